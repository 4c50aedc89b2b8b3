"""Removing generations that nothing is kept of."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.generations.repository import GenerationRepository


async def forget_ended(session: AsyncSession, kind: str, before: datetime) -> int:
    """Remove all generations of a kind that ended before a moment, with what was asked, sent and said.

    Returns how many.
    """
    return await GenerationRepository(session).delete_ended(kind, before)
