"""The accounts of an instance with what they have used, a page at a time. Never a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.admins import AccountAdministration
from echodiary.features.accounts.domain import KnownAccount
from echodiary.features.usage.overview import Used, used_by
from echodiary.platform.clock import Clock

Place = tuple[datetime, UUID]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account and what it has used."""

    account: KnownAccount
    used: Used


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Some accounts; `more` is where the next ones begin, None at the end."""

    lines: Sequence[AccountLine]
    more: Place | None


class AccountListing:
    """Lists accounts for their admin."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    async def page(self, limit: int, after: Place | None = None) -> AccountPage:
        """The next accounts, the oldest first."""
        found = list(await AccountAdministration(self._session, self._clock).list_accounts(limit + 1, after))
        shown = found[:limit]
        used = await used_by(self._session, self._clock, [account.id for account in shown])
        more = (shown[-1].created_at, shown[-1].id) if len(found) > limit else None
        return AccountPage([AccountLine(account, used[account.id]) for account in shown], more)
