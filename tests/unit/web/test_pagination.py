"""Cursors of lists."""

import contextlib
from datetime import date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echodiary.web.pagination import (
    CursorInvalid,
    cut_page,
    decode_cursor,
    decode_moment,
    decode_number,
    decode_place,
    encode_cursor,
)

VALUES = st.lists(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=40))


@given(VALUES)
def test_a_cursor_gives_back_its_values(values: list[object]) -> None:
    cursor = encode_cursor(values)
    assert decode_cursor(cursor) == values
    assert cursor.isascii()
    assert not set(cursor) & set("+/=&?#% ")


def test_ids_and_dates_come_back_as_text() -> None:
    row_id = uuid4()
    assert decode_cursor(encode_cursor([date(2026, 3, 1), row_id])) == ["2026-03-01", str(row_id)]


@given(st.text(max_size=60))
def test_whatever_else_is_sent_is_a_typed_refusal(text: str) -> None:
    with contextlib.suppress(CursorInvalid):
        assert isinstance(decode_cursor(text), list)
    for decode in (decode_place, decode_moment, decode_number):
        with contextlib.suppress(CursorInvalid):
            decode(text)


@given(st.integers(0, 2**31 - 1), st.uuids())
def test_a_place_gives_back_position_and_id(position: int, row_id: UUID) -> None:
    assert decode_place(encode_cursor([position, row_id])) == (position, row_id)


@pytest.mark.parametrize(("found", "page", "more"), [(0, 0, False), (2, 2, False), (3, 3, False), (4, 3, True)])
def test_there_is_a_next_page_only_when_there_is_more(found: int, page: int, more: bool) -> None:
    items, cursor = cut_page(list(range(found)), 3, lambda item: [item])
    assert list(items) == list(range(page))
    assert cursor == (encode_cursor([2]) if more else None)


@given(st.integers())
def test_a_number_beyond_the_column_is_no_place(number: int) -> None:
    cursor = encode_cursor([number]) if abs(number) < 2**63 else encode_cursor([str(number)])
    if 0 <= number < 2**31:
        assert decode_number(cursor) == number
    else:
        with pytest.raises(CursorInvalid):
            decode_number(cursor)


@given(st.datetimes(), st.uuids())
def test_a_moment_gives_back_itself_and_the_id(moment: datetime, row_id: UUID) -> None:
    assert decode_moment(encode_cursor([moment, row_id])) == (moment, row_id)
