"""JSON routes of the checklist, for admins."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from echodiary.features.accounts.deps import AdminDep, get_admin
from echodiary.features.checklist.deps import ChecklistDep, ChecklistReaderDep
from echodiary.features.checklist.schemas import RunList, RunReport, RunView
from echodiary.features.llm_policy.deps import PolicyDep
from echodiary.web.deps import ClockDep
from echodiary.web.pagination import Cursor, Limit, cut_page, decode_moment

HERE = "/api/v1/admin/llm-policy/checklist"

router = APIRouter(prefix=HERE, tags=["admin"], dependencies=[Depends(get_admin)])


@router.post("", status_code=202)
async def ask(
    who: AdminDep, checklist: ChecklistDep, policies: PolicyDep, clock: ClockDep, response: Response
) -> RunView:
    """Run the policy in force through the checklist, in the background."""
    run = await checklist.ask(await policies.current(never_send=False), who.account_id)
    response.headers["Location"] = f"{HERE}/{run.id}"
    return RunView.of(run, clock.now())


@router.get("")
async def list_runs(
    checklist: ChecklistReaderDep, clock: ClockDep, limit: Limit = 50, cursor: Cursor = None
) -> RunList:
    """List the runs, the newest first."""
    found = await checklist.list_page(limit + 1, decode_moment(cursor))
    page, more = cut_page(found, limit, lambda run: [run.created_at, run.id])
    return RunList(items=[RunView.of(run, clock.now()) for run in page], next_cursor=more)


@router.get("/{run_id}")
async def get_run(run_id: UUID, checklist: ChecklistReaderDep, clock: ClockDep) -> RunReport:
    """Show a run, beside the last one under an earlier version of the policy."""
    return RunReport.of_compared(await checklist.get(run_id), clock.now())
