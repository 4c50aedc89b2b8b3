"""All SQL of accounts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, case, delete, func, select, text, true, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.domain import KnownAccount, LinkOutcome, RecoveryNotice, SignedIn
from echodiary.features.accounts.models import AccountRow, RecoveryLinkRow, SessionRow, ThrottleRow
from echodiary.platform.plain_reading import PlainReader

FIRST_ACCOUNT_LOCK = 0x_EC40_D1A3


# The link that the account's owner is told of: the open one, else the last that was used and not confirmed.
_TOLD = (
    select(
        RecoveryLinkRow.issued_at, RecoveryLinkRow.expires_at, RecoveryLinkRow.outcome,
        RecoveryLinkRow.ended_at, RecoveryLinkRow.used_on,
    )
    .where(RecoveryLinkRow.account_id == AccountRow.id)
    .where(
        (RecoveryLinkRow.outcome.is_(None) & (RecoveryLinkRow.expires_at > bindparam("now")))
        | ((RecoveryLinkRow.outcome == LinkOutcome.USED.value) & RecoveryLinkRow.confirmed_at.is_(None))
    )
    .order_by(RecoveryLinkRow.outcome.is_not(None), RecoveryLinkRow.issued_at.desc())
    .limit(1)
    .lateral("told")
)  # fmt: skip

FIND_SIGNED_IN = (
    select(
        AccountRow.id, SessionRow.id, AccountRow.email, AccountRow.is_admin, AccountRow.locale,
        AccountRow.time_zone, AccountRow.day_start_minutes, AccountRow.theme,
        AccountRow.external_ai_consent, SessionRow.last_used_at,
        _TOLD.c.issued_at, _TOLD.c.expires_at, _TOLD.c.ended_at, _TOLD.c.used_on,
    )
    .join(SessionRow, SessionRow.account_id == AccountRow.id)
    .outerjoin(_TOLD, true())
    .where(SessionRow.token_digest == bindparam("digest"), SessionRow.expires_at > bindparam("now"))
    .where(AccountRow.deleting_at.is_(None), AccountRow.disabled_at.is_(None))
)  # fmt: skip


_KNOWN = select(
    AccountRow.id,
    AccountRow.email,
    AccountRow.is_admin,
    AccountRow.created_at,
    AccountRow.disabled_at,
    select(func.max(SessionRow.last_used_at)).where(SessionRow.account_id == AccountRow.id).scalar_subquery(),
).where(AccountRow.deleting_at.is_(None))


async def find_signed_in(reader: PlainReader, digest: bytes, now: datetime) -> tuple[SignedIn, datetime] | None:
    """Who is behind a session token, and when the session was last seen."""
    row = await reader.get_row(FIND_SIGNED_IN, {"digest": digest, "now": now})
    if row is None:
        return None
    who = SignedIn(*row[:9])
    return (who if row[10] is None else replace(who, recovery=RecoveryNotice(*row[10:]))), row[9]


class AccountRepository:
    """Accounts, their sessions, and the throttle."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def lock_sign_up(self) -> None:
        """Let one sign-up at a time decide who is first; held until the transaction ends."""
        await self._session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": FIRST_ACCOUNT_LOCK})

    async def is_empty(self) -> bool:
        """Whether the instance has no account yet."""
        return (await self._session.execute(select(AccountRow.id).limit(1))).first() is None

    async def add(self, row: AccountRow | SessionRow) -> None:
        """Store a new account or session."""
        self._session.add(row)
        await self._session.flush()

    async def get(self, account_id: UUID) -> AccountRow | None:
        """The account, unless it is being deleted."""
        statement = select(AccountRow).where(AccountRow.id == account_id, AccountRow.deleting_at.is_(None))
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def lock(self, account_id: UUID) -> bool:
        """Lock the account's row until the transaction ends; False when it is gone or going."""
        statement = select(AccountRow.id).where(AccountRow.id == account_id, AccountRow.deleting_at.is_(None))
        return (await self._session.execute(statement.with_for_update(key_share=True))).first() is not None

    async def list_known(self, limit: int, after: tuple[datetime, UUID] | None) -> Sequence[KnownAccount]:
        """Accounts as an admin knows them, the oldest first: nothing that is sealed is read."""
        statement = _KNOWN
        if after is not None:
            statement = statement.where(tuple_(AccountRow.created_at, AccountRow.id) > after)
        statement = statement.order_by(AccountRow.created_at, AccountRow.id).limit(limit)
        return [KnownAccount(*row) for row in await self._session.execute(statement)]

    async def get_known(self, account_id: UUID) -> KnownAccount | None:
        """One account as an admin knows it."""
        row = (await self._session.execute(_KNOWN.where(AccountRow.id == account_id))).first()
        return None if row is None else KnownAccount(*row)

    async def set_disabled(self, account_id: UUID, at: datetime | None) -> None:
        """Note since when an account is disabled; None: it is not."""
        await self._session.execute(update(AccountRow).where(AccountRow.id == account_id).values(disabled_at=at))

    async def get_time_zone_of_admin(self) -> str | None:
        """The time zone of the first admin."""
        statement = select(AccountRow.time_zone).where(AccountRow.is_admin, AccountRow.deleting_at.is_(None))
        return (await self._session.execute(statement.order_by(AccountRow.created_at).limit(1))).scalar_one_or_none()

    async def get_by_email(self, email: str) -> AccountRow | None:
        """The account with this (normalised) address, unless it is being deleted."""
        statement = select(AccountRow).where(AccountRow.email == email, AccountRow.deleting_at.is_(None))
        return (await self._session.execute(statement)).scalar_one_or_none()

    async def email_exists(self, email: str) -> bool:
        """Whether an account, even one being deleted, has this address."""
        return (await self._session.execute(select(AccountRow.id).where(AccountRow.email == email))).first() is not None

    async def list_sessions(self, account_id: UUID, now: datetime) -> Sequence[SessionRow]:
        """Living sessions, the latest used first."""
        statement = (
            select(SessionRow)
            .where(SessionRow.account_id == account_id, SessionRow.expires_at > now)
            .order_by(SessionRow.last_used_at.desc())
        )
        return (await self._session.execute(statement)).scalars().all()

    async def touch_session(self, session_id: UUID, now: datetime, expires_at: datetime) -> None:
        """Note that a session was used."""
        statement = update(SessionRow).where(SessionRow.id == session_id)
        await self._session.execute(statement.values(last_used_at=now, expires_at=expires_at))

    async def delete_session(self, account_id: UUID, session_id: UUID) -> bool:
        """End one session of the account; False when there is none."""
        statement = delete(SessionRow).where(SessionRow.account_id == account_id, SessionRow.id == session_id)
        return bool((await self._session.execute(statement.returning(SessionRow.id))).first())

    async def delete_sessions(self, account_id: UUID, keep: UUID | None = None) -> None:
        """End all sessions of the account, but for `keep`."""
        statement = delete(SessionRow).where(SessionRow.account_id == account_id)
        if keep is not None:
            statement = statement.where(SessionRow.id != keep)
        await self._session.execute(statement)

    async def delete_account(self, account_id: UUID) -> None:
        """Remove the account; every table that hangs on it follows by its foreign key."""
        await self._session.execute(delete(AccountRow).where(AccountRow.id == account_id))

    async def list_deleting(self) -> Sequence[UUID]:
        """Accounts whose deletion was begun and not finished."""
        return (
            (await self._session.execute(select(AccountRow.id).where(AccountRow.deleting_at.is_not(None))))
            .scalars()
            .all()
        )

    async def get_throttles(self, subjects: Sequence[bytes]) -> dict[bytes, ThrottleRow]:
        """What was counted for these subjects."""
        statement = select(ThrottleRow).where(ThrottleRow.subject.in_(subjects))
        return {row.subject: row for row in (await self._session.execute(statement)).scalars()}

    async def count_failure(self, subject: bytes, now: datetime, forget_before: datetime) -> None:
        """Count a failed try, atomically; counts that are a day old start again."""
        fresh = insert(ThrottleRow).values(subject=subject, failures=1, last_failed_at=now)
        counted = case((ThrottleRow.last_failed_at < forget_before, 1), else_=ThrottleRow.failures + 1)
        await self._session.execute(
            fresh.on_conflict_do_update(
                index_elements=[ThrottleRow.subject], set_={"failures": counted, "last_failed_at": now}
            )
        )

    async def forget_failures(self, subject: bytes) -> None:
        """Start counting from nothing again."""
        await self._session.execute(delete(ThrottleRow).where(ThrottleRow.subject == subject))

    async def sweep(self, now: datetime, forget_before: datetime) -> None:
        """Remove sessions that have ended and counts that no longer matter."""
        await self._session.execute(delete(SessionRow).where(SessionRow.expires_at <= now))
        await self._session.execute(delete(ThrottleRow).where(ThrottleRow.last_failed_at < forget_before))
