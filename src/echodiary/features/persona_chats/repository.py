"""All SQL of persona chats, always of one account; only the sweep looks at all."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, delete, func, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.persona_chats.domain import UNFINISHED, ChatStatus
from echodiary.features.persona_chats.models import PersonaChatRow


class PersonaChatRepository:
    """Persona chats. One that was thrown away is not there any more, also while its row is."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @staticmethod
    def _of(account_id: UUID) -> Select[PersonaChatRow]:
        return select(PersonaChatRow).where(
            PersonaChatRow.account_id == account_id, PersonaChatRow.status != ChatStatus.DISCARDED
        )

    async def add(self, row: PersonaChatRow) -> None:
        """Store a new chat."""
        self._session.add(row)
        await self._session.flush()

    async def get(self, account_id: UUID, chat_id: UUID, *, lock: bool = False) -> PersonaChatRow | None:
        """The chat; with `lock` nobody else changes it until the transaction ends."""
        statement = self._of(account_id).where(PersonaChatRow.id == chat_id)
        return (await self._session.execute(statement.with_for_update() if lock else statement)).scalar_one_or_none()

    async def list_unfinished(
        self, account_id: UUID, limit: int, after: tuple[datetime, UUID] | None = None
    ) -> Sequence[PersonaChatRow]:
        """Chats to go on with, the last touched first."""
        statement = self._of(account_id).where(PersonaChatRow.status.in_(UNFINISHED))
        if after is not None:
            statement = statement.where(tuple_(PersonaChatRow.updated_at, PersonaChatRow.id) < after)
        statement = statement.order_by(PersonaChatRow.updated_at.desc(), PersonaChatRow.id.desc()).limit(limit)
        return (await self._session.execute(statement)).scalars().all()

    async def count_unfinished(self, account_id: UUID) -> int:
        """How many chats are not finished."""
        statement = select(func.count()).where(
            PersonaChatRow.account_id == account_id, PersonaChatRow.status.in_(UNFINISHED)
        )
        return (await self._session.execute(statement)).scalar_one()

    async def delete_old(self, untouched_since: datetime, thrown_away_before: datetime) -> Sequence[tuple[UUID, str]]:
        """Remove chats that nobody touched since then and those thrown away, of all accounts; their ids and states."""
        thrown_away = and_(
            PersonaChatRow.status == ChatStatus.DISCARDED, PersonaChatRow.updated_at < thrown_away_before
        )
        statement = (
            delete(PersonaChatRow)
            .where(or_(PersonaChatRow.updated_at < untouched_since, thrown_away))
            .returning(PersonaChatRow.id, PersonaChatRow.status)
        )
        return [(row.id, row.status) for row in await self._session.execute(statement)]
