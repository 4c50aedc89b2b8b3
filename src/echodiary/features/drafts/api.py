"""JSON routes of drafts."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response
from starlette.responses import JSONResponse, StreamingResponse

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.drafts.deps import DeskDep, ReaderDep
from echodiary.features.drafts.domain import BY_NAME_ON_WIRE, UNFINISHED, Brief, Draft
from echodiary.features.drafts.schemas import (
    DraftBody,
    DraftList,
    DraftPatch,
    DraftSummary,
    DraftView,
    PersonaBody,
    RestoreBody,
    SaveBody,
    StatusOnWire,
    VersionBody,
)
from echodiary.features.drafts.service import editing, saving, starting
from echodiary.features.drafts.service.clearing import Held
from echodiary.features.drafts.service.starting import Outcome
from echodiary.features.drafts.streaming import draft_frames
from echodiary.features.drafts.version_schemas import ProvenanceView, ReceiptView
from echodiary.features.entries.schemas import EntryView
from echodiary.features.generations.deps import GenerationReaderDep, HubDep
from echodiary.features.idempotency.deps import IdempotencyDep
from echodiary.features.llm_policy.domain import ModelRole
from echodiary.web.deps import ClockDep, IdempotencyKey, IfMatch
from echodiary.web.etag import etag_of, optional_revision, required_revision
from echodiary.web.outcomes import refusal_response
from echodiary.web.pagination import Cursor, Limit, decode_moment, encode_cursor
from echodiary.web.sse import event_stream, last_event_id

router = APIRouter(prefix="/api/v1/drafts", tags=["drafts"])

START = "drafts.start"
VERSIONS = "drafts.versions"
SWITCH = "drafts.switch"
MEND = "drafts.mend"


@router.post("", status_code=202, response_model=DraftSummary)
async def start(
    body: DraftBody,
    who: SignedInDep,
    desk: DeskDep,
    clock: ClockDep,
    idempotency: IdempotencyDep,
    key: IdempotencyKey = None,
) -> Response:
    """Store a memo and begin to write from it."""
    made = await idempotency.find_made(who.account_id, START, key)
    if made is not None and body.start:
        return _outcome(await starting.made_before(desk, made, body.role))
    if made is not None:
        return _answer(desk.opened(await desk.take(made)), 201)
    brief = Brief(
        book_id=body.book_id,
        persona_id=body.persona_id,
        entry_date=body.entry_date or who.today(clock.now()),
        memo=body.memo.to_memo(),
        options=body.options.to_options(),
    )
    if not body.start:
        draft = await starting.keep_memo(desk, brief)
        await idempotency.remember(who.account_id, START, key, draft.id)
        return _answer(draft, 201)
    outcome = await starting.start(desk, brief, body.role)
    await idempotency.remember(who.account_id, START, key, outcome.draft.id)
    return _outcome(outcome)


@router.get("")
async def list_drafts(
    reader: ReaderDep,
    status: Annotated[list[StatusOnWire] | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> DraftList:
    """List drafts, the last touched first; without a status those that are unfinished."""
    statuses = frozenset(BY_NAME_ON_WIRE[name] for name in status) if status else UNFINISHED
    drafts = await reader.list_drafts(statuses, limit + 1, decode_moment(cursor))
    page = drafts[:limit]
    more = encode_cursor([page[-1].updated_at, page[-1].id]) if len(drafts) > limit else None
    return DraftList(items=[DraftSummary.of(draft) for draft in page], next_cursor=more)


@router.get("/{draft_id}", response_model=DraftView)
async def get_draft(draft_id: UUID, reader: ReaderDep) -> Response:
    """Show a draft with its versions."""
    draft, versions = await reader.get(draft_id)
    view = DraftView.of_all(draft, versions)
    return JSONResponse(view.model_dump(mode="json"), headers={"ETag": etag_of(draft.revision)})


@router.get("/{draft_id}/stream", response_class=StreamingResponse)
async def stream(
    draft_id: UUID,
    reader: ReaderDep,
    hub: HubDep,
    last_id: Annotated[str | None, Header(alias="Last-Event-ID")] = None,
) -> StreamingResponse:
    """Follow the writing as server-sent events, from the beginning or from after `Last-Event-ID`."""
    draft = await reader.get_draft(draft_id)
    return event_stream(draft_frames(draft, hub, last_event_id(last_id)))


@router.post("/{draft_id}/versions", status_code=202, response_model=DraftSummary)
async def write_again(
    draft_id: UUID,
    body: VersionBody,
    desk: DeskDep,
    idempotency: IdempotencyDep,
    key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> Response:
    """Write another version."""
    key = _key_for(draft_id, key)
    made = await idempotency.find_made(desk.account_id, VERSIONS, key)
    if made is not None:
        return _outcome(await starting.made_before(desk, made, body.role))
    outcome = await starting.write_again(
        desk,
        draft_id,
        persona_id=body.persona_id,
        options=body.options.to_options() if body.options else None,
        role=body.role,
        instruction=body.instruction,
        memo=body.memo.to_memo() if body.memo else None,
        expected=optional_revision(if_match),
    )
    await idempotency.remember(desk.account_id, VERSIONS, key, draft_id)
    return _outcome(outcome)


@router.post("/{draft_id}/mend", status_code=202, response_model=DraftSummary)
async def mend(draft_id: UUID, desk: DeskDep, idempotency: IdempotencyDep, key: IdempotencyKey = None) -> Response:
    """Have the sentences put right that the checks found fault with in the version on the desk."""
    key = _key_for(draft_id, key)
    made = await idempotency.find_made(desk.account_id, MEND, key)
    if made is not None:
        return _outcome(await starting.made_before(desk, made, ModelRole.TEXT_LARGE))
    outcome = await starting.mend(desk, draft_id)
    await idempotency.remember(desk.account_id, MEND, key, draft_id)
    return _outcome(outcome)


@router.patch("/{draft_id}", response_model=DraftSummary)
async def edit(draft_id: UUID, body: DraftPatch, desk: DeskDep, if_match: IfMatch = None) -> Response:
    """Autosave what the user typed."""
    draft = await editing.edit(
        desk,
        draft_id,
        required_revision(if_match),
        working_text=body.working_text,
        title=body.title,
        memo=body.memo.to_memo() if body.memo else None,
        entry_date=body.entry_date,
    )
    return _answer(draft, 200)


@router.post("/{draft_id}/persona", response_model=DraftSummary)
async def switch_persona(
    draft_id: UUID,
    body: PersonaBody,
    desk: DeskDep,
    idempotency: IdempotencyDep,
    key: IdempotencyKey = None,
    if_match: IfMatch = None,
) -> Response:
    """Switch the persona as the user decided."""
    key = _key_for(draft_id, key)
    made = await idempotency.find_made(desk.account_id, SWITCH, key)
    if made is not None:
        return _outcome(await starting.made_before(desk, made, ModelRole.TEXT_LARGE), 200)
    expected = optional_revision(if_match)
    outcome = await starting.switch_persona(desk, draft_id, body.persona_id, body.draft_action, expected)
    await idempotency.remember(desk.account_id, SWITCH, key, outcome.draft.id)
    return _outcome(outcome, 200)


@router.post("/{draft_id}/restore", response_model=DraftSummary)
async def restore(draft_id: UUID, body: RestoreBody, desk: DeskDep, if_match: IfMatch = None) -> Response:
    """Make a version the working copy."""
    return _answer(await editing.restore(desk, draft_id, body.version, optional_revision(if_match)), 200)


@router.get("/{draft_id}/provenance")
async def get_provenance(draft_id: UUID, reader: ReaderDep) -> ProvenanceView:
    """Say per sentence of the version on the desk which memo words it rests on, and what was added."""
    draft = await reader.get_draft(draft_id)
    if draft.working_version is None:
        return ProvenanceView.of(None)
    return ProvenanceView.of(await reader.get_version(draft_id, draft.working_version))


@router.get("/{draft_id}/versions/{number}/receipt")
async def get_receipt(
    draft_id: UUID, number: int, who: SignedInDep, reader: ReaderDep, generations: GenerationReaderDep
) -> ReceiptView:
    """Say what was sent for a version, to whom, and what it used."""
    version = await reader.get_version(draft_id, number)
    if version.generation_id is None:
        return ReceiptView.of(version, None)
    return ReceiptView.of(version, await generations.receipt(who.account_id, version.generation_id))


@router.post("/{draft_id}/save", status_code=201)
async def save(draft_id: UUID, body: SaveBody, desk: DeskDep, if_match: IfMatch = None) -> EntryView:
    """Save the working copy as an entry; saving twice gives the same entry."""
    saved = await saving.save(
        desk, draft_id, optional_revision(if_match), title=body.title, mood=body.mood, tags=body.tags
    )
    return EntryView.of(saved.entry)


@router.post("/{draft_id}/stop", response_model=DraftSummary)
async def stop(draft_id: UUID, desk: DeskDep, if_match: IfMatch = None) -> Response:
    """Stop the writing; what was said becomes a version."""
    return _answer(await editing.stop(desk, draft_id, optional_revision(if_match)), 200)


@router.delete("/{draft_id}", status_code=204)
async def discard(draft_id: UUID, desk: DeskDep) -> None:
    """Put the draft into the bin."""
    await editing.discard(desk, draft_id)


@router.post("/{draft_id}/undelete", response_model=DraftSummary)
async def undelete(draft_id: UUID, desk: DeskDep, if_match: IfMatch = None) -> Response:
    """Bring a discarded draft back."""
    return _answer(await editing.undelete(desk, draft_id, optional_revision(if_match)), 200)


def _key_for(draft_id: UUID, key: str | None) -> str | None:
    """A key counts for one draft: the same one sent to another draft is another request."""
    return None if key is None else f"{draft_id} {key}"


def _outcome(outcome: Outcome, status: int = 202) -> Response:
    if isinstance(outcome, Held):
        return refusal_response(outcome.refusal)
    return _answer(outcome.draft, status)


def _answer(draft: Draft, status: int) -> JSONResponse:
    view = DraftSummary.of(draft).model_dump(mode="json")
    return JSONResponse(view, status_code=status, headers={"ETag": etag_of(draft.revision)})
