"""Background jobs of generations."""

from uuid import UUID

import procrastinate

from echodiary.features.generations.rescue import RESCUE_TASK, Rescuer

ORPHANS_TASK = "generations.look_for_orphans"
EVERY_MINUTE = "* * * * *"


def add_tasks(app: procrastinate.App, rescuer: Rescuer) -> None:
    """Register the jobs on the queue's app."""

    @app.task(name=RESCUE_TASK, retry=procrastinate.RetryStrategy(max_attempts=20, wait=2))
    async def rescue(generation_id: str) -> None:
        await rescuer.look_after(UUID(generation_id))

    @app.periodic(cron=EVERY_MINUTE)
    @app.task(name=ORPHANS_TASK, queueing_lock=ORPHANS_TASK)
    async def look_for_orphans(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate says for when it runs
        await rescuer.look_for_orphans()
