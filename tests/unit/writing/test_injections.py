"""Orders in memos, personas and samples: they stay material in what is sent, and a model that obeys them is caught."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from echodiary.llm.adapters.scripted import ScriptedModels
from echodiary.writing.events import ProvenanceReady
from echodiary.writing.model_writer import ModelWriter
from echodiary.writing.prompting import messages_for
from echodiary.writing.request import Language, Memo, MemoKind, SpeechLevel, Voice, WritingRequest

DATA = Path(__file__).resolve().parents[2] / "data" / "injections.jsonl"
CASES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
FENCED = re.compile(r"^(\[{3,})([^\[\]/]+)(\]{3,})\n(.*?)\n\1/\2\3$", re.DOTALL | re.MULTILINE)


def request_of(case: dict[str, Any]) -> WritingRequest:
    """The request in which somebody gives an order."""
    order, language = case["order"], Language(case["lang"])
    voice = Voice("나", SpeechLevel.PLAIN, language)
    request = WritingRequest(Memo(MemoKind.TEXT, case["memo"]), voice, language, entry_date=date(2026, 11, 25))
    match case["where"]:
        case "memo":
            return replace(request, memo=Memo(MemoKind.TEXT, f"{case['memo']}\n{order}"))
        case "keyword":
            return replace(request, memo=Memo(MemoKind.KEYWORDS, keywords=(*case["memo"].split(". "), order)))
        case "instruction":
            return replace(request, instruction=order)
        case "previous":
            return replace(request, previous_text=order)
        case "sample":
            return replace(request, voice=replace(voice, writing_samples=(order,)))
        case "do" | "dont" as rules:
            return replace(request, voice=replace(voice, **{rules: (order,)}))
        case field:
            return replace(request, voice=replace(voice, **{field: order}))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['where']}")
def test_an_order_stays_inside_its_fence(case: dict[str, Any]) -> None:
    system, user = messages_for(request_of(case))
    assert case["order"] not in system.text
    assert any(case["order"] in block for _, _, _, block in FENCED.findall(user.text))
    outside = FENCED.sub("", user.text)
    assert case["order"] not in outside
    assert "[[[" not in outside, "a fence was opened or closed by what was typed"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['where']}")
async def test_a_model_that_obeys_is_caught_where_that_is_possible(case: dict[str, Any]) -> None:
    models = ScriptedModels()
    models.enqueue(case["obeyed"])
    events = [event async for event in ModelWriter(models, "gpt-6-luna").write(request_of(case))]
    [checked] = [event for event in events if isinstance(event, ProvenanceReady)]
    caught = any(sentence.added or sentence.off_level for sentence in checked.sentences)
    assert caught == case["caught"], [(sentence.text, sentence.rests_on) for sentence in checked.sentences]


def test_the_set_is_whole() -> None:
    assert len(CASES) >= 20
    assert {case["where"] for case in CASES} >= {"memo", "sample", "description", "do", "instruction", "keyword"}
    assert all(case["caught"] or case["why"] for case in CASES), "what is not caught says why"
    assert sum(case["caught"] for case in CASES) / len(CASES) > 0.75
