"""The admin's page of accounts."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from echodiary.features.account_admin.deps import AccountAdminDep, ListingDep
from echodiary.features.account_admin.views import page_view
from echodiary.features.accounts.deps import AdminPageDep, get_admin_page
from echodiary.web.deps import PagesDep
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Note, forget_note, noted, see_other
from echodiary.web.pagination import decode_moment, encode_cursor

router = APIRouter(prefix="/admin/accounts", include_in_schema=False, dependencies=[Depends(get_admin_page)])

HERE = "/admin/accounts"
A_PAGE = 50


@router.get("")
async def show_accounts(
    request: Request,
    who: AdminPageDep,
    listing: ListingDep,
    pages: PagesDep,
    cursor: Annotated[str | None, Query()] = None,
) -> Response:
    """Show the accounts of this instance."""
    page = await listing.page(A_PAGE, decode_moment(cursor))
    older = f"{HERE}?cursor={encode_cursor([*page.more])}" if page.more else None
    note = noted(request)
    view = page_view(page.lines, who.time_zone, older=older, notice=_done(note.kind) if note else None)
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


def _done(kind: str) -> str | None:
    return {
        "account-disabled": _("The account is at rest: its devices are signed out, nothing in it was removed."),
        "account-enabled": _("The account is open again."),
    }.get(kind)
