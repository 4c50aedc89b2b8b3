"""Taking over generations whose process died: run again if nothing was said, else keep what was said and ask the
user.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.generations import metrics
from echodiary.features.generations.domain import (
    INTERRUPTED,
    MOST_ATTEMPTS,
    Ending,
    Failure,
    Generation,
    GenerationStatus,
)
from echodiary.features.generations.hub import GenerationHub, open_chunk
from echodiary.features.generations.ports import GenerationKind
from echodiary.features.generations.repository import GenerationRepository
from echodiary.features.generations.runner import GenerationRunner, open_request
from echodiary.features.generations.settlement import settle_usage
from echodiary.features.usage.rules import UsageRules
from echodiary.jobs.queue import JobQueue
from echodiary.platform.clock import Clock
from echodiary.platform.database import Database
from echodiary.platform.sealing.sealer import Sealer

RESCUE_TASK = "generations.rescue"
MARGIN = timedelta(seconds=1)
CHUNKS_KEPT = timedelta(days=1)
FORGOTTEN_AFTER = timedelta(seconds=30)  # its own job has long been due by then
ORPHANS_A_LOOK = 100

log = structlog.get_logger()


class Rescue(StrEnum):
    """What a look at a generation came to."""

    ENDED = "ended"
    ALIVE = "alive"
    RERUN = "rerun"
    SETTLED = "settled"


def rescue_at(now: datetime, lease: timedelta) -> datetime:
    """When to look: a little after the lease would have run out."""
    return now + lease + MARGIN


class Rescuer:
    """Looks after one generation at a time, as a job."""

    def __init__(
        self,
        database: Database,
        sealer: Sealer,
        clock: Clock,
        queue: JobQueue,
        runner: GenerationRunner,
        hub: GenerationHub,
        kinds: dict[str, GenerationKind],
        usage_rules: UsageRules,
    ) -> None:
        self._database = database
        self._sealer = sealer
        self._clock = clock
        self._queue = queue
        self._runner = runner
        self._hub = hub
        self._kinds = kinds
        self._usage_rules = usage_rules

    async def look_after(self, generation_id: UUID) -> Rescue:
        """Rescue the generation if its lease ran out; look again later unless it has ended."""
        async with self._database.transaction() as session:
            outcome = await self._decide(session, generation_id)
            if outcome in {Rescue.ALIVE, Rescue.RERUN}:
                run_at = rescue_at(self._clock.now(), self._runner.lease)
                await self._queue.enqueue(session, RESCUE_TASK, run_at=run_at, generation_id=str(generation_id))
        if outcome is Rescue.RERUN:
            self._runner.launch(generation_id)
        self._hub.look(generation_id)
        if outcome in {Rescue.RERUN, Rescue.SETTLED}:
            metrics.RESCUED.labels(outcome.value).inc()
            log.info("generations.rescued", how=outcome.value, generation_id=str(generation_id))
        return outcome

    async def _decide(self, session: AsyncSession, generation_id: UUID) -> Rescue:
        generations = GenerationRepository(session)
        generation = await generations.get(generation_id)
        if generation is not None and self._is_orphan(generation):
            await self._kinds[generation.kind].hold(session, generation)
            generation = await generations.get(generation_id, lock=True)
        if generation is None or not generation.is_live:
            return Rescue.ENDED
        if not self._is_orphan(generation):
            return Rescue.ALIVE
        said = await generations.has_chunks(generation_id)
        if not said and generation.attempt < MOST_ATTEMPTS and not generation.cancel_requested:
            # In this very transaction, so that a slow owner cannot begin to store chunks before we run.
            await generations.appoint(generation_id, self._runner.owner, self._clock.now() + self._runner.lease)
            return Rescue.RERUN
        await self._settle(session, generations, generation)
        return Rescue.SETTLED

    def _is_orphan(self, generation: Generation) -> bool:
        """Whether nobody runs it: the lease ran out, and not because this very process was late to renew it."""
        ran_out = generation.lease_until is None or generation.lease_until <= self._clock.now()
        return generation.is_live and ran_out and not self._runner.is_running(generation.id)

    async def look_for_orphans(self) -> int:
        """Look after generations that no job looks after any more; returns how many there were."""
        async with self._database.reading() as session:
            before = self._clock.now() - FORGOTTEN_AFTER
            orphans = await GenerationRepository(session).list_orphans(before, ORPHANS_A_LOOK)
        for generation_id in orphans:
            await self.look_after(generation_id)
        return len(orphans)

    async def _settle(self, session: AsyncSession, generations: GenerationRepository, generation: Generation) -> None:
        chunks = await generations.list_chunks({generation.id: 0})
        text = "".join(open_chunk(self._sealer, row) for row in chunks)
        status, failure = _end(generation)
        request = open_request(self._sealer, generation, await generations.get_request(generation.id))
        ending = Ending(generation, request, status, text, {}, failure)
        result = await self._kinds[generation.kind].settle(session, ending)
        await settle_usage(session, self._clock, self._usage_rules, ending, None)
        await generations.end(generation.id, status, failure, result, self._clock.now())
        await generations.notify([generation.id])


def _end(generation: Generation) -> tuple[GenerationStatus, Failure | None]:
    if generation.cancel_requested:
        return GenerationStatus.CANCELLED, None
    return GenerationStatus.INTERRUPTED, INTERRUPTED


async def sweep(session: AsyncSession, now: datetime) -> None:
    """Forget chunks of generations that ended more than a day ago."""
    await GenerationRepository(session).delete_old_chunks(now - CHUNKS_KEPT)
