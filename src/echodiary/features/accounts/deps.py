"""Who is behind a request, for the edges of all slices."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request

from echodiary.features.accounts.domain import SignedIn
from echodiary.features.accounts.errors import NotSignedIn
from echodiary.features.accounts.identifying import identify
from echodiary.features.accounts.passwords import Passwords
from echodiary.features.accounts.recovery_links import RecoveryLinks
from echodiary.features.accounts.service import AccountRules, AccountService
from echodiary.features.accounts.standing import standing_notice
from echodiary.platform.errors import Forbidden
from echodiary.web.deps import ClockDep, DatabaseDep, SealerDep, SessionDep
from echodiary.web.i18n import LOCALE_COOKIE, preferred_locale, use_locale
from echodiary.web.ports import port

SESSION_COOKIE = "echodiary_session"

PasswordsDep = Annotated[Passwords, Depends(port(Passwords))]
RulesDep = Annotated[AccountRules, Depends(port(AccountRules))]


class SignInNeeded(Exception):
    """A page needs somebody signed in; `path` is where to come back to."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__("sign in first")


async def get_account_service(
    session: SessionDep, sealer: SealerDep, clock: ClockDep, passwords: PasswordsDep, rules: RulesDep
) -> AccountService:
    """The use cases of accounts on this request's transaction."""
    return AccountService(session, sealer, clock, passwords, rules)


AccountServiceDep = Annotated[AccountService, Depends(get_account_service)]


async def get_recovery_links(session: SessionDep, clock: ClockDep, passwords: PasswordsDep) -> RecoveryLinks:
    """What owners do with recovery links, on this request's transaction."""
    return RecoveryLinks(session, clock, passwords)


RecoveryLinksDep = Annotated[RecoveryLinks, Depends(get_recovery_links)]


def session_token(request: Request) -> str | None:
    """The session token a request carries: Bearer for clients, a cookie for pages."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        return token.strip()
    return request.cookies.get(SESSION_COOKIE)


async def get_signed_in(request: Request, database: DatabaseDep, clock: ClockDep, rules: RulesDep) -> SignedIn:
    """Who is signed in; raises NotSignedIn."""
    token = session_token(request)
    if token is None:
        raise NotSignedIn
    who = await identify(database, token, now=clock.now(), lifetime=rules.session_lifetime)
    use_locale(who.locale)
    request.state.signed_in = who
    request.state.standing = standing_notice(who)
    return who


SignedInDep = Annotated[SignedIn, Depends(get_signed_in)]


async def get_page_reader(request: Request, database: DatabaseDep, clock: ClockDep, rules: RulesDep) -> SignedIn:
    """Like `get_signed_in` for pages: who is not signed in is sent to the sign-in page."""
    try:
        return await get_signed_in(request, database, clock, rules)
    except NotSignedIn:
        safe_path = request.url.path if request.method in {"GET", "HEAD"} else "/"
        raise SignInNeeded(quote(safe_path)) from None


PageReaderDep = Annotated[SignedIn, Depends(get_page_reader)]


async def get_visitor(request: Request, database: DatabaseDep, clock: ClockDep, rules: RulesDep) -> SignedIn | None:
    """Who is signed in, or None: then the language is the one of the visitor's cookie or browser."""
    try:
        return await get_signed_in(request, database, clock, rules)
    except NotSignedIn:
        use_locale(preferred_locale(request.headers, request.cookies.get(LOCALE_COOKIE)))
        request.state.signed_in = None
        return None


VisitorDep = Annotated[SignedIn | None, Depends(get_visitor)]


async def get_admin(who: SignedInDep) -> SignedIn:
    """The admin of the instance; raises Forbidden for others."""
    if not who.is_admin:
        raise Forbidden
    return who


AdminDep = Annotated[SignedIn, Depends(get_admin)]


async def get_admin_page(who: PageReaderDep) -> SignedIn:
    """Like `get_admin` for pages: who is not signed in is sent to the sign-in page; raises Forbidden for others."""
    if not who.is_admin:
        raise Forbidden
    return who


AdminPageDep = Annotated[SignedIn, Depends(get_admin_page)]
