"""JSON routes of accounts for their admin."""

from uuid import UUID

from fastapi import APIRouter, Depends, Request

from echodiary.features.account_admin.deps import AccountAdminDep, LinkIssuingDep, LinkRecordsDep, ListingDep
from echodiary.features.account_admin.links import link_url
from echodiary.features.account_admin.schemas import (
    AccountList,
    AccountView,
    LinkRecordList,
    LinkRecordView,
    NewLinkView,
)
from echodiary.features.accounts.deps import AdminDep, get_admin
from echodiary.web.deps import ClockDep
from echodiary.web.pagination import Cursor, Limit, cut_page, decode_moment, encode_cursor

router = APIRouter(prefix="/api/v1/admin/accounts", tags=["admin"], dependencies=[Depends(get_admin)])
records = APIRouter(prefix="/api/v1/admin/recovery-links", tags=["admin"], dependencies=[Depends(get_admin)])


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


@router.post("/{account_id}/recovery-link", status_code=201)
async def issue_recovery_link(account_id: UUID, request: Request, who: AdminDep, links: LinkIssuingDep) -> NewLinkView:
    """Make a link by which the owner sets a new password: once, within 24 hours. An earlier one stops working."""
    made = await links.issue(who.account_id, account_id)
    return NewLinkView(url=link_url(request, made.token), expires_at=made.expires_at)


@records.get("")
async def list_recovery_links(
    links: LinkRecordsDep, clock: ClockDep, limit: Limit = 50, cursor: Cursor = None
) -> LinkRecordList:
    """List who made a recovery link for whom, when, and what became of it; the newest first."""
    found = list(await links.list_all(limit + 1, decode_moment(cursor)))
    shown, more = cut_page(found, limit, lambda link: [link.issued_at, link.id])
    now = clock.now()
    return LinkRecordList(items=[LinkRecordView.of(link, now) for link in shown], next_cursor=more)
