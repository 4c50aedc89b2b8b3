"""The queue as a port: a job is enqueued in the transaction that needs it, so both are there or neither."""

from datetime import datetime
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession


class JobQueue(Protocol):
    """Takes jobs; their arguments are ids only, never text."""

    async def enqueue(self, session: AsyncSession, task: str, *, run_at: datetime | None = None, **ids: str) -> None:
        """Store a job in the session's transaction, to run at `run_at` or at once."""
        ...
