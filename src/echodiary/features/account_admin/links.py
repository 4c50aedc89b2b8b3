"""Where a recovery link leads, and how the page that shows it once comes by it."""

from datetime import datetime
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from echodiary.features.accounts.recovery_links import NewLink
from echodiary.web.pages import put_cookie

PATH = "/recovery/link"
COOKIE = "echodiary_new_link"
COOKIE_SECONDS = 60


def link_url(request: Request, token: str) -> str:
    """The link on the server as the admin reaches it.

    Its token stands behind the #: a browser keeps that to itself, so that no log has it.
    """
    return f"{request.base_url.replace(path=PATH, query='', fragment='')}#{token}"


def hand_over(request: Request, response: Response, account_id: UUID, link: NewLink) -> None:
    """Let the next page show the link: a page may be loaded again, a form should not be sent again for it."""
    value = f"{link.token}|{link.expires_at.isoformat()}"
    path = _page_of(account_id)
    put_cookie(request, response, COOKIE, value, max_age=COOKIE_SECONDS, path=path, strict=True)


def read_handed_over(request: Request) -> NewLink | None:
    """The link that this page is to show, if there is one."""
    token, _, expires_at = request.cookies.get(COOKIE, "").partition("|")
    try:
        return NewLink(token, datetime.fromisoformat(expires_at)) if token else None
    except ValueError:
        return None


def forget_handed_over(response: Response, account_id: UUID) -> None:
    """Take the link from the browser: it is shown once."""
    response.delete_cookie(COOKIE, path=_page_of(account_id), httponly=True, samesite="strict")


def _page_of(account_id: UUID) -> str:
    return f"/admin/accounts/{account_id}/recovery-link"
