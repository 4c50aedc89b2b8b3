"""What may be put into a book by the slices above."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.books.errors import BookArchived, BookNotFound
from echodiary.features.books.repository import BookRepository


async def require_in_use(session: AsyncSession, account_id: UUID, book_id: UUID) -> None:
    """Let something new be put into a book of the account; raises BookNotFound, BookArchived."""
    archived = await BookRepository(session).is_archived(account_id, book_id)
    if archived is None:
        raise BookNotFound
    if archived:
        raise BookArchived
