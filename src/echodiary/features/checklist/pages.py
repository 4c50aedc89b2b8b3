"""The admin's page of the checklist: run it, see it beside the policy before, look back."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from echodiary.features.accounts.deps import AdminPageDep, get_admin_page
from echodiary.features.checklist.calling import image_work, text_work
from echodiary.features.checklist.deps import ChecklistDep, ChecklistReaderDep, HouseUsageDep
from echodiary.features.checklist.domain import Run, RunState
from echodiary.features.checklist.samples import SAMPLES
from echodiary.features.checklist.service import ChecklistReader, Compared
from echodiary.features.checklist.views import ChecklistPageView, is_waiting, question, report_of, run_lines
from echodiary.features.llm_policy.deps import PolicyDep, PolicyReaderDep
from echodiary.features.llm_policy.domain import Policy
from echodiary.features.usage.house import HouseUsage
from echodiary.web.deps import ClockDep, PagesDep
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Note, forget_note, noted, see_other
from echodiary.web.pagination import cut_page, decode_moment

HERE = "/admin/checklist"
A_PAGE = 20

router = APIRouter(prefix=HERE, include_in_schema=False, dependencies=[Depends(get_admin_page)])


@router.get("")
async def show_checklist(
    request: Request,
    who: AdminPageDep,
    checklist: ChecklistReaderDep,
    policies: PolicyReaderDep,
    house: HouseUsageDep,
    clock: ClockDep,
    pages: PagesDep,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
) -> Response:
    """Show the newest run that has ended, and all runs."""
    now, policy = clock.now(), await policies.current(never_send=False)
    found = await checklist.list_page(A_PAGE + 1, decode_moment(cursor))
    runs, more = cut_page(found, A_PAGE, lambda run: [run.created_at, run.id])
    newest = await _newest_done(checklist, runs)
    note = noted(request)
    view = ChecklistPageView(
        question=await _question(house, policy),
        waiting=_("The checklist is running. It takes a minute or two.") if is_waiting(runs, now) else None,
        report=report_of(newest) if newest else None,
        runs=run_lines(runs, HERE, who.time_zone, now),
        older=f"{HERE}?cursor={more}" if more else None,
        notice=_("The checklist has begun.") if note and note.kind == "checklist-asked" else None,
    )
    response = pages.respond(request, "checklist/checklist.html", {"view": view})
    forget_note(request, response)
    return response


@router.post("")
async def ask(request: Request, who: AdminPageDep, checklist: ChecklistDep, policies: PolicyDep) -> Response:
    """Run the policy in force through the checklist."""
    await checklist.ask(await policies.current(never_send=False), who.account_id)
    return see_other(HERE, request=request, note=Note("checklist-asked"))


@router.get("/{run_id}")
async def show_run(run_id: UUID, request: Request, checklist: ChecklistReaderDep, pages: PagesDep) -> Response:
    """Show one run in full."""
    view = report_of(await checklist.get(run_id))
    return pages.respond(request, "checklist/run.html", {"view": view})


async def _newest_done(checklist: ChecklistReader, runs: Sequence[Run]) -> Compared | None:
    done = [run for run in runs if run.state is RunState.DONE]
    newest = max(done, key=lambda run: (run.policy_version, run.created_at), default=None)
    return await checklist.get(newest.id) if newest else None


async def _question(house: HouseUsage, policy: Policy) -> str:
    external = policy.provider.is_external
    works = [*(text_work(policy, sample) for sample in SAMPLES), image_work(policy)] if external else []
    most, unpriced = await house.most_cost_of(works)
    return question(len(SAMPLES), most, unpriced, external=external)
