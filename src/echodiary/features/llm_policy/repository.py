"""All SQL of the policy."""

from collections.abc import Sequence

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.llm_policy.models import PolicyRow

SAVING_LOCK = 0x6563686F_706F6C  # "echo pol"


class PolicyRepository:
    """Versions of the policy."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get_newest(self) -> PolicyRow | None:
        """The version in force."""
        statement = select(PolicyRow).order_by(PolicyRow.version.desc()).limit(1)
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def get(self, version: int) -> PolicyRow | None:
        """One version."""
        return await self._session.get(PolicyRow, version)

    async def list_versions(self, limit: int, before: int | None = None) -> Sequence[PolicyRow]:
        """Versions, the newest first."""
        statement = select(PolicyRow).order_by(PolicyRow.version.desc()).limit(limit)
        if before is not None:
            statement = statement.where(PolicyRow.version < before)
        return (await self._session.execute(statement)).scalars().all()

    async def lock_saving(self) -> int:
        """Let one save at a time; returns the number of the version in force (0: none was saved)."""
        await self._session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SAVING_LOCK})
        statement = select(func.coalesce(func.max(PolicyRow.version), 0))
        return int((await self._session.execute(statement)).scalar_one())

    async def add(self, row: PolicyRow) -> None:
        """Store a new version."""
        self._session.add(row)
        await self._session.flush()
