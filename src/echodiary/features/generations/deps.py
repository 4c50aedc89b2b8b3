"""Generations for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.generations.hub import GenerationHub
from echodiary.features.generations.reading import GenerationReader
from echodiary.features.generations.runner import GenerationRunner
from echodiary.features.generations.service import GenerationService
from echodiary.features.usage.deps import UsageDep
from echodiary.jobs.queue import JobQueue
from echodiary.web.deps import ClockDep, ReadingDep, SealerDep, SessionDep
from echodiary.web.ports import port

HubDep = Annotated[GenerationHub, Depends(port(GenerationHub))]
RunnerDep = Annotated[GenerationRunner, Depends(port(GenerationRunner))]
QueueDep = Annotated[JobQueue, Depends(port(JobQueue))]


async def get_generation_service(
    session: SessionDep, sealer: SealerDep, clock: ClockDep, queue: QueueDep, runner: RunnerDep, usage: UsageDep
) -> GenerationService:
    """The use cases of generations on this request's transaction."""
    return GenerationService(session, sealer, clock, queue, runner, usage)


async def get_generation_reader(session: ReadingDep, sealer: SealerDep) -> GenerationReader:
    """Reads what generations have said."""
    return GenerationReader(session, sealer)


GenerationServiceDep = Annotated[GenerationService, Depends(get_generation_service)]
GenerationReaderDep = Annotated[GenerationReader, Depends(get_generation_reader)]
