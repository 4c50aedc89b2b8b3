"""JSON routes of accounts for their admin."""

from uuid import UUID

from fastapi import APIRouter, Depends

from echodiary.features.account_admin.deps import AccountAdminDep, ListingDep
from echodiary.features.account_admin.schemas import AccountList, AccountView
from echodiary.features.accounts.deps import AdminDep, get_admin
from echodiary.web.pagination import Cursor, Limit, decode_moment, encode_cursor

router = APIRouter(prefix="/api/v1/admin/accounts", tags=["admin"], dependencies=[Depends(get_admin)])


@router.get("")
async def list_accounts(listing: ListingDep, limit: Limit = 50, cursor: Cursor = None) -> AccountList:
    """List accounts, the oldest first: address, state, last seen, what was used; never a text."""
    page = await listing.page(limit, decode_moment(cursor))
    more = encode_cursor([*page.more]) if page.more else None
    return AccountList(items=[AccountView.of(line) for line in page.lines], next_cursor=more)


@router.post("/{account_id}/disable", status_code=204)
async def disable(account_id: UUID, who: AdminDep, accounts: AccountAdminDep) -> None:
    """Let nobody sign in to an account any more, and end its sessions; nothing of it is removed."""
    await accounts.disable(who.account_id, account_id)


@router.post("/{account_id}/enable", status_code=204)
async def enable(account_id: UUID, who: AdminDep, accounts: AccountAdminDep) -> None:
    """Let its owner sign in again."""
    await accounts.enable(who.account_id, account_id)
