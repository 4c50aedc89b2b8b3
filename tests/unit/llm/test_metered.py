from collections.abc import Mapping
from contextlib import aclosing
from decimal import Decimal
from uuid import uuid4

import pytest
from pydantic import BaseModel

from echodiary.llm.adapters.scripted import ScriptedModels
from echodiary.llm.errors import InvalidResponse, LlmFailed, Misconfigured, NotSupported, Refused
from echodiary.llm.events import Drawn, Finished, TextDelta, Usage
from echodiary.llm.messages import ImageRequest, Message, Speaker, StructuredRequest, TextRequest
from echodiary.llm.metered import Metered
from echodiary.platform.telemetry import REGISTRY

ASKED = TextRequest((Message(Speaker.USER, "비밀 산책"),))
SPENT = Usage(100, 20, Decimal("0.25"))


class Mood(BaseModel):
    mood: str


class Meter:
    """One role of its own a test, and its numbers."""

    def __init__(self) -> None:
        self.role = f"role-{uuid4().hex}"
        self.scripted = ScriptedModels()
        self.models = Metered(self.scripted, role=self.role)

    def shows(self, name: str, **labels: str) -> float:
        every: Mapping[str, str] = {"provider": "scripted", "role": self.role, **labels}
        return REGISTRY.get_sample_value(name, dict(every)) or 0.0


@pytest.fixture
def meter() -> Meter:
    return Meter()


async def test_a_stream_is_counted_with_all_it_cost(meter: Meter) -> None:
    meter.scripted.enqueue("하나 ", "둘", Finished(SPENT))
    async with aclosing(meter.models.stream_text("any", ASKED)) as stream:
        assert [event async for event in stream][-1] == Finished(SPENT)
    assert meter.shows("llm_requests_total", outcome="done") == 1
    assert meter.shows("llm_request_duration_seconds_count") == 1
    assert meter.shows("llm_time_to_first_token_seconds_count") == 1
    assert meter.shows("llm_tokens_total", direction="input") == 100
    assert meter.shows("llm_tokens_total", direction="output") == 20
    assert meter.shows("llm_cost_usd_total") == 0.25


async def test_answers_and_images_are_counted(meter: Meter) -> None:
    meter.scripted.enqueue('{"mood": "calm"}', Finished(SPENT))
    meter.scripted.enqueue(Drawn(b"1", "image/png", SPENT))
    await meter.models.answer("any", StructuredRequest(ASKED.messages, Mood))
    await meter.models.draw("any-image", ImageRequest("비"))
    assert meter.shows("llm_requests_total", outcome="done") == 2
    assert meter.shows("llm_tokens_total", direction="output") == 40
    assert meter.shows("llm_cost_usd_total") == 0.5


async def test_a_failure_is_counted_by_its_code(meter: Meter) -> None:
    meter.scripted.enqueue(Refused())
    meter.scripted.enqueue(InvalidResponse())
    with pytest.raises(Refused):
        await anext(meter.models.stream_text("any", ASKED))
    with pytest.raises(InvalidResponse):
        await meter.models.answer("any", StructuredRequest(ASKED.messages, Mood))
    assert meter.shows("llm_requests_total", outcome="provider_refused") == 1
    assert meter.shows("llm_requests_total", outcome="provider_invalid_response") == 1
    assert meter.shows("llm_time_to_first_token_seconds_count") == 0


async def test_a_fault_of_our_own_is_counted_as_broken(meter: Meter) -> None:
    meter.scripted.enqueue(KeyError("own"))
    with pytest.raises(KeyError):
        await anext(meter.models.stream_text("any", ASKED))
    assert meter.shows("llm_requests_total", outcome="broken") == 1


async def test_a_reader_that_stops_early_closed_it_and_one_that_has_it_all_did_not(meter: Meter) -> None:
    meter.scripted.enqueue("one", "two")
    async with aclosing(meter.models.stream_text("any", ASKED)) as stream:
        assert await anext(stream) == TextDelta("one")
    assert meter.shows("llm_requests_total", outcome="closed") == 1
    meter.scripted.enqueue("one")
    async with aclosing(meter.models.stream_text("any", ASKED)) as stream:
        async for event in stream:
            if isinstance(event, Finished):
                break
    assert meter.shows("llm_requests_total", outcome="done") == 1


@pytest.mark.parametrize("failure", [Misconfigured(), NotSupported()])
async def test_a_model_that_is_not_there_is_no_outage(meter: Meter, failure: LlmFailed) -> None:
    meter.scripted.enqueue(failure)
    with pytest.raises(LlmFailed):
        await anext(meter.models.stream_text("any", ASKED))
    assert meter.shows("llm_requests_total", outcome="misconfigured") == 1
    assert meter.shows("llm_requests_total", outcome="provider_unavailable") == 0
