"""What the template of the admin's accounts sees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from echodiary.features.account_admin.listing import AccountLine
from echodiary.features.accounts.domain import KnownAccount, LinkRecord
from echodiary.features.accounts.recovery_links import NewLink
from echodiary.web import formats
from echodiary.web.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class LineView:
    """An account in the table. `action`: where its button leads; `recovery`: the page of its link; None for admins."""

    email: str
    state: str
    seen: str
    drafts: str
    images: str
    charged: str
    action: str | None
    button: str
    recovery: str | None


@dataclass(frozen=True, slots=True)
class LinkLineView:
    """The line that is kept of a recovery link."""

    issued: str
    email: str
    issued_by: str
    state: str


@dataclass(frozen=True, slots=True)
class AccountsView:
    """The page of accounts."""

    lines: Sequence[LineView]
    links: Sequence[LinkLineView]
    older: str | None
    notice: str | None


@dataclass(frozen=True, slots=True)
class LinkView:
    """The page of one account's recovery link. `refusal`: why none can be made; `link`: the one that was just made."""

    email: str
    action: str
    refusal: str | None
    link: str | None
    expires: str


def page_view(
    lines: Iterable[AccountLine],
    time_zone: str,
    links: Sequence[LinkLineView],
    *,
    older: str | None,
    notice: str | None,
) -> AccountsView:
    """The page of accounts."""
    return AccountsView([_line(line, time_zone) for line in lines], links, older, notice)


def link_view(account: KnownAccount, time_zone: str, made: NewLink | None, link: str | None) -> LinkView:
    """The page of an account's recovery link."""
    refusal = None
    if account.is_admin:
        refusal = _("An admin's account gets no recovery link. It has its recovery code.")
    elif account.disabled_at is not None:
        refusal = _("This account is at rest. Open it again first: a new password alone would let nobody in.")
    return LinkView(
        email=account.email,
        action=f"/admin/accounts/{account.id}/recovery-link",
        refusal=refusal,
        link=link,
        expires=formats.moment(made.expires_at, time_zone) if made else "",
    )


def link_lines(links: Iterable[LinkRecord], time_zone: str, now: datetime) -> list[LinkLineView]:
    """Who made a recovery link for whom, when, and what became of it."""
    return [_link_line(link, time_zone, now) for link in links]


def _link_line(link: LinkRecord, time_zone: str, now: datetime) -> LinkLineView:
    said = {
        "open": _("open until %(when)s"),
        "expired": _("used by nobody, over since %(when)s"),
        "used": _("used %(when)s"),
        "refused": _("made void by the owner %(when)s"),
        "replaced": _("replaced by a newer one %(when)s"),
        "overtaken": _("not used: the password was changed without it %(when)s"),
    }[link.state(now)]
    return LinkLineView(
        issued=formats.moment(link.issued_at, time_zone),
        email=link.email,
        issued_by=link.issued_by or _("an admin who is gone"),
        state=said % {"when": formats.moment(link.ended_at or link.expires_at, time_zone)},
    )


def _line(line: AccountLine, time_zone: str) -> LineView:
    account, at_rest = line.account, line.account.disabled_at is not None
    home = f"/admin/accounts/{account.id}"
    seen = formats.moment(account.last_seen_at, time_zone) if account.last_seen_at else _("signed in nowhere")
    in_use = _("admin") if account.is_admin else _("open")
    return LineView(
        email=account.email,
        state=_("at rest") if at_rest else in_use,
        seen=seen,
        drafts=formats.number(line.used.drafts),
        images=formats.number(line.used.images),
        charged=formats.dollars(line.used.charged_usd),
        action=None if account.is_admin else f"{home}/enable" if at_rest else f"{home}/disable",
        button=_("Open it again") if at_rest else _("Put to rest"),
        recovery=None if account.is_admin or at_rest else f"{home}/recovery-link",
    )
