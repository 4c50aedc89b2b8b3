"""What became of drafts, counted for their admin: numbers, codes and times; no text, no account. Reads only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.drafts.domain import DraftStatus, VersionKind
from echodiary.features.drafts.models import DraftRow, VersionRow
from echodiary.features.generations.overview import HIGH, MEDIAN, Durations


@dataclass(frozen=True, slots=True)
class DraftFigures:
    """The drafts that were begun in a period, as they stand now.

    `ready`: a text was written to its end at least once; `saved`: of these, those that became an entry; `to_save`: the
    time between the two. `failed`: none was written to its end, by code. The rest waits, was stopped, or runs.
    """

    begun: int = 0
    ready: int = 0
    saved: int = 0
    to_save: Durations | None = None
    failed: Mapping[str, int] = field(default_factory=dict)

    @property
    def unfinished(self) -> int:
        """Neither ready nor failed."""
        return self.begun - self.ready - sum(self.failed.values())


async def figures_of(session: AsyncSession, since: datetime, until: datetime) -> DraftFigures:
    """The figures of a period, in one statement over the index of beginnings."""
    first = (
        select(func.min(VersionRow.created_at).label("at"))
        .where(VersionRow.draft_id == DraftRow.id, VersionRow.kind == VersionKind.GENERATED)
        .scalar_subquery()
    )
    cohort = (
        select(DraftRow.status, DraftRow.error_code, DraftRow.updated_at, first.label("ready_at"))
        .where(DraftRow.created_at >= since, DraftRow.created_at < until)
        .cte("cohort")
    )
    is_ready = cohort.c.ready_at.is_not(None)
    is_saved = is_ready & (cohort.c.status == DraftStatus.SAVED)
    # A saved draft is read-only: it was updated last when it was saved.
    seconds = func.extract("epoch", cohort.c.updated_at - cohort.c.ready_at)
    code = cohort.c.error_code
    statement = (
        select(
            code,
            func.grouping(code),
            func.count(),
            func.count().filter(is_ready),
            func.count().filter(is_saved),
            func.percentile_cont(MEDIAN).within_group(seconds).filter(is_saved),
            func.percentile_cont(HIGH).within_group(seconds).filter(is_saved),
        )
        .select_from(cohort)
        .group_by(func.rollup(code))
    )
    whole = DraftFigures()
    failed: dict[str, int] = {}
    for row in await session.execute(statement):
        if row[1]:
            to_save = None if row[5] is None else Durations(float(row[5]), float(row[6]))
            whole = DraftFigures(row[2], row[3], row[4], to_save, failed)
        elif row[0] is not None and row[2] > row[3]:
            failed[row[0]] = row[2] - row[3]
    return whole
