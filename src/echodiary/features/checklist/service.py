"""Asking for runs of the checklist, and looking at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.checklist.domain import WAITING, Run, RunState, Trigger
from echodiary.features.checklist.errors import RunNotFound
from echodiary.features.checklist.repository import ChecklistRepository
from echodiary.features.llm_policy.domain import Policy
from echodiary.jobs.queue import JobQueue
from echodiary.platform.clock import Clock
from echodiary.platform.ids import new_id

RUN_TASK = "checklist.run"
AFTER_SWITCH = timedelta(seconds=5)  # whoever tries several policies in a row pays for the last one only


@dataclass(frozen=True, slots=True)
class Compared:
    """A run, and the one before it under another version of the policy."""

    run: Run
    before: Run | None


class ChecklistService:
    """The use cases of the checklist within one transaction."""

    def __init__(self, session: AsyncSession, queue: JobQueue, clock: Clock) -> None:
        self._session = session
        self._runs = ChecklistRepository(session)
        self._queue = queue
        self._clock = clock

    async def ask(
        self, policy: Policy, who: UUID | None, *, trigger: Trigger = Trigger.DEMAND, wait: timedelta | None = None
    ) -> Run:
        """Have a policy run through the checklist in the background; one that is under way already is that run."""
        await self._runs.lock_asking()
        now = self._clock.now()
        for run in await self._runs.find_waiting(policy.version):
            if run.state_at(now) in WAITING:
                return run
        run = Run(new_id(), policy.version, policy.provider, policy.models, trigger, RunState.QUEUED, now)
        await self._runs.add(run, who)
        run_at = now + wait if wait else None
        await self._queue.enqueue(self._session, RUN_TASK, run_at=run_at, run_id=str(run.id))
        return run


class ChecklistReader:
    """Looks at runs; needs no transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._runs = ChecklistRepository(session)

    async def get(self, run_id: UUID) -> Compared:
        """A run and the one to compare it with. Raises RunNotFound."""
        run = await self._runs.get(run_id)
        if run is None:
            raise RunNotFound
        return Compared(run, await self._runs.find_done(below=run.policy_version))

    async def list_page(self, limit: int, after: tuple[datetime, UUID] | None = None) -> Sequence[Run]:
        """Runs, the newest first."""
        return await self._runs.list_page(limit, after)


class AfterSwitch:
    """Has every new version of the policy run through the checklist (a `PolicyHook`)."""

    def __init__(self, queue: JobQueue, clock: Clock) -> None:
        self._queue = queue
        self._clock = clock

    async def __call__(self, session: AsyncSession, who: UUID, policy: Policy) -> None:
        """Ask for the run, in the transaction that stores the version."""
        asking = ChecklistService(session, self._queue, self._clock)
        await asking.ask(policy, who, trigger=Trigger.SWITCH, wait=AFTER_SWITCH)
