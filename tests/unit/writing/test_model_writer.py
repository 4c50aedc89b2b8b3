"""The writer behind which a model stands: what it says first, how it ends, what it never lets through."""

from __future__ import annotations

from contextlib import aclosing
from datetime import date
from decimal import Decimal

import pytest

from echodiary.llm import errors as llm
from echodiary.llm.adapters.scripted import ScriptedModels
from echodiary.llm.events import Finished as ModelFinished
from echodiary.llm.events import Usage
from echodiary.writing import errors
from echodiary.writing.events import Finished, ProvenanceReady, Sent, TextDelta, TitleProposed, Used, WriterEvent
from echodiary.writing.model_writer import LONGEST_TEXT, ModelWriter
from echodiary.writing.request import Language, Memo, MemoKind, SpeechLevel, Voice, WritingRequest

MEMO = Memo(MemoKind.TEXT, "회의 3개, 엄마랑 통화")
REQUEST = WritingRequest(MEMO, Voice("나", SpeechLevel.PLAIN, Language.KO), Language.KO, entry_date=date(2026, 11, 25))


@pytest.fixture
def models() -> ScriptedModels:
    return ScriptedModels()


async def written(models: ScriptedModels, seen: list[WriterEvent] | None = None) -> list[WriterEvent]:
    events: list[WriterEvent] = [] if seen is None else seen
    async for event in ModelWriter(models, "gpt-6-luna").write(REQUEST):
        events.append(event)  # noqa: PERF401 - what came before a failure counts
    return events


async def test_it_says_what_is_sent_before_it_is_sent(models: ScriptedModels) -> None:
    async with aclosing(ModelWriter(models, "gpt-6-luna").write(REQUEST)) as events:
        first = await anext(events)
        assert isinstance(first, Sent)
        assert models.asked == []
        assert MEMO.text in first.messages[1][1]


async def test_text_then_counts_then_checks_then_a_title(models: ScriptedModels) -> None:
    models.enqueue("회의를 3개 ", "했다. 내일은 부산에 간다.", ModelFinished(Usage(7, 5, Decimal("0.002"))))
    sent, *pieces, used, checked, titled, last = await written(models)
    assert isinstance(sent, Sent)
    assert [piece.text for piece in pieces if isinstance(piece, TextDelta)] == [
        "회의를 3개",
        " 했다. 내일은 부산에 간다.",
    ]
    assert used == Used(7, 5, Decimal("0.002"))
    assert isinstance(checked, ProvenanceReady)
    assert [(one.added, one.findings) for one in checked.sentences] == [(False, ()), (True, ("내일", "부산"))]
    assert checked.sentences[0].rests_on == ("회의", "3개")
    assert isinstance(titled, TitleProposed)
    assert titled.title
    assert last == Finished()


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (llm.RateLimited(), errors.RateLimited),
        (llm.Unavailable(), errors.ProviderUnavailable),
        (llm.TimedOut(), errors.ProviderTimedOut),
        (llm.BadCredentials(), errors.BadCredentials),
        (llm.Refused(), errors.ProviderRefused),
        (llm.InvalidResponse(), errors.InvalidProviderResponse),
        (llm.Misconfigured(), errors.ProviderMisconfigured),
        (llm.NotSupported(), errors.ProviderMisconfigured),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
async def test_each_failure_of_a_model_is_one_of_a_writing(
    models: ScriptedModels, failure: llm.LlmFailed, code: type[errors.WritingFailed]
) -> None:
    models.enqueue(failure)
    with pytest.raises(code) as raised:
        await written(models)
    assert raised.value.__cause__ is None
    assert raised.value.code == failure.code


async def test_a_connection_that_breaks_in_the_middle_is_an_interruption(models: ScriptedModels) -> None:
    models.enqueue("회의를 3개", llm.Unavailable())
    seen: list[WriterEvent] = []
    with pytest.raises(errors.WritingInterrupted):
        await written(models, seen)
    assert not any(isinstance(event, Finished | ProvenanceReady) for event in seen)


async def test_a_text_that_reached_its_limit_is_checked_and_interrupted(models: ScriptedModels) -> None:
    models.enqueue("회의를 3개", ModelFinished(Usage(1, 1), truncated=True))
    seen: list[WriterEvent] = []
    with pytest.raises(errors.WritingInterrupted):
        await written(models, seen)
    assert any(isinstance(event, ProvenanceReady) for event in seen)
    assert not any(isinstance(event, Finished) for event in seen)


@pytest.mark.parametrize("said", ["물론이죠!", "# 제목", "```\n```", " \n\u200b"])
async def test_chatter_alone_is_no_draft(models: ScriptedModels, said: str) -> None:
    models.enqueue(said)
    with pytest.raises(errors.InvalidProviderResponse):
        await written(models)


async def test_a_model_that_runs_away_is_stopped(models: ScriptedModels) -> None:
    models.enqueue(*["가나다라마" * 1000] * (LONGEST_TEXT // 5000 + 1), ModelFinished(Usage(1, 1)))
    with pytest.raises(errors.InvalidProviderResponse):
        await written(models)


async def test_who_stops_reading_stops_the_model(models: ScriptedModels) -> None:
    models.enqueue(*["회의를 했다. "] * 9)
    async with aclosing(ModelWriter(models, "gpt-6-luna").write(REQUEST)) as events:
        await anext(events)
        await anext(events)
    assert models.closed == 1
