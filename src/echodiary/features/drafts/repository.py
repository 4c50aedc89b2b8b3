"""All SQL of drafts, always of one account."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.drafts.domain import UNFINISHED, DraftStatus
from echodiary.features.drafts.models import DraftRow, VersionRow


class DraftRepository:
    """Drafts and their versions."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @staticmethod
    def _of(account_id: UUID) -> Select[DraftRow]:
        return select(DraftRow).where(DraftRow.account_id == account_id)

    async def add(self, row: DraftRow | VersionRow) -> None:
        """Store a new draft or version."""
        self._session.add(row)
        await self._session.flush()

    async def get(self, account_id: UUID, draft_id: UUID, *, lock: bool = False) -> DraftRow | None:
        """The draft; with `lock` nobody else changes it until the transaction ends."""
        statement = self._of(account_id).where(DraftRow.id == draft_id)
        return (await self._session.execute(statement.with_for_update() if lock else statement)).scalar_one_or_none()

    async def list_page(
        self, account_id: UUID, statuses: Collection[DraftStatus], limit: int, after: tuple[datetime, UUID] | None
    ) -> Sequence[DraftRow]:
        """Drafts in these states, the last touched first."""
        statement = self._of(account_id).where(DraftRow.status.in_(statuses))
        if after is not None:
            statement = statement.where(tuple_(DraftRow.updated_at, DraftRow.id) < after)
        statement = statement.order_by(DraftRow.updated_at.desc(), DraftRow.id.desc()).limit(limit)
        return (await self._session.execute(statement)).scalars().all()

    async def get_last_book(self, account_id: UUID, among: Collection[UUID]) -> UUID | None:
        """Of these books the one whose draft was touched last; None when no draft lies in any of them."""
        statement = select(DraftRow.book_id).where(DraftRow.account_id == account_id, DraftRow.book_id.in_(among))
        return (await self._session.execute(statement.order_by(DraftRow.updated_at.desc()).limit(1))).scalar()

    async def list_versions(self, draft: DraftRow) -> Sequence[VersionRow]:
        """All versions of a draft, the first one first."""
        statement = select(VersionRow).where(VersionRow.draft_id == draft.id).order_by(VersionRow.number)
        return (await self._session.execute(statement)).scalars().all()

    async def get_version(self, draft: DraftRow, number: int) -> VersionRow | None:
        """One version of a draft."""
        if not 0 < number <= draft.version_count:  # the path may name any number, the column holds 32 bits
            return None
        statement = select(VersionRow).where(VersionRow.draft_id == draft.id, VersionRow.number == number)
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def has_any_in_book(self, account_id: UUID, book_id: UUID) -> bool:
        """Whether a book holds a draft that is not lost for good."""
        statement = select(DraftRow.id).where(DraftRow.account_id == account_id, DraftRow.book_id == book_id).limit(1)
        return (await self._session.execute(statement)).first() is not None

    async def move_all(self, account_id: UUID, book_id: UUID, into: UUID) -> int:
        """Put all drafts of a book into another one; returns how many."""
        statement = update(DraftRow).where(DraftRow.account_id == account_id, DraftRow.book_id == book_id)
        moved = statement.values(book_id=into).returning(DraftRow.id)
        return len((await self._session.execute(moved)).all())

    async def delete_discarded(self, before: datetime) -> Sequence[UUID]:
        """Remove for good what was discarded before that moment, of all accounts; returns which they were."""
        statement = delete(DraftRow).where(DraftRow.discarded_at < before).returning(DraftRow.id)
        return (await self._session.execute(statement)).scalars().all()

    async def list_unfinished(self, account_id: UUID, limit: int) -> Sequence[DraftRow]:
        """What the user may go on with."""
        return await self.list_page(account_id, UNFINISHED, limit, None)
