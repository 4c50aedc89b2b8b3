"""What whoever runs the instance does about accounts, and what other slices ask of them. No sealed text is opened."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.domain import DEFAULT_TIME_ZONE, KnownAccount
from echodiary.features.accounts.errors import AccountNotFound, AdminKept
from echodiary.features.accounts.repository import AccountRepository
from echodiary.platform.clock import Clock
from echodiary.platform.database import after_commit
from echodiary.web.i18n import DEFAULT_LOCALE

log = structlog.get_logger()


async def time_zone_of_admin(session: AsyncSession) -> str:
    """The time zone of the instance's first admin: the server's months end there."""
    return await AccountRepository(session).get_time_zone_of_admin() or DEFAULT_TIME_ZONE[DEFAULT_LOCALE]


class AccountAdministration:
    """The use cases of accounts' admin within one transaction."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._accounts = AccountRepository(session)
        self._clock = clock

    async def list_accounts(self, limit: int, after: tuple[datetime, UUID] | None = None) -> Sequence[KnownAccount]:
        """Accounts, the oldest first."""
        return await self._accounts.list_known(limit, after)

    async def get_account(self, account_id: UUID) -> KnownAccount:
        """One account as an admin knows it. Raises AccountNotFound."""
        found = await self._accounts.get_known(account_id)
        if found is None:
            raise AccountNotFound
        return found

    async def disable(self, who: UUID, account_id: UUID) -> None:
        """Let nobody sign in to an account any more, and end its sessions; nothing of it is removed.

        Raises AccountNotFound, AdminKept.
        """
        row = await self._accounts.get(account_id)
        if row is None:
            raise AccountNotFound
        if row.is_admin:
            raise AdminKept
        if row.disabled_at is None:
            await self._accounts.set_disabled(account_id, self._clock.now())
            await self._accounts.delete_sessions(account_id)
            self._note("accounts.disabled", who, account_id)

    async def enable(self, who: UUID, account_id: UUID) -> None:
        """Let its owner sign in again. Raises AccountNotFound."""
        row = await self._accounts.get(account_id)
        if row is None:
            raise AccountNotFound
        if row.disabled_at is not None:
            await self._accounts.set_disabled(account_id, None)
            self._note("accounts.enabled", who, account_id)

    def _note(self, event: str, who: UUID, account_id: UUID) -> None:
        after_commit(self._session, lambda: log.info(event, by=str(who), account_id=str(account_id)))
