"""Background jobs of generations."""

from uuid import UUID

import procrastinate

from echodiary.features.generations.rescue import RESCUE_TASK, Rescuer


def add_tasks(app: procrastinate.App, rescuer: Rescuer) -> None:
    """Register the jobs on the queue's app."""

    @app.task(name=RESCUE_TASK, retry=procrastinate.RetryStrategy(max_attempts=20, wait=2))
    async def rescue(generation_id: str) -> None:
        await rescuer.look_after(UUID(generation_id))
