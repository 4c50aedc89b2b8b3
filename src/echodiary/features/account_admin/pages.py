"""The admin's page of accounts."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from echodiary.features.account_admin.deps import AccountAdminDep, LinkIssuingDep, LinkRecordsDep, ListingDep
from echodiary.features.account_admin.links import forget_handed_over, hand_over, link_url, read_handed_over
from echodiary.features.account_admin.views import link_lines, link_view, page_view
from echodiary.features.accounts.deps import AdminPageDep, get_admin_page
from echodiary.web.deps import ClockDep, PagesDep
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Note, forget_note, noted, see_other
from echodiary.web.pagination import decode_moment, encode_cursor

router = APIRouter(prefix="/admin/accounts", include_in_schema=False, dependencies=[Depends(get_admin_page)])

HERE = "/admin/accounts"
A_PAGE = 50
LINKS_SHOWN = 20


@router.get("")
async def show_accounts(
    request: Request,
    who: AdminPageDep,
    listing: ListingDep,
    links: LinkRecordsDep,
    clock: ClockDep,
    pages: PagesDep,
    cursor: Annotated[str | None, Query()] = None,
) -> Response:
    """Show the accounts of this instance."""
    page = await listing.page(A_PAGE, decode_moment(cursor))
    older = f"{HERE}?cursor={encode_cursor([*page.more])}" if page.more else None
    note = noted(request)
    kept = link_lines(await links.list_all(LINKS_SHOWN), who.time_zone, clock.now())
    view = page_view(page.lines, who.time_zone, kept, older=older, notice=_done(note.kind) if note else None)
    response = pages.respond(request, "account_admin/accounts.html", {"view": view})
    forget_note(request, response)
    return response


@router.post("/{account_id}/disable")
async def disable(account_id: UUID, request: Request, who: AdminPageDep, accounts: AccountAdminDep) -> Response:
    """Disable an account."""
    await accounts.disable(who.account_id, account_id)
    return see_other(HERE, request=request, note=Note("account-disabled"))


@router.post("/{account_id}/enable")
async def enable(account_id: UUID, request: Request, who: AdminPageDep, accounts: AccountAdminDep) -> Response:
    """Enable it again."""
    await accounts.enable(who.account_id, account_id)
    return see_other(HERE, request=request, note=Note("account-enabled"))


@router.get("/{account_id}/recovery-link")
async def show_recovery_link(
    account_id: UUID, request: Request, who: AdminPageDep, accounts: AccountAdminDep, pages: PagesDep
) -> Response:
    """Say what a recovery link does before one is made; a link that was just made is shown this once."""
    account = await accounts.get_account(account_id)
    made = read_handed_over(request)
    view = link_view(account, who.time_zone, made, link_url(request, made.token) if made else None)
    response = pages.respond(request, "account_admin/recovery_link.html", {"view": view})
    if made:
        forget_handed_over(response, account_id)
    return response


@router.post("/{account_id}/recovery-link")
async def issue_recovery_link(account_id: UUID, request: Request, who: AdminPageDep, links: LinkIssuingDep) -> Response:
    """Make a recovery link, and go on to the page that shows it."""
    made = await links.issue(who.account_id, account_id)
    response = see_other(f"{HERE}/{account_id}/recovery-link")
    hand_over(request, response, account_id, made)
    return response


def _done(kind: str) -> str | None:
    return {
        "account-disabled": _("The account is at rest: its devices are signed out, nothing in it was removed."),
        "account-enabled": _("The account is open again."),
    }.get(kind)
