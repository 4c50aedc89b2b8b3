"""A writer that says what it was told to say: for tests and for trying the pages by hand."""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from echodiary.writing.events import (
    Finished,
    ProvenanceReady,
    SentenceProvenance,
    TextDelta,
    TitleProposed,
    WriterEvent,
)
from echodiary.writing.request import WritingRequest


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait this long before the next step of a script."""

    seconds: float


Step: TypeAlias = WriterEvent | BaseException | Pause | asyncio.Event
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\s*|[.!?\n]+\s*")


class ScriptedWriter:
    """Plays one script a request, in the order they were enqueued, and remembers the requests.

    A step of a script is an event to say, an exception to raise, a `Pause`, or an `asyncio.Event`
    to wait for (a gate that holds the stream open). A script that neither raises nor holds a
    `Finished` gets one at its end. With no script left, `default` is played; without a default
    the memo's text is echoed sentence by sentence, with title and provenance.
    """

    def __init__(
        self,
        *,
        delay: float = 0.0,
        default: Iterable[Step] | None = None,
        gate: asyncio.Event | None = None,
        name: str = "scripted",
    ) -> None:
        """`delay` in seconds before every delta; `gate` is waited for before every delta."""
        self.name = name
        self.delay = delay
        self.gate = gate
        self.requests: list[WritingRequest] = []
        self.closed = 0  # streams that were closed before their end
        self._default = None if default is None else tuple(default)
        self._scripts: deque[tuple[Step, ...]] = deque()

    def enqueue(self, *steps: Step | str) -> None:
        """Add a script for one request; a plain string is short for a `TextDelta`."""
        self._scripts.append(tuple(TextDelta(step) if isinstance(step, str) else step for step in steps))

    async def write(self, request: WritingRequest) -> AsyncGenerator[WriterEvent]:
        """Play the next script."""
        self.requests.append(request)
        try:
            for step in self._next_script(request):
                if isinstance(step, BaseException):
                    raise step
                if isinstance(step, Pause):
                    await asyncio.sleep(step.seconds)
                elif isinstance(step, asyncio.Event):
                    await step.wait()
                else:
                    await self._hold(step)
                    yield step
                    if isinstance(step, Finished):
                        return
        except (GeneratorExit, asyncio.CancelledError):
            self.closed += 1
            raise
        yield Finished()

    def _next_script(self, request: WritingRequest) -> tuple[Step, ...]:
        if self._scripts:
            return self._scripts.popleft()
        return self._default if self._default is not None else echo(request)

    async def _hold(self, event: WriterEvent) -> None:
        if not isinstance(event, TextDelta):
            return
        if self.gate is not None:
            await self.gate.wait()
        if self.delay:
            await asyncio.sleep(self.delay)


def echo(request: WritingRequest) -> tuple[WriterEvent, ...]:
    """Return the events that say the memo itself, sentence by sentence."""
    events: list[WriterEvent] = []
    sentences: list[SentenceProvenance] = []
    position = 0
    for match in _SENTENCE.finditer(request.memo.as_text().strip()):
        piece = match.group()
        text = piece.strip()
        if text:
            start = position + len(piece) - len(piece.lstrip())
            end = start + len(text)
            sentences.append(SentenceProvenance(start, end, text, tuple(text.split()), added=False))
        events.append(TextDelta(piece))
        position += len(piece)
    words = request.memo.as_text().split()
    title = " ".join(words[:3])[:40] or "…"
    return (*events, TitleProposed(title), ProvenanceReady(tuple(sentences)), Finished())
