"""`Idempotency-Key`: the same request sent twice makes one thing.

Only the id of what was made is remembered, never the answer: a repeated request is answered by showing that thing as
it is now.
"""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.idempotency.models import RememberedRequest
from echodiary.platform.clock import Clock

REMEMBERED_FOR = timedelta(hours=24)


class Idempotency:
    """Remembers requests within the transaction that serves them."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def find_made(self, account_id: UUID, action: str, key: str | None) -> UUID | None:
        """Claim a key for this transaction, or return what it made before.

        A twin that runs at the same moment waits here until the first commits. Without a key nothing is claimed.
        """
        if key is None:
            return None
        values = {
            "account_id": account_id,
            "action": action,
            "key_digest": _digest(key),
            "created_at": self._clock.now(),
        }
        claimed = insert(RememberedRequest).values(values).on_conflict_do_nothing().returning(RememberedRequest.action)
        if (await self._session.execute(claimed)).first() is not None:
            return None
        statement = select(RememberedRequest.made_id).where(*_is(account_id, action, key))
        return (await self._session.execute(statement)).scalar_one()

    async def remember(self, account_id: UUID, action: str, key: str | None, made_id: UUID) -> None:
        """Note what the claimed key made."""
        if key is not None:
            statement = update(RememberedRequest).where(*_is(account_id, action, key))
            await self._session.execute(statement.values(made_id=made_id))


async def sweep(session: AsyncSession, now: datetime) -> None:
    """Forget requests that are older than a day."""
    await session.execute(delete(RememberedRequest).where(RememberedRequest.created_at < now - REMEMBERED_FOR))


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def _is(account_id: UUID, action: str, key: str) -> tuple[ColumnElement[bool], ...]:
    return (
        RememberedRequest.account_id == account_id,
        RememberedRequest.action == action,
        RememberedRequest.key_digest == _digest(key),
    )
