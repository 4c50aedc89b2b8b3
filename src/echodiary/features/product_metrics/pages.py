"""The admin's page of product metrics."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from echodiary.features.accounts.deps import AdminPageDep, get_admin_page
from echodiary.features.product_metrics.deps import ProductMetricsDep
from echodiary.features.product_metrics.domain import Period
from echodiary.features.product_metrics.views import page_view
from echodiary.web.deps import PagesDep

router = APIRouter(prefix="/admin/product", include_in_schema=False, dependencies=[Depends(get_admin_page)])

HERE = "/admin/product"
OTHERWISE = Period.MONTH


@router.get("")
async def show_product(
    request: Request,
    who: AdminPageDep,
    metrics: ProductMetricsDep,
    pages: PagesDep,
    days: Annotated[str, Query(max_length=3)] = "",
) -> Response:
    """Show how the product does in a period; a period that there is not is the usual one."""
    chosen = next((period for period in Period if str(period.value) == days), OTHERWISE)
    view = page_view(await metrics.report(chosen), who.time_zone, HERE)
    return pages.respond(request, "product_metrics/product.html", {"view": view})
