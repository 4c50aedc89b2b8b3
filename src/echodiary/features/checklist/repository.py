"""All SQL of the checklist."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.checklist.domain import WAITING, Result, Run, RunState, Trigger
from echodiary.features.checklist.models import ChecklistRunRow
from echodiary.features.llm_policy.domain import ModelRole, Provider

ASKING_LOCK = 0x6563686F_636865  # "echo che"


class ChecklistRepository:
    """Runs of the checklist."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def lock_asking(self) -> None:
        """Let one at a time ask for a run."""
        await self._session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ASKING_LOCK})

    async def add(self, run: Run, asked_by: UUID | None) -> None:
        """Store a new run."""
        self._session.add(
            ChecklistRunRow(
                id=run.id,
                policy_version=run.policy_version,
                provider=run.provider,
                models={role.value: name for role, name in run.models.items()},
                trigger=run.trigger,
                state=run.state,
                asked_by=asked_by,
                created_at=run.created_at,
            )
        )
        await self._session.flush()

    async def get(self, run_id: UUID) -> Run | None:
        """One run."""
        row = await self._session.get(ChecklistRunRow, run_id, populate_existing=True)
        return None if row is None else _run(row)

    async def list_page(self, limit: int, after: tuple[datetime, UUID] | None = None) -> Sequence[Run]:
        """Runs, the newest first."""
        newest = (ChecklistRunRow.created_at.desc(), ChecklistRunRow.id.desc())
        statement = select(ChecklistRunRow).order_by(*newest).limit(limit)
        if after is not None:
            statement = statement.where(tuple_(ChecklistRunRow.created_at, ChecklistRunRow.id) < after)
        return [_run(row) for row in (await self._session.execute(statement)).scalars()]

    async def find_waiting(self, version: int) -> Sequence[Run]:
        """Runs of a version that have not ended."""
        statement = select(ChecklistRunRow).where(
            ChecklistRunRow.policy_version == version, ChecklistRunRow.state.in_(WAITING)
        )
        return [_run(row) for row in (await self._session.execute(statement)).scalars()]

    async def find_done(self, *, below: int | None = None, version: int | None = None) -> Run | None:
        """The newest run that ended well: of one version, or of any version below one."""
        statement = select(ChecklistRunRow).where(ChecklistRunRow.state == RunState.DONE)
        if below is not None:
            statement = statement.where(ChecklistRunRow.policy_version < below)
        if version is not None:
            statement = statement.where(ChecklistRunRow.policy_version == version)
        newest = statement.order_by(ChecklistRunRow.policy_version.desc(), ChecklistRunRow.created_at.desc()).limit(1)
        row = (await self._session.execute(newest)).scalar_one_or_none()
        return None if row is None else _run(row)

    async def change(self, run_id: UUID, **fields: Any) -> None:
        """Change columns of a run."""
        await self._session.execute(update(ChecklistRunRow).where(ChecklistRunRow.id == run_id).values(**fields))


def _run(row: ChecklistRunRow) -> Run:
    return Run(
        id=row.id,
        policy_version=row.policy_version,
        provider=Provider(row.provider),
        models={ModelRole(role): name for role, name in row.models.items()},
        trigger=Trigger(row.trigger),
        state=RunState(row.state),
        created_at=row.created_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        results=tuple(Result.from_json(one) for one in row.results),
    )
