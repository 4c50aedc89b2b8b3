"""The ways to one port, each on a stage where a test says what the provider does: three protocols and the scripted one.

What is played by whom: aimock the regular answers, HTTP errors, breaks of the connection and bodies that are no JSON;
llmock streams that end early, hang or hold a chunk that is no JSON, and empty answers; `Replay` (bytes of ours) what
neither can: 429 without Retry-After (both add one), OpenAI's refusals and reached limits as Responses sends them
(aimock calls every response completed), JSON of another shape.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Protocol as Interface

from llmock.scenarios import Delay, Reply, SlowFirstToken, StreamFault, StreamFaultKind
from pydantic import BaseModel, SecretStr

from echodiary.llm.adapters.gemini import GeminiModels
from echodiary.llm.adapters.openai import OpenAIModels, Protocol
from echodiary.llm.adapters.scripted import Pause, ScriptedModels
from echodiary.llm.errors import InvalidResponse, LlmFailed, RateLimited, Refused, Unavailable
from echodiary.llm.events import Drawn, Finished, Usage
from echodiary.llm.port import Endpoint, Models, TimeLimits
from tests.providers.aimock import Aimock
from tests.providers.faulty import Faulty
from tests.providers.replay import EVENTS, Replay, response

KEY = "sk-the-key-of-a-test"
HALF = Reply("half a text of many")
LIMITS = TimeLimits(connect=2, first_token=5, whole=10)


@dataclass(frozen=True)
class Fault:
    """An HTTP error and the failure it is to us."""

    status: int
    failure: LlmFailed
    retry_after: int | None = None

    def __str__(self) -> str:
        return f"{self.status}-{type(self.failure).__name__}"


class Stage(Interface):
    """A provider that does what it is told, and the models that reach it."""

    name: str
    models: Models
    writes: str
    draws: str

    def says(self, text: str) -> None: ...
    def answers(self, answer: dict[str, object] | str) -> None: ...
    def paints(self, data: bytes) -> None: ...
    def fails(self, fault: Fault) -> None: ...
    async def limits_without_saying_how_long(self) -> None: ...
    def hangs(self, seconds: float) -> None: ...
    def begins_late(self, seconds: float) -> None: ...
    def breaks_off(self) -> None: ...
    def ends_early(self) -> None: ...
    def sends_a_broken_chunk(self) -> None: ...
    def sends_no_json(self) -> None: ...
    def says_nothing(self) -> None: ...
    async def sends_another_shape(self) -> None: ...
    async def refuses(self) -> None: ...
    async def stops_at_its_limit(self) -> None: ...
    def times_asked(self) -> int: ...


class ScriptedStage:
    """The scripted adapter: it is told the outcome itself."""

    name, writes, draws = "scripted", "any", "any-image"

    def __init__(self) -> None:
        self.models: Models = ScriptedModels()

    @property
    def _script(self) -> Callable[..., None]:
        assert isinstance(self.models, ScriptedModels)
        return self.models.enqueue

    def says(self, text: str) -> None:
        pieces = [text[start : start + 20] for start in range(0, len(text), 20)]
        self._script(*pieces, Finished(Usage(7, 5)))

    def answers(self, answer: dict[str, object] | str) -> None:
        self._script(answer if isinstance(answer, str) else json.dumps(answer))

    def paints(self, data: bytes) -> None:
        self._script(Drawn(data, "image/png", Usage()))

    def fails(self, fault: Fault) -> None:
        self._script(type(fault.failure)())

    async def limits_without_saying_how_long(self) -> None:
        self._script(RateLimited())

    def hangs(self, seconds: float) -> None:
        self._script(Pause(seconds), "late")

    begins_late = hangs

    def breaks_off(self) -> None:
        self._script("half a ", Unavailable())

    def ends_early(self) -> None:
        self._script("half a ", InvalidResponse())

    sends_a_broken_chunk = ends_early

    def sends_no_json(self) -> None:
        self._script(InvalidResponse())

    def says_nothing(self) -> None:
        self._script(Finished(Usage()))

    async def sends_another_shape(self) -> None:
        self._script(InvalidResponse())

    async def refuses(self) -> None:
        self._script(Refused())

    async def stops_at_its_limit(self) -> None:
        self._script("여기까지", Finished(Usage(), truncated=True))

    def times_asked(self) -> int:
        assert isinstance(self.models, ScriptedModels)
        return len(self.models.asked)


class ProtocolStage:
    """A vendor's adapter before the servers that speak its protocol."""

    writes, draws = "gpt-6-luna", "gpt-image-2"

    def __init__(self, name: str, aimock: Aimock, faulty: Faulty, stack: AsyncExitStack) -> None:
        self.name = name
        self._aimock, self._faulty, self._stack = aimock, faulty, stack
        self._replay: Replay | None = None
        self.server: Aimock | Faulty | Replay = aimock  # the one that plays what was last asked of the stage
        self.models: Models = self.reaching(aimock)

    @property
    def base_url(self) -> str:
        """Where the provider is found."""
        return self.server.openai_url

    def reaching(self, server: Aimock | Faulty | Replay) -> Models:
        endpoint = Endpoint("openai", SecretStr(KEY), server.openai_url)
        protocol = Protocol.RESPONSES if self.name == "openai" else Protocol.CHAT
        return OpenAIModels(endpoint, LIMITS, protocol=protocol)

    def says(self, text: str) -> None:
        self._aimock.answer(text, usage=self.usage())

    def usage(self) -> dict[str, int]:
        names = ("input_tokens", "output_tokens") if self.name == "openai" else ("prompt_tokens", "completion_tokens")
        return dict(zip(names, (7, 5), strict=True))

    def answers(self, answer: dict[str, object] | str) -> None:
        self._aimock.answer(answer, usage=self.usage())

    def paints(self, data: bytes) -> None:
        self._aimock.image(data)

    def fails(self, fault: Fault) -> None:
        for image in (False, True):
            self._aimock.fail(fault.status, retry_after=fault.retry_after, message="지민이가 한 말", image=image)

    async def limits_without_saying_how_long(self) -> None:
        error = b'{"error": {"message": "slow down", "type": "rate_limit_error", "code": 429, "status": "EXHAUSTED"}}'
        await self._meet_bytes(response(error, status="429 Too Many Requests"))

    def hangs(self, seconds: float) -> None:
        self._meet_faults(Delay(seconds))

    def begins_late(self, seconds: float) -> None:
        self._meet_faults(SlowFirstToken(seconds), Reply("late"))

    def breaks_off(self) -> None:
        self._meet_faults(self._fault("disconnect"), HALF)

    def ends_early(self) -> None:
        self._meet_faults(self._fault("truncate"), HALF)

    def sends_a_broken_chunk(self) -> None:
        self._meet_faults(self._fault("malformed"), HALF)

    def _fault(self, kind: StreamFaultKind) -> StreamFault:
        chunks_until_text = {"openai": 6, "compatible": 3, "gemini": 2}
        return StreamFault(kind, after_chunks=chunks_until_text[self.name])

    def sends_no_json(self) -> None:
        self._aimock.malformed()

    def says_nothing(self) -> None:
        self._meet_faults(Reply(""))

    async def sends_another_shape(self) -> None:
        await self._meet_bytes(response(b'{"weather": ["rain"], "choices": 7, "candidates": "none", "output": {}}'))

    async def refuses(self) -> None:
        if self.name == "openai":
            await self._meet_bytes(response(refusal(), EVENTS))
        else:
            self._aimock.answer("no", finish_reason="content_filter")

    async def stops_at_its_limit(self) -> None:
        if self.name == "openai":
            await self._meet_bytes(response(reached_limit("여기까지"), EVENTS))
        else:
            self._aimock.answer("여기까지", finish_reason="length")

    def times_asked(self) -> int:
        if self._replay is not None:
            return len(self._replay.requests)
        return len(self._aimock.requests()) + len(self._faulty.requests())

    def _meet_faults(self, *behaviours: object) -> None:
        self._faulty.plan(*behaviours)  # type: ignore[arg-type]
        self._go_to(self._faulty)

    async def _meet_bytes(self, *steps: bytes | float) -> None:
        self._replay = await self._stack.enter_async_context(Replay(*steps).started())
        self._go_to(self._replay)

    def _go_to(self, server: Faulty | Replay) -> None:
        self._stack.push_async_callback(self.models.close)
        self.server = server
        self.models = self.reaching(server)


class GeminiStage(ProtocolStage):
    """Gemini's adapter."""

    writes, draws = "gemini-3.5-flash-lite", "gemini-3.1-flash-image"

    @property
    def base_url(self) -> str:
        return self.server.gemini_url

    def reaching(self, server: Aimock | Faulty | Replay) -> Models:
        return GeminiModels(Endpoint("gemini", SecretStr(KEY), server.gemini_url), LIMITS)

    def usage(self) -> dict[str, int]:
        return {"promptTokenCount": 7, "candidatesTokenCount": 5}

    def paints(self, data: bytes) -> None:
        self._aimock.image(data, gemini=True)


def event(kind: str, **fields: object) -> bytes:
    """One event as Responses sends it."""
    return f"event: {kind}\ndata: {json.dumps({'type': kind, 'sequence_number': 1, **fields})}\n\n".encode()


PLACE = {"item_id": "m", "output_index": 0, "content_index": 0}
SHOWN = {"id": "r", "object": "response", "created_at": 1, "model": "gpt-6-luna", "parallel_tool_calls": True}
SHOWN |= {"tools": [], "tool_choice": "auto", "output": []}


def refusal() -> bytes:
    """A refusal as Responses streams it: the response itself is completed."""
    return (
        event("response.created", response=SHOWN | {"status": "in_progress"})
        + event("response.refusal.delta", delta="I cannot", **PLACE)
        + event("response.refusal.done", refusal="I cannot", **PLACE)
        + event("response.completed", response=SHOWN | {"status": "completed"})
    )


def reached_limit(text: str) -> bytes:
    """A text that reached its limit of tokens, as Responses streams it."""
    why = {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}}
    return (
        event("response.created", response=SHOWN | {"status": "in_progress"})
        + event("response.output_text.delta", delta=text, logprobs=[], **PLACE)
        + event("response.incomplete", response=SHOWN | why)
    )


STAGES = ("openai", "compatible", "gemini", "scripted")


async def stage_called(name: str, aimock: Aimock, faulty: Faulty) -> AsyncIterator[Stage]:
    """Set a stage and clear it away."""
    async with AsyncExitStack() as stack:
        kinds: dict[str, type[ProtocolStage]] = {"gemini": GeminiStage}
        stage: Stage
        stage = ScriptedStage() if name == "scripted" else kinds.get(name, ProtocolStage)(name, aimock, faulty, stack)
        yield stage
        await stage.models.close()


class Mood(BaseModel):
    """A schema to fit."""

    mood: str
    tags: list[str]
