"""Use cases of generations within a request's transaction: accept one, stop one."""

from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.generations.domain import GenerationStatus
from echodiary.features.generations.models import GenerationRow
from echodiary.features.generations.repository import GenerationRepository
from echodiary.features.generations.rescue import RESCUE_TASK, rescue_at
from echodiary.features.generations.runner import STOP_CHANNEL, GenerationRunner
from echodiary.features.usage.reserving import Work
from echodiary.features.usage.service import Refusal, UsageService
from echodiary.jobs.queue import JobQueue
from echodiary.platform.clock import Clock
from echodiary.platform.database import after_commit
from echodiary.platform.ids import new_id
from echodiary.platform.sealing.sealer import Sealer


class GenerationService:
    """Accepts generations: stored with the policy of the moment and a job that rescues them, run here after the
    commit.
    """

    def __init__(
        self,
        session: AsyncSession,
        sealer: Sealer,
        clock: Clock,
        queue: JobQueue,
        runner: GenerationRunner,
        usage: UsageService,
    ) -> None:
        self._session = session
        self._generations = GenerationRepository(session)
        self._sealer = sealer
        self._clock = clock
        self._queue = queue
        self._runner = runner
        self._usage = usage

    async def accept(
        self,
        account_id: UUID,
        *,
        kind: str,
        subject_id: UUID,
        request: dict[str, object],
        work: Work,
    ) -> UUID | Refusal:
        """Reserve for a generation, store it and its rescue job; it starts in this process when the transaction
        commits. Returns what is in the way where nothing was reserved; nothing is stored then.
        """
        now = self._clock.now()
        generation_id = new_id()
        refusal = await self._usage.reserve(generation_id, work)
        if refusal is not None:
            return refusal
        row = GenerationRow(
            id=generation_id,
            account_id=account_id,
            kind=kind,
            subject_id=subject_id,
            status=GenerationStatus.QUEUED,
            provider=work.policy.provider,
            model=work.model,
            role=work.role,
            policy_version=work.policy.version,
            attempt=0,
            lease_owner=self._runner.owner,
            lease_until=now + self._runner.lease,
            sealed=self._sealer.seal(
                account_id, GenerationRow.__tablename__, "sealed", generation_id, orjson.dumps(request)
            ),
            created_at=now,
        )
        await self._generations.add(row)
        run_at = rescue_at(now, self._runner.lease)
        await self._queue.enqueue(self._session, RESCUE_TASK, run_at=run_at, generation_id=str(generation_id))
        after_commit(self._session, lambda: self._runner.launch(generation_id))
        return generation_id

    async def refusal_of(self, work: Work) -> Refusal | None:
        """What would be in the way of a generation now; nothing is reserved."""
        return await self._usage.refusal_of(work)

    async def stop(self, account_id: UUID, generation_id: UUID) -> None:
        """Have a generation stopped, whichever process runs it; what was said is kept."""
        await self._generations.request_cancel(account_id, generation_id)
        values = {"channel": STOP_CHANNEL, "id": str(generation_id)}
        await self._session.execute(text("SELECT pg_notify(:channel, :id)"), values)

    async def is_live(self, account_id: UUID, generation_id: UUID) -> bool:
        """Whether a generation has not ended."""
        return await self._generations.is_live(account_id, generation_id)
