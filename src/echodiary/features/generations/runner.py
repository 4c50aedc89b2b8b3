"""Running generations in this process, under leases, and taking over what others left behind."""

import asyncio
import contextlib
import time
from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

import orjson
import structlog
from psycopg import Error as DriverError
from sqlalchemy.exc import SQLAlchemyError

from echodiary.features.generations import metrics
from echodiary.features.generations.chunk_store import ChunkStore
from echodiary.features.generations.domain import (
    Aside,
    Completed,
    Ending,
    Failure,
    Generation,
    GenerationStatus,
    Piece,
    status_after_failure,
)
from echodiary.features.generations.hub import GenerationHub
from echodiary.features.generations.models import GenerationRow
from echodiary.features.generations.ports import GenerationKind
from echodiary.features.generations.repository import GenerationRepository
from echodiary.features.generations.run import Run, StopReason
from echodiary.platform.clock import Clock
from echodiary.platform.database import Database
from echodiary.platform.ids import new_id
from echodiary.platform.notifications import Listener
from echodiary.platform.sealing.sealer import Sealer
from echodiary.writing.errors import WritingFailed

STOP_CHANNEL = "echodiary_generation_stops"
PAUSE_AFTER_ERROR_S = 0.5
CANCEL_WITHIN_S = 5.0
INTERRUPTED = Failure("interrupted", retryable=True)
DATABASE_AWAY = (SQLAlchemyError, DriverError, OSError, TimeoutError)

log = structlog.get_logger()

End = tuple[GenerationStatus, Failure | None]


class GenerationRunner:
    """Runs generations: speaks without a transaction, stores in batches, settles in one short transaction.

    `heartbeat` and `lease` are in seconds: a lease is renewed each heartbeat, and may be taken by others when it has
    run out.
    """

    def __init__(
        self,
        database: Database,
        sealer: Sealer,
        clock: Clock,
        kinds: Mapping[str, GenerationKind],
        hub: GenerationHub,
        *,
        heartbeat: float,
        lease: float,
    ) -> None:
        self.owner = new_id()
        self.lease = timedelta(seconds=lease)
        self._database = database
        self._sealer = sealer
        self._clock = clock
        self._kinds = kinds
        self._hub = hub
        self._heartbeat = heartbeat
        self._runs: dict[UUID, Run] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._chunks = ChunkStore(database, sealer, hub, self.owner)
        self._heart: asyncio.Task[None] | None = None
        self._accepting = True

    def attach(self, listener: Listener) -> None:
        """Hear when a user stops a generation through another process."""
        listener.subscribe(STOP_CHANNEL, lambda payload: self.cancel(UUID(payload)), lambda: None)

    def start(self) -> None:
        """Begin to store and to keep leases."""
        self._chunks.start(self._running)
        self._heart = asyncio.create_task(self._keep_leases(), name="generation leases")

    async def stop(self, grace: float) -> None:
        """Let runs end for `grace` seconds; then store what was said and mark them interrupted."""
        self._accepting = False
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for run in self._running():
            run.stop(StopReason.SHUTDOWN)
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=CANCEL_WITHIN_S)
        for task in (*self._tasks, self._heart):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        await self._chunks.stop()

    def launch(self, generation_id: UUID) -> None:
        """Run a generation whose lease is ours or has run out; call it after the commit that stored it."""
        if not self._accepting:
            return  # its lease runs out, and another process takes it
        task = asyncio.create_task(self._run(generation_id), name="generation")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def cancel(self, generation_id: UUID) -> None:
        """Stop a run of this process because its user wants it."""
        run = self._runs.get(generation_id)
        if run is not None:
            run.stop(StopReason.USER)

    def _running(self) -> Iterable[Run]:
        return tuple(self._runs.values())

    async def _run(self, generation_id: UUID) -> None:
        taken = await self._take(generation_id)
        if taken is None:
            return
        generation, request = taken
        run = self._runs[generation_id] = Run(generation, request)
        metrics.RUNNING.inc()
        try:
            run.speaking = asyncio.create_task(self._speak(run), name="writer")
            if generation.cancel_requested:
                run.stop(StopReason.USER)
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait((run.speaking,))
            await self._finish(run)
        finally:
            metrics.RUNNING.dec()
            self._runs.pop(generation_id, None)
            if not run.speaking or not run.speaking.done():
                run.stop(StopReason.SHUTDOWN)

    async def _take(self, generation_id: UUID) -> tuple[Generation, dict[str, object]] | None:
        now = self._clock.now()
        try:
            async with self._database.transaction() as session:
                generations = GenerationRepository(session)
                generation = await generations.take_lease(generation_id, self.owner, now, now + self.lease)
                if generation is None:
                    return None
                sealed = await generations.get_request(generation_id)
        except DATABASE_AWAY as error:
            log.warning("generations.take_failed", error=type(error).__name__)
            return None  # the rescue job looks after it
        return generation, open_request(self._sealer, generation, sealed)

    async def _speak(self, run: Run) -> End:
        """Let the writer speak; returns how it ended by itself."""
        generation = run.generation
        stream = self._kinds[generation.kind].speak(generation.provider, run.request)
        try:
            async with contextlib.aclosing(stream):
                async for said in stream:
                    match said:
                        case Piece(text):
                            run.say(text)
                            self._chunks.wake()
                        case Aside(name, value):
                            run.asides[name] = value
                        case Completed():
                            return GenerationStatus.DONE, None
        except WritingFailed as failed:
            return status_after_failure(failed.code), Failure(failed.code, failed.retryable)
        except Exception:  # a fault in a writer must end as a state that its user sees
            log.exception("generations.writer_fault")
        # Also reached by a stream that stopped without saying that it is done.
        return GenerationStatus.FAILED, Failure("provider_invalid_response", retryable=True)

    async def _finish(self, run: Run) -> None:
        if run.stop_reason is StopReason.SHUTDOWN and not run.text:
            await self._release(run.generation.id)
            return
        status, failure = _end_of(run)
        await run.drained()
        while run.stop_reason is not StopReason.LEASE_LOST:
            try:
                await self._settle(run, status, failure)
                break
            except DATABASE_AWAY as error:
                log.warning("generations.settle_failed", error=type(error).__name__)
                await asyncio.sleep(PAUSE_AFTER_ERROR_S)
        self._hub.look(run.generation.id)
        kind, provider = run.generation.kind, run.generation.provider
        metrics.GENERATIONS.labels(kind, provider, status).inc()
        metrics.GENERATION_DURATION.labels(kind, provider).observe(time.monotonic() - run.began)

    async def _settle(self, run: Run, status: GenerationStatus, failure: Failure | None) -> None:
        generation = run.generation
        async with self._database.transaction() as session:
            generations = GenerationRepository(session)
            if generation.id not in await generations.lock_owned(self.owner, [generation.id]):
                return  # settled already by a commit whose answer was lost, or taken over
            ending = Ending(generation, run.request, status, run.text, run.asides, failure)
            result = await self._kinds[generation.kind].settle(session, ending)
            await generations.end(generation.id, status, failure, result, self._clock.now())
            await generations.notify([generation.id])

    async def _release(self, generation_id: UUID) -> None:
        with contextlib.suppress(*DATABASE_AWAY):
            async with self._database.transaction() as session:
                await GenerationRepository(session).release(generation_id, self.owner, self._clock.now())

    async def _keep_leases(self) -> None:
        while True:
            await asyncio.sleep(self._heartbeat)
            ids = list(self._runs)
            if not ids:
                continue
            try:
                async with self._database.transaction() as session:
                    until = self._clock.now() + self.lease
                    kept = await GenerationRepository(session).renew_leases(self.owner, ids, until)
            except DATABASE_AWAY as error:
                log.warning("generations.heartbeat_failed", error=type(error).__name__)
                continue
            for generation_id, stop_wanted in kept.items():
                if stop_wanted:
                    self.cancel(generation_id)


def _end_of(run: Run) -> End:
    if run.speaking is not None and run.speaking.done() and not run.speaking.cancelled():
        end: End = run.speaking.result()  # type: ignore[assignment]
        return end
    if run.stop_reason is StopReason.USER:
        return GenerationStatus.CANCELLED, None
    return GenerationStatus.INTERRUPTED, INTERRUPTED


def open_request(sealer: Sealer, generation: Generation, sealed: bytes) -> dict[str, object]:
    """What was asked of a generation."""
    opened = sealer.open(generation.account_id, GenerationRow.__tablename__, "sealed", generation.id, sealed)
    request: dict[str, object] = orjson.loads(opened)
    return request
