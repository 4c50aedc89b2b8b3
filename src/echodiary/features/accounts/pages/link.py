"""The page that a recovery link of an admin leads to. Its token stands behind the # of the address: no browser sends
that, so that no log of ours or of a proxy can hold it.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from echodiary.features.accounts.api import PlaceDep
from echodiary.features.accounts.deps import AccountServiceDep, RecoveryLinksDep, RulesDep, VisitorDep
from echodiary.features.accounts.pages.door import CODE_PATH, hand_over, let_in, refused
from echodiary.features.accounts.recovery_links import LinkUsed
from echodiary.features.accounts.views import DoorView
from echodiary.platform.errors import EchoDiaryError
from echodiary.web.deps import PagesDep
from echodiary.web.pages import ShownInstead, see_other

router = APIRouter()

HERE = "/recovery/link"
PAGE = "accounts/recovery_link.html"

Text = Annotated[str, Form()]


@router.get(HERE)
async def show_form(request: Request, _who: VisitorDep, pages: PagesDep) -> Response:
    """Show the form for a new password: the same for every link, whatever it is worth."""
    return pages.respond(request, PAGE, {"view": DoorView()})


@router.post(HERE)
async def use_link(
    request: Request,
    _who: VisitorDep,
    place: PlaceDep,
    links: RecoveryLinksDep,
    accounts: AccountServiceDep,
    pages: PagesDep,
    rules: RulesDep,
    link: Text = "",
    new_password: Text = "",
) -> Response:
    """Set a new password by the link, sign in, and show the next recovery code."""
    view, device = DoorView(link=link), request.headers.get("user-agent", "")
    try:
        outcome = await links.use(link=link, new_password=new_password, place=place, user_agent=device)
    except EchoDiaryError as error:
        raise ShownInstead(refused(request, pages, PAGE, view, error, password="new_password")) from None  # noqa: S106
    if not isinstance(outcome, LinkUsed):
        return refused(request, pages, PAGE, view, outcome)
    session = await accounts.open_session(outcome.account_id, device)
    response = see_other(CODE_PATH)
    let_in(request, response, session, rules)
    hand_over(request, response, outcome.recovery_code)
    return response
