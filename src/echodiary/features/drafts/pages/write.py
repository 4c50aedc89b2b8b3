"""The Write page, and what its button does."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.books.deps import BookReaderDep
from echodiary.features.books.errors import BookArchived
from echodiary.features.drafts.deps import ReaderDep
from echodiary.features.drafts.domain import UNFINISHED, Brief, Draft, DraftOptions, DraftStatus
from echodiary.features.drafts.errors import MemoEmpty, MemoTooLong
from echodiary.features.drafts.memo_form import memo_of
from echodiary.features.drafts.pages.press import Press, PressDep, show
from echodiary.features.drafts.pages.pressed import pressed
from echodiary.features.drafts.presenting import fresh_memo, memo_of_draft, shelf_of
from echodiary.features.drafts.room import Chosen, Room
from echodiary.features.drafts.service import starting
from echodiary.features.drafts.service.reading import DraftReader
from echodiary.features.drafts.views import AgoLine, DraftPageView, MemoView
from echodiary.features.drafts.wording import refusal_of
from echodiary.features.entries.deps import EntryListsDep
from echodiary.features.entries.service import EntryLists
from echodiary.features.idempotency.deps import IdempotencyDep
from echodiary.features.idempotency.service import Idempotency
from echodiary.features.llm_policy.deps import PolicyReaderDep
from echodiary.features.llm_policy.domain import ModelRole
from echodiary.features.personas.deps import PersonaReaderDep
from echodiary.web.deps import ClockDep, PagesDep
from echodiary.web.etag import etag_of
from echodiary.web.statuses import status_of

router = APIRouter()

START = "drafts.start"  # the same as the API's: a memo kept by a script and sent by its form is one draft
SHELF_LENGTH = 12


async def get_room(
    who: PageReaderDep,
    books: BookReaderDep,
    personas: PersonaReaderDep,
    clock: ClockDep,
    policy: PolicyReaderDep,
    reader: ReaderDep,
) -> Room:
    """The desk's surroundings."""
    in_force = await policy.current(never_send=False)
    owned = await books.list_books(who.account_id)
    return Room(
        who,
        who.today(clock.now()),
        owned,
        await personas.list_in_use(who.account_id),
        in_force.provider,
        await reader.get_last_book([book.id for book in owned if not book.is_archived]),
    )


RoomDep = Annotated[Room, Depends(get_room)]


@router.get("/")
async def write(
    request: Request,
    room: RoomDep,
    reader: ReaderDep,
    lists: EntryListsDep,
    pages: PagesDep,
    new: Annotated[str | None, Query()] = None,
    book: Annotated[str | None, Query()] = None,
    day: Annotated[str | None, Query()] = None,
) -> Response:
    """Today's desk: the memo that is being typed, else an empty one; above it what was left lying."""
    drafts = await reader.list_drafts(UNFINISHED, SHELF_LENGTH + 1)
    named = _uuid(book)
    wished = Chosen(day=_date(day), book_id=named if named and room.is_open(named) else None)
    resumed = None if new is not None or named or wished != Chosen() else _to_resume(drafts, room)
    memo = fresh_memo(room, wished) if resumed is None else memo_of_draft(room, resumed)
    view = _page(memo, resumed)
    others = [draft for draft in drafts if draft is not resumed][:SHELF_LENGTH]
    return show(pages, request, await surrounded(view, room, others, lists))


@router.post("/drafts")
async def start(press: PressDep, idempotency: IdempotencyDep) -> Response:
    """Store the memo and begin to write from it."""
    form = press.form
    if not (form.memo or "").strip():
        return await _again(press, refusal_of(MemoEmpty()))
    made = await _made_before(press, idempotency)
    if made is not None:

        async def go_on(draft: Draft) -> Response:
            return await begin(press, draft)

        return await pressed(press, made, go_on)
    room = await press.room()
    if form.book_id is not None and not room.is_open(form.book_id):
        # Another book may send what this one never would: nobody but the writer of the memo chooses it.
        refused = BookArchived()
        return await _again(press, refusal_of(refused), status_of(refused))
    book = room.book(form.book_id)
    brief = Brief(
        book_id=book.id,
        persona_id=room.persona(form.persona_id, book).id,
        entry_date=form.day or room.today,
        memo=memo_of(form.memo or ""),
        options=form.options(DraftOptions()),
    )
    try:
        outcome = await starting.start(press.desk, brief, ModelRole.TEXT_SMALL)
    except MemoTooLong as refusal:
        return await _again(press, refusal_of(refusal))
    for key in form.keys:
        await idempotency.remember(press.who.account_id, START, key, outcome.draft.id)
    return await press.after(outcome)


async def begin(press: Press, draft: Draft) -> Response:
    """Begin to write from a memo that is kept already; a second press finds it begun."""
    if draft.version_count == 0 and draft.status is not DraftStatus.WRITING:
        room = await press.room()
        persona = room.persona(press.form.persona_id, room.book(draft.book_id))
        outcome = await starting.write_again(
            press.desk,
            draft.id,
            persona_id=persona.id,
            options=None,
            role=ModelRole.TEXT_SMALL,
            instruction=None,
            memo=None,
        )
        return await press.after(outcome)
    return press.home(draft.id)


async def surrounded(view: DraftPageView, room: Room, drafts: list[Draft], lists: EntryLists) -> DraftPageView:
    """The page with what stands above the memo: drafts left lying, this day a year ago."""
    ago = await lists.list_day_last_year(room.who.account_id, room.today)
    lines = tuple(AgoLine(f"/entries/{entry.id}", entry.title) for entry in ago)
    return replace(view, shelf=shelf_of(drafts, room.today), ago=lines)


async def others_of(reader: DraftReader, draft_id: UUID) -> list[Draft]:
    """What else was left lying."""
    drafts = await reader.list_drafts(UNFINISHED, SHELF_LENGTH + 1)
    return [draft for draft in drafts if draft.id != draft_id][:SHELF_LENGTH]


async def _again(press: Press, error: str, status: int = 422) -> Response:
    """The page again with what was sent. Nothing is stored, for there is nothing, or too much."""
    room, chosen = await press.room(), press.form.chosen()
    if chosen.book_id is not None and not room.is_open(chosen.book_id):
        chosen = replace(chosen, book_id=None)
    memo = fresh_memo(room, chosen, error=error)
    return show(press.pages, press.request, _page(memo, None), status)


async def _made_before(press: Press, idempotency: Idempotency) -> UUID | None:
    """The draft that this form, or the autosave of its memo, has made already."""
    found = [await idempotency.find_made(press.who.account_id, START, key) for key in press.form.keys]
    return next((made for made in found if made is not None), None)


def _page(memo: MemoView, draft: Draft | None) -> DraftPageView:
    return DraftPageView(
        id=str(draft.id) if draft else "",
        state="waiting",
        home=f"/drafts/{draft.id}" if draft else "/",
        etag=etag_of(draft.revision) if draft else "",
        memo=replace(memo, resumed=draft is not None),
    )


def _to_resume(drafts: Sequence[Draft], room: Room) -> Draft | None:
    """The memo typed last, if nothing was written from it and its day is not long gone."""
    days = {room.today, room.today - timedelta(days=1)}
    return next(
        (
            draft
            for draft in drafts
            if draft.status is DraftStatus.WAITING
            and not draft.version_count
            and not draft.working_text
            and draft.entry_date in days
        ),
        None,
    )


def _date(text: str | None) -> date | None:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(text or "")
    return None


def _uuid(text: str | None) -> UUID | None:
    with contextlib.suppress(ValueError):
        return UUID(text or "")
    return None
