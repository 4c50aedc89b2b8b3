"""The JSON route of product metrics."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from echodiary.features.accounts.deps import get_admin
from echodiary.features.product_metrics.deps import ProductMetricsDep
from echodiary.features.product_metrics.domain import Period
from echodiary.features.product_metrics.schemas import ReportView

router = APIRouter(prefix="/api/v1/admin/product-metrics", tags=["admin"], dependencies=[Depends(get_admin)])

Days = Annotated[Period, Query()]


@router.get("")
async def get_product_metrics(metrics: ProductMetricsDep, days: Days = Period.MONTH) -> ReportView:
    """Show how the product does: drafts and what is saved of them, failures and times by role and around switches."""
    return ReportView.of(await metrics.report(days))
