"""What the templates of usage see: everything decided, everything in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from echodiary.features.usage.administration import BudgetReport
from echodiary.features.usage.domain import Allowance, Budget, BudgetStanding, Kind, Price
from echodiary.web import formats
from echodiary.web.etag import etag_of
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One share of an account: what it is, how much of it is left, when it begins anew."""

    title: str
    left: str
    resets: str


@dataclass(frozen=True, slots=True)
class UsagePageView:
    """What an account has left. `budget_spent`: said when the server's own budget is spent."""

    shares: Sequence[ShareLine]
    budget_spent: str | None


@dataclass(frozen=True, slots=True)
class BudgetForm:
    """The budget as it stands in the form, typed or stored."""

    monthly_usd: str
    prices: str


@dataclass(frozen=True, slots=True)
class BudgetVersionLine:
    """One version in the history: what changed against the one before, who, when."""

    version: int
    when: str
    who: str
    changes: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class BudgetPageView:
    """The page of the budget. `warning`: what an admin has to know now."""

    etag: str
    standing: Sequence[tuple[str, str]]
    warning: str | None
    unpriced: str | None
    form: BudgetForm
    history: Sequence[BudgetVersionLine]
    errors: Faults = field(default_factory=Faults)
    refusal: str | None = None
    notice: str | None = None


def usage_page(shares: Sequence[Allowance], standing: BudgetStanding, time_zone: str) -> UsagePageView:
    """What an account has left."""
    spent = _("This month's money for outside models is spent. From %(when)s on there is new; saving always works.")
    when = {"when": formats.moment(standing.resets_at, time_zone)}
    lines = [_share_line(share, time_zone) for share in shares]
    return UsagePageView(lines, spent % when if standing.is_spent else None)


def _share_line(share: Allowance, time_zone: str) -> ShareLine:
    titles = {Kind.DRAFT: _("Drafts today, rewrites among them"), Kind.IMAGE: _("Images this month")}
    left = _("%(left)s of %(limit)s left") % {
        "left": formats.number(share.left),
        "limit": formats.number(share.limit),
    }
    resets = _("All there again from %(when)s on") % {"when": formats.moment(share.resets_at, time_zone)}
    return ShareLine(titles[share.kind], left, resets)


def budget_page(
    report: BudgetReport,
    history: Sequence[BudgetVersionLine],
    time_zone: str,
    *,
    typed: BudgetForm | None = None,
    errors: Faults | None = None,
    refusal: str | None = None,
    notice: str | None = None,
) -> BudgetPageView:
    """The page of the budget; `typed` is a form that was refused."""
    standing = report.standing
    return BudgetPageView(
        etag=etag_of(standing.budget.version),
        standing=_standing_lines(standing, time_zone),
        warning=_warning(standing),
        unpriced=_unpriced(report),
        form=typed or form_of(standing.budget),
        history=history,
        errors=errors or Faults(),
        refusal=refusal,
        notice=notice,
    )


def form_of(budget: Budget) -> BudgetForm:
    """The form as the budget in force fills it."""
    monthly = "" if budget.monthly_usd is None else _plain(budget.monthly_usd)
    return BudgetForm(monthly, price_lines(budget.prices))


def price_lines(prices: Mapping[str, Price]) -> str:
    """Prices as they are typed: a model a line."""
    return "\n".join(f"{model} {_plain(price.input)} {_plain(price.output)}" for model, price in sorted(prices.items()))


def history_lines(
    versions: Sequence[Budget], before: Budget, in_force: int, time_zone: str, who: str
) -> list[BudgetVersionLine]:
    """Versions, the newest first; `before` is the one before the oldest. `who`: the reader's own id."""
    return [
        BudgetVersionLine(
            version=one.version,
            when=formats.moment(one.saved_at, time_zone) if one.saved_at else "",
            who=_("you") if str(one.saved_by) == who else _("another admin"),
            changes=_changes(one, earlier),
            in_force=one.version == in_force,
        )
        for one, earlier in pairwise((*versions, before))
    ]


def _changes(budget: Budget, before: Budget) -> str:
    changes = []
    if budget.monthly_usd != before.monthly_usd:
        changes.append(f"{_amount(before.monthly_usd)} → {_amount(budget.monthly_usd)}")
    models = sorted({*before.prices, *budget.prices})
    changes += [model for model in models if budget.prices.get(model) != before.prices.get(model)]
    return " · ".join(changes) or _("nothing changed")


def _standing_lines(standing: BudgetStanding, time_zone: str) -> list[tuple[str, str]]:
    lines = [
        (_("Budget of the month"), _amount(standing.budget.monthly_usd)),
        (_("Spent"), formats.dollars(standing.spent_usd)),
        (_("Reserved for what is being written"), formats.dollars(standing.reserved_usd)),
    ]
    if standing.left_usd is not None:
        lines.append((_("Left"), formats.dollars(standing.left_usd)))
    return [*lines, (_("The next month begins"), formats.moment(standing.resets_at, time_zone))]


def _warning(standing: BudgetStanding) -> str | None:
    if standing.is_spent:
        return _("The budget is spent: no draft is written outside this server until the month ends or it is raised.")
    return _("More than 80 % of the budget is spent.") if standing.warns else None


def _unpriced(report: BudgetReport) -> str | None:
    """The models in force that cost nothing here because nobody knows their price."""
    if not report.unpriced_models:
        return None
    names = {"models": ", ".join(report.unpriced_models)}
    return _("Nobody knows the price of %(models)s: it counts as nothing. You can name it below.") % names


def _amount(amount: Decimal | None) -> str:
    return _("no limit") if amount is None else formats.dollars(amount)


def _plain(amount: Decimal) -> str:
    """An amount as it is typed."""
    return f"{amount.normalize():f}"
