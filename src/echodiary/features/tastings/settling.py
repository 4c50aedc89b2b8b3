"""The kind of generation that lets a voice be tasted: it speaks like a draft and leaves nothing behind."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.drafts.ports import Writers
from echodiary.features.drafts.service.settling import spoken
from echodiary.features.generations.domain import Aside, Ending, Generation, Spoken
from echodiary.features.generations.forgetting import forget_ended
from echodiary.features.tastings.domain import KEPT_AFTER_END, TASTING_KIND
from echodiary.writing.request import WritingRequest


class TastingWriting:
    """A `GenerationKind`: speaks through the writer of the generation's provider; settles into nothing."""

    def __init__(self, writers: Writers) -> None:
        self._writers = writers

    async def speak(self, generation: Generation, request: Mapping[str, Any]) -> AsyncGenerator[Spoken]:
        """Run the writer of the generation's policy on the stored request."""
        writer = await self._writers.writer_for(generation)
        async with aclosing(writer.write(WritingRequest.from_json(request["writing"]))) as events:
            async for event in events:
                said = spoken(event)
                if not isinstance(said, Aside):  # a title, a provenance: nobody asks for them here
                    yield said

    async def hold(self, session: AsyncSession, generation: Generation) -> None:
        """Nothing else is about a tasting."""

    async def settle(self, session: AsyncSession, ending: Ending) -> dict[str, object]:  # noqa: ARG002 - the port's shape
        """Keep nothing but how it ended."""
        return {"status": ending.status.value}


async def forget(session: AsyncSession, now: datetime) -> int:
    """Remove tastings that ended a few minutes ago, with what was asked, sent and said; returns how many."""
    return await forget_ended(session, TASTING_KIND, now - KEPT_AFTER_END)
