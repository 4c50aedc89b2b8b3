from __future__ import annotations

import asyncio
import time
from datetime import date

import pytest

from echodiary.writing.errors import RateLimited
from echodiary.writing.events import Finished, ProvenanceReady, TextDelta, TitleProposed
from echodiary.writing.request import Language, Memo, MemoKind, SpeechLevel, Voice, WritingRequest
from echodiary.writing.scripted import Pause, ScriptedWriter


def asked(text: str = "야근했다. 집에 왔다.") -> WritingRequest:
    return WritingRequest(
        Memo(MemoKind.TEXT, text),
        Voice("나", SpeechLevel.PLAIN, Language.KO),
        Language.KO,
        entry_date=date(2026, 7, 3),
    )


@pytest.mark.anyio
async def test_it_plays_its_scripts_in_order_and_remembers() -> None:
    writer = ScriptedWriter()
    writer.enqueue("하나")
    writer.enqueue(TextDelta("둘"), TitleProposed("제목"), Finished())
    first = [event async for event in writer.write(asked("a"))]
    second = [event async for event in writer.write(asked("b"))]
    assert first == [TextDelta("하나"), Finished()]
    assert second == [TextDelta("둘"), TitleProposed("제목"), Finished()]
    assert [request.memo.text for request in writer.requests] == ["a", "b"]


@pytest.mark.anyio
async def test_without_a_script_it_echoes_the_memo() -> None:
    events = [event async for event in ScriptedWriter().write(asked())]
    assert events[:2] == [TextDelta("야근했다. "), TextDelta("집에 왔다.")]
    assert isinstance(events[2], TitleProposed)
    assert isinstance(events[3], ProvenanceReady)
    assert [sentence.text for sentence in events[3].sentences] == ["야근했다.", "집에 왔다."]


@pytest.mark.anyio
async def test_the_default_script_can_be_set() -> None:
    writer = ScriptedWriter(default=[TextDelta("늘 같은 말")])
    for _ in range(2):
        assert [event async for event in writer.write(asked())] == [
            TextDelta("늘 같은 말"),
            Finished(),
        ]


@pytest.mark.anyio
async def test_it_fails_where_it_is_told_to() -> None:
    writer = ScriptedWriter()
    writer.enqueue("반쯤", RateLimited("slow down"))
    stream = writer.write(asked())
    assert await anext(stream) == TextDelta("반쯤")
    with pytest.raises(RateLimited):
        await anext(stream)


@pytest.mark.anyio
async def test_a_gate_holds_the_stream_open() -> None:
    gate = asyncio.Event()
    writer = ScriptedWriter()
    writer.enqueue("앞", gate, "뒤")
    stream = writer.write(asked())
    assert await anext(stream) == TextDelta("앞")
    waiting = asyncio.ensure_future(anext(stream))
    await asyncio.sleep(0)
    assert not waiting.done()
    gate.set()
    assert await waiting == TextDelta("뒤")
    await stream.aclose()
    assert writer.closed == 1


@pytest.mark.anyio
async def test_a_gate_for_all_and_delays() -> None:
    gate = asyncio.Event()
    gate.set()
    writer = ScriptedWriter(delay=0.01, gate=gate)
    writer.enqueue("a", Pause(0.01), "b")
    started = time.perf_counter()
    assert len([event async for event in writer.write(asked())]) == 3
    assert time.perf_counter() - started >= 0.03
