"""`echodiary serve` as it is; with BENCH_PACE its writer says BENCH_CHUNKS pieces, one every so many seconds."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator

from echodiary.bootstrap.serve import serve
from echodiary.features.llm_policy.service import BUILTIN
from echodiary.platform.settings import load_settings
from echodiary.writing.events import Finished, TextDelta, WriterEvent
from echodiary.writing.request import WritingRequest


class PacedWriter:
    """An upstream whose every delay is known: waits, speaks, waits, speaks."""

    name = BUILTIN

    def __init__(self, pace: float, pieces: int) -> None:
        self._pace = pace
        self._pieces = pieces

    async def write(self, _request: WritingRequest) -> AsyncGenerator[WriterEvent]:
        """Say the pieces."""
        for number in range(self._pieces):
            await asyncio.sleep(self._pace)
            yield TextDelta(f"{number}번째로 하는 말이에요. ")
        yield Finished()


if __name__ == "__main__":
    pace = os.environ.get("BENCH_PACE")
    paced = {BUILTIN: PacedWriter(float(pace), int(os.environ["BENCH_CHUNKS"]))} if pace else None
    serve(load_settings(), migrate=True, writers=paced)
