"""The promises of the port to models (llm/port.py), kept by every adapter before servers that others wrote."""

import asyncio
import base64
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from decimal import Decimal

import pytest

from echodiary.llm.errors import (
    BadCredentials,
    InvalidResponse,
    LlmFailed,
    Misconfigured,
    NotSupported,
    RateLimited,
    Refused,
    TimedOut,
    Unavailable,
)
from echodiary.llm.events import Finished, TextDelta, TextEvent
from echodiary.llm.limits import TimeLimited
from echodiary.llm.messages import ImageRequest, ImageShape, Message, Speaker, StructuredRequest, TextRequest
from echodiary.llm.port import Models, TimeLimits
from echodiary.llm.retrying import Retrying
from tests.providers.aimock import Aimock
from tests.providers.faulty import Faulty
from tests.providers.fixtures import aimock, aimock_server, faulty, faulty_server  # noqa: F401
from tests.providers.stages import STAGES, Fault, Mood, Stage, stage_called

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ASKED = (
    Message(Speaker.SYSTEM, "You write diaries."),
    Message(Speaker.USER, "산책, 비"),
    Message(Speaker.ASSISTANT, "비를 맞으며 걸었다."),
    Message(Speaker.USER, "더 짧게"),
)


@pytest.fixture(params=STAGES)
async def stage(request: pytest.FixtureRequest, aimock: Aimock, faulty: Faulty) -> AsyncIterator[Stage]:  # noqa: F811
    async for one in stage_called(request.param, aimock, faulty):
        yield one


async def streamed(models: Models, model: str, messages: tuple[Message, ...] = ASKED) -> list[TextEvent]:
    async with aclosing(models.stream_text(model, TextRequest(messages))) as stream:
        return [event async for event in stream]


async def text_of(stage: Stage) -> str:
    events = await streamed(stage.models, stage.writes)
    return "".join(event.text for event in events if isinstance(event, TextDelta))


async def read_into(seen: list[TextEvent], stream: AsyncIterator[TextEvent]) -> None:
    async for event in stream:
        seen.append(event)  # noqa: PERF401 - what came before a failure counts


async def asked_for_mood(stage: Stage) -> Mood:
    return (await stage.models.answer(stage.writes, StructuredRequest(ASKED, Mood))).answer


def assert_bare(failure: LlmFailed) -> None:
    """It carries no words of the provider, and drags nothing along that would."""
    assert failure.args == ()
    assert failure.__cause__ is None
    assert failure.__context__ is None


async def test_a_text_comes_in_pieces_and_ends_with_one_finished(stage: Stage) -> None:
    stage.says("오늘은 비가 왔다. 우산 없이 한참을 걸었고, 집에 와서 생강차를 마셨다. 그래도 좋았다.")
    *pieces, last = await streamed(stage.models, stage.writes)
    assert len(pieces) > 1
    assert all(isinstance(piece, TextDelta) and piece.text for piece in pieces)
    assert "".join(piece.text for piece in pieces).endswith("생강차를 마셨다. 그래도 좋았다.")  # type: ignore[union-attr]
    assert isinstance(last, Finished)
    assert not last.truncated
    assert (last.usage.input_tokens, last.usage.output_tokens) == (7, 5)


async def test_what_was_asked_arrives_by_speaker(stage: Stage, aimock: Aimock) -> None:  # noqa: F811
    stage.says("짧게 걸었다.")
    await text_of(stage)
    if stage.name == "scripted":
        assert stage.models.asked[0].request == TextRequest(ASKED)  # type: ignore[attr-defined]
        return
    [asked] = aimock.requests()
    assert asked.model == stage.writes
    assert asked.text("system") == "You write diaries."
    assert asked.text("user") == "산책, 비\n더 짧게"
    assert asked.text("assistant") == "비를 맞으며 걸었다."
    paths = {"openai": "/v1/responses", "compatible": "/v1/chat/completions", "gemini": "/v1beta/models/"}
    assert asked.path.startswith(paths[stage.name])


async def test_fifty_thousand_characters_arrive_whole(stage: Stage) -> None:
    text = "하루가 길었다. " * 5600
    assert len(text) > 50_000
    stage.says(text)
    assert await text_of(stage) == text


async def test_a_text_that_reached_its_limit_says_so(stage: Stage) -> None:
    await stage.stops_at_its_limit()
    last = (await streamed(stage.models, stage.writes))[-1]
    assert isinstance(last, Finished)
    assert last.truncated


async def test_an_answer_fits_its_schema(stage: Stage) -> None:
    stage.answers({"mood": "calm", "tags": ["비", "산책"]})
    given = await stage.models.answer(stage.writes, StructuredRequest(ASKED, Mood, max_output_tokens=100))
    assert given.answer == Mood(mood="calm", tags=["비", "산책"])


async def test_an_image_is_its_bytes_and_type(stage: Stage) -> None:
    stage.paints(DOT)
    drawn = await stage.models.draw(stage.draws, ImageRequest("비 오는 골목", ImageShape.LANDSCAPE))
    assert drawn.data == DOT
    assert drawn.media_type == "image/png"


FAULTS = [
    Fault(401, BadCredentials()),
    Fault(403, BadCredentials()),
    Fault(404, Misconfigured()),
    Fault(400, Misconfigured()),
    Fault(408, TimedOut()),
    Fault(429, RateLimited(), retry_after=7),
    Fault(500, Unavailable()),
    Fault(503, Unavailable()),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
async def test_an_error_of_the_provider_is_one_of_ours(stage: Stage, fault: Fault) -> None:
    failure = type(fault.failure)
    for _ in range(3):
        stage.fails(fault)
    with pytest.raises(failure) as streaming:
        await text_of(stage)
    with pytest.raises(failure) as answering:
        await asked_for_mood(stage)
    with pytest.raises(failure) as drawing:
        await stage.models.draw(stage.draws, ImageRequest("비"))
    for raised in (streaming, answering, drawing):
        assert_bare(raised.value)
        if isinstance(raised.value, RateLimited) and stage.name != "scripted":
            assert raised.value.retry_after == 7.0
    assert stage.times_asked() == 3, "the SDK asked again by itself"


async def test_too_many_requests_without_saying_how_long(stage: Stage) -> None:
    await stage.limits_without_saying_how_long()
    with pytest.raises(RateLimited) as raised:
        await text_of(stage)
    assert raised.value.retry_after is None


async def test_a_provider_that_does_not_answer_times_out(stage: Stage) -> None:
    stage.hangs(0.5)
    limited = TimeLimited(stage.models, TimeLimits(first_token=0.1))
    with pytest.raises(TimedOut) as raised:
        await streamed(limited, stage.writes)
    assert_bare(raised.value)


async def test_a_late_first_token_times_out(stage: Stage) -> None:
    stage.begins_late(0.5)
    with pytest.raises(TimedOut):
        await streamed(TimeLimited(stage.models, TimeLimits(first_token=0.1)), stage.writes)


async def test_a_slow_first_token_within_the_limit_is_waited_for(stage: Stage) -> None:
    stage.begins_late(0.3)
    assert len(await streamed(TimeLimited(stage.models, TimeLimits(first_token=5)), stage.writes)) > 1


@pytest.mark.parametrize(
    ("fault", "failure"),
    [("breaks_off", Unavailable), ("ends_early", InvalidResponse), ("sends_a_broken_chunk", InvalidResponse)],
)
async def test_a_stream_without_its_end_is_never_finished(stage: Stage, fault: str, failure: type[LlmFailed]) -> None:
    getattr(stage, fault)()
    seen: list[TextEvent] = []
    with pytest.raises(failure) as raised:
        await read_into(seen, stage.models.stream_text(stage.writes, TextRequest(ASKED)))
    assert seen
    assert all(isinstance(event, TextDelta) for event in seen)
    assert_bare(raised.value)


async def test_a_body_that_is_no_json_is_an_invalid_response(stage: Stage) -> None:
    for _ in range(3):
        stage.sends_no_json()
    with pytest.raises(InvalidResponse) as streaming:
        await text_of(stage)
    with pytest.raises(InvalidResponse) as answering:
        await asked_for_mood(stage)
    with pytest.raises(InvalidResponse) as drawing:
        await stage.models.draw(stage.draws, ImageRequest("비"))
    for raised in (streaming, answering, drawing):
        assert_bare(raised.value)


async def test_json_of_another_shape_is_an_invalid_response(stage: Stage) -> None:
    await stage.sends_another_shape()
    with pytest.raises(InvalidResponse) as streaming:
        await text_of(stage)
    assert_bare(streaming.value)
    await stage.sends_another_shape()
    with pytest.raises(InvalidResponse) as answering:
        await asked_for_mood(stage)
    assert_bare(answering.value)


@pytest.mark.parametrize("answer", ["I feel calm.", '{"mood": 1}', '{"mood": "calm", "tags": ["비"'])
async def test_an_answer_that_does_not_fit_is_an_invalid_response(stage: Stage, answer: str) -> None:
    stage.answers(answer)
    with pytest.raises(InvalidResponse) as raised:
        await asked_for_mood(stage)
    assert_bare(raised.value)


async def test_an_empty_answer_is_an_invalid_response(stage: Stage) -> None:
    stage.says_nothing()
    with pytest.raises(InvalidResponse):
        await text_of(stage)


async def test_a_refusal_is_one_however_it_is_said(stage: Stage) -> None:
    await stage.refuses()
    with pytest.raises(Refused) as raised:
        await text_of(stage)
    assert_bare(raised.value)


async def test_what_a_model_cannot_do_is_not_sent(stage: Stage) -> None:
    with pytest.raises(NotSupported):
        await streamed(stage.models, stage.draws)
    with pytest.raises(NotSupported):
        await stage.models.answer(stage.draws, StructuredRequest(ASKED, Mood))
    with pytest.raises(NotSupported):
        await stage.models.draw(stage.writes, ImageRequest("비"))
    assert stage.times_asked() == 0


async def test_a_reader_may_stop_anywhere(stage: Stage) -> None:
    stage.says("한 조각씩 온다. " * 200)
    async with aclosing(stage.models.stream_text(stage.writes, TextRequest(ASKED))) as stream:
        async for event in stream:
            assert isinstance(event, TextDelta)
            break
    stage.says("한 조각씩 온다. " * 200)
    assert await text_of(stage)


async def test_a_cancelled_call_stops_at_once(stage: Stage) -> None:
    stage.hangs(0.9)
    call = asyncio.create_task(text_of(stage))
    await asyncio.sleep(0.05)
    began = time.perf_counter()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert time.perf_counter() - began < 0.5


async def test_a_second_try_is_silent(stage: Stage, aimock: Aimock) -> None:  # noqa: F811
    if stage.name == "scripted":
        stage.fails(Fault(503, Unavailable()))
        stage.says("두 번째에 되었다.")
    else:
        aimock.fail(503, times=1)
        aimock.answer("두 번째에 되었다.")

    async def at_once(_seconds: float) -> None:
        return None

    events = await streamed(Retrying(stage.models, sleep=at_once), stage.writes)
    assert "".join(event.text for event in events if isinstance(event, TextDelta)) == "두 번째에 되었다."
    assert stage.times_asked() == 2


async def test_default_models_have_a_price(stage: Stage) -> None:
    stage.says("값이 있다.")
    last = (await streamed(stage.models, stage.writes))[-1]
    assert isinstance(last, Finished)
    if stage.name == "scripted":
        assert last.usage.cost_usd is None
    else:
        assert last.usage.cost_usd is not None
        assert Decimal(0) < last.usage.cost_usd < Decimal("0.01")
