"""One book, read: its cover and its entries, the newest first."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.books.deps import BookReaderDep
from echodiary.features.books.views import card_of, href_of
from echodiary.features.entries.answers import place_of_cursor, place_of_entry
from echodiary.features.entries.deps import EntryListsDep
from echodiary.features.entries.domain import EntryFilter
from echodiary.features.entries.views.diary import BookPageView, groups_of
from echodiary.features.personas.deps import PersonaReaderDep
from echodiary.web.deps import PagesDep
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import forget_note, noted
from echodiary.web.pagination import cut_page

router = APIRouter(prefix="/books")

AT_ONCE = 40


@router.get("/{book_id:uuid}")
async def show_book(
    request: Request,
    book_id: UUID,
    who: PageReaderDep,
    books: BookReaderDep,
    personas: PersonaReaderDep,
    lists: EntryListsDep,
    pages: PagesDep,
    after: Annotated[str, Query()] = "",
) -> Response:
    """Show a book and what is written in it."""
    book = await books.get(who.account_id, book_id)
    place = place_of_cursor(after or None)
    found = await lists.list_page(who.account_id, EntryFilter(book_id=book_id), after=place, limit=AT_ONCE + 1)
    shown, cursor = cut_page(found, AT_ONCE, place_of_entry)
    by_id = {persona.id: persona for persona in await personas.list_personas(who.account_id)}
    note = noted(request)
    view = BookPageView(
        card=card_of(book, by_id, await books.count_entries(who.account_id)),
        archived=book.is_archived,
        groups=groups_of(shown),
        write_href=f"/?book={book_id}",
        edit_href=f"{href_of(book_id)}/edit",
        older=f"{href_of(book_id)}?after={cursor}" if cursor else None,
        notice=_done().get(note.kind) if note else None,
    )
    response = pages.respond(request, "entries/book.html", {"view": view})
    forget_note(request, response)
    return response


def _done() -> dict[str, str]:
    return {
        "book-made": _("The book is ready."),
        "book-changed": _("Saved."),
        "book-moved": _("Everything has moved into this book."),
    }
