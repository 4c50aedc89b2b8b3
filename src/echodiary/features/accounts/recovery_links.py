"""Recovery links: an admin issues one for an owner who lost password and recovery code (ADR 0015).

It works at once and cannot be silent: while it is open, devices of the owner show it and can refuse it; when it was
used, the owner is told until they confirm it; and the line of who issued it stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts import domain
from echodiary.features.accounts.domain import LinkOutcome, LinkRecord, SignedIn
from echodiary.features.accounts.errors import (
    AccountDisabled,
    AccountNotFound,
    NoLinkAtRest,
    NoLinkForAdmins,
    RecoveryLinkRefused,
    TriesExhausted,
)
from echodiary.features.accounts.link_repository import LinkRepository
from echodiary.features.accounts.models import RecoveryLinkRow
from echodiary.features.accounts.passwords import Passwords
from echodiary.features.accounts.repository import AccountRepository
from echodiary.features.accounts.throttle import Throttle
from echodiary.platform.clock import Clock
from echodiary.platform.database import after_commit
from echodiary.platform.ids import new_id

log = structlog.get_logger()

SHOWN_TO_OWNER = 20


@dataclass(frozen=True, slots=True)
class NewLink:
    """A fresh link; the token is kept nowhere else."""

    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LinkUsed:
    """The account is its owner's again; the old recovery code is spent, here is the next one."""

    account_id: UUID
    recovery_code: str


LinkRefusal = TriesExhausted | RecoveryLinkRefused | AccountDisabled


class LinkIssuing:
    """What an admin does with recovery links, within one transaction. No sealed text is opened."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._accounts = AccountRepository(session)
        self._links = LinkRepository(session)
        self._clock = clock

    async def issue(self, who: UUID, account_id: UUID) -> NewLink:
        """Make a link for the owner of an account; an earlier one that is still open stops working.

        Raises AccountNotFound, NoLinkForAdmins, NoLinkAtRest.
        """
        row = await self._accounts.get(account_id) if await self._accounts.lock(account_id) else None
        if row is None:
            raise AccountNotFound
        if row.is_admin:
            raise NoLinkForAdmins
        if row.disabled_at is not None:
            raise NoLinkAtRest
        now, token = self._clock.now(), domain.new_token()
        await self._links.end_open(account_id, LinkOutcome.REPLACED, now)
        link = RecoveryLinkRow(
            id=new_id(),
            account_id=account_id,
            issued_by=who,
            token_digest=domain.link_digest(token),
            issued_at=now,
            expires_at=now + domain.LINK_LIFETIME,
        )
        await self._links.add(link)
        told = {"by": str(who), "account_id": str(account_id), "link_id": str(link.id)}
        after_commit(self._session, lambda: log.info("accounts.recovery_link_issued", **told))
        return NewLink(token, link.expires_at)

    async def list_all(self, limit: int, before: tuple[datetime, UUID] | None = None) -> Sequence[LinkRecord]:
        """Who issued a link for whom, when, and what became of it; the newest first."""
        return await self._links.list_all(limit, before)


class RecoveryLinks:
    """What the owner of an account does with recovery links, within one transaction.

    Refusals that must leave a trace in the database are returned as values.
    """

    def __init__(self, session: AsyncSession, clock: Clock, passwords: Passwords) -> None:
        self._session = session
        self._accounts = AccountRepository(session)
        self._links = LinkRepository(session)
        self._clock = clock
        self._passwords = passwords
        self._throttle = Throttle(self._accounts, clock)

    async def use(self, *, link: str, new_password: str, place: str, user_agent: str) -> LinkUsed | LinkRefusal:
        """Set a new password by a link; all sessions end and a new recovery code is made.

        The answer is the same for a link that never was and for one that was used, refused or replaced, or is over.
        Raises PasswordTooShort, PasswordTooLong: then the link is not spent.
        """
        refused = await self._throttle.pause_of_place(place)
        if refused is not None:
            return refused
        password_hash = await self._passwords.hash(new_password)
        digest, now = domain.link_digest(domain.link_token(link)), self._clock.now()
        account_id = await self._links.get_account_of(digest, now)
        # The account is locked before its link, as whoever issues one does.
        row = await self._accounts.get(account_id) if account_id and await self._accounts.lock(account_id) else None
        if row is not None and row.disabled_at is not None:
            return AccountDisabled()
        if row is None or not await self._links.use(digest, domain.device_of(user_agent), now):
            await self._throttle.count_failure_of_place(place)
            return RecoveryLinkRefused()
        code = domain.new_recovery_code()
        row.password_hash = password_hash
        row.recovery_hash = domain.recovery_digest(code)
        await self._throttle.forget(row.email)
        await self._accounts.delete_sessions(row.id)
        told = {"account_id": str(row.id)}
        after_commit(self._session, lambda: log.info("accounts.recovery_link_used", **told))
        return LinkUsed(row.id, code)

    async def refuse(self, who: SignedIn) -> None:
        """Make the account's open link void, if there is one."""
        if await self._links.end_open(who.account_id, LinkOutcome.REFUSED, self._clock.now()):
            told = {"account_id": str(who.account_id)}
            after_commit(self._session, lambda: log.info("accounts.recovery_link_refused", **told))

    async def confirm(self, who: SignedIn) -> None:
        """Note that the owner has seen that a link was used: the notice ends, the line stays."""
        await self._links.confirm_used(who.account_id, self._clock.now())

    async def list_own(self, who: SignedIn) -> Sequence[LinkRecord]:
        """What became of the links for this account, the newest first."""
        return await self._links.list_of(who.account_id, SHOWN_TO_OWNER)
