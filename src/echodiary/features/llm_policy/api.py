"""JSON routes of the policy, for admins."""

from fastapi import APIRouter, Depends, Response

from echodiary.features.accounts.deps import AdminDep, get_admin
from echodiary.features.llm_policy.deps import PolicyAdminDep, PolicyAdminReaderDep, ProvingDep
from echodiary.features.llm_policy.errors import PolicyStale
from echodiary.features.llm_policy.schemas import (
    PolicyBody,
    PolicyList,
    PolicyView,
    RollbackBody,
    TrialList,
    TrialView,
)
from echodiary.web.deps import IfMatch
from echodiary.web.etag import etag_of, optional_revision, required_revision
from echodiary.web.pagination import Cursor, Limit, decode_number, encode_cursor

router = APIRouter(prefix="/api/v1/admin/llm-policy", tags=["admin"], dependencies=[Depends(get_admin)])


@router.get("")
async def get_policy(policies: PolicyAdminReaderDep, response: Response) -> PolicyView:
    """Show the policy in force."""
    record = await policies.get()
    response.headers["ETag"] = etag_of(record.policy.version)
    return PolicyView.of(record)


@router.put("")
async def save_policy(
    body: PolicyBody,
    who: AdminDep,
    looking: PolicyAdminReaderDep,
    policies: PolicyAdminDep,
    proving: ProvingDep,
    response: Response,
    if_match: IfMatch = None,
) -> PolicyView:
    """Save a new version: what does not work is refused with the reason, unless it is to be saved anyway."""
    expected, change = required_revision(if_match), body.change()
    problems = await proving.problems_with(change)
    try:
        record = await policies.save(who.account_id, change, expected, problems, anyway=body.save_anyway)
    except PolicyStale:
        current = PolicyView.of(await looking.get())
        raise PolicyStale(current=current, yours=body.model_dump(exclude={"api_key"})) from None
    response.headers["ETag"] = etag_of(record.policy.version)
    return PolicyView.of(record)


@router.post("/test")
async def try_policy(proving: ProvingDep, body: PolicyBody | None = None) -> TrialList:
    """Call the model behind each role once: of the policy in force, or of one that is not saved yet."""
    trials = await proving.trials(body.change() if body is not None else None)
    return TrialList(items=[TrialView.of(trial) for trial in trials])


@router.get("/history")
async def list_history(policies: PolicyAdminReaderDep, limit: Limit = 50, cursor: Cursor = None) -> PolicyList:
    """List the versions, the newest first: who, when, why."""
    found = list(await policies.list_versions(limit + 1, decode_number(cursor)))
    page = found[:limit]
    more = encode_cursor([page[-1].policy.version]) if len(found) > limit else None
    return PolicyList(items=[PolicyView.of(record) for record in page], next_cursor=more)


@router.post("/rollback")
async def roll_back(
    body: RollbackBody,
    who: AdminDep,
    policies: PolicyAdminDep,
    looking: PolicyAdminReaderDep,
    response: Response,
    if_match: IfMatch = None,
) -> PolicyView:
    """Make an old version the one in force."""
    try:
        record = await policies.roll_back(who.account_id, body.version, optional_revision(if_match))
    except PolicyStale:
        raise PolicyStale(current=PolicyView.of(await looking.get()), yours=body.model_dump()) from None
    response.headers["ETag"] = etag_of(record.policy.version)
    return PolicyView.of(record)
