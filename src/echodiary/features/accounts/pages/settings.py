"""The page of an account: profile, password, recovery code, sessions, the end."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request, Response

from echodiary.features.accounts import deletion
from echodiary.features.accounts.deps import AccountServiceDep, PageReaderDep, PasswordsDep, RecoveryLinksDep
from echodiary.features.accounts.domain import DISPLAY_NAME_MAX, MINUTES_A_DAY, THEMES, SignedIn
from echodiary.features.accounts.pages.door import CODE_PATH, hand_over, let_out
from echodiary.features.accounts.recovery_links import RecoveryLinks
from echodiary.features.accounts.service import AccountService
from echodiary.features.accounts.views import LinkLine, ProfileForm, account_view, refused_at
from echodiary.platform.clock import Clock
from echodiary.platform.errors import EchoDiaryError
from echodiary.web.deps import ClockDep, DatabaseDep, PagesDep, SealerDep
from echodiary.web.i18n import LOCALES
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, Note, ShownInstead, forget_note, noted, see_other
from echodiary.web.statuses import status_of
from echodiary.web.templates import Pages

router = APIRouter(prefix="/account")

HERE = "/account"
PAGE = "accounts/account.html"
# What a browser is to forget of an account that is gone: its pages and the copies of its texts.
FORGET_ALL = '"cache", "storage"'

Text = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class Desk:
    """One request for the page of an account: whose it is, and what the page is made of."""

    request: Request
    who: SignedIn
    accounts: AccountService
    links: RecoveryLinks
    pages: Pages
    clock: Clock

    async def show(
        self,
        *,
        typed: ProfileForm | None = None,
        errors: Faults | None = None,
        notice: str | None = None,
        status: int = 200,
    ) -> Response:
        """Answer with the page; `typed` is a form that was refused."""
        now, found = self.clock.now(), await self.links.list_own(self.who)
        view = account_view(
            self.who,
            await self.accounts.get_profile(self.who),
            await self.accounts.list_sessions(self.who),
            [LinkLine.of(link, self.who, now) for link in found],
            typed=typed,
            errors=errors,
            notice=notice,
        )
        return self.pages.respond(self.request, PAGE, {"view": view}, status=status)

    async def refuse(
        self,
        error: EchoDiaryError,
        *,
        typed: ProfileForm | None = None,
        password: str = "password",  # noqa: S107 - a field's name
    ) -> Response:
        """Answer with the page that says what is to be mended."""
        where, text = refused_at(error, password=password)
        return await self.show(typed=typed, errors=Faults({where: text}), status=status_of(error))


async def get_desk(
    request: Request,
    who: PageReaderDep,
    accounts: AccountServiceDep,
    links: RecoveryLinksDep,
    pages: PagesDep,
    clock: ClockDep,
) -> Desk:
    """The page of the account of whoever asks."""
    return Desk(request, who, accounts, links, pages, clock)


DeskDep = Annotated[Desk, Depends(get_desk)]


@router.get("")
async def show_account(request: Request, desk: DeskDep) -> Response:
    """Show the account."""
    note = noted(request)
    response = await desk.show(notice=_done(note.kind) if note else None)
    forget_note(request, response)
    return response


@router.post("")
async def change_profile(
    request: Request,
    who: PageReaderDep,
    accounts: AccountServiceDep,
    desk: DeskDep,
    display_name: Text = "",
    locale: Text = "",
    time_zone: Text = "",
    day_start_minutes: Text = "",
    theme: Text = "",
) -> Response:
    """Change the settings."""
    typed = ProfileForm(
        display_name=display_name.strip(),
        locale=locale if locale in LOCALES else who.locale,
        time_zone=time_zone or who.time_zone,
        day_start_minutes=_minutes(day_start_minutes, who.day_start_minutes),
        theme=theme if theme in THEMES else who.theme,
    )
    if len(typed.display_name) > DISPLAY_NAME_MAX:
        errors = Faults(display_name=_("A name has at most %(num)s characters.") % {"num": DISPLAY_NAME_MAX})
        return await desk.show(typed=typed, errors=errors, status=422)
    try:
        await accounts.change_profile(
            who,
            display_name=typed.display_name,
            locale=typed.locale,
            time_zone=typed.time_zone,
            day_start_minutes=typed.day_start_minutes,
            theme=typed.theme,
        )
    except EchoDiaryError as error:
        raise ShownInstead(await desk.refuse(error, typed=typed)) from None
    return see_other(HERE, request=request, note=Note("profile-saved"))


@router.post("/password")
async def change_password(
    request: Request,
    who: PageReaderDep,
    accounts: AccountServiceDep,
    desk: DeskDep,
    current_password: Text = "",
    new_password: Text = "",
) -> Response:
    """Change the password; other sessions end."""
    try:
        await accounts.change_password(who, current=current_password, new=new_password)
    except EchoDiaryError as error:
        field = "current_password" if status_of(error) == 403 else "new_password"
        raise ShownInstead(await desk.refuse(error, password=field)) from None
    return see_other(HERE, request=request, note=Note("password-changed"))


@router.post("/recovery-code")
async def renew_code(
    request: Request, who: PageReaderDep, accounts: AccountServiceDep, desk: DeskDep, recovery_password: Text = ""
) -> Response:
    """Replace the recovery code and show the new one."""
    try:
        renewed = await accounts.renew_recovery_code(who, password=recovery_password)
    except EchoDiaryError as error:
        raise ShownInstead(
            await desk.refuse(error, password="recovery_password")  # noqa: S106
        ) from None
    response = see_other(CODE_PATH)
    hand_over(request, response, renewed.recovery_code)
    return response


@router.post("/consent")
async def answer_consent(
    request: Request, who: PageReaderDep, accounts: AccountServiceDep, external_ai_consent: Text = ""
) -> Response:
    """Agree, or no longer, that what is written from may go to an outside provider."""
    agrees = external_ai_consent == "true"
    await accounts.change_profile(who, external_ai_consent=agrees)
    return see_other(f"{HERE}#outside", request=request, note=Note("consent-given" if agrees else "consent-withdrawn"))


@router.post("/sessions/{session_id:uuid}/end")
async def end_session(request: Request, session_id: UUID, who: PageReaderDep, accounts: AccountServiceDep) -> Response:
    """End a session of the account."""
    await accounts.end_session(who, session_id)
    if session_id == who.session_id:
        response = see_other("/sign-in")
        let_out(response)
        return response
    return see_other(HERE, request=request, note=Note("session-ended"))


@router.post("/recovery-link/refuse")
async def refuse_recovery_link(request: Request, who: PageReaderDep, links: RecoveryLinksDep) -> Response:
    """Make the open recovery link void."""
    await links.refuse(who)
    return see_other(f"{HERE}#recovery-links", request=request, note=Note("link-refused"))


@router.post("/recovery-link/confirm")
async def confirm_recovery_link(request: Request, who: PageReaderDep, links: RecoveryLinksDep) -> Response:
    """Confirm that a link was used: the notice ends, the line stays."""
    await links.confirm(who)
    return see_other(f"{HERE}#recovery-links", request=request, note=Note("link-confirmed"))


@router.post("/delete")
async def delete_account(
    request: Request,
    who: PageReaderDep,
    desk: DeskDep,
    database: DatabaseDep,
    sealer: SealerDep,
    passwords: PasswordsDep,
    clock: ClockDep,
    delete_password: Text = "",
) -> Response:
    """Delete the account for good."""
    try:
        await deletion.delete(database, sealer, passwords, who.account_id, password=delete_password, now=clock.now())
    except EchoDiaryError as error:
        return await desk.refuse(error, password="delete_password")  # noqa: S106
    response = see_other("/sign-in", request=request, note=Note("account-deleted"))
    let_out(response)
    response.headers["Clear-Site-Data"] = FORGET_ALL
    return response


def _done(kind: str) -> str | None:
    return {
        "profile-saved": _("Your settings are saved."),
        "password-changed": _("The password is changed. Other devices have been signed out."),
        "session-ended": _("That device has been signed out."),
        "link-refused": _("No recovery link of this account works now."),
        "link-confirmed": _("Good. The line of it stays on this page."),
        "consent-given": _("Drafts may be written by an outside model now."),
        "consent-withdrawn": _("Nothing leaves this server any more."),
    }.get(kind)


def _minutes(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and int(text) < MINUTES_A_DAY else otherwise
