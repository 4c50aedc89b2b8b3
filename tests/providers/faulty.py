"""llmock in a thread of this process. How to use it: tests/providers/__init__.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from llmock.journal import RequestRecord
from llmock.scenarios import Behavior
from llmock.testing import LLMockServer


class Faulty:
    """A running llmock."""

    def __init__(self, server: LLMockServer) -> None:
        self._server = server
        self.openai_url = server.base_url("openai")
        self.gemini_url = server.base_url("gemini")

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Faulty]:
        """Run an llmock on a free port until the block ends."""
        with LLMockServer() as server:
            yield cls(server)

    def plan(self, *behaviours: Behavior) -> None:
        """Queue what shall happen to the next requests."""
        self._server.state.scenarios.add(*behaviours)

    def requests(self) -> list[RequestRecord]:
        """The requests that have ended since the last `forget`."""
        return list(self._server.state.journal.records())

    def forget(self) -> None:
        """Drop what is queued and recorded."""
        self._server.state.scenarios.clear()
        self._server.state.journal.clear()
