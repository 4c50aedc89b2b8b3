"""Pure rules of accounts: addresses, passwords, recovery codes, the day, devices."""

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

DEFAULT_TIME_ZONE = {"ko": "Asia/Seoul", "en": "UTC"}
DEFAULT_DAY_START_MINUTES = 4 * 60
MINUTES_A_DAY = 24 * 60
PASSWORD_MIN = 8
PASSWORD_MAX = 1024
DISPLAY_NAME_MAX = 40
EMAIL_MAX = 254
THEMES = ("system", "light", "dark")

# Shaped like an address; whether it exists is not asked. Linear: no nested quantifiers.
EMAIL = re.compile(r"[^\s@\x00-\x1f]{1,64}@[^\s@\x00-\x1f]+\.[^\s@.\x00-\x1f]+")

RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing to confuse when copied by hand
RECOVERY_GROUPS = 5
RECOVERY_GROUP = 4

LINK_LIFETIME = timedelta(hours=24)

FREE_TRIES = 5
FREE_TRIES_OF_PLACE = 50
FIRST_PAUSE_S = 30
LONGEST_PAUSE_S = 900
FORGET_AFTER = timedelta(hours=24)


class LinkOutcome(StrEnum):
    """What became of a recovery link that is no longer open; one that nobody used in time has no outcome."""

    USED = "used"
    REFUSED = "refused"  # by the account's owner, on a device that is signed in
    REPLACED = "replaced"  # by a newer one
    OVERTAKEN = "overtaken"  # the owner set a password without it


@dataclass(frozen=True, slots=True)
class RecoveryNotice:
    """What an owner has to know of a recovery link: it is open (`used_at` None), or was used and not confirmed yet."""

    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    used_on: str | None = None


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """The line that is kept of a recovery link. `issued_by`: the address of an admin, None when that one is gone."""

    id: UUID
    account_id: UUID
    email: str
    issued_by: str | None
    issued_at: datetime
    expires_at: datetime
    outcome: str | None
    ended_at: datetime | None
    used_on: str | None
    confirmed_at: datetime | None

    def state(self, now: datetime) -> str:
        """The outcome, else `open` or `expired`."""
        return self.outcome or ("open" if now < self.expires_at else "expired")


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is behind a request, and on which session."""

    account_id: UUID
    session_id: UUID
    email: str
    is_admin: bool
    locale: str
    time_zone: str
    day_start_minutes: int
    theme: str
    external_ai_consent: bool
    recovery: RecoveryNotice | None = None

    def today(self, now: datetime) -> date:
        """The date of the account's running day."""
        return day_of(now, self.time_zone, self.day_start_minutes)


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account as an admin knows it: by its address, never by anything typed into it."""

    id: UUID
    email: str
    is_admin: bool
    created_at: datetime
    disabled_at: datetime | None
    last_seen_at: datetime | None


def normal_email(text: str) -> str | None:
    """The address as it is stored, or None when it is not shaped like one."""
    address = text.strip().lower()
    return address if len(address) <= EMAIL_MAX and EMAIL.fullmatch(address) else None


def known_time_zone(name: str) -> bool:
    """Whether the IANA time zone database knows `name`."""
    return name in _time_zones()


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())  # looks through some hundred files


def day_of(now: datetime, time_zone: str, day_start_minutes: int) -> date:
    """The date a moment belongs to: a day runs from its start (04:00 by default) to the next day's start."""
    return (now.astimezone(ZoneInfo(time_zone)) - timedelta(minutes=day_start_minutes)).date()


def new_recovery_code() -> str:
    """A code of 100 random bits in groups of four, shown once."""
    letters = [secrets.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_GROUPS * RECOVERY_GROUP)]
    groups = ("".join(letters[start : start + RECOVERY_GROUP]) for start in range(0, len(letters), RECOVERY_GROUP))
    return "-".join(groups)


def recovery_digest(code: str) -> bytes:
    """Digest of a recovery code however it was typed; 100 random bits need no slow hash."""
    plain = re.sub(r"[\s-]", "", code).upper().replace("O", "0").replace("I", "1").replace("L", "1")
    return hashlib.sha256(b"echodiary recovery" + plain.encode()).digest()


def new_token() -> str:
    """An opaque session token of 256 random bits."""
    return secrets.token_urlsafe(32)


def token_digest(token: str) -> bytes:
    """What is stored of a session token."""
    return hashlib.sha256(b"echodiary session" + token.encode()).digest()


def link_token(text: str) -> str:
    """The token of a recovery link, whether the whole link was pasted or what stands behind its #."""
    return text.strip().rpartition("#")[2]


def link_digest(token: str) -> bytes:
    """What is stored of a recovery link's token."""
    return hashlib.sha256(b"echodiary recovery link" + token.encode()).digest()


def throttle_subject(kind: str, value: str) -> bytes:
    """What failed tries are counted under; addresses and places are not readable in it at a glance."""
    return hashlib.sha256(f"echodiary throttle {kind} {value}".encode()).digest()


def pause_left(failures: int, last_failed_at: datetime, now: datetime, free_tries: int = FREE_TRIES) -> int:
    """Seconds until the next try is allowed: none for the first tries, then doubling from 30 s to 15 min."""
    if failures < free_tries:
        return 0
    pause = min(FIRST_PAUSE_S * 2 ** min(failures - free_tries, 10), LONGEST_PAUSE_S)
    return max(0, int((last_failed_at + timedelta(seconds=pause) - now).total_seconds() + 0.999))


def device_of(user_agent: str) -> str:
    """A coarse name of a device for the list of sessions, such as 'Chrome · Android'."""
    browsers = (("Edg/", "Edge"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrome", "Chrome"))
    systems = (
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
    )
    browser = next((name for mark, name in (*browsers, ("Safari", "Safari")) if mark in user_agent), "")
    system = next((name for mark, name in (*systems, ("Linux", "Linux")) if mark in user_agent), "")
    return " · ".join(part for part in (browser, system) if part) or "API"
