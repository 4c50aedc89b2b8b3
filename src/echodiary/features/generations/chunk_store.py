"""Storing the chunks of many streams together: one short transaction and one NOTIFY a tick."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import structlog

from echodiary.features.generations import metrics
from echodiary.features.generations.domain import Chunk
from echodiary.features.generations.hub import GenerationHub
from echodiary.features.generations.models import ChunkRow
from echodiary.features.generations.repository import GenerationRepository
from echodiary.features.generations.run import Run, StopReason
from echodiary.platform.database import Database
from echodiary.platform.ids import new_id
from echodiary.platform.sealing.key_store import AccountKeyMissing
from echodiary.platform.sealing.sealer import Sealer

TICK_S = 0.03
PAUSE_AFTER_ERROR_S = 0.5

log = structlog.get_logger()


class ChunkStore:
    """Writes what runs say; a run's first piece goes at once, the next wait for a tick and go together."""

    def __init__(self, database: Database, sealer: Sealer, hub: GenerationHub, owner: UUID) -> None:
        self._database = database
        self._sealer = sealer
        self._hub = hub
        self._owner = owner
        self._news = asyncio.Event()
        self._hurry = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self, runs: Callable[[], Iterable[Run]]) -> None:
        """Write in the background what `runs` have to say."""
        self._task = asyncio.create_task(self._keep_writing(runs), name="chunk store")

    async def stop(self) -> None:
        """Stop writing."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def wake(self, *, first: bool = False) -> None:
        """Somebody has said something; the first of it is being waited for."""
        self._news.set()
        if first:
            self._hurry.set()

    async def _keep_writing(self, runs: Callable[[], Iterable[Run]]) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            self._hurry.clear()
            batch = [(run, chunk) for run in runs() if (chunk := run.next_chunk()) is not None]
            if not batch:
                continue
            try:
                await self._write(batch)
            except Exception as error:  # noqa: BLE001 - it stores for all streams, so nothing may end it
                # The writers go on, their text waits in memory; the lease decides whether it still counts.
                log.warning("generations.store_failed", error=type(error).__name__)
                self._news.set()
                await asyncio.sleep(PAUSE_AFTER_ERROR_S)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(TICK_S):
                    await self._hurry.wait()

    async def _write(self, batch: list[tuple[Run, Chunk]]) -> None:
        async with self._database.transaction() as session:
            generations = GenerationRepository(session)
            owned = await generations.lock_owned(self._owner, [run.generation.id for run, _ in batch])
            rows = [row for run, chunk in batch if run.generation.id in owned and (row := self._row(run, chunk))]
            if rows:
                await generations.add_chunks(rows)
                await generations.notify([row["generation_id"] for row in rows])
        stored = {row["generation_id"] for row in rows}
        for run, chunk in batch:
            if run.generation.id in stored:
                self._note_stored(run, chunk)
            else:
                run.stop(StopReason.LEASE_LOST)
        self._news.set()  # what was said meanwhile goes with the next tick

    def _note_stored(self, run: Run, chunk: Chunk) -> None:
        run.note_stored()
        self._hub.publish(run.generation.id, chunk)
        if chunk.seq == 1:
            labels = run.generation.kind, run.generation.provider
            metrics.FIRST_CHUNK.labels(*labels).observe(time.monotonic() - run.began)

    def _row(self, run: Run, chunk: Chunk) -> dict[str, Any] | None:
        """The row of a chunk; None when the account was deleted meanwhile, and its keys with it."""
        generation, row_id = run.generation, new_id()
        try:
            sealed = self._sealer.seal(
                generation.account_id, ChunkRow.__tablename__, "sealed", row_id, chunk.text.encode()
            )
        except AccountKeyMissing:
            return None
        return {
            "id": row_id,
            "generation_id": generation.id,
            "account_id": generation.account_id,
            "seq": chunk.seq,
            "sealed": sealed,
        }
