"""The checklist for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.checklist.service import ChecklistReader, ChecklistService
from echodiary.features.usage.house import HouseUsage
from echodiary.jobs.queue import JobQueue
from echodiary.web.deps import ClockDep, ReadingDep, SessionDep
from echodiary.web.ports import port

QueueDep = Annotated[JobQueue, Depends(port(JobQueue))]


async def get_checklist(session: SessionDep, queue: QueueDep, clock: ClockDep) -> ChecklistService:
    """The use cases on this request's transaction."""
    return ChecklistService(session, queue, clock)


async def get_checklist_reader(session: ReadingDep) -> ChecklistReader:
    """Looking at runs, on a session that only reads."""
    return ChecklistReader(session)


ChecklistDep = Annotated[ChecklistService, Depends(get_checklist)]
ChecklistReaderDep = Annotated[ChecklistReader, Depends(get_checklist_reader)]
HouseUsageDep = Annotated[HouseUsage, Depends(port(HouseUsage))]
