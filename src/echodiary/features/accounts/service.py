"""Use cases of accounts. Flushes, never commits; refusals that must leave a trace in the database are returned as
values.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts import domain
from echodiary.features.accounts.domain import LinkOutcome, SignedIn
from echodiary.features.accounts.errors import (
    AccountDisabled,
    CredentialsWrong,
    EmailInvalid,
    EmailTaken,
    NotSignedIn,
    PasswordWrong,
    RecoveryRefused,
    SessionNotFound,
    SignupClosed,
    TimeZoneUnknown,
    TriesExhausted,
)
from echodiary.features.accounts.link_repository import LinkRepository
from echodiary.features.accounts.models import AccountRow, SessionRow
from echodiary.features.accounts.passwords import Passwords
from echodiary.features.accounts.repository import AccountRepository
from echodiary.features.accounts.throttle import Throttle
from echodiary.platform.clock import Clock
from echodiary.platform.ids import new_id
from echodiary.platform.sealing.sealer import SealedTable, Sealer


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A new account, as those who furnish it (starter personas, first book) see it."""

    account_id: UUID
    locale: str


Welcome = Callable[[AsyncSession, Newcomer], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class AccountRules:
    """What the operator decides about accounts, and who furnishes new ones."""

    signup_open: bool
    session_lifetime: timedelta
    welcome: tuple[Welcome, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class AccountProfile:
    """An account as its owner sees it."""

    id: UUID
    email: str
    display_name: str
    is_admin: bool
    locale: str
    time_zone: str
    day_start_minutes: int
    theme: str
    external_ai_consent: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SignedUp:
    """A new account and its recovery code, which is shown once and kept nowhere."""

    profile: AccountProfile
    recovery_code: str


@dataclass(frozen=True, slots=True)
class NewSession:
    """A fresh session; the token is kept nowhere else."""

    id: UUID
    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Recovered:
    """The account was recovered; the old code is spent, here is the next one."""

    recovery_code: str


Refusal = TriesExhausted | CredentialsWrong | RecoveryRefused | AccountDisabled


class AccountService:
    """Signing up, in and out; passwords and recovery; the account's own settings."""

    def __init__(
        self, session: AsyncSession, sealer: Sealer, clock: Clock, passwords: Passwords, rules: AccountRules
    ) -> None:
        self._session = session
        self._accounts = AccountRepository(session)
        self._links = LinkRepository(session)
        self._sealer = sealer
        self._cells = SealedTable(sealer, AccountRow.__tablename__)
        self._clock = clock
        self._passwords = passwords
        self._rules = rules
        self._throttle = Throttle(self._accounts, clock)

    async def sign_up(
        self, *, email: str, password: str, display_name: str, locale: str, time_zone: str | None
    ) -> SignedUp:
        """Make an account; the first of the instance is its admin.

        Raises EmailInvalid, EmailTaken, PasswordTooShort, PasswordTooLong, TimeZoneUnknown, SignupClosed.
        """
        address = domain.normal_email(email)
        if address is None:
            raise EmailInvalid
        zone = _checked_time_zone(time_zone or domain.DEFAULT_TIME_ZONE.get(locale, "UTC"))
        password_hash = await self._passwords.hash(password)
        await self._accounts.lock_sign_up()
        is_first = await self._accounts.is_empty()
        if not is_first and not self._rules.signup_open:
            raise SignupClosed
        if await self._accounts.email_exists(address):
            raise EmailTaken
        code = domain.new_recovery_code()
        account_id = new_id()
        self._sealer.create_keys(account_id)
        row = AccountRow(
            id=account_id,
            email=address,
            password_hash=password_hash,
            recovery_hash=domain.recovery_digest(code),
            is_admin=is_first,
            locale=locale,
            time_zone=zone,
            day_start_minutes=domain.DEFAULT_DAY_START_MINUTES,
            theme="system",
            external_ai_consent=False,
            sealed=self._cells.seal(account_id, account_id, {"display_name": display_name}),
            created_at=self._clock.now(),
        )
        await self._accounts.add(row)
        for welcome in self._rules.welcome:
            await welcome(self._session, Newcomer(account_id, locale))
        return SignedUp(self._profile(row), code)

    async def takes_newcomers(self) -> bool:
        """Whether somebody can make an account now."""
        return self._rules.signup_open or await self._accounts.is_empty()

    async def sign_in(self, *, email: str, password: str, place: str, user_agent: str) -> NewSession | Refusal:
        """Open a session, or say why not in a way that is the same for addresses that do not exist."""
        address = email.strip().lower()
        refused = await self._throttle.pause(address, place)
        if refused is not None:
            return refused
        row = await self._find(address)
        if not await self._passwords.check(password, row.password_hash if row else None) or row is None:
            await self._throttle.count_failure(address, place)
            return CredentialsWrong()
        if row.disabled_at is not None:  # said only to who knows the password
            return AccountDisabled()
        await self._throttle.forget(address)
        return await self.open_session(row.id, user_agent)

    async def open_session(self, account_id: UUID, user_agent: str) -> NewSession:
        """Open a session for an account that has proven itself."""
        token = domain.new_token()
        now = self._clock.now()
        row = SessionRow(
            id=new_id(),
            account_id=account_id,
            token_digest=domain.token_digest(token),
            device=domain.device_of(user_agent),
            created_at=now,
            last_used_at=now,
            expires_at=now + self._rules.session_lifetime,
        )
        await self._accounts.add(row)
        return NewSession(row.id, token, row.expires_at)

    async def recover(self, *, email: str, code: str, new_password: str, place: str) -> Recovered | Refusal:
        """Set a new password by recovery code; all sessions end and a new code is made."""
        address = email.strip().lower()
        refused = await self._throttle.pause(address, place)
        if refused is not None:
            return refused
        password_hash = await self._passwords.hash(new_password)
        row = await self._find(address)
        if row is None or row.recovery_hash != domain.recovery_digest(code):
            await self._throttle.count_failure(address, place)
            return RecoveryRefused()
        if row.disabled_at is not None:
            return AccountDisabled()
        next_code = domain.new_recovery_code()
        row.password_hash = password_hash
        row.recovery_hash = domain.recovery_digest(next_code)
        await self._throttle.forget(address)
        await self._accounts.delete_sessions(row.id)
        await self._links.end_open(row.id, LinkOutcome.OVERTAKEN, self._clock.now())
        return Recovered(next_code)

    async def change_password(self, who: SignedIn, *, current: str, new: str) -> None:
        """Change the password; the other sessions end. Raises PasswordWrong, PasswordTooShort, PasswordTooLong."""
        row = await self._own(who)
        if not await self._passwords.check(current, row.password_hash):
            raise PasswordWrong
        row.password_hash = await self._passwords.hash(new)
        await self._accounts.delete_sessions(row.id, keep=who.session_id)
        await self._links.end_open(row.id, LinkOutcome.OVERTAKEN, self._clock.now())

    async def renew_recovery_code(self, who: SignedIn, *, password: str) -> Recovered:
        """Replace the recovery code. Raises PasswordWrong."""
        row = await self._own(who)
        if not await self._passwords.check(password, row.password_hash):
            raise PasswordWrong
        code = domain.new_recovery_code()
        row.recovery_hash = domain.recovery_digest(code)
        return Recovered(code)

    async def get_profile(self, who: SignedIn) -> AccountProfile:
        """The account as its owner sees it."""
        return self._profile(await self._own(who))

    async def change_profile(
        self,
        who: SignedIn,
        *,
        display_name: str | None = None,
        locale: str | None = None,
        time_zone: str | None = None,
        day_start_minutes: int | None = None,
        theme: str | None = None,
        external_ai_consent: bool | None = None,
    ) -> AccountProfile:
        """Change what is given. Raises TimeZoneUnknown."""
        row = await self._own(who)
        if display_name is not None:
            row.sealed = self._cells.seal(row.id, row.id, {"display_name": display_name})
        if time_zone is not None:
            row.time_zone = _checked_time_zone(time_zone)
        changes = {
            "locale": locale,
            "day_start_minutes": day_start_minutes,
            "theme": theme,
            "external_ai_consent": external_ai_consent,
        }
        for name, value in changes.items():
            if value is not None:
                setattr(row, name, value)
        await self._session.flush()
        return self._profile(row)

    async def list_sessions(self, who: SignedIn) -> Sequence[SessionRow]:
        """The account's living sessions."""
        return await self._accounts.list_sessions(who.account_id, self._clock.now())

    async def end_session(self, who: SignedIn, session_id: UUID) -> None:
        """End one session. Raises SessionNotFound, also for a session of somebody else."""
        if not await self._accounts.delete_session(who.account_id, session_id):
            raise SessionNotFound

    async def _own(self, who: SignedIn) -> AccountRow:
        if (row := await self._accounts.get(who.account_id)) is None:
            raise NotSignedIn
        return row

    async def _find(self, address: str) -> AccountRow | None:
        normal = domain.normal_email(address)
        return None if normal is None else await self._accounts.get_by_email(normal)

    def _profile(self, row: AccountRow) -> AccountProfile:
        return AccountProfile(
            id=row.id,
            email=row.email,
            display_name=str(self._cells.open(row.id, row.id, row.sealed)["display_name"]),
            is_admin=row.is_admin,
            locale=row.locale,
            time_zone=row.time_zone,
            day_start_minutes=row.day_start_minutes,
            theme=row.theme,
            external_ai_consent=row.external_ai_consent,
            created_at=row.created_at,
        )


def _checked_time_zone(name: str) -> str:
    if not domain.known_time_zone(name):
        raise TimeZoneUnknown
    return name
