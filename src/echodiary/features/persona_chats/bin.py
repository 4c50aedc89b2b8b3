"""Persona chats whose time is over."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.persona_chats import metrics
from echodiary.features.persona_chats.domain import ABANDONED_AFTER, THROWN_AWAY_KEPT, UNFINISHED
from echodiary.features.persona_chats.repository import PersonaChatRepository


async def sweep(session: AsyncSession, now: datetime) -> Sequence[UUID]:
    """Remove chats untouched for 30 days, finished ones among them, and those thrown away; returns which they were."""
    gone = await PersonaChatRepository(session).delete_old(now - ABANDONED_AFTER, now - THROWN_AWAY_KEPT)
    abandoned = sum(status in UNFINISHED for _, status in gone)
    metrics.CHATS.labels("abandoned").inc(abandoned)
    return [chat_id for chat_id, _ in gone]
