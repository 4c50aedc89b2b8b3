"""How many entries were written, counted for their admin; no text, no account. Reads only."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.entries.models import EntryRow


async def count_by_hand(session: AsyncSession, since: datetime, until: datetime) -> int:
    """Entries of a period that no draft stands behind, those in the bin too."""
    statement = select(func.count()).where(
        EntryRow.draft_id.is_(None), EntryRow.created_at >= since, EntryRow.created_at < until
    )
    return (await session.execute(statement)).scalar_one()
