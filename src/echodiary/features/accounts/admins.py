"""What other slices ask of whoever runs the instance."""

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.domain import DEFAULT_TIME_ZONE
from echodiary.features.accounts.repository import AccountRepository
from echodiary.web.i18n import DEFAULT_LOCALE


async def time_zone_of_admin(session: AsyncSession) -> str:
    """The time zone of the instance's first admin: the server's months end there."""
    return await AccountRepository(session).get_time_zone_of_admin() or DEFAULT_TIME_ZONE[DEFAULT_LOCALE]
