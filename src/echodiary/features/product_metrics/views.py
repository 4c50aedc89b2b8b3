"""What the template of product metrics sees: everything decided, everything in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from echodiary.features.drafts.domain import RESTORABLE_FOR
from echodiary.features.generations.overview import Durations, Outcome, RoleFigures
from echodiary.features.llm_policy.domain import ModelRole, Provider
from echodiary.features.llm_policy.views import reason, role_name
from echodiary.features.personas.domain import Origin
from echodiary.features.product_metrics.domain import ComparedSwitch, Period, Report, rate
from echodiary.web import formats
from echodiary.web.i18n import gettext as _
from echodiary.web.i18n import ngettext

NOTHING = "–"
A_MINUTE, AN_HOUR = 60, 3600
KEPT_DAYS = RESTORABLE_FOR.days  # what was thrown away is kept that long, and counted


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role at one provider."""

    role: str
    provider: str
    ended: str
    failed: str
    errors: Sequence[str]
    median: str
    high: str
    tokens: str
    cost: str


@dataclass(frozen=True, slots=True)
class Side:
    """The days before or after a switch."""

    provider: str
    ended: str
    failed: str
    median: str
    high: str


@dataclass(frozen=True, slots=True)
class SwitchLine:
    """One switch, with the days before and after it."""

    title: str
    when: str
    before: Side
    after: Side


@dataclass(frozen=True, slots=True)
class PageView:
    """The page of product metrics. `periods`: address, label, whether it is shown."""

    periods: Sequence[tuple[str, str, bool]]
    drafts: Sequence[tuple[str, str]]
    failures: Sequence[str]
    personas: Sequence[tuple[str, str]]
    roles: Sequence[RoleLine]
    switches: Sequence[SwitchLine]
    note: str | None


def page_view(report: Report, time_zone: str, path: str) -> PageView:
    """The page of product metrics."""
    forgotten = _("Drafts thrown away more than 30 days ago are gone and not counted, so that rates look better.")
    return PageView(
        periods=[(f"{path}?days={days.value}", _days(days), days is report.days) for days in Period],
        drafts=_draft_lines(report),
        failures=_errors(report.drafts.failed),
        personas=[(label, formats.number(report.personas.get(way, 0))) for way, label in _ways().items()],
        roles=[_role_line(figures) for figures in report.roles],
        switches=[_switch_line(one, time_zone) for one in report.switches],
        note=forgotten if report.days > KEPT_DAYS else None,
    )


def _days(days: int) -> str:
    return ngettext("%(num)s day", "%(num)s days", days) % {"num": days}


def _draft_lines(report: Report) -> list[tuple[str, str]]:
    drafts = report.drafts
    to_save = drafts.to_save
    return [
        (_("Drafts begun"), formats.number(drafts.begun)),
        (_("written to the end"), _of(drafts.ready, drafts.begun)),
        (_("failed"), _of(sum(drafts.failed.values()), drafts.begun)),
        (_("waiting, stopped or running"), _of(drafts.unfinished, drafts.begun)),
        (_("Saved, of those written to the end"), _of(drafts.saved, drafts.ready)),
        (_("Time to save, median"), _duration(to_save.p50) if to_save else NOTHING),
        (_("Time to save, 95th percentile"), _duration(to_save.p95) if to_save else NOTHING),
        (_("Entries by hand"), formats.number(report.entries_by_hand)),
    ]


def _ways() -> dict[Origin, str]:
    return {
        Origin.TEMPLATE: _("From a template"),
        Origin.EDIT: _("By hand"),
        Origin.CHAT: _("In a chat"),
    }


def _role_line(figures: RoleFigures) -> RoleLine:
    median, high = _durations(figures.outcome.durations)
    return RoleLine(
        role=_role(figures.role),
        provider=_provider(figures.provider),
        ended=formats.number(figures.outcome.ended),
        failed=_failed(figures.outcome),
        errors=_errors(figures.errors),
        median=median,
        high=high,
        tokens=formats.number(figures.input_tokens + figures.output_tokens),
        cost=formats.dollars(figures.cost_usd),
    )


def _switch_line(compared: ComparedSwitch, time_zone: str) -> SwitchLine:
    switch = compared.switch
    return SwitchLine(
        title=_("Version %(number)s") % {"number": switch.version},
        when=formats.moment(switch.at, time_zone),
        before=_side(switch.previous_provider, compared.before),
        after=_side(switch.provider, compared.after),
    )


def _side(provider: str, outcome: Outcome) -> Side:
    return Side(_provider(provider), formats.number(outcome.ended), _failed(outcome), *_durations(outcome.durations))


def _of(part: int, whole: int) -> str:
    """A number with its share: 12 (34%)."""
    share = rate(part, whole)
    return formats.number(part) if share is None else f"{formats.number(part)} ({formats.share(share)})"


def _failed(outcome: Outcome) -> str:
    return _of(outcome.failed, outcome.ended)


def _errors(errors: Mapping[str, int]) -> list[str]:
    most_first = sorted(errors.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"{_why(code).rstrip('.')} ×{formats.number(count)}" for code, count in most_first]


def _why(code: str) -> str:
    return _("It was cut off.") if code == "interrupted" else reason(code)


def _durations(durations: Durations | None) -> tuple[str, str]:
    return (_duration(durations.p50), _duration(durations.p95)) if durations else (NOTHING, NOTHING)


def _duration(seconds: float) -> str:
    if seconds < A_MINUTE:
        return _("%(num)s s") % {"num": formats.number(seconds)}
    if seconds < AN_HOUR:
        return _("%(num)s min") % {"num": formats.number(seconds / A_MINUTE)}
    return _("%(num)s h") % {"num": formats.number(seconds / AN_HOUR)}


def _role(role: str) -> str:
    return role_name(ModelRole(role)) if role in set(ModelRole) else role


def _provider(provider: str) -> str:
    return Provider(provider).display_name if provider in set(Provider) else provider
