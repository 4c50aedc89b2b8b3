"""Pages of a list: where the last one ended travels as an opaque cursor, so that rows that come and go between two
requests make no other row appear twice or not at all.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, TypeVar
from uuid import UUID

import orjson
from fastapi import Query

from echodiary.platform.errors import Invalid

LARGEST_LIMIT = 100
LARGEST_POSITION = 2**31 - 1

Cursor = Annotated[str | None, Query(max_length=500)]
Limit = Annotated[int, Query(ge=1, le=LARGEST_LIMIT)]
Item = TypeVar("Item")


class CursorInvalid(Invalid):
    """This cursor did not come from here; start again without one."""

    code = "cursor_invalid"


def encode_cursor(values: list[object]) -> str:
    """Make a cursor of a row's sorting values: ids, dates, numbers; never anything that was typed."""
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def decode_cursor(text: str) -> list[object]:
    """The values of a cursor, ids and dates as text; raises CursorInvalid."""
    try:
        values = orjson.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        raise CursorInvalid from None
    if not isinstance(values, list):
        raise CursorInvalid
    return values


def decode_place(cursor: str | None) -> tuple[int, UUID] | None:
    """Where a list that is sorted by position and id goes on, None at its beginning; raises CursorInvalid."""
    if cursor is None:
        return None
    match decode_cursor(cursor):
        case [int(position), str(row_id)] if 0 <= position <= LARGEST_POSITION:
            try:
                return position, UUID(row_id)
            except ValueError:
                raise CursorInvalid from None
        case _:
            raise CursorInvalid


def decode_moment(cursor: str | None) -> tuple[datetime, UUID] | None:
    """Where a list that is sorted by moment and id goes on, None at its beginning; raises CursorInvalid."""
    if cursor is None:
        return None
    match decode_cursor(cursor):
        case [str(moment), str(row_id)]:
            try:
                return datetime.fromisoformat(moment), UUID(row_id)
            except ValueError:
                raise CursorInvalid from None
        case _:
            raise CursorInvalid


def decode_number(cursor: str | None) -> int | None:
    """Where a list that is sorted by number goes on, None at its beginning; raises CursorInvalid."""
    if cursor is None:
        return None
    match decode_cursor(cursor):
        case [int(number)] if 0 <= number <= LARGEST_POSITION:
            return number
        case _:
            raise CursorInvalid


def cut_page(
    found: Sequence[Item], limit: int, place_of: Callable[[Item], list[object]]
) -> tuple[Sequence[Item], str | None]:
    """One page of up to `limit + 1` rows that were found, and the cursor to the next one when there is more."""
    if len(found) <= limit:
        return found, None
    return found[:limit], encode_cursor(place_of(found[limit - 1]))
