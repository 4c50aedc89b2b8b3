"""Counts calls of models: how many, how they ended, how long, how much. No text, no model's name in a label.

The only module of `llm` that knows the platform: `writing` may import the others.
"""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable
from contextlib import aclosing
from typing import TypeVar

from prometheus_client import Counter, Histogram

from echodiary.llm.errors import LlmFailed, Misconfigured, NotSupported
from echodiary.llm.events import Drawn, Finished, Structured, TextEvent, Usage
from echodiary.llm.messages import AnswerT, ImageRequest, StructuredRequest, TextRequest
from echodiary.llm.port import Models
from echodiary.llm.wrapping import Wrapper
from echodiary.platform.telemetry import REGISTRY, SECONDS

T = TypeVar("T")

# Besides these: the codes of `llm.errors`.
DONE, CLOSED, BROKEN, MISCONFIGURED = "done", "closed", "broken", "misconfigured"

REQUESTS = Counter(
    "llm_requests", "Calls of models by how they ended", ("provider", "role", "outcome"), registry=REGISTRY
)
DURATION = Histogram(
    "llm_request_duration_seconds",
    "Seconds from a call to its end, both tries together",
    ("provider", "role"),
    buckets=SECONDS,
    registry=REGISTRY,
)
FIRST_TOKEN = Histogram(
    "llm_time_to_first_token_seconds",
    "Seconds from a call to the first piece of its text",
    ("provider", "role"),
    buckets=SECONDS,
    registry=REGISTRY,
)
TOKENS = Counter("llm_tokens", "Tokens sent and got", ("provider", "role", "direction"), registry=REGISTRY)
COST = Counter(
    "llm_cost_usd",
    "US dollars at list prices; calls without a known price add none",
    ("provider", "role"),
    registry=REGISTRY,
)


class Metered(Wrapper):
    """Models whose calls are counted under a role, such as text-small. Put it around everything else."""

    def __init__(self, inner: Models, *, role: str) -> None:
        super().__init__(inner)
        self._role = role

    async def stream_text(self, model: str, request: TextRequest) -> AsyncGenerator[TextEvent]:
        """Stream a text. A stream that its reader closes counts as closed."""
        began, first, outcome = time.perf_counter(), True, BROKEN
        try:
            async with aclosing(self._inner.stream_text(model, request)) as stream:
                async for event in stream:
                    if first:
                        FIRST_TOKEN.labels(self.provider, self._role).observe(time.perf_counter() - began)
                        first = False
                    if isinstance(event, Finished):  # said before it is yielded: its reader may stop there
                        outcome = DONE
                        self._spent(event.usage)
                    yield event
        except BaseException as error:
            outcome = outcome if outcome == DONE else _outcome(error)
            raise
        finally:
            self._count(began, outcome)

    async def answer(self, model: str, request: StructuredRequest[AnswerT]) -> Structured[AnswerT]:
        """Get an answer."""
        given = await self._counted(self._inner.answer(model, request))
        self._spent(given.usage)
        return given

    async def draw(self, model: str, request: ImageRequest) -> Drawn:
        """Get an image."""
        drawn = await self._counted(self._inner.draw(model, request))
        self._spent(drawn.usage)
        return drawn

    async def _counted(self, calling: Awaitable[T]) -> T:
        began, outcome = time.perf_counter(), DONE
        try:
            return await calling
        except BaseException as error:
            outcome = _outcome(error)
            raise
        finally:
            self._count(began, outcome)

    def _count(self, began: float, outcome: str) -> None:
        REQUESTS.labels(self.provider, self._role, outcome).inc()
        DURATION.labels(self.provider, self._role).observe(time.perf_counter() - began)

    def _spent(self, usage: Usage) -> None:
        TOKENS.labels(self.provider, self._role, "input").inc(usage.input_tokens)
        TOKENS.labels(self.provider, self._role, "output").inc(usage.output_tokens)
        COST.labels(self.provider, self._role).inc(float(usage.cost_usd or 0))


def _outcome(error: BaseException) -> str:
    """A closed set: the codes of failures, a call its reader gave up, or a fault of our own."""
    if isinstance(error, Misconfigured | NotSupported):
        return MISCONFIGURED  # their code is one of people's pages; for whoever runs the server it is another fault
    if isinstance(error, LlmFailed):
        return error.code
    return BROKEN if isinstance(error, Exception) else CLOSED
