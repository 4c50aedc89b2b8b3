"""Drafts as contents of books: the port by which a book's deletion asks."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.drafts.repository import DraftRepository


class DraftsInBooks:
    """The drafts of a book."""

    async def move(self, session: AsyncSession, account_id: UUID, book_id: UUID, into: UUID) -> int:
        """Put all drafts of a book into another one."""
        return await DraftRepository(session).move_all(account_id, book_id, into)

    async def is_empty(self, session: AsyncSession, account_id: UUID, book_id: UUID) -> bool:
        """Whether a book holds no draft, not even one in the bin."""
        return not await DraftRepository(session).has_any_in_book(account_id, book_id)
