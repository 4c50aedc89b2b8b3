from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echodiary.writing.checking.measuring import fidelity_rates
from echodiary.writing.checking.numbers import numbers
from echodiary.writing.checking.times import times
from echodiary.writing.fidelity import Kind, additions
from echodiary.writing.request import Language
from echodiary.writing.sentences import sentences

FILE = Path(__file__).parents[2] / "data" / "fidelity_cases.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("language", Language)
def test_additions_are_found_at_the_rates_that_are_written_down(language: Language) -> None:
    rates = fidelity_rates(CASES, language)
    assert rates.planted.total() >= 120
    assert rates.recall >= 0.95, rates.missed
    assert rates.false_alarms <= 0.03, rates.false


def test_enough_paraphrases_are_planted() -> None:
    assert sum(not case["added"] for case in CASES) >= 120


@pytest.mark.parametrize(
    ("memo", "draft", "language"),
    [
        ("택시비 3만원", "택시비로 삼만 원을 냈다.", "ko"),
        ("택시비 삼만 원", "택시비 30,000원이 나왔다.", "ko"),
        ("오후 3시 치과", "15:00에 치과에 갔다.", "ko"),
        ("오후 3시 치과", "세 시에 치과에 다녀왔어요.", "ko"),
        ("9시 반 면접", "아홉 시 삼십 분에 면접을 봤다.", "ko"),
        ("실기는 6/14", "실기는 6월 14일이다.", "ko"),
        ("2026-07-03 마감", "마감은 7월 3일이다.", "ko"),
        ("산책 1시간", "한 시간을 걸었다.", "ko"),
        ("비 옴", "이 시간이 고맙다. 이 곡을 듣고 이번만큼은 쉬었다.", "ko"),
        ("내일 영어 생윤", "내일은 영어 생윤임.", "ko"),
        ("비 옴", "적지 않으면 금방 흐려질 것들이야.", "ko"),
        ("산책", "공원길을 걸었다.", "ko"),
        ("지민이랑 카페", "지민이와 카페에서 커피를 마셨다.", "ko"),
        ("dentist 3pm", "At 15:00 I had the dentist.", "en"),
        ("paid $12,000", "I paid twelve thousand dollars.", "en"),
        ("6 months off", "I have half a year off.", "en"),
        ("called mom", "I called my mother.", "en"),
    ],
)
def test_another_way_of_saying_it_is_no_addition(memo: str, draft: str, language: str) -> None:
    assert additions(draft, memo, Language(language)) == []


@pytest.mark.parametrize(
    ("memo", "draft", "language", "found"),
    [
        ("비 옴", "비가 왔다. 오후 4시에 그쳤다.", "ko", [(Kind.TIME, "오후 4시")]),
        ("비 옴", "비가 와서 수진이와 집에 있었다.", "ko", [(Kind.NAME, "수진")]),
        ("카페", "카페에서 커피를 두 잔 마셨다.", "ko", [(Kind.NUMBER, "두 잔")]),
        ("산책", "한 시간 산책했다.", "ko", [(Kind.NUMBER, "한 시간")]),
        ("카페", "강남역 카페에 갔다.", "ko", [(Kind.PLACE, "강남역")]),
        ("엄마랑 통화", "엄마가 \"밥은 먹었니\"라고 했다.", "ko", [(Kind.QUOTE, "밥은 먹었니")]),
        ("soup", "I had soup with Rachel.", "en", [(Kind.NAME, "Rachel")]),
        ("soup", "I had soup at 7:30.", "en", [(Kind.TIME, "7:30")]),
        ("soup", "I had three bowls of soup.", "en", [(Kind.NUMBER, "three")]),
        ("soup", "I had soup in the library.", "en", [(Kind.PLACE, "library")]),
        ("soup", "\"So good,\" I said.", "en", [(Kind.QUOTE, "So good,")]),
    ],
)  # fmt: skip
def test_what_the_memo_lacks_is_named(memo: str, draft: str, language: str, found: list[tuple[Kind, str]]) -> None:
    assert [(one.kind, one.text) for one in additions(draft, memo, Language(language))] == found


@pytest.mark.parametrize(
    ("text", "value"),
    [("만 이천사백 원", 12_400), ("3만 5천원", 35_000), ("팔만 이천 원", 82_000), ("열두 개", 12), ("스무 살", 20),
     ("사흘", 3),
     ("twenty-one", 21), ("a hundred and fifty", 100), ("half a dozen", 12), ("12,400", 12_400), ("4.2kg", 4.2),
     ("백팔십만 원", 1_800_000)],
)  # fmt: skip
def test_numbers_are_told_by_their_value(text: str, value: float) -> None:
    assert numbers(text)[0].value == value


@pytest.mark.parametrize(
    ("text", "key"),
    [("오후 세 시", "3:00"), ("15:00", "3:00"), ("3 p.m.", "3:00"), ("아홉 시 반", "9:30"), ("half past nine", "9:30"),
     ("월요일", "monday")],
)  # fmt: skip
def test_times_have_one_key_in_both_languages(text: str, key: str) -> None:
    assert times(text)[0].key == key


@settings(max_examples=150, deadline=None)
@given(draft=st.text(max_size=200), memo=st.text(max_size=80), language=st.sampled_from(Language))
def test_no_text_breaks_it(draft: str, memo: str, language: Language) -> None:
    for found in additions(draft, memo, language):
        assert draft[found.sentence.start : found.sentence.end] == found.sentence.text
    assert all(draft[span.start : span.end] == span.text for span in sentences(draft))
