"""The bin: what is deleted stays restorable for 30 days."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.entries.domain import KEPT_IN_BIN
from echodiary.features.entries.repository import purge_bin


async def sweep(session: AsyncSession, now: datetime) -> int:
    """Remove for good what has been in a bin for 30 days; returns how many entries."""
    return await purge_bin(session, now - KEPT_IN_BIN)
