"""All SQL of entries and their revisions. Plain columns instead of mapped objects: lists are the hot path."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, Select, Table, bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_or_skip
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.books.errors import BookNotFound
from echodiary.features.entries.models import BOOK_KEY, EntryRevisionRow, EntryRow, EntrySearchRow
from echodiary.features.entries.token_column import PackedTokensType
from echodiary.platform.sealing.search_tokens import PackedTokens

ENTRIES = cast("Table", EntryRow.__table__)
REVISIONS = cast("Table", EntryRevisionRow.__table__)
SEARCH = cast("Table", EntrySearchRow.__table__)
entries, revisions, search = ENTRIES.c, REVISIONS.c, SEARCH.c

SHOWN = (
    entries.id, entries.book_id, entries.draft_id, entries.persona_id, entries.entry_date, entries.tag_ids,
    entries.sealed, entries.created_at, entries.updated_at, entries.deleted_at, entries.rev,
)  # fmt: skip

StoredEntry = Row[*tuple[Any, ...]]
StoredRevision = Row[*tuple[Any, ...]]
Selected = Select[*tuple[Any, ...]]


# Only the token that names the book changes; what the texts are found by stays as it is.
RELABEL = text("""
    UPDATE entry_search SET tokens = (
        SELECT array_agg(token ORDER BY token)
        FROM unnest(array_replace(entry_search.tokens, CAST(:old AS bigint), CAST(:new AS bigint))) AS token
    )
    FROM entries
    WHERE entries.id = entry_search.entry_id AND entry_search.account_id = :account_id
      AND entries.account_id = :account_id AND entries.id = ANY(:entry_ids)
""")

# Statements are built once: building one costs a third of running it.
_NEW = {column.name: bindparam(f"new_{column.name}", type_=column.type) for column in ENTRIES.columns}
_made = (
    insert_or_skip(ENTRIES)
    .values(_NEW)
    .on_conflict_do_nothing(index_elements=[entries.draft_id])
    .returning(entries.id, entries.account_id, entries.entry_date)
    .cte("made")
)
ADD = (
    insert(SEARCH)
    .from_select(
        ["entry_id", "account_id", "entry_date", "tokens"],
        select(*_made.c, bindparam("tokens", type_=PackedTokensType())),
    )
    .returning(search.entry_id)
)


class EntryRepository:
    """Entries and what they were before."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, values: Mapping[str, object], tokens: PackedTokens) -> bool:
        """Store an entry and its tokens in one statement; False when its draft was saved already.

        Raises BookNotFound, also for a book of somebody else: the database knows whose books are whose.
        """
        parameters = {f"new_{name}": values.get(name) for name in _NEW}
        try:
            stored = await self._session.execute(ADD, {**parameters, "tokens": tokens})
        except IntegrityError as error:
            raise _known(error) from None
        return stored.first() is not None

    async def get(self, account_id: UUID, entry_id: UUID, *, to_change: bool = False) -> StoredEntry | None:
        """An entry of the account, in the bin or not; `to_change` locks it until the transaction ends."""
        statement = _own(account_id).where(entries.id == entry_id)
        if to_change:
            statement = statement.with_for_update()
        return (await self._session.execute(statement)).first()

    async def get_by_draft(self, account_id: UUID, draft_id: UUID) -> StoredEntry | None:
        """The entry that was saved from a draft."""
        return (await self._session.execute(_own(account_id).where(entries.draft_id == draft_id))).first()

    async def change(self, account_id: UUID, entry_id: UUID, values: Mapping[str, object]) -> None:
        """Write new values into an entry that was locked by `get`; raises BookNotFound."""
        statement = update(ENTRIES).where(entries.account_id == account_id, entries.id == entry_id)
        try:
            await self._session.execute(statement.values(values))
        except IntegrityError as error:
            raise _known(error) from None

    async def index(self, account_id: UUID, entry_id: UUID, entry_date: date, tokens: PackedTokens) -> None:
        """Make an entry findable, instead of what it was found by before."""
        packed = bindparam("tokens", tokens, PackedTokensType())
        values = {"entry_date": entry_date, "tokens": packed}
        statement = insert_or_skip(SEARCH).values(entry_id=entry_id, account_id=account_id, **values)
        await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=[search.entry_id],
                set_={"entry_date": statement.excluded.entry_date, "tokens": statement.excluded.tokens},
            )
        )

    async def unindex(self, account_id: UUID, entry_id: UUID) -> None:
        """Make an entry not findable."""
        statement = delete(SEARCH).where(search.account_id == account_id, search.entry_id == entry_id)
        await self._session.execute(statement)

    async def add_revision(self, values: Mapping[str, object]) -> None:
        """Keep a state of an entry."""
        await self._session.execute(insert(REVISIONS).values(values))

    async def get_revision(self, account_id: UUID, entry_id: UUID, number: int) -> StoredRevision | None:
        """One kept state."""
        statement = _own_revisions(account_id, entry_id).where(revisions.number == number)
        return (await self._session.execute(statement)).first()

    async def list_revisions(
        self, account_id: UUID, entry_id: UUID, below: int | None, limit: int
    ) -> Sequence[StoredRevision]:
        """Up to `limit` kept states, the latest first."""
        statement = _own_revisions(account_id, entry_id)
        if below is not None:
            statement = statement.where(revisions.number < below)
        return (await self._session.execute(statement.order_by(revisions.number.desc()).limit(limit))).all()

    async def count_by_book(self, account_id: UUID) -> dict[UUID, int]:
        """How many entries each book holds, without the bin."""
        statement = select(entries.book_id, func.count()).where(entries.account_id == account_id)
        counted = statement.where(entries.deleted_at.is_(None)).group_by(entries.book_id)
        return {row[0]: row[1] for row in await self._session.execute(counted)}

    async def move_all(self, account_id: UUID, book_id: UUID, into: UUID, now: datetime) -> list[UUID]:
        """Put all entries of a book into another one, each a revision further; returns which they were."""
        statement = update(ENTRIES).where(entries.account_id == account_id, entries.book_id == book_id)
        moved = statement.values(book_id=into, rev=entries.rev + 1, updated_at=now).returning(entries.id)
        return [row.id for row in await self._session.execute(moved)]

    async def relabel(self, account_id: UUID, entry_ids: Sequence[UUID], old: int, new: int) -> None:
        """Put the search token of one book in place of another's in these entries; tokens stay sorted."""
        values = {"account_id": account_id, "entry_ids": list(entry_ids), "old": old, "new": new}
        await self._session.execute(RELABEL, values)

    async def book_is_empty(self, account_id: UUID, book_id: UUID) -> bool:
        """Whether a book holds no entry, not even one in the bin."""
        statement = select(entries.id).where(entries.account_id == account_id, entries.book_id == book_id).limit(1)
        return (await self._session.execute(statement)).first() is None


async def purge_bin(session: AsyncSession, deleted_before: datetime) -> int:
    """Remove for good what has been in the bins of all accounts since before that moment; returns how many."""
    gone = delete(ENTRIES).where(entries.deleted_at < deleted_before).returning(entries.id)
    return len((await session.execute(gone)).all())


def _own(account_id: UUID) -> Selected:
    return select(*SHOWN).where(entries.account_id == account_id)


def _own_revisions(account_id: UUID, entry_id: UUID) -> Selected:
    shown = (revisions.id, revisions.number, revisions.entry_date, revisions.sealed, revisions.created_at)
    return select(*shown).where(revisions.account_id == account_id, revisions.entry_id == entry_id)


def _known(error: IntegrityError) -> Exception:
    """BookNotFound when that is what the database refused; anything else is a fault of ours."""
    diagnosis = getattr(error.orig, "diag", None)
    return BookNotFound() if getattr(diagnosis, "constraint_name", None) == BOOK_KEY else error
