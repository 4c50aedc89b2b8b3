"""The port that every writer implements."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

from echodiary.writing.events import WriterEvent
from echodiary.writing.request import WritingRequest


class Writer(Protocol):
    """Turns a request into a stream of events.

    The stream ends with exactly one `Finished`, or raises a `WritingFailed`. It is an async
    generator: closing it at any point (`aclose`) stops the work and raises nothing.
    """

    @property
    def name(self) -> str:
        """The writer's name, as a version's receipt shows it."""
        ...

    def write(self, request: WritingRequest) -> AsyncGenerator[WriterEvent]:
        """Write the draft; raises `WritingFailed` while it is iterated."""
        ...
