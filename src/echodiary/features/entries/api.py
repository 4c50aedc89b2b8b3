"""JSON routes of entries."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.entries.answers import (
    days_answer,
    entry_answer,
    list_answer,
    page_answer,
    place_of_cursor,
    place_of_entry,
)
from echodiary.features.entries.deps import EntryListsDep, EntryReaderDep, EntrySearchDep, EntryServiceDep
from echodiary.features.entries.domain import MOOD_MAX, EntryFilter
from echodiary.features.entries.schemas import (
    Calendar,
    EntryBody,
    EntryList,
    EntryPatch,
    EntryView,
    RestoreBody,
    RevisionList,
    SearchBody,
)
from echodiary.web.deps import ClockDep, IdempotencyKey, IfMatch
from echodiary.web.etag import optional_revision, required_revision
from echodiary.web.pagination import Cursor, Limit, decode_number, encode_cursor

router = APIRouter(prefix="/api/v1/entries", tags=["entries"])


async def get_filter(
    book_id: UUID | None = None,
    since: Annotated[date, Query(alias="from")] = date.min,
    until: Annotated[date, Query(alias="to")] = date.max,
    mood: Annotated[str | None, Query(max_length=MOOD_MAX)] = None,
    tag_id: UUID | None = None,
    deleted: bool = False,  # noqa: FBT001, FBT002 - a query parameter
) -> EntryFilter:
    """What a list is narrowed by; `deleted` shows the bin."""
    return EntryFilter(book_id, since, until, mood, tag_id, deleted=deleted)


@router.get("", response_model=EntryList)
async def list_entries(
    who: SignedInDep,
    entries: EntryListsDep,
    wanted: Annotated[EntryFilter, Depends(get_filter)],
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Response:
    """List entries, newest first."""
    found = await entries.list_page(who.account_id, wanted, after=place_of_cursor(cursor), limit=limit + 1)
    return page_answer(found, limit, place_of_entry)


@router.post("", status_code=201, response_model=EntryView)
async def write_entry(
    body: EntryBody, who: SignedInDep, entries: EntryServiceDep, clock: ClockDep, key: IdempotencyKey = None
) -> Response:
    """Write an entry; no model is involved."""
    entry = await entries.add(
        who.account_id,
        book_id=body.book_id,
        body=body.body,
        title=body.title,
        entry_date=body.entry_date or who.today(clock.now()),
        mood=body.mood,
        tags=body.tags,
        key=key,
    )
    return entry_answer(entry, 201)


@router.post("/search", response_model=EntryList)
async def search_entries(body: SearchBody, who: SignedInDep, search: EntrySearchDep) -> Response:
    """Find entries by parts of words; a page may be short and yet have a next one."""
    after = place_of_cursor(body.cursor)
    found = await search.search(who.account_id, body.q, body.wanted, after=after, limit=body.limit)
    place = found.next_place
    return list_answer(found.entries, None if place is None else encode_cursor([place.entry_date, place.entry_id]))


@router.get("/calendar", response_model=Calendar)
async def show_calendar(month: str, who: SignedInDep, entries: EntryListsDep) -> Response:
    """Count the entries of each day of a month (YYYY-MM)."""
    return days_answer(await entries.count_days(who.account_id, month))


@router.get("/{entry_id}", response_model=EntryView)
async def get_entry(entry_id: UUID, who: SignedInDep, entries: EntryReaderDep) -> Response:
    """Show an entry."""
    return entry_answer(await entries.get(who.account_id, entry_id))


@router.patch("/{entry_id}", response_model=EntryView)
async def change_entry(
    entry_id: UUID, body: EntryPatch, who: SignedInDep, entries: EntryServiceDep, if_match: IfMatch = None
) -> Response:
    """Change an entry if it still is what was read; what it was before is kept."""
    revision = required_revision(if_match)
    return entry_answer(await entries.change(who.account_id, entry_id, body.changes(), revision))


@router.delete("/{entry_id}", status_code=204)
async def delete_entry(entry_id: UUID, who: SignedInDep, entries: EntryServiceDep, if_match: IfMatch = None) -> None:
    """Put an entry into the bin, for 30 days."""
    await entries.delete(who.account_id, entry_id, optional_revision(if_match))


@router.post("/{entry_id}/undelete", response_model=EntryView)
async def undelete_entry(
    entry_id: UUID, who: SignedInDep, entries: EntryServiceDep, if_match: IfMatch = None
) -> Response:
    """Take an entry out of the bin."""
    return entry_answer(await entries.undelete(who.account_id, entry_id, optional_revision(if_match)))


@router.get("/{entry_id}/history", response_model=RevisionList)
async def list_history(
    entry_id: UUID, who: SignedInDep, entries: EntryReaderDep, limit: Limit = 20, cursor: Cursor = None
) -> Response:
    """List what an entry was before, the latest first."""
    below = decode_number(cursor)
    found = await entries.list_history(who.account_id, entry_id, below=below, limit=limit + 1)
    return page_answer(found, limit, lambda revision: [revision.number])


@router.post("/{entry_id}/restore", response_model=EntryView)
async def restore_entry(
    entry_id: UUID, body: RestoreBody, who: SignedInDep, entries: EntryServiceDep, if_match: IfMatch = None
) -> Response:
    """Make an earlier state the present one."""
    revision = optional_revision(if_match)
    return entry_answer(await entries.restore(who.account_id, entry_id, body.revision, revision))
