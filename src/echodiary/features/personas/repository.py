"""All SQL of personas; every statement belongs to one account."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Select, case, delete, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.personas.domain import Origin
from echodiary.features.personas.models import PersonaRow
from echodiary.writing.request import Language


class PersonaRepository:
    """The personas of accounts, in the order in which they were made."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, *rows: PersonaRow) -> None:
        """Store new personas."""
        self._session.add_all(rows)
        await self._session.flush()

    async def get(self, account_id: UUID, persona_id: UUID, *, for_change: bool = False) -> PersonaRow | None:
        """One persona of the account, locked when it is to be changed."""
        statement = _own(account_id).where(PersonaRow.id == persona_id)
        if for_change:
            statement = statement.with_for_update().execution_options(populate_existing=True)
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def list_page(self, account_id: UUID, *, after: tuple[int, UUID] | None, limit: int) -> Sequence[PersonaRow]:
        """Personas in order, from behind a place."""
        statement = _own(account_id).order_by(PersonaRow.position, PersonaRow.id).limit(limit)
        if after is not None:
            statement = statement.where(tuple_(PersonaRow.position, PersonaRow.id) > after)
        return (await self._session.execute(statement)).scalars().all()

    async def list_archived(self, account_id: UUID, among: Collection[UUID]) -> dict[UUID, bool]:
        """Which of these ids are personas of the account, and whether they were put away."""
        statement = select(PersonaRow.id, PersonaRow.archived_at.is_not(None))
        owned = statement.where(PersonaRow.account_id == account_id, PersonaRow.id.in_(among))
        return {row[0]: row[1] for row in await self._session.execute(owned)}

    async def list_all(self, account_id: UUID) -> Sequence[PersonaRow]:
        """All personas in order, locked."""
        statement = _own(account_id).order_by(PersonaRow.position, PersonaRow.id).with_for_update()
        return (await self._session.execute(statement)).scalars().all()

    async def count(self, account_id: UUID) -> int:
        """How many personas the account has."""
        statement = select(func.count()).where(PersonaRow.account_id == account_id)
        return (await self._session.execute(statement)).scalar_one()

    async def next_position(self, account_id: UUID) -> int:
        """The position behind all others."""
        statement = select(func.coalesce(func.max(PersonaRow.position) + 1, 0))
        return (await self._session.execute(statement.where(PersonaRow.account_id == account_id))).scalar_one()

    async def find_stand_in(self, account_id: UUID, *, language: Language, instead_of: UUID | None) -> UUID | None:
        """The persona that stands in where a book has none: starters and templates go first, of those
        the language's, of those starters.
        """
        statement = (
            select(PersonaRow.id)
            .where(
                PersonaRow.account_id == account_id,
                PersonaRow.archived_at.is_(None),
                PersonaRow.id.is_distinct_from(instead_of),
            )
            .order_by(
                case((PersonaRow.origin.in_((Origin.STARTER, Origin.TEMPLATE)), 0), else_=1),
                case((PersonaRow.language == language.value, 0), else_=1),
                case((PersonaRow.origin == Origin.STARTER, 0), else_=1),
                PersonaRow.position,
                PersonaRow.id,
            )
            .limit(1)
        )
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def delete(self, account_id: UUID, persona_id: UUID) -> None:
        """Remove one persona."""
        await self._session.execute(
            delete(PersonaRow).where(PersonaRow.account_id == account_id, PersonaRow.id == persona_id)
        )


def _own(account_id: UUID) -> Select[PersonaRow]:
    return select(PersonaRow).where(PersonaRow.account_id == account_id)
