"""Pages around the door: signing up, in and out, recovery, the code that is shown once, the language."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from echodiary.features.accounts.api import PlaceDep
from echodiary.features.accounts.deps import (
    SESSION_COOKIE,
    AccountServiceDep,
    PageReaderDep,
    RulesDep,
    VisitorDep,
)
from echodiary.features.accounts.domain import DISPLAY_NAME_MAX, known_time_zone
from echodiary.features.accounts.service import AccountRules, NewSession, Recovered
from echodiary.features.accounts.views import ABOVE, DoorView, refused_at
from echodiary.platform.errors import EchoDiaryError
from echodiary.web.deps import PagesDep
from echodiary.web.i18n import LOCALE_COOKIE, LOCALES, current_locale
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, ShownInstead, forget_note, local_path, noted, put_cookie, see_other
from echodiary.web.statuses import status_of
from echodiary.web.templates import Pages

router = APIRouter()

CODE_COOKIE = "echodiary_recovery_code"
CODE_PATH = "/recovery-code"
CODE_SECONDS = 600
A_YEAR = 365 * 24 * 3600
SIGN_UP, SIGN_IN, RECOVER = "accounts/sign_up.html", "accounts/sign_in.html", "accounts/recover.html"

Text = Annotated[str, Form()]


@router.get("/sign-up")
async def show_sign_up(request: Request, who: VisitorDep, accounts: AccountServiceDep, pages: PagesDep) -> Response:
    """Show the form for a new account."""
    if who is not None:
        return see_other("/")
    view = DoorView(sign_up_open=await accounts.takes_newcomers())
    return pages.respond(request, SIGN_UP, {"view": view})


@router.post("/sign-up")
async def sign_up(
    request: Request,
    _who: VisitorDep,
    accounts: AccountServiceDep,
    pages: PagesDep,
    rules: RulesDep,
    email: Text = "",
    password: Text = "",
    display_name: Text = "",
    time_zone: Text = "",
) -> Response:
    """Make an account, sign it in, and show its recovery code."""
    view = DoorView(email=email, display_name=display_name)
    if len(display_name.strip()) > DISPLAY_NAME_MAX:
        view = replace(view, errors=Faults(display_name=_name_too_long()))
        return pages.respond(request, SIGN_UP, {"view": view}, status=422)
    try:
        made = await accounts.sign_up(
            email=email,
            password=password,
            display_name=display_name.strip(),
            locale=current_locale(),
            time_zone=time_zone if known_time_zone(time_zone) else None,
        )
    except EchoDiaryError as error:
        raise ShownInstead(refused(request, pages, SIGN_UP, view, error)) from None
    session = await accounts.open_session(made.profile.id, request.headers.get("user-agent", ""))
    response = see_other(CODE_PATH)
    let_in(request, response, session, rules)
    hand_over(request, response, made.recovery_code)
    return response


@router.get("/sign-in")
async def show_sign_in(
    request: Request,
    who: VisitorDep,
    accounts: AccountServiceDep,
    pages: PagesDep,
    next: str = "/",  # noqa: A002 - the name in the address
) -> Response:
    """Show the form for signing in."""
    going_to = local_path(next)
    if who is not None:
        return see_other(going_to)
    note = noted(request)
    notice = _("The account and everything in it is gone.") if note and note.kind == "account-deleted" else None
    view = DoorView(going_to=going_to, notice=notice, sign_up_open=await accounts.takes_newcomers())
    response = pages.respond(request, SIGN_IN, {"view": view})
    forget_note(request, response)
    return response


@router.post("/sign-in")
async def sign_in(
    request: Request,
    _who: VisitorDep,
    place: PlaceDep,
    accounts: AccountServiceDep,
    pages: PagesDep,
    rules: RulesDep,
    email: Text = "",
    password: Text = "",
    next: Text = "/",  # noqa: A002 - the field's name
) -> Response:
    """Open a session."""
    outcome = await accounts.sign_in(
        email=email, password=password, place=place, user_agent=request.headers.get("user-agent", "")
    )
    going_to = local_path(next)
    if not isinstance(outcome, NewSession):
        view = DoorView(email=email, going_to=going_to, sign_up_open=await accounts.takes_newcomers())
        return refused(request, pages, SIGN_IN, view, outcome)
    response = see_other(going_to)
    let_in(request, response, outcome, rules)
    return response


@router.post("/sign-out")
async def sign_out(who: VisitorDep, accounts: AccountServiceDep) -> Response:
    """End this session."""
    if who is not None:
        await accounts.end_session(who, who.session_id)
    response = see_other("/sign-in")
    let_out(response)
    return response


@router.get("/recover")
async def show_recovery(request: Request, _who: VisitorDep, pages: PagesDep) -> Response:
    """Show the form for a lost password."""
    return pages.respond(request, RECOVER, {"view": DoorView()})


@router.post("/recover")
async def recover(
    request: Request,
    _who: VisitorDep,
    place: PlaceDep,
    accounts: AccountServiceDep,
    pages: PagesDep,
    rules: RulesDep,
    email: Text = "",
    code: Text = "",
    new_password: Text = "",
) -> Response:
    """Set a new password by recovery code, sign in, and show the next code."""
    view = DoorView(email=email)
    try:
        outcome = await accounts.recover(email=email, code=code, new_password=new_password, place=place)
    except EchoDiaryError as error:
        raise ShownInstead(refused(request, pages, RECOVER, view, error, password="new_password")) from None  # noqa: S106
    if not isinstance(outcome, Recovered):
        return refused(request, pages, RECOVER, view, outcome)
    session = await accounts.sign_in(
        email=email, password=new_password, place=place, user_agent=request.headers.get("user-agent", "")
    )
    response = see_other(CODE_PATH)
    if isinstance(session, NewSession):
        let_in(request, response, session, rules)
    hand_over(request, response, outcome.recovery_code)
    return response


@router.get(CODE_PATH)
async def show_code(request: Request, _who: PageReaderDep, pages: PagesDep) -> Response:
    """Show the recovery code, until it is noted down."""
    code = request.cookies.get(CODE_COOKIE)
    if code is None:
        return see_other("/account#recovery")
    return pages.respond(request, "accounts/code.html", {"code": code})


@router.post(CODE_PATH)
async def code_noted(_who: PageReaderDep) -> Response:
    """Forget the code: it is noted down."""
    response = see_other("/")
    response.delete_cookie(CODE_COOKIE, path=CODE_PATH)
    return response


@router.post("/language")
async def choose_language(request: Request, locale: Text = "", next: Text = "/sign-in") -> Response:  # noqa: A002
    """Remember the language of somebody who is not signed in."""
    response = see_other(local_path(next, "/sign-in"))
    if locale in LOCALES:
        put_cookie(request, response, LOCALE_COOKIE, locale, max_age=A_YEAR)
    return response


def refused(
    request: Request,
    pages: Pages,
    template: str,
    view: DoorView,
    error: EchoDiaryError,
    *,
    password: str = "password",  # noqa: S107 - a field's name
) -> Response:
    """The form again, with what was typed but passwords, and what is to be mended."""
    where, text = refused_at(error, password=password)
    view = replace(view, refusal=text) if where == ABOVE else replace(view, errors=Faults({where: text}))
    headers = {"Retry-After": str(error.data["retry_after"])} if "retry_after" in error.data else None
    return pages.respond(request, template, {"view": view}, status=status_of(error), headers=headers)


def let_in(request: Request, response: Response, session: NewSession, rules: AccountRules) -> None:
    """Give the browser its session."""
    lifetime = int(rules.session_lifetime.total_seconds())
    put_cookie(request, response, SESSION_COOKIE, session.token, max_age=lifetime)


def let_out(response: Response) -> None:
    """Take the session from the browser."""
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="lax")
    response.delete_cookie(CODE_COOKIE, path=CODE_PATH, httponly=True, samesite="strict")


def hand_over(request: Request, response: Response, code: str) -> None:
    """Let the next page show a recovery code: a page may be loaded again, a form should not be sent again for it."""
    put_cookie(request, response, CODE_COOKIE, code, max_age=CODE_SECONDS, path=CODE_PATH, strict=True)


def _name_too_long() -> str:
    return _("A name has at most %(num)s characters.") % {"num": DISPLAY_NAME_MAX}
