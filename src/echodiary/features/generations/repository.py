"""All SQL of generations. What runs by lease is fenced by the lease's owner, never by time alone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Uuid, cast, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.generations.domain import (
    LIVE,
    Counted,
    Ended,
    Failure,
    Generation,
    GenerationStatus,
    may_become,
)
from echodiary.features.generations.models import ChunkRow, GenerationRow

CHANNEL = "echodiary_generations"
IDS_A_NOTIFICATION = 200  # 37 bytes each; PostgreSQL takes payloads below 8,000 bytes

_COLUMNS = (
    GenerationRow.id,
    GenerationRow.account_id,
    GenerationRow.kind,
    GenerationRow.subject_id,
    GenerationRow.status,
    GenerationRow.provider,
    GenerationRow.model,
    GenerationRow.role,
    GenerationRow.policy_version,
    GenerationRow.attempt,
    GenerationRow.lease_until,
    GenerationRow.cancel_requested,
)


class GenerationRepository:
    """Generations and their chunks."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, row: GenerationRow) -> None:
        """Store a new generation."""
        self._session.add(row)
        await self._session.flush()

    async def get(self, generation_id: UUID, *, lock: bool = False) -> Generation | None:
        """The generation; with `lock` nobody else changes it until the transaction ends."""
        statement = select(*_COLUMNS).where(GenerationRow.id == generation_id)
        row = (await self._session.execute(statement.with_for_update() if lock else statement)).first()
        return None if row is None else _generation(row)

    async def get_request(self, generation_id: UUID) -> bytes:
        """What was asked, sealed."""
        statement = select(GenerationRow.sealed).where(GenerationRow.id == generation_id)
        return (await self._session.execute(statement)).scalar_one()

    async def take_lease(self, generation_id: UUID, owner: UUID, now: datetime, until: datetime) -> Generation | None:
        """Become the one who runs it: its appointed starter, or anybody once the lease has run out."""
        free = (GenerationRow.lease_until <= now) | (GenerationRow.lease_owner == owner)
        statement = (
            update(GenerationRow)
            .where(GenerationRow.id == generation_id, GenerationRow.status.in_(LIVE), free)
            .values(
                status=GenerationStatus.RUNNING,
                lease_owner=owner,
                lease_until=until,
                attempt=GenerationRow.attempt + 1,
                started_at=func.coalesce(GenerationRow.started_at, now),
            )
            .returning(*_COLUMNS)
        )
        row = (await self._session.execute(statement)).first()
        return None if row is None else _generation(row)

    async def appoint(self, generation_id: UUID, owner: UUID, until: datetime) -> None:
        """Make `owner` the one who may take it; whoever had it stores nothing from here on."""
        statement = update(GenerationRow).where(GenerationRow.id == generation_id, GenerationRow.status.in_(LIVE))
        await self._session.execute(statement.values(lease_owner=owner, lease_until=until))

    async def renew_leases(self, owner: UUID, ids: Sequence[UUID], until: datetime) -> dict[UUID, bool]:
        """Keep the leases that are still ours: id → whether its user wants it stopped."""
        owned = await self.lock_owned(owner, ids)  # locked in the order in which the chunk store locks
        statement = (
            update(GenerationRow)
            .where(GenerationRow.id.in_(owned))
            .values(lease_until=until)
            .returning(GenerationRow.id, GenerationRow.cancel_requested)
        )
        return {row.id: row.cancel_requested for row in await self._session.execute(statement)}

    async def release(self, generation_id: UUID, owner: UUID, now: datetime) -> None:
        """Let others take it at once."""
        statement = update(GenerationRow).where(GenerationRow.id == generation_id, GenerationRow.lease_owner == owner)
        await self._session.execute(statement.values(lease_until=now))

    async def note_sent(self, generation_id: UUID, owner: UUID, sealed: bytes, now: datetime) -> bool:
        """Put on record what is about to leave; False when it is no longer `owner` who runs it."""
        statement = (
            update(GenerationRow)
            .where(GenerationRow.id == generation_id, GenerationRow.lease_owner == owner)
            .values(sealed_receipt=sealed, sent_at=now, times_sent=GenerationRow.times_sent + 1)
            .returning(GenerationRow.id)
        )
        return (await self._session.execute(statement)).first() is not None

    async def get_row(self, account_id: UUID, generation_id: UUID) -> GenerationRow | None:
        """The whole row of an account's generation."""
        statement = select(GenerationRow).where(
            GenerationRow.account_id == account_id, GenerationRow.id == generation_id
        )
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def list_with(self, account_id: UUID, kind: str, generation_id: UUID) -> Sequence[GenerationRow]:
        """The whole rows of an account's generations of a kind about what one of them is about, the first one first."""
        subject = select(GenerationRow.subject_id).where(GenerationRow.id == generation_id).scalar_subquery()
        statement = select(GenerationRow).where(
            GenerationRow.account_id == account_id, GenerationRow.kind == kind, GenerationRow.subject_id == subject
        )
        return (await self._session.execute(statement.order_by(GenerationRow.id))).scalars().all()

    async def lock_owned(self, owner: UUID, ids: Sequence[UUID]) -> set[UUID]:
        """Which of these generations `owner` still runs; they stay so until the transaction ends."""
        statement = (
            select(GenerationRow.id)
            .where(GenerationRow.id.in_(ids), GenerationRow.lease_owner == owner, GenerationRow.status.in_(LIVE))
            .order_by(GenerationRow.id)
            .with_for_update(key_share=True)
        )
        return set((await self._session.execute(statement)).scalars())

    async def add_chunks(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Store chunks of many streams in one statement; one that is there already (a commit whose answer was
        lost) stays.
        """
        await self._session.execute(insert(ChunkRow).values(list(rows)).on_conflict_do_nothing())

    async def list_chunks(self, after: Mapping[UUID, int]) -> Sequence[ChunkRow]:
        """Chunks of each generation that come after the given number, in order."""
        ids, seqs = cast(list(after.keys()), ARRAY(Uuid)), cast(list(after.values()), ARRAY(Integer))
        wanted = func.unnest(ids, seqs).table_valued("id", "seq").render_derived(name="wanted")
        statement = (
            select(ChunkRow)
            .join(wanted, (wanted.c.id == ChunkRow.generation_id) & (ChunkRow.seq > wanted.c.seq))
            .order_by(ChunkRow.generation_id, ChunkRow.seq)
        )
        return (await self._session.execute(statement)).scalars().all()

    async def has_chunks(self, generation_id: UUID) -> bool:
        """Whether anything was said."""
        statement = select(ChunkRow.id).where(ChunkRow.generation_id == generation_id).limit(1)
        return (await self._session.execute(statement)).first() is not None

    async def end(
        self,
        generation_id: UUID,
        status: GenerationStatus,
        failure: Failure | None,
        result: dict[str, object],
        now: datetime,
        counted: Counted | None = None,
    ) -> None:
        """Store how it ended, if it may end so from the state it is in."""
        before = [status_before for status_before in GenerationStatus if may_become(status_before, status)]
        await self._session.execute(
            update(GenerationRow)
            .where(GenerationRow.id == generation_id, GenerationRow.status.in_(before))
            .values(
                status=status,
                error_code=failure.code if failure else None,
                error_retryable=failure.retryable if failure else None,
                result=result,
                input_tokens=counted.input_tokens if counted else None,
                output_tokens=counted.output_tokens if counted else None,
                cost_usd=counted.cost_usd if counted else None,
                lease_owner=None,
                lease_until=None,
                ended_at=now,
            )
        )

    async def list_states(self, ids: Iterable[UUID]) -> tuple[set[UUID], dict[UUID, Ended]]:
        """Which of the given generations are live, and how the others ended; those that are gone are in neither."""
        statement = select(
            GenerationRow.id,
            GenerationRow.status,
            GenerationRow.error_code,
            GenerationRow.error_retryable,
            GenerationRow.result,
        ).where(GenerationRow.id.in_(list(ids)))
        live: set[UUID] = set()
        ended: dict[UUID, Ended] = {}
        for row in await self._session.execute(statement):
            if row.status in LIVE:
                live.add(row.id)
                continue
            failure = Failure(row.error_code, bool(row.error_retryable)) if row.error_code else None
            ended[row.id] = Ended(GenerationStatus(row.status), failure, row.result)
        return live, ended

    async def get_times_sent(self, generation_id: UUID) -> int:
        """How often it left for a provider."""
        statement = select(GenerationRow.times_sent).where(GenerationRow.id == generation_id)
        return (await self._session.execute(statement)).scalar_one()

    async def is_live(self, account_id: UUID, generation_id: UUID) -> bool:
        """Whether it has not ended."""
        statement = select(GenerationRow.id).where(
            GenerationRow.account_id == account_id, GenerationRow.id == generation_id, GenerationRow.status.in_(LIVE)
        )
        return (await self._session.execute(statement)).first() is not None

    async def request_cancel(self, account_id: UUID, generation_id: UUID) -> None:
        """Note that the user wants it stopped."""
        statement = update(GenerationRow).where(
            GenerationRow.account_id == account_id, GenerationRow.id == generation_id, GenerationRow.status.in_(LIVE)
        )
        await self._session.execute(statement.values(cancel_requested=True))

    async def list_orphans(self, before: datetime, limit: int) -> Sequence[UUID]:
        """Live generations whose lease ran out before that moment."""
        statement = (
            select(GenerationRow.id)
            .where(GenerationRow.status.in_(LIVE), GenerationRow.lease_until < before)
            .order_by(GenerationRow.lease_until)
            .limit(limit)
        )
        return (await self._session.execute(statement)).scalars().all()

    async def notify(self, ids: Sequence[UUID]) -> None:
        """Tell every process that these generations have something new; only ids travel."""
        for start in range(0, len(ids), IDS_A_NOTIFICATION):
            payload = ",".join(str(generation_id) for generation_id in ids[start : start + IDS_A_NOTIFICATION])
            await self._session.execute(text("SELECT pg_notify(:channel, :ids)"), {"channel": CHANNEL, "ids": payload})

    async def delete_of(self, subject_ids: Collection[UUID]) -> None:
        """Remove the generations of what was itself removed for good: they hold what was asked."""
        await self._session.execute(delete(GenerationRow).where(GenerationRow.subject_id.in_(subject_ids)))

    async def delete_ended(self, kind: str, before: datetime) -> int:
        """Remove all generations of a kind that ended before that moment, with everything they said; returns how
        many.
        """
        statement = delete(GenerationRow).where(GenerationRow.kind == kind, GenerationRow.ended_at < before)
        return len((await self._session.execute(statement.returning(GenerationRow.id))).all())

    async def delete_old_chunks(self, ended_before: datetime) -> None:
        """Forget the chunks of generations that ended long ago: their text is a version."""
        old = select(GenerationRow.id).where(GenerationRow.ended_at < ended_before)
        await self._session.execute(delete(ChunkRow).where(ChunkRow.generation_id.in_(old)))


def _generation(row: Any) -> Generation:
    return Generation(**{**row._mapping, "status": GenerationStatus(row.status)})  # noqa: SLF001 - a Row's public mapping
