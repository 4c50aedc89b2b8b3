"""What accounts have used, side by side: numbers for their admin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.admins import time_zone_of_admin
from echodiary.features.usage.domain import NOTHING, month_of
from echodiary.features.usage.repository import UsageRepository
from echodiary.platform.clock import Clock

RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Used:
    """Drafts and images of the last thirty days, and US dollars of the running month."""

    drafts: int = 0
    images: int = 0
    charged_usd: Decimal = NOTHING


async def used_by(session: AsyncSession, clock: Clock, account_ids: Sequence[UUID]) -> dict[UUID, Used]:
    """What each of these accounts has used."""
    month = month_of(clock.now(), await time_zone_of_admin(session))
    rows = await UsageRepository(session).list_used(account_ids, clock.now() - RECENT, month.begins)
    found = {row.account_id: Used(row.drafts, row.images, row.charged) for row in rows}
    return {account_id: found.get(account_id, Used()) for account_id in account_ids}
