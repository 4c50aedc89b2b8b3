"""How long a call may take, whatever the adapter does. The limit on connecting is the transport's (`llm.adapters`)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable
from contextlib import aclosing
from typing import TypeVar

from echodiary.llm.errors import TimedOut
from echodiary.llm.events import Drawn, Structured, TextEvent
from echodiary.llm.messages import AnswerT, ImageRequest, StructuredRequest, TextRequest
from echodiary.llm.port import Models, TimeLimits
from echodiary.llm.wrapping import Wrapper

T = TypeVar("T")


class TimeLimited(Wrapper):
    """Models whose calls raise `TimedOut` when the first piece or the whole is late."""

    def __init__(self, inner: Models, limits: TimeLimits) -> None:
        super().__init__(inner)
        self._limits = limits

    async def stream_text(self, model: str, request: TextRequest) -> AsyncGenerator[TextEvent]:
        """Stream a text. The time the reader takes between two pieces counts into the whole."""
        now = asyncio.get_running_loop().time()
        until = whole = now + self._limits.whole
        if self._limits.first_token < self._limits.whole:
            until = now + self._limits.first_token
        async with aclosing(self._inner.stream_text(model, request)) as stream:
            while True:
                try:
                    event = await _until(until, anext(stream))
                except StopAsyncIteration:
                    return
                yield event
                until = whole

    async def answer(self, model: str, request: StructuredRequest[AnswerT]) -> Structured[AnswerT]:
        """Get an answer within the whole limit."""
        return await _until(self._end(), self._inner.answer(model, request))

    async def draw(self, model: str, request: ImageRequest) -> Drawn:
        """Get an image within the whole limit."""
        return await _until(self._end(), self._inner.draw(model, request))

    def _end(self) -> float:
        return asyncio.get_running_loop().time() + self._limits.whole


async def _until(moment: float, calling: Awaitable[T]) -> T:
    """Await until the event loop's clock shows `moment`. Raises `TimedOut`."""
    try:
        async with asyncio.timeout_at(moment):
            return await calling
    except TimeoutError:
        late = TimedOut()
    raise late
