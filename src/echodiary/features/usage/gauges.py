"""The gauges of the budget, read from the books when the meters are: each process tells the whole server's."""

import asyncio
import math

import structlog

from echodiary.features.usage import metrics
from echodiary.features.usage.books import BudgetBooks
from echodiary.features.usage.rules import UsageRules
from echodiary.platform.clock import Clock
from echodiary.platform.database import DATABASE_AWAY, Database

READ_WITHIN_S = 1.0  # the other meters are told all the same while the database is away

log = structlog.get_logger()


async def read_budget(database: Database, clock: Clock, rules: UsageRules) -> None:
    """Set the gauges; while the database is away they are taken out, for an old amount would be a lie."""
    try:
        async with asyncio.timeout(READ_WITHIN_S), database.reading() as session:
            standing = await BudgetBooks(session, clock, rules).standing()
    except DATABASE_AWAY as error:
        metrics.BUDGET.clear()
        log.warning("usage.budget_not_read", error=type(error).__name__)
        return
    limit = standing.budget.monthly_usd
    metrics.BUDGET.labels("limit").set(math.inf if limit is None else float(limit))
    metrics.BUDGET.labels("spent").set(float(standing.spent_usd))
    metrics.BUDGET.labels("reserved").set(float(standing.reserved_usd))
