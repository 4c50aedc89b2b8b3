"""All SQL of recovery links. A link is open while it has no outcome and its time has not come."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from echodiary.features.accounts.domain import LinkOutcome, LinkRecord
from echodiary.features.accounts.models import AccountRow, RecoveryLinkRow

_Issuer = aliased(AccountRow)
_RECORDS = (
    select(
        RecoveryLinkRow.id, RecoveryLinkRow.account_id, AccountRow.email, _Issuer.email,
        RecoveryLinkRow.issued_at, RecoveryLinkRow.expires_at, RecoveryLinkRow.outcome,
        RecoveryLinkRow.ended_at, RecoveryLinkRow.used_on, RecoveryLinkRow.confirmed_at,
    )
    .join(AccountRow, AccountRow.id == RecoveryLinkRow.account_id)
    .outerjoin(_Issuer, _Issuer.id == RecoveryLinkRow.issued_by)
    .order_by(RecoveryLinkRow.issued_at.desc(), RecoveryLinkRow.id.desc())
)  # fmt: skip


class LinkRepository:
    """Recovery links."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, row: RecoveryLinkRow) -> None:
        """Store a new link."""
        self._session.add(row)
        await self._session.flush()

    async def get_account_of(self, digest: bytes, now: datetime) -> UUID | None:
        """Whose open link this is."""
        statement = select(RecoveryLinkRow.account_id).where(
            RecoveryLinkRow.token_digest == digest,
            RecoveryLinkRow.outcome.is_(None),
            RecoveryLinkRow.expires_at > now,
        )
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def use(self, digest: bytes, device: str, now: datetime) -> bool:
        """Spend an open link; False when it is none any more. Of two at once, one gets True."""
        statement = (
            update(RecoveryLinkRow)
            .where(
                RecoveryLinkRow.token_digest == digest,
                RecoveryLinkRow.outcome.is_(None),
                RecoveryLinkRow.expires_at > now,
            )
            .values(outcome=LinkOutcome.USED, ended_at=now, used_on=device)
            .returning(RecoveryLinkRow.id)
        )
        return (await self._session.execute(statement)).first() is not None

    async def end_open(self, account_id: UUID, outcome: LinkOutcome, now: datetime) -> bool:
        """End the open links of an account; False when there was none."""
        statement = (
            update(RecoveryLinkRow)
            .where(
                RecoveryLinkRow.account_id == account_id,
                RecoveryLinkRow.outcome.is_(None),
                RecoveryLinkRow.expires_at > now,
            )
            .values(outcome=outcome, ended_at=now)
            .returning(RecoveryLinkRow.id)
        )
        return (await self._session.execute(statement)).first() is not None

    async def confirm_used(self, account_id: UUID, now: datetime) -> None:
        """Note that the owner has seen which links were used."""
        statement = update(RecoveryLinkRow).where(
            RecoveryLinkRow.account_id == account_id,
            RecoveryLinkRow.outcome == LinkOutcome.USED,
            RecoveryLinkRow.confirmed_at.is_(None),
        )
        await self._session.execute(statement.values(confirmed_at=now))

    async def list_of(self, account_id: UUID, limit: int) -> Sequence[LinkRecord]:
        """The links of an account, the newest first."""
        return await self._records(_RECORDS.where(RecoveryLinkRow.account_id == account_id).limit(limit))

    async def list_all(self, limit: int, before: tuple[datetime, UUID] | None) -> Sequence[LinkRecord]:
        """The links of all accounts, the newest first."""
        statement = _RECORDS.where(AccountRow.deleting_at.is_(None)).limit(limit)
        if before is not None:
            statement = statement.where(tuple_(RecoveryLinkRow.issued_at, RecoveryLinkRow.id) < before)
        return await self._records(statement)

    async def _records(self, statement: Select[*tuple[Any, ...]]) -> Sequence[LinkRecord]:
        rows = await self._session.execute(statement)
        return [LinkRecord(*row) for row in rows]
