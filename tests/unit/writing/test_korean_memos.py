"""Korean memos as people type them at night (tests/data/memos_ko*.jsonl): every fact kept, every level held."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from echodiary.writing.request import Fidelity, Length, SpeechLevel
from echodiary.writing.speech_level import off_level

DATA = Path(__file__).parents[2] / "data"
FILES = [DATA / "memos_ko.jsonl", DATA / "memos_ko_night.jsonl"]
MEMOS = [json.loads(line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
every_memo = pytest.mark.parametrize("row", MEMOS, ids=[row["id"] for row in MEMOS])
# Every fidelity with a length of its own: all nine pairs for the public memos are in test_builtin_laws.
WAYS = [(Fidelity.FACTS, Length.SHORT), (Fidelity.NATURAL, Length.MEDIUM), (Fidelity.RICH, Length.LONG)]
# What a diary does not say, and what the first writer said.
DEAD = ("적어 뒀", "적어 두었", "남겨 뒀", "빼놓지 않고", "오늘 적어 둔 것은", "오늘의 조각", "메모해 뒀")


def typed(row: dict[str, Any]) -> str | list[str]:
    found: str | list[str] = row.get("text") or row["keywords"]
    return found


def is_kept(fact: str, text: str) -> bool:
    """A noun and its amount may have a particle between them: 라멘은 1,200엔이었다."""
    counted = " " in fact and any(map(str.isdigit, fact))
    return all(part in text for part in (fact.split() if counted else [fact]))


@every_memo
def test_facts_are_kept_and_the_level_holds(row: dict[str, Any], write: Any) -> None:
    for level in SpeechLevel:
        for fidelity, length in WAYS:
            draft = write(typed(row), level=level, fidelity=fidelity, length=length)
            assert not [fact for fact in row["facts"] if not is_kept(fact, draft.text)], draft.text
            assert not [one.sentence.text for one in off_level(draft.text, level)]


@every_memo
def test_the_day_is_told_and_not_listed(row: dict[str, Any], write: Any) -> None:
    draft = write(typed(row))
    own = [sentence for sentence in draft.sentences if not sentence.added]
    assert not [sentence.text for sentence in own for phrase in DEAD if phrase in sentence.text]
    assert sum(bool(sentence.quoted) for sentence in own) <= 1
    texts = [sentence.text for sentence in draft.sentences]
    assert len(set(texts)) == len(texts)


@every_memo
def test_facts_adds_nothing(row: dict[str, Any], write: Any) -> None:
    draft = write(typed(row), fidelity="facts")
    assert not draft.added
    assert not draft.guessed
