"""Following streams: chunks reach their followers directly in the process that runs the generation, and by NOTIFY in
others.

A follower never trusts that it heard everything: it counts numbers, and whoever misses one is served from the
database. All look-ups of a process that fall together are made in one query.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncGenerator, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from uuid import UUID

import structlog

from echodiary.features.generations.domain import INTERRUPTED, Chunk, Ended, GenerationStatus, StreamItem
from echodiary.features.generations.models import ChunkRow
from echodiary.features.generations.repository import CHANNEL, GenerationRepository
from echodiary.platform.database import Database
from echodiary.platform.notifications import Listener
from echodiary.platform.sealing.key_store import AccountKeyMissing
from echodiary.platform.sealing.sealer import SealBroken, Sealer

SLOW_POLL_S = 2.0
PAUSE_AFTER_ERROR_S = 0.5
CUT = Ended(GenerationStatus.INTERRUPTED, INTERRUPTED, {})

log = structlog.get_logger()


class Inbox:
    """What one follower has yet to see."""

    def __init__(self, after: int) -> None:
        self.last = after
        self._items: deque[StreamItem] = deque()
        self._news = asyncio.Event()

    def offer(self, chunk: Chunk) -> bool:
        """Take the next chunk; False when one before it is missing."""
        if chunk.seq > self.last + 1:
            return False
        if chunk.seq == self.last + 1:
            self.last = chunk.seq
            self._put(chunk)
        return True

    def end(self, ended: Ended) -> None:
        """Take the end."""
        self._put(ended)

    async def take(self) -> StreamItem:
        """Wait for the next item."""
        while not self._items:
            self._news.clear()
            await self._news.wait()
        return self._items.popleft()

    def _put(self, item: StreamItem) -> None:
        self._items.append(item)
        self._news.set()


class GenerationHub:
    """The followers of one process."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer
        self._inboxes: dict[UUID, set[Inbox]] = {}
        self._wanted: set[UUID] = set()
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def attach(self, listener: Listener) -> None:
        """Hear of generations that other processes run."""
        listener.subscribe(CHANNEL, self._hear, self.look_everywhere)

    def start(self) -> None:
        """Begin to serve look-ups."""
        self._task = asyncio.create_task(self._serve(), name="generation hub")

    async def stop(self) -> None:
        """Serve no more."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def publish(self, generation_id: UUID, chunk: Chunk) -> None:
        """Hand a stored chunk to the followers in this process."""
        for inbox in self._inboxes.get(generation_id, ()):
            if not inbox.offer(chunk):
                self.look(generation_id)

    def look(self, generation_id: UUID) -> None:
        """Look into the database for a generation that somebody follows here."""
        if generation_id in self._inboxes:
            self._wanted.add(generation_id)
            self._wake.set()

    def look_everywhere(self) -> None:
        """Look for all that is followed here: notifications may have been lost."""
        self._wanted.update(self._inboxes)
        if self._wanted:
            self._wake.set()

    async def follow(self, generation_id: UUID, after: int) -> AsyncGenerator[StreamItem]:
        """Yield the chunks after number `after`, then the end. Listens first, then replays, then follows."""
        with self._followed(generation_id, after) as inbox:
            self.look(generation_id)
            while True:
                item = await inbox.take()
                yield item
                if isinstance(item, Ended):
                    return

    @contextlib.contextmanager
    def _followed(self, generation_id: UUID, after: int) -> Iterator[Inbox]:
        inbox = Inbox(after)
        self._inboxes.setdefault(generation_id, set()).add(inbox)
        try:
            yield inbox
        finally:
            followers = self._inboxes[generation_id]
            followers.discard(inbox)
            if not followers:
                del self._inboxes[generation_id]

    def _hear(self, payload: str) -> None:
        for generation_id in payload.split(","):
            self.look(UUID(generation_id))

    async def _serve(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), SLOW_POLL_S)
            self._wake.clear()
            wanted = self._wanted & self._inboxes.keys() or set(self._inboxes)
            self._wanted = set()
            if not wanted:
                continue
            try:
                await self._fetch(wanted)
            except Exception as error:  # noqa: BLE001 - it serves all followers, so nothing may end it
                log.warning("generations.look_failed", error=type(error).__name__)
                self._wanted |= wanted
                await asyncio.sleep(PAUSE_AFTER_ERROR_S)
                self._wake.set()

    async def _fetch(self, wanted: set[UUID]) -> None:
        # Only who is here now is served: a follower that comes meanwhile may lack more, and is looked for next.
        followers = {one: tuple(self._inboxes[one]) for one in wanted if one in self._inboxes}
        after = {one: min(inbox.last for inbox in inboxes) for one, inboxes in followers.items()}
        async with self._database.reading() as session:
            generations = GenerationRepository(session)
            # The ends are read first: whatever had ended by then has all its chunks stored.
            live, ended = await generations.list_states(after)
            rows = await generations.list_chunks(after)
        for one in after.keys() - live - ended.keys():
            ended[one] = CUT  # gone with its account
        for one, found in groupby(rows, key=attrgetter("generation_id")):
            chunks = self._opened(tuple(found))
            if chunks is None:
                ended[one] = CUT
                continue
            for inbox in followers[one]:
                for chunk in chunks:
                    inbox.offer(chunk)
        for one, end in ended.items():
            for inbox in followers[one]:
                inbox.end(end)

    def _opened(self, rows: Sequence[ChunkRow]) -> list[Chunk] | None:
        """The chunks of one stream; None when they cannot be opened any more: the others' streams go on."""
        try:
            return [Chunk(row.seq, open_chunk(self._sealer, row)) for row in rows]
        except (AccountKeyMissing, SealBroken) as error:
            log.warning("generations.unreadable", error=type(error).__name__)
            return None


def open_chunk(sealer: Sealer, row: ChunkRow) -> str:
    """The text of a stored chunk."""
    return sealer.open(row.account_id, ChunkRow.__tablename__, "sealed", row.id, row.sealed).decode()
