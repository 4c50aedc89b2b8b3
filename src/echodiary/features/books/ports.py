"""What books ask of the slices above them."""

from typing import Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession


class BookContents(Protocol):
    """Something that is kept in books: entries, drafts."""

    async def is_empty(self, session: AsyncSession, account_id: UUID, book_id: UUID) -> bool:
        """Whether the book holds nothing of this kind."""
        ...

    async def move(self, session: AsyncSession, account_id: UUID, book_id: UUID, into: UUID) -> int:
        """Put all of this kind into another book of the account; returns how many there were."""
        ...


class BookCounts(Protocol):
    """How much is kept in each book."""

    async def __call__(self, session: AsyncSession, account_id: UUID) -> dict[UUID, int]:
        """How many entries each book of the account holds; a book that is not named holds none."""
        ...
