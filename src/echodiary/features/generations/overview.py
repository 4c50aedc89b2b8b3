"""What generations came to, counted for their admin: numbers, codes and times; no text, no account. Reads only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Integer, String, column, func, select, true, tuple_, values
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.generations.domain import GenerationStatus
from echodiary.features.generations.models import GenerationRow
from echodiary.platform.database import MOMENT

FAILED = (GenerationStatus.FAILED, GenerationStatus.INTERRUPTED, GenerationStatus.REFUSED)
MEDIAN, HIGH = 0.5, 0.95


@dataclass(frozen=True, slots=True)
class Durations:
    """Median and 95th percentile, in seconds."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """How generations ended. `stopped` by their users: neither among `answered` nor `failed`.

    `durations`: from being accepted to the end, of those that were done. When the first word came is not stored.
    """

    answered: int = 0
    failed: int = 0
    stopped: int = 0
    durations: Durations | None = None

    @property
    def ended(self) -> int:
        """Those that count for a rate of failure."""
        return self.answered + self.failed


@dataclass(frozen=True, slots=True)
class RoleFigures:
    """One role at one provider. `errors`: how many failed, by code."""

    role: str
    provider: str
    outcome: Outcome
    errors: Mapping[str, int] = field(default_factory=dict)
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Window:
    """Generations of one version of the policy, by its own provider (a book that is never sent does not hear of it),
    that ended from `since` on and before `until`.
    """

    policy_version: int
    provider: str
    since: datetime
    until: datetime


_SECONDS = func.extract("epoch", GenerationRow.ended_at - GenerationRow.created_at)
_DONE = GenerationRow.status == GenerationStatus.DONE


def _percentile(part: float) -> ColumnElement[Any]:
    return func.percentile_cont(part).within_group(_SECONDS).filter(_DONE)


_COUNTS = (
    func.count().filter(_DONE),
    func.count().filter(GenerationRow.status.in_(FAILED)),
    func.count().filter(GenerationRow.status == GenerationStatus.CANCELLED),
    _percentile(MEDIAN),
    _percentile(HIGH),
)


def _outcome(row: Sequence[Any]) -> Outcome:
    answered, failed, stopped, p50, p95 = row
    return Outcome(answered, failed, stopped, None if p50 is None else Durations(float(p50), float(p95)))


async def figures_by_role(session: AsyncSession, since: datetime, until: datetime) -> Sequence[RoleFigures]:
    """What ended in a period, by role and provider: one statement, over the index of ends."""
    role, provider, code = GenerationRow.role, GenerationRow.provider, GenerationRow.error_code
    statement = (
        select(
            role,
            provider,
            code,
            func.grouping(code),
            func.coalesce(func.sum(GenerationRow.input_tokens), 0),
            func.coalesce(func.sum(GenerationRow.output_tokens), 0),
            func.coalesce(func.sum(GenerationRow.cost_usd), 0),
            *_COUNTS,
        )
        .where(GenerationRow.ended_at >= since, GenerationRow.ended_at < until)
        .group_by(func.grouping_sets(tuple_(role, provider), tuple_(role, provider, code)))
        .order_by(role, provider)
    )
    errors: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    found: list[RoleFigures] = []
    for row in await session.execute(statement):
        if row[3]:  # the line of all codes together
            own = errors[row[0], row[1]]
            found.append(RoleFigures(row[0], row[1], _outcome(row[7:]), own, int(row[4]), int(row[5]), row[6]))
        elif row[2] is not None:
            errors[row[0], row[1]][row[2]] = row[8]
    return found


async def outcomes_in(session: AsyncSession, windows: Sequence[Window]) -> Sequence[Outcome]:
    """How the generations of each window ended, in the windows' order: one statement for all."""
    if not windows:
        return []
    asked = values(
        column("place", Integer),
        column("policy_version", Integer),
        column("provider", String),
        column("since", MOMENT),
        column("until", MOMENT),
        name="asked",
    ).data([(place, one.policy_version, one.provider, one.since, one.until) for place, one in enumerate(windows)])
    # A lateral one goes through the index of ends once a window; a join reads the whole table.
    ended = (
        select(*(count.label(f"count_{number}") for number, count in enumerate(_COUNTS)))
        .where(
            GenerationRow.ended_at >= asked.c.since,
            GenerationRow.ended_at < asked.c.until,
            GenerationRow.policy_version == asked.c.policy_version,
            GenerationRow.provider == asked.c.provider,
        )
        .lateral("ended")
    )
    statement = select(*ended.c).select_from(asked.join(ended, true())).order_by(asked.c.place)
    return [_outcome(row) for row in await session.execute(statement)]
