"""Running generations in this process, under leases, and taking over what others left behind."""

import asyncio
import contextlib
import time
from collections.abc import Iterable, Mapping
from datetime import timedelta
from uuid import UUID

import orjson
import structlog

from echodiary.features.generations import metrics
from echodiary.features.generations.chunk_store import ChunkStore
from echodiary.features.generations.domain import (
    INTERRUPTED,
    INVALID_RESPONSE,
    Aside,
    Completed,
    Counted,
    Dispatched,
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
from echodiary.features.generations.receipts import ReceiptStore
from echodiary.features.generations.repository import GenerationRepository
from echodiary.features.generations.run import Run, StopReason
from echodiary.features.generations.settlement import settle_usage
from echodiary.features.usage.rules import UsageRules
from echodiary.platform.clock import Clock
from echodiary.platform.database import DATABASE_AWAY, Database
from echodiary.platform.ids import new_id
from echodiary.platform.notifications import Listener
from echodiary.platform.sealing.sealer import Sealer
from echodiary.writing.errors import WritingFailed

STOP_CHANNEL = "echodiary_generation_stops"
PAUSE_AFTER_ERROR_S = 0.5
SETTLE_WITHIN_S = 5.0

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
        usage_rules: UsageRules,
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
        self._usage_rules = usage_rules
        self._heartbeat = heartbeat
        self._runs: dict[UUID, Run] = {}
        self._tasks: dict[UUID, asyncio.Task[None]] = {}
        self._chunks = ChunkStore(database, sealer, hub, self.owner)
        self._receipts = ReceiptStore(database, sealer, clock, self.owner)
        self._heart: asyncio.Task[None] | None = None
        self._accepting = True

    def attach(self, listener: Listener) -> None:
        """Hear when a user stops a generation through another process."""
        listener.subscribe(STOP_CHANNEL, lambda payload: self.cancel(UUID(payload)), lambda: None)

    def start(self) -> None:
        """Begin to store and to keep leases."""
        self._chunks.start(self._running)
        self._heart = asyncio.create_task(self._keep_leases(), name="generation leases")

    async def stop(self, grace: float, *, settle_within: float = SETTLE_WITHIN_S) -> None:
        """Let runs end for `grace` seconds; then store what was said and mark them interrupted.

        What cannot be stored within another `settle_within` seconds is left to the rescue.
        """
        self._accepting = False
        await self._wait_for_runs(grace)
        for run in self._running():
            run.stop(StopReason.SHUTDOWN)
        await self._wait_for_runs(settle_within)
        for task in (*self._tasks.values(), self._heart):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        await self._chunks.stop()

    async def _wait_for_runs(self, seconds: float) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=seconds)

    def launch(self, generation_id: UUID) -> None:
        """Run a generation whose lease is ours or has run out; call it after the commit that stored it.

        Nothing happens while it runs here already, or when this process is told to end: the lease runs out then, and
        another process takes it.
        """
        if not self._accepting or self.is_running(generation_id):
            return
        task = self._tasks[generation_id] = asyncio.create_task(self._run(generation_id), name="generation")
        task.add_done_callback(lambda _: self._tasks.pop(generation_id, None))

    def is_running(self, generation_id: UUID) -> bool:
        """Whether this process runs it, be it only to its end."""
        return generation_id in self._tasks

    def cancel(self, generation_id: UUID) -> None:
        """Stop a run of this process because its user wants it."""
        run = self._runs.get(generation_id)
        if run is not None:
            run.stop(StopReason.USER)

    def _running(self) -> Iterable[Run]:
        return tuple(self._runs.values())

    async def _run(self, generation_id: UUID) -> None:
        try:
            run = await self._take(generation_id)
            if run is not None:
                await self._run_taken(run)
        except Exception:  # whatever it is, the lease runs out, and the rescue brings it to an end
            log.exception("generations.run_fault", generation_id=str(generation_id))

    async def _run_taken(self, run: Run) -> None:
        generation_id = run.generation.id
        self._runs[generation_id] = run
        metrics.RUNNING.inc()
        speaking = run.speaking = asyncio.create_task(self._speak(run), name="writer")
        try:
            if run.generation.cancel_requested:
                run.stop(StopReason.USER)
            elif not self._accepting:  # told to end while it was being taken
                run.stop(StopReason.SHUTDOWN)
            await asyncio.wait((speaking,))
            await self._finish(run)
        finally:
            metrics.RUNNING.dec()
            del self._runs[generation_id]
            speaking.cancel()

    async def _take(self, generation_id: UUID) -> Run | None:
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
        return Run(generation, open_request(self._sealer, generation, sealed))

    async def _speak(self, run: Run) -> End:
        """Let the writer speak; returns how it ended by itself."""
        generation = run.generation
        try:
            stream = self._kinds[generation.kind].speak(generation, run.request)
            async with contextlib.aclosing(stream):
                async for said in stream:
                    match said:
                        case Piece(text):
                            first = run.is_silent
                            run.say(text)
                            self._chunks.wake(first=first)
                        case Aside(name, value):
                            run.asides[name] = value
                        case Dispatched(messages):
                            if not await self._receipts.note(generation, messages):
                                run.stop(StopReason.LEASE_LOST)
                        case Counted():
                            run.counted = said
                        case Completed() if run.text.strip():
                            return GenerationStatus.DONE, None
        except WritingFailed as failed:
            return status_after_failure(failed.code), Failure(failed.code, failed.retryable)
        except Exception:  # a fault in a writer must end as a state that its user sees
            log.exception("generations.writer_fault")
        # Also reached by a stream that stopped without saying that it is done, or that said nothing.
        return GenerationStatus.FAILED, INVALID_RESPONSE

    async def _finish(self, run: Run) -> None:
        if run.stop_reason is StopReason.SHUTDOWN and not run.text:
            await self._release(run.generation.id)
            return
        status, failure = _end_of(run)
        await run.drained()
        settled = False
        while not run.is_lost:
            try:
                settled = await self._settle(run, status, failure)
                break
            except DATABASE_AWAY as error:
                log.warning("generations.settle_failed", error=type(error).__name__)
                await asyncio.sleep(PAUSE_AFTER_ERROR_S)
        self._hub.look(run.generation.id)
        if settled:
            kind, provider = run.generation.kind, run.generation.provider
            metrics.GENERATIONS.labels(kind, provider, status).inc()
            metrics.GENERATION_DURATION.labels(kind, provider).observe(time.monotonic() - run.began)

    async def _settle(self, run: Run, status: GenerationStatus, failure: Failure | None) -> bool:
        """End it; False when it was taken over, or settled already by a commit whose answer was lost."""
        generation = run.generation
        kind = self._kinds[generation.kind]
        async with self._database.transaction() as session:
            generations = GenerationRepository(session)
            await kind.hold(session, generation)
            if generation.id not in await generations.lock_owned(self.owner, [generation.id]):
                return False
            ending = Ending(generation, run.request, status, run.text, run.asides, failure)
            result = await kind.settle(session, ending)
            counted = await settle_usage(session, self._clock, self._usage_rules, ending, run.counted)
            await generations.end(generation.id, status, failure, result, self._clock.now(), counted)
            await generations.notify([generation.id])
        return True

    async def _release(self, generation_id: UUID) -> None:
        with contextlib.suppress(*DATABASE_AWAY):
            async with self._database.transaction() as session:
                await GenerationRepository(session).release(generation_id, self.owner, self._clock.now())

    async def _keep_leases(self) -> None:
        while True:
            await asyncio.sleep(self._heartbeat)
            await self._renew_leases()

    async def _renew_leases(self) -> None:
        ids = list(self._runs)
        if not ids:
            return
        try:
            async with self._database.transaction() as session:
                until = self._clock.now() + self.lease
                kept = await GenerationRepository(session).renew_leases(self.owner, ids, until)
        except Exception as error:  # noqa: BLE001 - all leases of the process hang on it, so nothing may end it
            log.warning("generations.heartbeat_failed", error=type(error).__name__)
            return
        self._heed(ids, kept)

    def _heed(self, ids: Iterable[UUID], kept: Mapping[UUID, bool]) -> None:
        """Stop what its user wants stopped, and what is no longer ours; `kept`: id → whether it is to be stopped."""
        for generation_id in ids:
            if generation_id not in kept and (run := self._runs.get(generation_id)) is not None:
                run.stop(StopReason.LEASE_LOST)
            elif kept.get(generation_id):
                self.cancel(generation_id)


def _end_of(run: Run) -> End:
    end: End | None = None
    if run.speaking is not None and run.is_done and not run.speaking.cancelled():
        end = run.speaking.result()  # type: ignore[assignment]
    if run.stop_reason is StopReason.USER and (end is None or end[0] is not GenerationStatus.DONE):
        return GenerationStatus.CANCELLED, None  # also when the writer made an error of being stopped
    if end is None or (run.stop_reason is not None and end[0] is GenerationStatus.FAILED):
        return GenerationStatus.INTERRUPTED, INTERRUPTED
    return end


def open_request(sealer: Sealer, generation: Generation, sealed: bytes) -> dict[str, object]:
    """What was asked of a generation."""
    opened = sealer.open(generation.account_id, GenerationRow.__tablename__, "sealed", generation.id, sealed)
    request: dict[str, object] = orjson.loads(opened)
    return request
