"""Pure rules of entries."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echodiary.features.entries.domain import (
    PROPOSED_TITLE_MAX,
    checked_content,
    distinct_tags,
    month_of,
    proposed_title,
    readable,
)
from echodiary.features.entries.errors import MonthInvalid, TextUnreadable

bodies = st.text(st.characters(exclude_categories=["Cs"]), max_size=300).filter(
    lambda text: text.replace("\0", "").strip()
)


@given(bodies)
def test_a_proposed_title_is_short_and_stands_in_the_body(body: str) -> None:
    content = checked_content(None, body, None, ())
    assert 0 < len(content.title) <= PROPOSED_TITLE_MAX
    assert " ".join(content.title.split()) in " ".join(content.body.split())


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("비가 왔다… 그래도 걸었다.", "비가 왔다"),
        ("왜 이직하세요? 라는 질문.", "왜 이직하세요?"),
        ("  공백이   많은   문장 ", "공백이 많은 문장"),
        ("3.5점. 좋다", "3.5점"),
        ("A" * 39 + " BC", "A" * 39),
    ],
)
def test_titles_end_where_sentences_end(body: str, title: str) -> None:
    assert proposed_title(body) == title


def test_half_a_character_is_refused() -> None:
    with pytest.raises(TextUnreadable):
        readable("가\ud83d나")
    with pytest.raises(TextUnreadable):
        distinct_tags(["\udc00"])


@pytest.mark.parametrize(("text", "last"), [("2024-02", 29), ("2026-02", 28), ("2026-12", 31)])
def test_a_month_has_a_first_and_a_last_day(text: str, last: int) -> None:
    first = date.fromisoformat(f"{text}-01")
    assert month_of(text) == (first, first.replace(day=last))


@pytest.mark.parametrize("text", ["2026-1", "2026-13", "0000-05", "", "2026-01-01", " 2026-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(MonthInvalid):
        month_of(text)
