"""Entries as contents of books: the port by which a book's deletion asks."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.entries.content import BOOK
from echodiary.features.entries.repository import EntryRepository
from echodiary.platform.clock import Clock
from echodiary.platform.sealing.sealer import Sealer
from echodiary.platform.sealing.search_tokens import SearchTokens


async def is_empty(session: AsyncSession, account_id: UUID, book_id: UUID) -> bool:
    """Whether a book holds no entry, not even one in the bin."""
    return await EntryRepository(session).book_is_empty(account_id, book_id)


class EntriesInBooks:
    """The entries of a book, those in the bin too."""

    def __init__(self, sealer: Sealer, clock: Clock) -> None:
        self._sealer = sealer
        self._clock = clock

    async def __call__(self, session: AsyncSession, account_id: UUID) -> dict[UUID, int]:
        """How many entries each book of the account holds, without the bin."""
        return await EntryRepository(session).count_by_book(account_id)

    async def move(self, session: AsyncSession, account_id: UUID, book_id: UUID, into: UUID) -> int:
        """Put all entries into another book; a search within a book finds them there from now on.

        Each counts as edited, so that a form that was open meanwhile is stale.
        """
        tokens = SearchTokens(self._sealer.search_key(account_id))
        old, new = (tokens.number(BOOK, str(one)) for one in (book_id, into))
        entries = EntryRepository(session)
        # The rows first: an edit holds its row before its words; what is written meanwhile keeps the book it was in.
        moved = await entries.move_all(account_id, book_id, into, self._clock.now())
        await entries.relabel(account_id, moved, old, new)
        return len(moved)

    async def is_empty(self, session: AsyncSession, account_id: UUID, book_id: UUID) -> bool:
        """Whether a book holds no entry, not even one in the bin."""
        return await is_empty(session, account_id, book_id)
