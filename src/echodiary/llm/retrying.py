"""One silent second try: only before the first piece, only on what may pass in a moment."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import TypeVar

from echodiary.llm.errors import LlmFailed, RateLimited, Unavailable
from echodiary.llm.events import Drawn, Structured, TextEvent
from echodiary.llm.messages import AnswerT, ImageRequest, StructuredRequest, TextRequest
from echodiary.llm.port import Models
from echodiary.llm.wrapping import Wrapper

T = TypeVar("T")

LONGEST_WAIT = 5.0  # seconds; a provider that asks for more is told to the user at once
USUAL_WAIT = 0.4  # seconds where the provider asks for none; between once and twice this long
Sleep = Callable[[float], Awaitable[object]]


class Retrying(Wrapper):
    """Models whose calls are tried a second time. Put time limits around it: they hold for both tries together."""

    def __init__(self, inner: Models, *, sleep: Sleep = asyncio.sleep) -> None:
        super().__init__(inner)
        self._sleep = sleep

    async def stream_text(self, model: str, request: TextRequest) -> AsyncGenerator[TextEvent]:
        """Stream a text; what fails after its first piece fails."""
        began = False
        try:
            async with aclosing(self._inner.stream_text(model, request)) as stream:
                async for event in stream:
                    began = True
                    yield event
                return
        except LlmFailed as failure:
            wait = None if began else wait_before_retry(failure)
            if wait is None:
                raise
        await self._sleep(wait)
        async with aclosing(self._inner.stream_text(model, request)) as stream:
            async for event in stream:
                yield event

    async def answer(self, model: str, request: StructuredRequest[AnswerT]) -> Structured[AnswerT]:
        """Get an answer."""
        return await self._twice(lambda: self._inner.answer(model, request))

    async def draw(self, model: str, request: ImageRequest) -> Drawn:
        """Get an image."""
        return await self._twice(lambda: self._inner.draw(model, request))

    async def _twice(self, call: Callable[[], Awaitable[T]]) -> T:
        try:
            return await call()
        except LlmFailed as failure:
            wait = wait_before_retry(failure)
            if wait is None:
                raise
        await self._sleep(wait)
        return await call()


def wait_before_retry(failure: LlmFailed) -> float | None:
    """Seconds to wait before the same call may succeed, None where it should not be tried again."""
    if not failure.transient:
        return None
    asked = failure.retry_after if isinstance(failure, RateLimited | Unavailable) else None
    if asked is None:
        return USUAL_WAIT * (1 + random.random())  # noqa: S311 - spreads load, guards nothing
    return asked if asked <= LONGEST_WAIT else None
