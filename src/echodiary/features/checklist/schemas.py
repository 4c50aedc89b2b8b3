"""What the JSON API of the checklist gives. Shares are between 0 and 1, money is in US dollars."""

from dataclasses import asdict
from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import BaseModel

from echodiary.features.checklist.domain import Comparison, Result, Run, RunState, Score, Trigger, Verdict, compare
from echodiary.features.checklist.service import Compared
from echodiary.features.llm_policy.domain import ModelRole, Provider


class ScoreView(BaseModel):
    """A run in figures."""

    calls: int
    failed: int
    errors: list[str]
    facts_kept: float | None
    additions: int
    off_level: float | None
    characters: float | None
    first_ms: float | None
    whole_ms: float | None
    cost_usd: float
    unpriced: int

    @classmethod
    def of(cls, score: Score) -> Self:
        """The view of a score."""
        return cls.model_validate(asdict(score))


class ResultView(BaseModel):
    """One call. The text is the model's, about a memo of the program's own."""

    sample: str
    role: ModelRole
    error: str | None
    text: str | None
    facts: int
    lost: list[str]
    additions: list[str]
    sentences: int
    off_level: int
    first_ms: int | None
    whole_ms: int
    input_tokens: int
    output_tokens: int
    cost_usd: float | None

    @classmethod
    def of(cls, result: Result) -> Self:
        """The view of a result."""
        return cls.model_validate(asdict(result))


class RunView(BaseModel):
    """A run of the checklist."""

    id: UUID
    policy_version: int
    provider: Provider
    models: dict[ModelRole, str]
    trigger: Trigger
    state: RunState
    created_at: datetime
    ended_at: datetime | None
    score: ScoreView | None

    @classmethod
    def of(cls, run: Run, now: datetime) -> Self:
        """The view of a run."""
        return cls(**_fields_of(run, now))


class ComparisonView(BaseModel):
    """One measure of two runs."""

    measure: str
    before: float | None
    after: float | None
    verdict: Verdict

    @classmethod
    def of(cls, comparison: Comparison) -> Self:
        """The view of a comparison."""
        return cls.model_validate(asdict(comparison))


class RunReport(RunView):
    """A run with all its calls, beside the last one under an earlier version of the policy."""

    roles: dict[ModelRole, ScoreView]
    results: list[ResultView]
    before: RunView | None
    comparison: list[ComparisonView]

    @classmethod
    def of_compared(cls, compared: Compared, now: datetime) -> Self:
        """The view of a run beside the one before it."""
        run, before = compared.run, compared.before
        roles = dict.fromkeys(result.role for result in run.results)
        measures = compare(before.score() if before else None, run.score()) if run.results else []
        return cls(
            **_fields_of(run, now),
            roles={role: ScoreView.of(run.score(role)) for role in roles},
            results=[ResultView.of(result) for result in run.results],
            before=RunView.of(before, now) if before else None,
            comparison=[ComparisonView.of(one) for one in measures],
        )


class RunList(BaseModel):
    """A page of runs."""

    items: list[RunView]
    next_cursor: str | None = None


def _fields_of(run: Run, now: datetime) -> dict[str, object]:
    return {
        "id": run.id,
        "policy_version": run.policy_version,
        "provider": run.provider,
        "models": run.models,
        "trigger": run.trigger,
        "state": run.state_at(now),
        "created_at": run.created_at,
        "ended_at": run.ended_at,
        "score": ScoreView.of(run.score()) if run.results else None,
    }
