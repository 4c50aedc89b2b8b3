"""Reading an entry, what it was before, and the bin's two doors."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.books.deps import BookReaderDep
from echodiary.features.entries.deps import EntryListsDep, EntryReaderDep, EntryServiceDep
from echodiary.features.entries.domain import Place
from echodiary.features.entries.errors import RevisionNotFound
from echodiary.features.entries.notes import note_of
from echodiary.features.entries.views.diary import HERE, href_of
from echodiary.features.entries.views.entry import entry_view, history_view, revision_view
from echodiary.web.deps import PagesDep
from echodiary.web.pages import Note, forget_note, see_other
from echodiary.web.pagination import cut_page, decode_number

router = APIRouter(prefix=f"{HERE}/{{entry_id:uuid}}")

HISTORY_PAGE = 50


@router.get("")
async def show_entry(
    request: Request,
    entry_id: UUID,
    who: PageReaderDep,
    entries: EntryReaderDep,
    lists: EntryListsDep,
    books: BookReaderDep,
    pages: PagesDep,
) -> Response:
    """Show an entry like a page of a book."""
    entry = await entries.get(who.account_id, entry_id)
    older, newer = await lists.get_neighbours(who.account_id, Place(entry.entry_date, entry.id))
    view = entry_view(entry, older, newer, await books.list_in_use(who.account_id))
    context = {"view": view, "note": note_of(request)}
    response = pages.respond(request, "entries/entry.html", context)
    forget_note(request, response)
    return response


@router.get("/history")
async def show_history(
    request: Request, entry_id: UUID, who: PageReaderDep, entries: EntryReaderDep, pages: PagesDep, below: str = ""
) -> Response:
    """Show what an entry was before."""
    entry = await entries.get(who.account_id, entry_id)
    number = decode_number(below or None)
    found = await entries.list_history(who.account_id, entry_id, below=number, limit=HISTORY_PAGE + 1)
    shown, cursor = cut_page(found, HISTORY_PAGE, lambda revision: [revision.number])
    older = None if cursor is None else f"{href_of(entry_id)}/history?below={cursor}"
    return pages.respond(request, "entries/history.html", {"view": history_view(entry, shown, who.time_zone, older)})


@router.get("/history/{number:int}")
async def show_revision(
    request: Request, entry_id: UUID, number: int, who: PageReaderDep, entries: EntryReaderDep, pages: PagesDep
) -> Response:
    """Show one earlier state."""
    entry = await entries.get(who.account_id, entry_id)
    # Numbers beyond what the column holds name no revision.
    found = await entries.list_history(who.account_id, entry_id, below=min(number, 2**31 - 2) + 1, limit=1)
    if not found or found[0].number != number:
        raise RevisionNotFound
    context = {"view": revision_view(entry, found[0], who.time_zone)}
    return pages.respond(request, "entries/revision.html", context)


@router.post("/move")
async def move(
    request: Request, entry_id: UUID, who: PageReaderDep, entries: EntryServiceDep, into: Annotated[UUID, Form()]
) -> Response:
    """Put an entry into another book."""
    await entries.change(who.account_id, entry_id, {"book_id": into}, None)
    return see_other(href_of(entry_id), request=request, note=Note("moved"))


@router.post("/restore")
async def restore(
    request: Request,
    entry_id: UUID,
    who: PageReaderDep,
    entries: EntryServiceDep,
    revision: Annotated[int, Form(ge=1, lt=2**31)],
) -> Response:
    """Make an earlier state the present one; the present one becomes history."""
    await entries.restore(who.account_id, entry_id, revision, None)
    return see_other(href_of(entry_id), request=request, note=Note("restored"))


@router.get("/delete")
async def ask_to_delete(
    request: Request, entry_id: UUID, who: PageReaderDep, entries: EntryReaderDep, pages: PagesDep
) -> Response:
    """Ask whether an entry is to go into the bin."""
    entry = await entries.get(who.account_id, entry_id)
    return pages.respond(
        request, "entries/delete.html", {"view": entry_view(entry, None, None), "back": href_of(entry_id)}
    )


@router.post("/delete")
async def delete(request: Request, entry_id: UUID, who: PageReaderDep, entries: EntryServiceDep) -> Response:
    """Put an entry into the bin."""
    await entries.delete(who.account_id, entry_id, None)
    return see_other(HERE, request=request, note=Note("binned", str(entry_id)))


@router.post("/undelete")
async def undelete(request: Request, entry_id: UUID, who: PageReaderDep, entries: EntryServiceDep) -> Response:
    """Take an entry out of the bin."""
    await entries.undelete(who.account_id, entry_id, None)
    return see_other(href_of(entry_id), request=request, note=Note("undeleted"))
