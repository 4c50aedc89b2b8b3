"""What books ask of the slices above them."""

from typing import Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession


class BookContents(Protocol):
    """Something that is kept in books: entries, drafts."""

    async def is_empty(self, session: AsyncSession, account_id: UUID, book_id: UUID) -> bool:
        """Whether the book holds nothing of this kind."""
        ...
