"""Product metrics for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.llm_policy.deps import PolicyRulesDep
from echodiary.features.product_metrics.service import ProductMetrics
from echodiary.web.deps import ClockDep, ReadingDep


async def get_metrics(session: ReadingDep, clock: ClockDep, rules: PolicyRulesDep) -> ProductMetrics:
    """The figures, on a session that only reads."""
    return ProductMetrics(session, clock, rules)


ProductMetricsDep = Annotated[ProductMetrics, Depends(get_metrics)]
