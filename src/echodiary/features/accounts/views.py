"""What the templates of accounts see: everything decided, everything in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from echodiary.features.accounts import time_zones
from echodiary.features.accounts.domain import (
    DISPLAY_NAME_MAX,
    EMAIL_MAX,
    MINUTES_A_DAY,
    PASSWORD_MAX,
    PASSWORD_MIN,
    LinkRecord,
    SignedIn,
)
from echodiary.features.accounts.errors import (
    AccountDisabled,
    CredentialsWrong,
    EmailInvalid,
    EmailTaken,
    PasswordTooLong,
    PasswordTooShort,
    PasswordWrong,
    RecoveryLinkRefused,
    RecoveryRefused,
    SignupClosed,
    TimeZoneUnknown,
    TriesExhausted,
)
from echodiary.features.accounts.models import SessionRow
from echodiary.features.accounts.service import AccountProfile
from echodiary.features.accounts.standing import device_name
from echodiary.platform.errors import EchoDiaryError
from echodiary.web import formats
from echodiary.web.i18n import current_locale, ngettext
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults

# Languages call themselves by their own names.
LOCALE_NAMES = (("ko", "한국어"), ("en", "English"))
MINUTES_AN_HOUR = 60
SECONDS_A_MINUTE = 60
LATEST_DAY_START = 12 * MINUTES_AN_HOUR
ABOVE = ""  # where a refusal is said that belongs to no single field


@dataclass(frozen=True, slots=True)
class DoorView:
    """The forms for people who are not signed in. `errors`: by field name; `refusal`: said above the form."""

    email: str = ""
    display_name: str = ""
    link: str = ""
    going_to: str = "/"
    errors: Faults = field(default_factory=Faults)
    refusal: str | None = None
    notice: str | None = None
    sign_up_open: bool = True
    email_max: int = EMAIL_MAX
    name_max: int = DISPLAY_NAME_MAX
    password_min: int = PASSWORD_MIN
    password_max: int = PASSWORD_MAX
    locale: str = field(default_factory=current_locale)
    locales: Sequence[tuple[str, str]] = LOCALE_NAMES


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in the list."""

    id: UUID
    device: str
    used: str
    current: bool

    @classmethod
    def of(cls, row: SessionRow, who: SignedIn) -> "SessionLine":
        """The line of a session."""
        used = _("Last used %(when)s") % {"when": formats.moment(row.last_used_at, who.time_zone)}
        return cls(row.id, _("Another program") if row.device == "API" else row.device, used, row.id == who.session_id)


@dataclass(frozen=True, slots=True)
class LinkLine:
    """What became of one recovery link."""

    issued: str
    state: str
    open: bool

    @classmethod
    def of(cls, link: LinkRecord, who: SignedIn, now: datetime) -> "LinkLine":
        """The line of a link."""
        state = link.state(now)
        when = formats.moment(link.ended_at or link.expires_at, who.time_zone)
        said = {
            "open": _("good until %(when)s"),
            "expired": _("used by nobody, over since %(when)s"),
            "used": _("used %(when)s on %(device)s"),
            "refused": _("made void by you %(when)s"),
            "replaced": _("replaced by a newer one %(when)s"),
            "overtaken": _("not used: the password was changed without it %(when)s"),
        }[state]
        issued = _("Made by an admin %(when)s") % {"when": formats.moment(link.issued_at, who.time_zone)}
        return cls(issued, said % {"when": when, "device": device_name(link.used_on)}, state == "open")


@dataclass(frozen=True, slots=True)
class ProfileForm:
    """The settings as they stand in the form, typed or stored."""

    display_name: str
    locale: str
    time_zone: str
    day_start_minutes: int
    theme: str

    @classmethod
    def of(cls, profile: AccountProfile) -> "ProfileForm":
        """The settings as they are stored."""
        return cls(profile.display_name, profile.locale, profile.time_zone, profile.day_start_minutes, profile.theme)


@dataclass(frozen=True, slots=True)
class AccountView:
    """The page of an account."""

    email: str
    form: ProfileForm
    locales: Sequence[tuple[str, str]]
    time_zones: Sequence[tuple[str, str]]
    day_starts: Sequence[tuple[int, str]]
    themes: Sequence[tuple[str, str]]
    sessions: Sequence[SessionLine]
    links: Sequence[LinkLine]
    errors: Faults
    notice: str | None
    consents: bool
    name_max: int = DISPLAY_NAME_MAX
    password_min: int = PASSWORD_MIN
    password_max: int = PASSWORD_MAX


def account_view(
    who: SignedIn,
    profile: AccountProfile,
    sessions: Sequence[SessionRow],
    links: Sequence[LinkLine],
    *,
    typed: ProfileForm | None = None,
    errors: Faults | None = None,
    notice: str | None = None,
) -> AccountView:
    """The page of an account; `typed` is a form that was refused."""
    form = typed or ProfileForm.of(profile)
    return AccountView(
        email=profile.email,
        form=form,
        locales=LOCALE_NAMES,
        time_zones=_with(time_zones.choices(current_locale()), form.time_zone),
        day_starts=day_starts(form.day_start_minutes),
        themes=(("system", _("Like the device")), ("light", _("Light")), ("dark", _("Dark"))),
        sessions=[SessionLine.of(row, who) for row in sessions],
        links=links,
        errors=errors or Faults(),
        notice=notice,
        consents=profile.external_ai_consent,
    )


def day_starts(chosen: int) -> Sequence[tuple[int, str]]:
    """Full hours from midnight to noon, and the hour that is chosen."""
    hours = {*range(0, LATEST_DAY_START + 1, MINUTES_AN_HOUR), chosen % MINUTES_A_DAY}
    return [(minutes, formats.time_of_day(minutes)) for minutes in sorted(hours)]


def refused_at(error: EchoDiaryError, *, password: str = "password") -> tuple[str, str]:  # noqa: S107 - a field's name
    """The field a refusal belongs to (`ABOVE` for none) and what it says; `password` names the password's field."""
    if isinstance(error, TriesExhausted):
        return ABOVE, _patience(int(str(error.data.get("retry_after", SECONDS_A_MINUTE))))
    short = _("A password needs %(num)s characters or more.") % {"num": PASSWORD_MIN}
    together = _("The address and the password do not belong together. Please look at both once more.")
    code = _("The address and the code do not belong together. Please look at both once more.")
    known: dict[type[EchoDiaryError], tuple[str, str]] = {
        EmailInvalid: ("email", _("This does not look like an e-mail address yet.")),
        EmailTaken: ("email", _("There is an account with this address already. You can sign in with it.")),
        PasswordTooShort: (password, short),
        PasswordTooLong: (password, _("This password is longer than can be kept. Please choose a shorter one.")),
        PasswordWrong: (password, _("This is not the present password.")),
        CredentialsWrong: (ABOVE, together),
        AccountDisabled: (
            ABOVE,
            _("This account is at rest. Everything in it is kept; whoever runs this server can help."),
        ),
        RecoveryRefused: (ABOVE, code),
        RecoveryLinkRefused: (
            ABOVE,
            _(
                "This link does not work any more, or a part of it is missing. "
                "Whoever runs this server can make a new one."
            ),
        ),
        SignupClosed: (ABOVE, _("This server takes no new accounts. The person who runs it can help.")),
        TimeZoneUnknown: ("time_zone", _("This time zone is not known here.")),
    }
    if type(error) not in known:
        raise error
    return known[type(error)]


def _patience(seconds: int) -> str:
    if seconds < SECONDS_A_MINUTE:
        wait = ngettext("%(num)s second", "%(num)s seconds", seconds) % {"num": seconds}
    else:
        minutes = -(-seconds // SECONDS_A_MINUTE)
        wait = ngettext("%(num)s minute", "%(num)s minutes", minutes) % {"num": minutes}
    return _("That was a few tries in a row, so the door rests for a moment. Please try again in %(wait)s.") % {
        "wait": wait
    }


def _with(choices: Sequence[tuple[str, str]], chosen: str) -> Sequence[tuple[str, str]]:
    return choices if any(name == chosen for name, _label in choices) else ((chosen, chosen), *choices)
