"""What the template of the admin's accounts sees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from echodiary.features.account_admin.listing import AccountLine
from echodiary.web import formats
from echodiary.web.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class LineView:
    """An account in the table. `action`: where its button leads, None for an admin's own kind."""

    email: str
    state: str
    seen: str
    drafts: str
    images: str
    charged: str
    action: str | None
    button: str
    at_rest: bool


@dataclass(frozen=True, slots=True)
class AccountsView:
    """The page of accounts."""

    lines: Sequence[LineView]
    older: str | None
    notice: str | None


def page_view(lines: Iterable[AccountLine], time_zone: str, *, older: str | None, notice: str | None) -> AccountsView:
    """The page of accounts."""
    return AccountsView([_line(line, time_zone) for line in lines], older, notice)


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
        at_rest=at_rest,
    )
