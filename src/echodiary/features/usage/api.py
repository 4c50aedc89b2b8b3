"""JSON routes of usage: what is left, for everybody; the budget, for admins."""

from fastapi import APIRouter, Depends, Response

from echodiary.features.accounts.deps import AdminDep, get_admin
from echodiary.features.usage.deps import BudgetAdminDep, BudgetAdminReaderDep, UsageReaderDep
from echodiary.features.usage.domain import Kind
from echodiary.features.usage.errors import BudgetStale
from echodiary.features.usage.schemas import BudgetBody, BudgetVersionList, BudgetVersionView, BudgetView, UsageView
from echodiary.web.deps import IfMatch
from echodiary.web.etag import etag_of, required_revision
from echodiary.web.pagination import Cursor, Limit, decode_number, encode_cursor

router = APIRouter(prefix="/api/v1", tags=["usage"])
admin = APIRouter(prefix="/api/v1/admin/budget", tags=["admin"], dependencies=[Depends(get_admin)])


@router.get("/usage")
async def get_usage(usage: UsageReaderDep) -> UsageView:
    """Say what this account has used and has left."""
    return UsageView.of(await usage.allowance(Kind.DRAFT), await usage.allowance(Kind.IMAGE), await usage.standing())


@admin.get("")
async def get_budget(budget: BudgetAdminReaderDep, response: Response) -> BudgetView:
    """Show the budget in force and how it stands in the running month."""
    return _shown(BudgetView.of_report(await budget.report()), response)


@admin.put("")
async def save_budget(
    body: BudgetBody,
    who: AdminDep,
    looking: BudgetAdminReaderDep,
    budget: BudgetAdminDep,
    response: Response,
    if_match: IfMatch = None,
) -> BudgetView:
    """Save a new version, in force at once."""
    expected = required_revision(if_match)
    try:
        report = await budget.save(who.account_id, body.monthly_usd, body.own_prices(), expected)
    except BudgetStale:
        current = BudgetView.of_report(await looking.report())
        raise BudgetStale(current=current, yours=body.model_dump(mode="json")) from None
    return _shown(BudgetView.of_report(report), response)


@admin.get("/history")
async def list_history(budget: BudgetAdminReaderDep, limit: Limit = 50, cursor: Cursor = None) -> BudgetVersionList:
    """List the versions that were saved, the newest first."""
    found = list(await budget.list_versions(limit + 1, decode_number(cursor)))
    page = found[:limit]
    more = encode_cursor([page[-1].version]) if len(found) > limit else None
    return BudgetVersionList(items=[BudgetVersionView.of(one) for one in page], next_cursor=more)


def _shown(view: BudgetView, response: Response) -> BudgetView:
    response.headers["ETag"] = etag_of(view.version)
    return view
