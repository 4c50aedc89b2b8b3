"""Deleting an account for good, so that a crash between the steps is finished at the next start.

Marked as going (committed) → keys destroyed → rows removed. From the second step on no copy of the database opens.
"""

from datetime import datetime
from uuid import UUID

from echodiary.features.accounts.errors import PasswordWrong
from echodiary.features.accounts.passwords import Passwords
from echodiary.features.accounts.repository import AccountRepository
from echodiary.platform.database import Database
from echodiary.platform.sealing.sealer import Sealer


async def delete(
    database: Database, sealer: Sealer, passwords: Passwords, account_id: UUID, *, password: str, now: datetime
) -> None:
    """Delete the account of somebody who gives the password again; raises PasswordWrong."""
    async with database.transaction() as session:
        accounts = AccountRepository(session)
        row = await accounts.get(account_id)
        if row is None or not await passwords.check(password, row.password_hash):
            raise PasswordWrong
        row.deleting_at = now
        await accounts.delete_sessions(account_id)
    await finish(database, sealer, account_id)


async def finish(database: Database, sealer: Sealer, account_id: UUID) -> None:
    """Destroy the keys of a marked account and remove its rows; may be repeated."""
    sealer.destroy_keys(account_id)
    async with database.transaction() as session:
        await AccountRepository(session).delete_account(account_id)


async def finish_all(database: Database, sealer: Sealer) -> int:
    """Finish what a killed process left half deleted; returns how many accounts."""
    async with database.reading() as session:
        going = await AccountRepository(session).list_deleting()
    for account_id in going:
        await finish(database, sealer, account_id)
    return len(going)
