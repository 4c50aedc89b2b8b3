"""Letting one change at a time decide about things of an account that are counted or kept in order."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.errors import NotSignedIn
from echodiary.features.accounts.repository import AccountRepository


async def lock_account(session: AsyncSession, account_id: UUID) -> None:
    """Hold the account until the transaction ends; raises NotSignedIn when it has been deleted meanwhile.

    Rows that only refer to the account can be written beside it. Take it before any other lock but that of an
    `Idempotency-Key`.
    """
    if not await AccountRepository(session).lock(account_id):
        raise NotSignedIn
