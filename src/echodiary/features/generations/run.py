"""One running generation, in memory."""

import asyncio
import time
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from echodiary.features.generations.domain import Chunk, Counted, Generation


class StopReason(StrEnum):
    """Why a run was told to stop before its writer was done."""

    USER = "user"
    SHUTDOWN = "shutdown"
    LEASE_LOST = "lease_lost"


class Run:
    """What a writer has said so far, and how much of it is stored."""

    def __init__(self, generation: Generation, request: Mapping[str, Any]) -> None:
        self.generation = generation
        self.request = request
        self.asides: dict[str, object] = {}
        self.counted: Counted | None = None
        self.stop_reason: StopReason | None = None
        self.speaking: asyncio.Task[object] | None = None
        self.began = time.monotonic()
        self._said: list[str] = []
        self._pending: list[str] = []
        self._in_flight: Chunk | None = None
        self._stored = 0
        self._drained = asyncio.Event()
        self._drained.set()

    @property
    def text(self) -> str:
        """Everything said."""
        return "".join(self._said)

    @property
    def is_silent(self) -> bool:
        """Whether nothing was said yet."""
        return not self._said

    @property
    def is_lost(self) -> bool:
        """Whether it is no longer ours to store anything of."""
        return self.stop_reason is StopReason.LEASE_LOST

    def say(self, text: str) -> None:
        """Take the next piece; an empty one says nothing."""
        if not text:
            return
        self._said.append(text)
        self._pending.append(text)
        self._drained.clear()

    def next_chunk(self) -> Chunk | None:
        """What to store next: all that waits, as one chunk. The same one again until it is known to be stored."""
        if self.is_lost:
            return None
        if self._in_flight is None and self._pending:
            self._in_flight = Chunk(self._stored + 1, "".join(self._pending))
            self._pending.clear()
        return self._in_flight

    def note_stored(self) -> None:
        """The chunk in flight is stored."""
        self._stored += 1
        self._in_flight = None
        if not self._pending:
            self._drained.set()

    async def drained(self) -> None:
        """Wait until everything said is stored."""
        await self._drained.wait()

    def stop(self, reason: StopReason) -> None:
        """Have the writer stop. The first reason counts, but a lost lease counts over all: nothing can be stored then.

        A writer that is done by itself is not stopped any more.
        """
        if reason is StopReason.LEASE_LOST:
            self.stop_reason = reason
            self._drained.set()
        elif self.stop_reason is None and not self.is_done:
            self.stop_reason = reason
        if self.speaking is not None:
            self.speaking.cancel()

    @property
    def is_done(self) -> bool:
        """Whether the writer has ended."""
        return self.speaking is not None and self.speaking.done()
