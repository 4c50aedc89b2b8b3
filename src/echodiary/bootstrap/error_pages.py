"""The page that says what happened, that nothing is lost, and what to press."""

from dataclasses import dataclass

from psycopg import OperationalError as DriverOperationalError
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.requests import Request
from starlette.responses import Response

from echodiary.features.accounts.deps import get_visitor
from echodiary.features.accounts.service import AccountRules
from echodiary.platform.clock import Clock
from echodiary.platform.database import Database
from echodiary.web.i18n import LOCALE_COOKIE, preferred_locale, use_locale
from echodiary.web.i18n import gettext as _
from echodiary.web.ports import PortRegistry
from echodiary.web.templates import Pages, wants_fragment

DATABASE_AWAY = (PoolTimeout, OperationalError, InterfaceError, DriverOperationalError, TimeoutError, ConnectionError)
OUR_FAULT = 500
WORTH_ANOTHER_TRY = frozenset({429, 500, 503})


@dataclass(frozen=True, slots=True)
class FaultView:
    """What the page shows; `again` is an address to try again."""

    status: int
    title: str
    text: str
    again: str | None
    request_id: str | None


async def error_page(request: Request, status: int, code: str, headers: dict[str, str] | None = None) -> Response:
    """Render the page in the reader's language; as a fragment where htmx waits for one."""
    await _recognise(request, status)
    title, text = _texts(status)
    again = request.url.path if status in WORTH_ANOTHER_TRY and request.method == "GET" else None
    number = getattr(request.state, "request_id", None) if status >= OUR_FAULT else None
    fault = FaultView(status, title, text, again, number)
    ports: PortRegistry = request.app.state.ports
    block = "main" if wants_fragment(request) else None
    context = {"fault": fault, "code": code}
    return ports.get(Pages).respond(request, "error.html", context, status=status, block=block, headers=headers)


def _texts(status: int) -> tuple[str, str]:
    """What happened, and that nothing is lost."""
    look_again = _("This could not be read"), _("Nothing was changed. Go back and look it over once more.")
    texts = {
        401: (_("Please sign in first"), _("What was saved is safe. It goes on once you are signed in.")),
        403: (
            _("This page is not yours to open"),
            _("It belongs to another account, or the request came from elsewhere."),
        ),
        404: (_("There is no such page"), _("The address may be old, or the text was removed.")),
        405: (_("There is no such page"), _("The address may be old, or the text was removed.")),
        409: (_("This was changed somewhere else"), _("Nothing was overwritten. Go back and look at both texts.")),
        413: (
            _("That is too much at once"),
            _("It was not taken. Go back: what you wrote is still there; try it in smaller parts."),
        ),
        429: (_("A little too many at once"), _("Wait a moment and try again.")),
        503: (
            _("The diary is resting for a moment"),
            _("The server cannot reach its storage. What was saved is safe; try again in a little while."),
        ),
    }
    ours = (
        _("Something went wrong on our side"),
        _("What was saved is safe. What you were writing is kept on this device."),
    )
    return texts.get(status, ours if status >= OUR_FAULT else look_again)


async def _recognise(request: Request, status: int) -> None:
    """Whose page this is, so that their language and their menu are on it; asked only while all is well on our side."""
    if hasattr(request.state, "signed_in"):
        return
    use_locale(preferred_locale(request.headers, request.cookies.get(LOCALE_COOKIE)))
    if status >= OUR_FAULT:
        return
    ports: PortRegistry = request.app.state.ports
    try:
        clock = ports.get(Clock)  # type: ignore[type-abstract]
        await get_visitor(request, ports.get(Database), clock, ports.get(AccountRules))
    except DATABASE_AWAY:
        return
