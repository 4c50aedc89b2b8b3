from __future__ import annotations

import json
from pathlib import Path

import pytest

from echodiary.writing.checking.measuring import level_rates
from echodiary.writing.request import SpeechLevel
from echodiary.writing.speech_level import level_of, levels, off_level

FILE = Path(__file__).parents[2] / "data" / "speech_levels.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_levels_are_told_at_the_rate_that_is_written_down() -> None:
    rates = level_rates(CASES)
    assert rates.asked.total() >= 120
    assert rates.right.total() >= 0.97 * rates.asked.total(), rates.wrong


def test_a_text_is_cut_where_laughter_stands_for_a_full_stop() -> None:
    told = levels("비가 왔어요ㅋㅋ 근데 우산이 없었다! 그래서 '아 망했다' 했음 ㅠㅠ 3.5km 걸었어요 집에 왔어요")
    assert [(one.sentence.text, one.level) for one in told] == [
        ("비가 왔어요ㅋㅋ", SpeechLevel.POLITE),
        ("근데 우산이 없었다!", SpeechLevel.PLAIN),
        ("그래서 '아 망했다' 했음 ㅠㅠ", SpeechLevel.NOTE),
        ("3.5km 걸었어요", SpeechLevel.POLITE),
        ("집에 왔어요", SpeechLevel.POLITE),
    ]


def test_spans_lie_in_the_text() -> None:
    text = "  비가 왔어요. 집에 갔다!\n\n치킨 먹음 😊 끝."
    for told in levels(text):
        assert text[told.sentence.start : told.sentence.end] == told.sentence.text


def test_sentences_off_the_level_are_named_and_no_others() -> None:
    text = "오늘은 비가 왔어요. 집에 있었다. '왜 그래?'라고 물었어요. 그럴까? 12:30."
    assert [one.sentence.text for one in off_level(text, SpeechLevel.POLITE)] == ["집에 있었다.", "그럴까?"]
    assert [one.sentence.text for one in off_level("춥구나. 춥다. 추워.", SpeechLevel.PLAIN)] == ["추워."]


@pytest.mark.parametrize("text", ["", "...", "OK.", "12:30", "😀", "“”", "'괜찮아요'", "아이고!"])
def test_what_decides_nothing_is_left_undecided(text: str) -> None:
    assert level_of(text) is None
    assert all(not off_level(text, level) for level in SpeechLevel)
