"""The queue on PostgreSQL, by Procrastinate."""

from datetime import datetime

from procrastinate import App
from sqlalchemy.ext.asyncio import AsyncSession


class ProcrastinateQueue:
    """Enqueues through the session's own connection."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def enqueue(self, session: AsyncSession, task: str, *, run_at: datetime | None = None, **ids: str) -> None:
        """Store a job in the session's transaction, to run at `run_at` or at once."""
        connection = await (await session.connection()).get_raw_connection()
        deferrer = self._app.configure_task(task, schedule_at=run_at, connection=connection.driver_connection)
        await deferrer.defer_async(**ids)
