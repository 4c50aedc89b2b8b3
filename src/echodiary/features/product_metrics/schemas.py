"""What the JSON API of product metrics gives."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from echodiary.features.generations.overview import Outcome, RoleFigures
from echodiary.features.product_metrics.domain import ComparedSwitch, Report, rate


class DurationsView(BaseModel):
    """Median and 95th percentile, in seconds."""

    model_config = ConfigDict(from_attributes=True)

    p50: float
    p95: float


class DraftsView(BaseModel):
    """The drafts that were begun in the period. `save_rate`: saved ÷ ready; null when none was ready."""

    begun: int
    ready: int
    saved: int
    unfinished: int
    failed: Mapping[str, int]
    save_rate: float | None
    seconds_to_save: DurationsView | None


class OutcomeView(BaseModel):
    """How generations ended; what its user stopped counts for no rate. `seconds_to_end`: of those that were done."""

    ended: int
    failed: int
    stopped: int
    failure_rate: float | None
    seconds_to_end: DurationsView | None

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        """The view of an outcome."""
        return cls.model_validate(_outcome(outcome))


class RoleView(OutcomeView):
    """One role at one provider."""

    role: str
    provider: str
    errors: Mapping[str, int]
    input_tokens: int
    output_tokens: int
    cost_usd: float

    @classmethod
    def of_role(cls, figures: RoleFigures) -> Self:
        """The view of a role's figures."""
        return cls(
            **_outcome(figures.outcome),
            role=figures.role,
            provider=figures.provider,
            errors=figures.errors,
            input_tokens=figures.input_tokens,
            output_tokens=figures.output_tokens,
            cost_usd=float(figures.cost_usd),
        )


class SwitchView(BaseModel):
    """A version of the policy that came into force: up to seven days before and after, up to its neighbours."""

    version: int
    provider: str
    previous_version: int
    previous_provider: str
    switched_at: datetime
    before: OutcomeView
    after: OutcomeView

    @classmethod
    def of(cls, compared: ComparedSwitch) -> Self:
        """The view of a switch."""
        switch = compared.switch
        return cls(
            version=switch.version,
            provider=switch.provider,
            previous_version=switch.previous_version,
            previous_provider=switch.previous_provider,
            switched_at=switch.at,
            before=OutcomeView.of(compared.before),
            after=OutcomeView.of(compared.after),
        )


class ReportView(BaseModel):
    """The figures of a period; counts and times only."""

    days: int
    since: datetime
    until: datetime
    drafts: DraftsView
    entries_by_hand: int
    personas_made: Mapping[str, int]
    roles: list[RoleView]
    switches: list[SwitchView]

    @classmethod
    def of(cls, report: Report) -> Self:
        """The view of a report."""
        drafts = report.drafts
        return cls(
            days=report.days,
            since=report.since,
            until=report.until,
            drafts=DraftsView(
                begun=drafts.begun,
                ready=drafts.ready,
                saved=drafts.saved,
                unfinished=drafts.unfinished,
                failed=drafts.failed,
                save_rate=rate(drafts.saved, drafts.ready),
                seconds_to_save=DurationsView.model_validate(drafts.to_save) if drafts.to_save else None,
            ),
            entries_by_hand=report.entries_by_hand,
            personas_made={way.value: number for way, number in report.personas.items()},
            roles=[RoleView.of_role(one) for one in report.roles],
            switches=[SwitchView.of(one) for one in report.switches],
        )


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "ended": outcome.ended,
        "failed": outcome.failed,
        "stopped": outcome.stopped,
        "failure_rate": rate(outcome.failed, outcome.ended),
        "seconds_to_end": DurationsView.model_validate(outcome.durations) if outcome.durations else None,
    }
