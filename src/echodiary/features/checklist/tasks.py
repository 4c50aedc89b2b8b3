"""Background jobs of the checklist."""

from uuid import UUID

import procrastinate

from echodiary.features.checklist.running import ChecklistRunner
from echodiary.features.checklist.service import RUN_TASK


def add_tasks(app: procrastinate.App, runner: ChecklistRunner) -> None:
    """Register the job on the queue's app."""

    @app.task(name=RUN_TASK)
    async def run(run_id: str) -> None:
        await runner.run(UUID(run_id))
