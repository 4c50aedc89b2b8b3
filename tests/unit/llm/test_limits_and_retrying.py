import asyncio
from contextlib import aclosing

import pytest
from pydantic import BaseModel

from echodiary.llm.adapters.scripted import Pause, ScriptedModels
from echodiary.llm.errors import (
    BadCredentials,
    InvalidResponse,
    LlmFailed,
    Misconfigured,
    RateLimited,
    Refused,
    TimedOut,
    Unavailable,
)
from echodiary.llm.events import Drawn, Finished, TextDelta, TextEvent, Usage
from echodiary.llm.limits import TimeLimited
from echodiary.llm.messages import ImageRequest, Message, Speaker, StructuredRequest, TextRequest
from echodiary.llm.port import Models, TimeLimits
from echodiary.llm.retrying import LONGEST_WAIT, USUAL_WAIT, Retrying, wait_before_retry

ASKED = TextRequest((Message(Speaker.USER, "산책"),))


class Mood(BaseModel):
    mood: str


STRUCTURED = StructuredRequest(ASKED.messages, Mood)


class Waits:
    """Sleeps that only write down how long they were to be."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


async def told(models: Models) -> list[TextEvent]:
    async with aclosing(models.stream_text("any", ASKED)) as stream:
        return [event async for event in stream]


async def read_into(seen: list[TextEvent], models: Models) -> None:
    async with aclosing(models.stream_text("any", ASKED)) as stream:
        async for event in stream:
            seen.append(event)  # noqa: PERF401 - what came before a failure counts


async def test_what_is_in_time_passes_unchanged() -> None:
    scripted = ScriptedModels()
    scripted.enqueue("하나 ", "둘", Finished(Usage(1, 2)))
    limited = TimeLimited(scripted, TimeLimits())
    assert await told(limited) == [TextDelta("하나 "), TextDelta("둘"), Finished(Usage(1, 2))]
    assert (limited.provider, limited.profile("gpt-image-2").image) == ("scripted", True)
    await limited.close()
    assert not scripted.is_open


async def test_the_first_piece_has_its_own_limit() -> None:
    scripted = ScriptedModels()
    scripted.enqueue(asyncio.Event(), "nie")
    with pytest.raises(TimedOut) as raised:
        await told(TimeLimited(scripted, TimeLimits(first_token=0.01)))
    assert raised.value.__context__ is None
    assert scripted.closed == 1


async def test_after_the_first_piece_only_the_whole_counts() -> None:
    scripted = ScriptedModels()
    scripted.enqueue("schon ", Pause(0.05), "da")
    assert len(await told(TimeLimited(scripted, TimeLimits(first_token=0.02, whole=5)))) == 3


async def test_the_whole_has_a_limit() -> None:
    scripted, seen = ScriptedModels(), list[TextEvent]()
    scripted.enqueue("schon ", asyncio.Event(), "nie")
    with pytest.raises(TimedOut):
        await read_into(seen, TimeLimited(scripted, TimeLimits(first_token=5, whole=0.02)))
    assert seen == [TextDelta("schon ")]


async def test_answers_and_images_have_the_whole() -> None:
    scripted = ScriptedModels()
    for _ in range(2):
        scripted.enqueue(asyncio.Event())
    limited = TimeLimited(scripted, TimeLimits(whole=0.01))
    with pytest.raises(TimedOut):
        await limited.answer("any", STRUCTURED)
    with pytest.raises(TimedOut):
        await limited.draw("any-image", ImageRequest("비"))


async def test_a_reader_that_stops_closes_the_call_behind_every_wrapper() -> None:
    scripted = ScriptedModels()
    scripted.enqueue("one", "two", "three")
    async with aclosing(TimeLimited(Retrying(scripted), TimeLimits()).stream_text("any", ASKED)) as stream:
        assert await anext(stream) == TextDelta("one")
    assert scripted.closed == 1


@pytest.mark.parametrize("failure", [RateLimited(), Unavailable(), TimedOut()])
async def test_what_may_pass_is_tried_once_more(failure: LlmFailed) -> None:
    scripted, waits = ScriptedModels(), Waits()
    retrying = Retrying(scripted, sleep=waits)
    scripted.enqueue(failure)
    scripted.enqueue("gut")
    assert (await told(retrying))[0] == TextDelta("gut")
    scripted.enqueue(failure)
    scripted.enqueue(Mood(mood="calm"))
    assert (await retrying.answer("any", STRUCTURED)).answer == Mood(mood="calm")
    scripted.enqueue(failure)
    scripted.enqueue(Drawn(b"1", "image/png", Usage()))
    assert (await retrying.draw("any-image", ImageRequest("비"))).data == b"1"
    assert len(scripted.asked) == 6
    assert all(USUAL_WAIT <= seconds <= 2 * USUAL_WAIT for seconds in waits.seconds)


async def test_never_a_third_time() -> None:
    scripted = ScriptedModels(default=(Unavailable(),))
    retrying = Retrying(scripted, sleep=Waits())
    with pytest.raises(Unavailable):
        await told(retrying)
    with pytest.raises(Unavailable):
        await retrying.answer("any", STRUCTURED)
    assert len(scripted.asked) == 4


@pytest.mark.parametrize("failure", [BadCredentials(), Refused(), InvalidResponse(), Misconfigured()])
async def test_what_will_not_pass_is_not_tried_again(failure: LlmFailed) -> None:
    scripted = ScriptedModels(default=(failure,))
    retrying = Retrying(scripted, sleep=Waits())
    with pytest.raises(type(failure)):
        await told(retrying)
    with pytest.raises(type(failure)):
        await retrying.answer("any", STRUCTURED)
    assert len(scripted.asked) == 2


async def test_what_has_begun_is_not_begun_again() -> None:
    scripted, seen = ScriptedModels(), list[TextEvent]()
    scripted.enqueue("half", Unavailable())
    with pytest.raises(Unavailable):
        await read_into(seen, Retrying(scripted, sleep=Waits()))
    assert seen == [TextDelta("half")]
    assert len(scripted.asked) == 1


@pytest.mark.parametrize("kind", [RateLimited, Unavailable])
def test_the_provider_is_waited_for_up_to_five_seconds(kind: type[RateLimited | Unavailable]) -> None:
    assert wait_before_retry(kind(0.0)) == 0.0
    assert wait_before_retry(kind(LONGEST_WAIT)) == LONGEST_WAIT
    assert wait_before_retry(kind(LONGEST_WAIT + 1)) is None


async def test_both_tries_share_the_limit() -> None:
    scripted = ScriptedModels()
    scripted.enqueue(Unavailable())
    scripted.enqueue(asyncio.Event())
    limited = TimeLimited(Retrying(scripted, sleep=Waits()), TimeLimits(first_token=0.02))
    with pytest.raises(TimedOut):
        await told(limited)
    assert len(scripted.asked) == 2


async def test_a_wait_that_outlasts_the_limit_is_cut_short() -> None:
    scripted = ScriptedModels()
    scripted.enqueue(RateLimited(4.0))
    with pytest.raises(TimedOut):
        await told(TimeLimited(Retrying(scripted), TimeLimits(first_token=0.02)))
