"""What a run of the checklist finds, and how two runs compare. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import median
from uuid import UUID

from echodiary.features.llm_policy.domain import ModelRole, Provider

# Every call has its own time limit (120 s), and four are out at a time; whoever is still "running" after this has died.
LONGEST_RUN = timedelta(minutes=20)


class Trigger(StrEnum):
    """Why a run was made."""

    DEMAND = "demand"
    SWITCH = "switch"
    BEFORE = "before"  # of the policy before a switch, which had none to be compared with


class RunState(StrEnum):
    """queued → running → done | interrupted; superseded: another policy came into force before it began."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    INTERRUPTED = "interrupted"
    SUPERSEDED = "superseded"


WAITING = frozenset({RunState.QUEUED, RunState.RUNNING})


@dataclass(frozen=True, slots=True)
class Result:
    """One call: how its text did, or why there is none (`error`, a code). `text` None: an image, or nothing came."""

    sample: str
    role: ModelRole
    error: str | None = None
    text: str | None = None
    facts: int = 0
    lost: tuple[str, ...] = ()
    additions: tuple[str, ...] = ()
    sentences: int = 0
    off_level: int = 0
    first_ms: int | None = None
    whole_ms: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal | None = None

    def to_json(self) -> dict[str, object]:
        """A document of JSON's own types from which `from_json` makes an equal value."""
        return {
            "sample": self.sample,
            "role": self.role.value,
            "error": self.error,
            "text": self.text,
            "facts": self.facts,
            "lost": list(self.lost),
            "additions": list(self.additions),
            "sentences": self.sentences,
            "off_level": self.off_level,
            "first_ms": self.first_ms,
            "whole_ms": self.whole_ms,
            "input_tokens": self.input_tokens,
            "output_tokens": self.output_tokens,
            "cost_usd": None if self.cost_usd is None else str(self.cost_usd),
        }

    @classmethod
    def from_json(cls, document: dict[str, object]) -> "Result":
        """Read what `to_json` wrote."""
        fields: dict[str, object] = dict(document)
        cost = fields["cost_usd"]
        fields |= {
            "role": ModelRole(str(fields["role"])),
            "lost": tuple(fields["lost"]),  # type: ignore[arg-type]
            "additions": tuple(fields["additions"]),  # type: ignore[arg-type]
            "cost_usd": None if cost is None else Decimal(str(cost)),
        }
        return cls(**fields)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Score:
    """A run in figures. Shares are between 0 and 1, None where nothing came back to be judged."""

    calls: int
    failed: int
    errors: tuple[str, ...]
    facts_kept: float | None
    additions: int
    off_level: float | None
    characters: float | None
    first_ms: float | None
    whole_ms: float | None
    cost_usd: Decimal
    unpriced: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run, finished or not."""

    id: UUID
    policy_version: int
    provider: Provider
    models: dict[ModelRole, str]
    trigger: Trigger
    state: RunState
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    results: tuple[Result, ...] = field(default=())

    def state_at(self, now: datetime) -> RunState:
        """Its state; a run whose process died before it could say so is interrupted."""
        stuck = self.state is RunState.RUNNING and self.started_at is not None and now - self.started_at > LONGEST_RUN
        return RunState.INTERRUPTED if stuck else self.state

    def score(self, role: ModelRole | None = None) -> Score:
        """Its figures, of one role or of all."""
        return score_of([one for one in self.results if role in {None, one.role}])


def score_of(results: Sequence[Result]) -> Score:
    """The figures of some calls."""
    written = [one for one in results if one.text is not None]
    facts, sentences = sum(one.facts for one in written), sum(one.sentences for one in written)
    firsts = [one.first_ms for one in results if one.first_ms is not None and one.error is None]
    whole = [one.whole_ms for one in results if one.error is None]
    return Score(
        calls=len(results),
        failed=sum(one.error is not None for one in results),
        errors=tuple(dict.fromkeys(one.error for one in results if one.error is not None)),
        facts_kept=1 - sum(len(one.lost) for one in written) / facts if facts else None,
        additions=sum(len(one.additions) for one in written),
        off_level=sum(one.off_level for one in written) / sentences if sentences else None,
        characters=sum(len(one.text or "") for one in written) / len(written) if written else None,
        first_ms=median(firsts) if firsts else None,
        whole_ms=median(whole) if whole else None,
        cost_usd=sum((one.cost_usd for one in results if one.cost_usd is not None), Decimal(0)),
        unpriced=sum(one.cost_usd is None and one.error is None for one in results),
    )


class Verdict(StrEnum):
    """How the later of two figures does."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure of two runs; `before` None where there is no earlier run, or it has no such figure."""

    measure: str
    before: float | None
    after: float | None
    verdict: Verdict


# measure → what counts as a difference, and whether more is better (None: more is neither)
MEASURES: dict[str, tuple[float, bool | None]] = {
    "failed": (0, False),
    "facts_kept": (0.005, True),
    "additions": (0, False),
    "off_level": (0.005, False),
    "characters": (20, None),
    "first_ms": (200, False),
    "whole_ms": (500, False),
    "cost_usd": (0.001, False),
}


def compare(before: Score | None, after: Score) -> list[Comparison]:
    """Two scores side by side. A difference of time or money below a threshold is noise, and called the same."""
    return [_compared(name, before, after) for name in MEASURES]


def _compared(name: str, before: Score | None, after: Score) -> Comparison:
    least, more_is_better = MEASURES[name]
    # A policy that wrote nothing was cheap and added nothing: only its failures can be compared with.
    comparable = before is not None and (name == "failed" or before.characters is not None)
    old, new = _figure(before, name) if before and comparable else None, _figure(after, name)
    if old is None or new is None or more_is_better is None or abs(new - old) <= least:
        return Comparison(name, old, new, Verdict.SAME)
    return Comparison(name, old, new, Verdict.BETTER if (new > old) == more_is_better else Verdict.WORSE)


def _figure(score: Score, name: str) -> float | None:
    value = getattr(score, name)
    return None if value is None else float(value)
