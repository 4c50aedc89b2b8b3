import asyncio

import pytest
from pydantic import BaseModel

from echodiary.llm.adapters.scripted import FEW, Asked, Pause, ScriptedModels
from echodiary.llm.errors import InvalidResponse
from echodiary.llm.events import Finished, TextDelta
from echodiary.llm.messages import ImageRequest, Message, Speaker, StructuredRequest, TextRequest

ASKED = TextRequest((Message(Speaker.SYSTEM, "short"), Message(Speaker.USER, "산책")))


class Mood(BaseModel):
    mood: str


async def test_scripts_are_played_in_order_and_then_the_memo_is_echoed() -> None:
    models = ScriptedModels()
    models.enqueue("one")
    models.enqueue("two", Pause(0), TextDelta(" three"))
    played = [[event async for event in models.stream_text("m", ASKED)] for _ in range(3)]
    assert played == [
        [TextDelta("one"), Finished(FEW)],
        [TextDelta("two"), TextDelta(" three"), Finished(FEW)],
        [TextDelta("산책"), Finished(FEW)],
    ]


async def test_it_remembers_what_it_was_asked() -> None:
    models = ScriptedModels(provider="openai", default=("{}",))
    [event async for event in models.stream_text("m", ASKED)]
    with pytest.raises(InvalidResponse):
        await models.answer("m", StructuredRequest(ASKED.messages, Mood))
    with pytest.raises(InvalidResponse):
        await models.draw("m-image", ImageRequest("비"))
    assert [asked.text for asked in models.asked] == ["short\n산책", "short\n산책", "비"]
    assert models.asked[0] == Asked("m", ASKED)
    assert models.provider == "openai"


async def test_a_gate_holds_it_open() -> None:
    models, gate = ScriptedModels(), asyncio.Event()
    models.enqueue(gate, Mood(mood="calm"))
    answering = asyncio.create_task(models.answer("m", StructuredRequest(ASKED.messages, Mood)))
    await asyncio.sleep(0)
    assert not answering.done()
    gate.set()
    assert (await answering).answer.mood == "calm"


async def test_a_cancelled_stream_was_closed() -> None:
    models = ScriptedModels()
    models.enqueue(asyncio.Event())

    async def read() -> None:
        async for _ in models.stream_text("m", ASKED):
            pass

    reading = asyncio.create_task(read())
    await asyncio.sleep(0)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert models.closed == 1
