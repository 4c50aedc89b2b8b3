"""`echodiary serve` with the built-in writer at the pace of a model: a few words every ECHODIARY_DRILL_PACE seconds.

A pace of 0 leaves the writers as they are: the policy's.
"""

import asyncio
import os
from collections.abc import AsyncGenerator
from contextlib import aclosing

from echodiary.bootstrap.serve import serve
from echodiary.features.llm_policy.service import BUILTIN
from echodiary.platform.settings import load_settings
from echodiary.writing.builtin import BuiltinWriter
from echodiary.writing.events import TextDelta, WriterEvent
from echodiary.writing.request import WritingRequest

PACE_S = float(os.environ.get("ECHODIARY_DRILL_PACE", "0.05"))


class PacedWriter:
    """Says what the built-in writer says, slowly."""

    name = BUILTIN

    def __init__(self) -> None:
        self._writer = BuiltinWriter()

    async def write(self, request: WritingRequest) -> AsyncGenerator[WriterEvent]:
        """Write the draft, waiting before every piece."""
        async with aclosing(self._writer.write(request)) as events:
            async for event in events:
                if isinstance(event, TextDelta):
                    await asyncio.sleep(PACE_S)
                yield event


if __name__ == "__main__":
    serve(load_settings(), migrate=True, writers={BUILTIN: PacedWriter()} if PACE_S else None)
