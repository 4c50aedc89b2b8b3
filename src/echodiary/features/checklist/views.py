"""What the templates of the checklist see: everything decided, everything in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from echodiary.features.checklist.calling import IMAGE
from echodiary.features.checklist.domain import (
    WAITING,
    Comparison,
    Result,
    Run,
    RunState,
    Score,
    Trigger,
    Verdict,
    compare,
)
from echodiary.features.checklist.samples import SAMPLES
from echodiary.features.checklist.service import Compared
from echodiary.features.llm_policy.views import reason, role_name
from echodiary.web import formats
from echodiary.web.i18n import gettext as _

NOTHING = "–"
MEMOS = {sample.key: sample.memo for sample in SAMPLES}
SHARES = frozenset({"facts_kept", "off_level"})
TIMES = frozenset({"first_ms", "whole_ms"})


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure of two runs, and how the later one does."""

    name: str
    before: str
    after: str
    verdict: str
    picture: str


@dataclass(frozen=True, slots=True)
class RoleLine:
    """How one role did."""

    name: str
    model: str
    calls: str
    failed: str
    first: str
    whole: str
    errors: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """One memo and what was written from it."""

    title: str
    memo: str
    text: str
    remarks: Sequence[str]


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run in the list."""

    href: str
    title: str
    when: str
    remarks: str
    state: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A run beside the one before it."""

    title: str
    before_title: str
    measures: Sequence[MeasureLine]
    roles: Sequence[RoleLine]
    texts: Sequence[TextLine]


@dataclass(frozen=True, slots=True)
class ChecklistPageView:
    """The admin's page. `report` None: no run has ended yet. `older`: address of older runs."""

    question: str
    waiting: str | None
    report: ReportView | None
    runs: Sequence[RunLine]
    older: str | None
    notice: str | None


def question(count: int, most: Decimal, unpriced: int, *, external: bool) -> str:
    """What pressing the button will do, and what it can cost."""
    if not external:
        return _("%(num)s memos of the program's own are written and judged. The built-in writer costs nothing.") % {
            "num": count
        }
    cost = formats.dollars(most)
    told = _("%(num)s memos of the program's own and one picture are asked for: at most %(cost)s.") % {
        "num": count,
        "cost": cost,
    }
    return f"{told} {_('Models without a known price are counted as 0.')}" if unpriced else told


def run_lines(runs: Sequence[Run], here: str, time_zone: str, now: datetime) -> list[RunLine]:
    """Runs, the newest first."""
    return [
        RunLine(
            href=f"{here}/{run.id}",
            title=title_of(run),
            when=formats.moment(run.created_at, time_zone),
            remarks=" · ".join([trigger_name(run.trigger), *_in_short(run)]),
            state=state_name(run.state_at(now)),
        )
        for run in runs
    ]


def report_of(compared: Compared) -> ReportView:
    """A finished run in full."""
    run, before = compared.run, compared.before
    score, old = run.score(), before.score() if before else None
    roles = dict.fromkeys(result.role for result in run.results)
    return ReportView(
        title=title_of(run),
        before_title=title_of(before) if before else _("No earlier run"),
        measures=[_measure_line(one) for one in compare(old, score)],
        roles=[_role_line(role_name(role), run.models[role], run.score(role)) for role in roles],
        texts=[_text_line(one) for one in run.results if one.sample != IMAGE],
    )


def is_waiting(runs: Sequence[Run], now: datetime) -> bool:
    """Whether one of these is under way."""
    return any(run.state_at(now) in WAITING for run in runs)


def title_of(run: Run) -> str:
    """Which policy ran."""
    if run.policy_version == 0:
        return _("Settings · %(provider)s") % {"provider": run.provider.display_name}
    return _("Version %(number)s") % {"number": run.policy_version} + f" · {run.provider.display_name}"


def trigger_name(trigger: Trigger) -> str:
    """Why it ran."""
    return {
        Trigger.DEMAND: _("asked for"),
        Trigger.SWITCH: _("after a switch"),
        Trigger.BEFORE: _("the policy before, to compare with"),
    }[trigger]


def state_name(state: RunState) -> str:
    """How far it is."""
    return {
        RunState.QUEUED: _("waiting"),
        RunState.RUNNING: _("running"),
        RunState.DONE: _("done"),
        RunState.INTERRUPTED: _("interrupted"),
        RunState.SUPERSEDED: _("left out: the policy was changed again"),
    }[state]


def _in_short(run: Run) -> list[str]:
    if not run.results:
        return []
    score = run.score()
    told = [_("%(num)s of %(all)s calls failed") % {"num": score.failed, "all": score.calls}] if score.failed else []
    if score.facts_kept is not None:
        told.append(_("facts kept %(share)s") % {"share": _share(score.facts_kept)})
    return told


def _measure_line(one: Comparison) -> MeasureLine:
    verdict, picture = {
        Verdict.BETTER: (_("better"), "check"),
        Verdict.WORSE: (_("worse"), "circle-alert"),
        Verdict.SAME: ("", ""),
    }[one.verdict]
    return MeasureLine(
        _measure_name(one.measure), _figure(one.measure, one.before), _figure(one.measure, one.after), verdict, picture
    )


def _measure_name(measure: str) -> str:
    return {
        "failed": _("Calls that failed"),
        "facts_kept": _("Facts kept"),
        "additions": _("Things added"),
        "off_level": _("Sentences off the level"),
        "characters": _("Letters a draft"),
        "first_ms": _("First letters after"),
        "whole_ms": _("Whole after"),
        "cost_usd": _("Cost"),
    }[measure]


def _figure(measure: str, value: float | None) -> str:
    if value is None:
        return NOTHING
    if measure in SHARES:
        return _share(value)
    if measure in TIMES:
        return _time(value)
    return formats.dollars(Decimal(str(value))) if measure == "cost_usd" else formats.number(value)


def _role_line(name: str, model: str, score: Score) -> RoleLine:
    return RoleLine(
        name=name,
        model=model,
        calls=formats.number(score.calls),
        failed=formats.number(score.failed),
        first=NOTHING if score.first_ms is None else _time(score.first_ms),
        whole=NOTHING if score.whole_ms is None else _time(score.whole_ms),
        errors=" ".join(reason(code) for code in score.errors),
    )


def _text_line(one: Result) -> TextLine:
    remarks = []
    if one.error is not None:
        remarks.append(reason(one.error))
    if one.lost:
        remarks.append(_("lost: %(what)s") % {"what": ", ".join(one.lost)})
    if one.additions:
        remarks.append(_("added: %(what)s") % {"what": ", ".join(one.additions)})
    if one.off_level:
        remarks.append(_("%(num)s of %(all)s sentences off the level") % {"num": one.off_level, "all": one.sentences})
    memo = MEMOS.get(one.sample, "")
    return TextLine(memo.splitlines()[0] if memo else one.sample, memo, one.text or "", remarks)


def _share(value: float) -> str:
    return _("%(num)s %%") % {"num": formats.number(value * 100)}


def _time(milliseconds: float) -> str:
    return _("%(num)s ms") % {"num": formats.number(round(milliseconds))}
