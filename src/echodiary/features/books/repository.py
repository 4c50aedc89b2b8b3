"""All SQL of books; every statement belongs to one account."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Row, Select, Uuid, delete, func, insert, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.books.models import BookPersonaRow, BookRow


class BookRepository:
    """The books of accounts in the order in which they were made, each with the ids of its personas."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, row: BookRow) -> None:
        """Store a new book."""
        self._session.add(row)
        await self._session.flush()

    async def get(self, account_id: UUID, book_id: UUID) -> Row[BookRow, list[UUID]] | None:
        """One book of the account."""
        statement = _own(account_id).where(BookRow.id == book_id)
        return (await self._session.execute(statement)).one_or_none()

    async def list_page(
        self, account_id: UUID, *, after: tuple[int, UUID] | None, limit: int
    ) -> Sequence[Row[BookRow, list[UUID]]]:
        """Books in order, from behind a place."""
        statement = _own(account_id).order_by(BookRow.position, BookRow.id).limit(limit)
        if after is not None:
            statement = statement.where(tuple_(BookRow.position, BookRow.id) > after)
        return (await self._session.execute(statement)).all()

    async def list_defaulting_to(self, account_id: UUID, persona_id: UUID) -> Sequence[Row[BookRow, list[UUID]]]:
        """Books whose default is this persona."""
        return (await self._session.execute(_own(account_id).where(BookRow.default_persona_id == persona_id))).all()

    async def lock(self, account_id: UUID, book_id: UUID, *, alone: bool) -> bool:
        """Keep a book from being deleted until the transaction ends; `alone` also keeps anything from being put in."""
        statement = select(BookRow.id).where(BookRow.account_id == account_id, BookRow.id == book_id)
        locked = statement.with_for_update(read=not alone, key_share=not alone)
        return (await self._session.execute(locked)).first() is not None

    async def is_archived(self, account_id: UUID, book_id: UUID) -> bool | None:
        """Whether a book was put away; None: there is none."""
        statement = select(BookRow.archived_at.is_not(None)).where(
            BookRow.account_id == account_id, BookRow.id == book_id
        )
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def list_all(self, account_id: UUID) -> Sequence[BookRow]:
        """All books in order, locked."""
        statement = select(BookRow).where(BookRow.account_id == account_id)
        ordered = statement.order_by(BookRow.position, BookRow.id).with_for_update()
        return (await self._session.execute(ordered)).scalars().all()

    async def count_in_use(self, account_id: UUID) -> int:
        """How many books were not put away."""
        statement = select(func.count()).where(BookRow.account_id == account_id, BookRow.archived_at.is_(None))
        return (await self._session.execute(statement)).scalar_one()

    async def unmap(self, account_id: UUID, persona_id: UUID) -> None:
        """Take a persona out of all books."""
        mapped = BookPersonaRow
        await self._session.execute(
            delete(mapped).where(mapped.account_id == account_id, mapped.persona_id == persona_id)
        )

    async def count(self, account_id: UUID) -> int:
        """How many books the account has."""
        statement = select(func.count()).where(BookRow.account_id == account_id)
        return (await self._session.execute(statement)).scalar_one()

    async def next_position(self, account_id: UUID) -> int:
        """The position behind all others."""
        statement = select(func.coalesce(func.max(BookRow.position) + 1, 0))
        return (await self._session.execute(statement.where(BookRow.account_id == account_id))).scalar_one()

    async def set_personas(self, account_id: UUID, book_id: UUID, persona_ids: Sequence[UUID]) -> None:
        """Map exactly these personas to the book, in this order."""
        await self._session.execute(
            delete(BookPersonaRow).where(BookPersonaRow.account_id == account_id, BookPersonaRow.book_id == book_id)
        )
        rows = [
            {"book_id": book_id, "persona_id": persona_id, "account_id": account_id, "position": position}
            for position, persona_id in enumerate(persona_ids)
        ]
        await self._session.execute(insert(BookPersonaRow), rows)

    async def delete(self, account_id: UUID, book_id: UUID) -> None:
        """Remove one book; its mapping follows by its foreign key."""
        await self._session.execute(delete(BookRow).where(BookRow.account_id == account_id, BookRow.id == book_id))


def _own(account_id: UUID) -> Select[BookRow, list[UUID]]:
    mapped = (
        select(BookPersonaRow.persona_id)
        .where(BookPersonaRow.book_id == BookRow.id)
        .order_by(BookPersonaRow.position)
        .scalar_subquery()
    )
    return select(BookRow, func.array(mapped, type_=ARRAY(Uuid))).where(BookRow.account_id == account_id)
