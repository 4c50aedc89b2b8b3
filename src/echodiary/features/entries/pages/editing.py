"""Writing an entry by hand and editing one; what happens when two places edited the same."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request, Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.books.deps import BookReaderDep
from echodiary.features.entries.deps import EntryReaderDep, EntryServiceDep
from echodiary.features.entries.domain import Entry
from echodiary.features.entries.views.diary import HERE, href_of
from echodiary.features.entries.views.entry import (
    FormView,
    Typed,
    conflict_view,
    edit_form,
    new_form,
    refused_at,
)
from echodiary.platform.errors import EchoDiaryError
from echodiary.web.deps import ClockDep, PagesDep
from echodiary.web.etag import Stale, optional_revision
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, Note, ShownInstead, mark_arrived, one_line_ends, see_other
from echodiary.web.statuses import status_of
from echodiary.web.templates import Pages

router = APIRouter(prefix=HERE)

FORM, CONFLICT = "entries/form.html", "entries/conflict.html"
KEY_MAX = 200

Text = Annotated[str, Form()]


async def read_typed(
    title: Text = "", body: Text = "", mood: Text = "", tags: Text = "", entry_date: Text = "", book_id: Text = ""
) -> Typed:
    """What stands in the form."""
    return Typed(title, one_line_ends(body), mood, tags, entry_date, book_id)


TypedDep = Annotated[Typed, Depends(read_typed)]


@router.get("/new")
async def show_new(
    request: Request, who: PageReaderDep, books: BookReaderDep, clock: ClockDep, pages: PagesDep, date: str = ""
) -> Response:
    """Show an empty page; `date` may name its day."""
    wished = Typed(entry_date=date)
    day = wished.read_date() or who.today(clock.now())
    form = new_form(Typed(entry_date=day.isoformat()), await books.list_in_use(who.account_id))
    return pages.respond(request, FORM, {"form": form, "heading": _("Write without a draft")})


@router.post("/new")
async def write(
    request: Request,
    who: PageReaderDep,
    typed: TypedDep,
    entries: EntryServiceDep,
    books: BookReaderDep,
    pages: PagesDep,
    idempotency_key: Text = "",
) -> Response:
    """Save an entry; no model is involved."""
    owned = await books.list_in_use(who.account_id)

    def again(faults: Faults, status: int) -> Response:
        context = {"form": new_form(typed, owned, errors=faults), "heading": _("Write without a draft")}
        return pages.respond(request, FORM, context, status=status)

    day = typed.read_date()
    if day is None:
        return again(_no_date(), 422)
    book = next((book for book in owned if str(book.id) == typed.book_id), owned[0])
    key = idempotency_key[:KEY_MAX] or None
    try:
        entry = await entries.add(
            who.account_id,
            book_id=book.id,
            body=typed.body,
            entry_date=day,
            title=typed.title,
            mood=typed.mood,
            tags=typed.read_tags(),
            key=key,
        )
    except EchoDiaryError as error:
        where, text = refused_at(error)
        raise ShownInstead(again(Faults({where: text}), status_of(error))) from None
    return _go_on(request, entry.id, "saved", idempotency_key)


@router.get("/{entry_id:uuid}/edit")
async def show_edit(
    request: Request, entry_id: UUID, who: PageReaderDep, entries: EntryReaderDep, pages: PagesDep
) -> Response:
    """Show the form of an entry."""
    entry = await entries.get(who.account_id, entry_id)
    return _form(request, pages, edit_form(entry))


@router.post("/{entry_id:uuid}/edit")
async def edit(
    request: Request,
    entry_id: UUID,
    who: PageReaderDep,
    typed: TypedDep,
    entries: EntryServiceDep,
    pages: PagesDep,
    etag: Text = "",
    revive: Text = "",
    idempotency_key: Text = "",
) -> Response:
    """Save an edit if the entry still is what was read; else show both texts."""
    day = typed.read_date()
    if day is None:
        entry = await entries.get_kept(who.account_id, entry_id)
        return _form(request, pages, _with_etag(edit_form(entry, typed, errors=_no_date()), etag), 422)
    try:
        if revive:
            await entries.undelete(who.account_id, entry_id, optional_revision(etag))
        # Not even an empty tag overwrites: what names no state is stale.
        await entries.change(who.account_id, entry_id, typed.changes(day), optional_revision(etag.replace("*", "")))
    except Stale as stale:
        raise ShownInstead(_conflict(request, pages, stale.data["current"], typed)) from None
    except EchoDiaryError as error:
        where, text = refused_at(error)
        entry = await entries.get_kept(who.account_id, entry_id)
        form = _with_etag(edit_form(entry, typed, errors=Faults({where: text})), etag)
        raise ShownInstead(_form(request, pages, form, status_of(error))) from None
    return _go_on(request, entry_id, "changed", idempotency_key)


@router.post("/{entry_id:uuid}/conflict")
async def compare(
    request: Request, entry_id: UUID, who: PageReaderDep, entries: EntryReaderDep, pages: PagesDep, yours: Text = ""
) -> Response:
    """Show a text that was found in the browser beside the one that is stored."""
    entry = await entries.get_kept(who.account_id, entry_id)
    stored = Typed.of(entry)
    typed = Typed(stored.title, one_line_ends(yours), stored.mood, stored.tags, stored.entry_date, stored.book_id)
    return _conflict(request, pages, entry, typed, status=200)


@router.post("/{entry_id:uuid}/keep")
async def keep(
    request: Request, entry_id: UUID, who: PageReaderDep, entries: EntryReaderDep, idempotency_key: Text = ""
) -> Response:
    """Leave an entry as it is stored."""
    await entries.get(who.account_id, entry_id)
    return _go_on(request, entry_id, "kept", idempotency_key)


def _go_on(request: Request, entry_id: UUID, kind: str, press: str) -> Response:
    response = see_other(href_of(entry_id), request=request, note=Note(kind))
    mark_arrived(request, response, press)
    return response


def _form(request: Request, pages: Pages, form: FormView, status: int = 200) -> Response:
    return pages.respond(request, FORM, {"form": form, "heading": _("Edit the entry")}, status=status)


def _conflict(request: Request, pages: Pages, current: object, typed: Typed, status: int = 409) -> Response:
    assert isinstance(current, Entry)  # noqa: S101 - what a stale edit carries
    return pages.respond(request, CONFLICT, {"view": conflict_view(current, typed)}, status=status)


def _with_etag(form: FormView, etag: str) -> FormView:
    """The form for the state that was read, not for the one that is stored now."""
    return replace(form, etag=etag)


def _no_date() -> Faults:
    return Faults(entry_date=_("Please choose the day this entry belongs to."))
