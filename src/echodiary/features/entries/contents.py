"""Entries as contents of books: the port by which a book's deletion asks."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.entries.repository import EntryRepository


async def is_empty(session: AsyncSession, account_id: UUID, book_id: UUID) -> bool:
    """Whether a book holds no entry, not even one in the bin."""
    return await EntryRepository(session).book_is_empty(account_id, book_id)


class EntriesInBooks:
    """The entries of a book."""

    async def is_empty(self, session: AsyncSession, account_id: UUID, book_id: UUID) -> bool:
        """Whether a book holds no entry, not even one in the bin."""
        return await is_empty(session, account_id, book_id)
