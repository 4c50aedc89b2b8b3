"""What is swept out by and by, across all slices."""

import contextlib

import procrastinate

from echodiary.features.accounts.domain import FORGET_AFTER
from echodiary.features.accounts.repository import AccountRepository
from echodiary.features.drafts.domain import RESTORABLE_FOR
from echodiary.features.drafts.repository import DraftRepository
from echodiary.features.entries import bin as entries_bin
from echodiary.features.generations import rescue
from echodiary.features.generations.repository import GenerationRepository
from echodiary.features.idempotency import service as idempotency
from echodiary.features.persona_chats import bin as persona_chats_bin
from echodiary.features.tastings import settling as tastings
from echodiary.features.usage.ledger import UsageLedger
from echodiary.features.usage.rules import UsageRules
from echodiary.platform.clock import Clock
from echodiary.platform.database import Database

SWEEP_TASK = "housekeeping.sweep"
STALLED_TASK = "housekeeping.retry_stalled"
TASTINGS_TASK = "housekeeping.forget_tastings"
HOURLY = "17 * * * *"
EVERY_MINUTE = "* * * * *"


async def sweep(database: Database, clock: Clock, usage_rules: UsageRules) -> None:
    """Remove what has had its time: ended sessions, old keys of requests, chunks of streams, what lay in the bins,
    reservations.
    """
    now = clock.now()
    async with database.transaction() as session:
        await AccountRepository(session).sweep(now, now - FORGET_AFTER)
        await idempotency.sweep(session, now)
        await rescue.sweep(session, now)
        gone = await DraftRepository(session).delete_discarded(now - RESTORABLE_FOR)
        chats = await persona_chats_bin.sweep(session, now)
        await GenerationRepository(session).delete_of([*gone, *chats])
        await entries_bin.sweep(session, now)
        await UsageLedger(session, clock, usage_rules).sweep()


def add_tasks(app: procrastinate.App, database: Database, clock: Clock, usage_rules: UsageRules) -> None:
    """Register the periodic jobs on the queue's app."""

    @app.periodic(cron=HOURLY)
    @app.task(name=SWEEP_TASK, queueing_lock=SWEEP_TASK)
    async def hourly(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate says for when it runs
        await sweep(database, clock, usage_rules)

    @app.periodic(cron=EVERY_MINUTE)
    @app.task(name=TASTINGS_TASK, queueing_lock=TASTINGS_TASK)
    async def forget_tastings(timestamp: int) -> None:  # noqa: ARG001
        async with database.transaction() as session:
            await tastings.forget(session, clock.now())

    @app.periodic(cron=EVERY_MINUTE)
    @app.task(name=STALLED_TASK, queueing_lock=STALLED_TASK)
    async def retry_stalled(timestamp: int) -> None:  # noqa: ARG001
        await retry_stalled_jobs(app)


async def retry_stalled_jobs(app: procrastinate.App) -> None:
    """Put jobs whose worker died back into the queue."""
    for job in await app.job_manager.get_stalled_jobs():
        with contextlib.suppress(procrastinate.exceptions.AlreadyEnqueued):  # its next one waits already
            await app.job_manager.retry_job(job)
