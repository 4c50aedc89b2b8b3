"""A draft's page and its buttons."""

from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from echodiary.features.accounts.deps import AccountServiceDep, get_page_reader
from echodiary.features.drafts.deps import ReaderDep
from echodiary.features.drafts.domain import Draft, DraftStatus
from echodiary.features.drafts.errors import MemoEmpty, NothingToMend
from echodiary.features.drafts.pages.press import PressDep, show
from echodiary.features.drafts.pages.pressed import pressed
from echodiary.features.drafts.pages.write import RoomDep, begin, others_of, surrounded
from echodiary.features.drafts.presenting import draft_page, home_of, step_of
from echodiary.features.drafts.service import editing, saving, starting
from echodiary.features.drafts.wording import refusal_of
from echodiary.features.entries.deps import EntryListsDep
from echodiary.features.generations.deps import GenerationReaderDep
from echodiary.features.idempotency.deps import IdempotencyDep
from echodiary.features.llm_policy.domain import ModelRole
from echodiary.web.deps import PagesDep
from echodiary.web.pages import see_other
from echodiary.web.templates import wants_fragment

router = APIRouter(prefix="/drafts/{draft_id}")

WRITE = "drafts.write"
BUTTONS = (
    *("write", "agree", "mend", "save", "keep", "stop", "discard", "undelete"),
    *("branch", "restore", "decline", "conflict", "resolve"),
)


@router.get("")
async def show_draft(
    draft_id: UUID,
    room: RoomDep,
    request: Request,
    reader: ReaderDep,
    generations: GenerationReaderDep,
    lists: EntryListsDep,
    pages: PagesDep,
) -> Response:
    """Show a draft in whatever state it is."""
    draft, versions = await reader.get(draft_id)
    said = await generations.said(draft.generation_id if draft.status is DraftStatus.WRITING else None)
    view = draft_page(room, draft, versions, said)
    if view.state == "waiting":
        view = await surrounded(view, room, await others_of(reader, draft_id), lists)
    return show(pages, request, view)


@router.post("/write")
async def write(draft_id: UUID, press: PressDep, idempotency: IdempotencyDep) -> Response:
    """Write from the memo: the first draft, or another version, shorter or longer."""
    key = f"{draft_id} {press.form.key}" if press.form.key else None
    if await idempotency.find_made(press.who.account_id, WRITE, key) is not None:
        return press.home(draft_id)

    async def write_again(draft: Draft) -> Response:
        form = press.form
        if form.memo_is_empty:
            return await press.refuse(draft_id, form.typed(memo_error=refusal_of(MemoEmpty())))
        if draft.version_count == 0 and not form.wish:
            return await begin(press, draft)
        if form.persona_id not in {None, draft.persona_id}:
            return press.go(f"{home_of(draft_id)}/persona?to={form.persona_id}")
        options, instruction = step_of(form.wish, draft.options)
        outcome = await starting.write_again(
            press.desk,
            draft_id,
            persona_id=None,
            options=options,
            role=ModelRole.TEXT_LARGE,
            instruction=instruction,
            memo=None,
        )
        await idempotency.remember(press.who.account_id, WRITE, key, draft_id)
        return await press.after(outcome)

    return await pressed(press, draft_id, write_again)


@router.post("/mend")
async def mend(draft_id: UUID, press: PressDep) -> Response:
    """Have the marked sentences put right in another version."""

    async def put_right(_draft: Draft) -> Response:
        try:
            return await press.after(await starting.mend(press.desk, draft_id))
        except NothingToMend:
            return press.home(draft_id)

    return await pressed(press, draft_id, put_right)


@router.post("/agree")
async def agree(draft_id: UUID, press: PressDep, accounts: AccountServiceDep) -> Response:
    """Agree that what is written may go to the outside provider, and write."""

    async def write_now(draft: Draft) -> Response:
        await accounts.change_profile(press.who, external_ai_consent=True)
        agreed = press.agreed()
        if draft.version_count == 0:
            return await begin(agreed, draft)
        outcome = await starting.write_again(
            agreed.desk,
            draft_id,
            persona_id=None,
            options=draft.options,
            role=ModelRole.TEXT_LARGE,
            instruction=None,
            memo=None,
        )
        return await agreed.after(outcome)

    return await pressed(press, draft_id, write_now)


@router.post("/save")
async def save(draft_id: UUID, press: PressDep) -> Response:
    """Save the text as an entry; a second press finds the same entry."""

    async def save_it(_draft: Draft) -> Response:
        form = press.form
        saved = await saving.save(press.desk, draft_id, None, mood=form.mood or None, tags=form.tag_list)
        return press.to_entry(saved.entry.id)

    return await pressed(press, draft_id, save_it, then="save")


@router.post("/keep")
async def keep(draft_id: UUID, press: PressDep) -> Response:
    """Only keep what was typed."""

    async def nothing_more(_draft: Draft) -> Response:
        return press.home(draft_id)

    return await pressed(press, draft_id, nothing_more)


@router.post("/stop")
async def stop(draft_id: UUID, press: PressDep) -> Response:
    """Stop the writing; the stream says when it has stopped."""
    await editing.stop(press.desk, draft_id)
    return Response(status_code=204) if wants_fragment(press.request) else see_other(home_of(draft_id))


@router.post("/discard")
async def discard(draft_id: UUID, press: PressDep) -> Response:
    """Put the draft into the bin, with everything that was typed on it."""

    async def into_the_bin(_draft: Draft) -> Response:
        await editing.discard(press.desk, draft_id)
        return press.home(draft_id)

    return await pressed(press, draft_id, into_the_bin)


@router.post("/undelete")
async def undelete(draft_id: UUID, press: PressDep) -> Response:
    """Bring a discarded draft back."""
    await editing.undelete(press.desk, draft_id)
    return press.home(draft_id)


@router.post("/branch")
async def branch(draft_id: UUID, press: PressDep) -> Response:
    """Start a second draft from the same memo."""
    return await press.after(await starting.branch(press.desk, draft_id))


async def go_home(draft_id: UUID, reader: ReaderDep) -> Response:
    """The address of a button, opened by itself (after a reload, from the history): the draft's page."""
    return see_other(home_of((await reader.get_draft(draft_id)).id))


for _button in BUTTONS:
    router.add_api_route(f"/{_button}", go_home, methods=["GET"], dependencies=[Depends(get_page_reader)])
