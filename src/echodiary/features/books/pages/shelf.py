"""The shelf: all books of an account, their order, those put away, the question before one goes."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.books.deps import BookServiceDep
from echodiary.features.books.errors import BookNotEmpty, LastBook
from echodiary.features.books.service import BookService
from echodiary.features.books.views import HERE, href_of, shelf_of
from echodiary.features.personas.deps import PersonaServiceDep
from echodiary.features.personas.service import PersonaService
from echodiary.platform.errors import EchoDiaryError
from echodiary.web.deps import PagesDep
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Note, ShownInstead, forget_note, noted, see_other
from echodiary.web.statuses import status_of
from echodiary.web.templates import Pages

router = APIRouter(prefix=HERE)

SHELF = "books/shelf.html"
STEPS = {"up": -1, "down": 1}

Text = Annotated[str, Form()]


class Shelf:
    """One request for the shelf."""

    def __init__(
        self, request: Request, who: PageReaderDep, books: BookServiceDep, personas: PersonaServiceDep, pages: PagesDep
    ) -> None:
        self.request = request
        self.account_id = who.account_id
        self.books: BookService = books
        self.personas: PersonaService = personas
        self.pages: Pages = pages

    async def show(self, *, notice: str | None = None, error: EchoDiaryError | None = None) -> Response:
        """Answer with the shelf; with an error as what was refused."""
        view = shelf_of(
            await self.books.list_books(self.account_id),
            await self.personas.list_in_use(self.account_id),
            await self.books.count_entries(self.account_id),
            notice=notice,
            error=refusal_of(error) if error else None,
        )
        return self.pages.respond(self.request, SHELF, {"view": view}, status=status_of(error) if error else 200)

    def back(self, done: str) -> Response:
        """Go to the shelf, with a word about what was done."""
        return see_other(HERE, request=self.request, note=Note(done))


ShelfDep = Annotated[Shelf, Depends(Shelf)]


@router.get("")
async def show_shelf(request: Request, shelf: ShelfDep) -> Response:
    """Show all books."""
    note = noted(request)
    response = await shelf.show(notice=_done().get(note.kind) if note else None)
    forget_note(request, response)
    return response


@router.post("/{book_id:uuid}/shift")
async def shift(book_id: UUID, shelf: ShelfDep, direction: Text = "") -> Response:
    """Move a book one place up or down on the shelf."""
    await shelf.books.get(shelf.account_id, book_id)
    found = await shelf.books.list_books(shelf.account_id)
    used = [book.id for book in found if not book.is_archived]
    if book_id in used:
        at = used.index(book_id)
        there = min(max(at + STEPS.get(direction, 0), 0), len(used) - 1)
        used[at], used[there] = used[there], used[at]
    await shelf.books.reorder(shelf.account_id, used + [book.id for book in found if book.is_archived])
    return see_other(f"{HERE}#book-{book_id}", request=shelf.request)


@router.post("/{book_id:uuid}/archive")
async def archive(book_id: UUID, shelf: ShelfDep) -> Response:
    """Put a book away."""
    try:
        await shelf.books.archive(shelf.account_id, book_id)
    except LastBook as error:
        raise ShownInstead(await shelf.show(error=error)) from None
    return shelf.back("book-archived")


@router.post("/{book_id:uuid}/bring-back")
async def bring_back(book_id: UUID, shelf: ShelfDep) -> Response:
    """Have a book written in again."""
    await shelf.books.bring_back(shelf.account_id, book_id)
    return shelf.back("book-back")


@router.post("/{book_id:uuid}/move")
async def move(book_id: UUID, shelf: ShelfDep, into: Annotated[UUID, Form()]) -> Response:
    """Put everything in a book into another one."""
    await shelf.books.move_contents(shelf.account_id, book_id, into)
    return see_other(href_of(into), request=shelf.request, note=Note("book-moved"))


@router.get("/{book_id:uuid}/delete")
async def ask(book_id: UUID, shelf: ShelfDep) -> Response:
    """Ask before a book is deleted."""
    book = await shelf.books.get(shelf.account_id, book_id)
    context = {
        "title": book.form.title,
        "href": href_of(book_id),
        "back": f"{href_of(book_id)}/edit",
        "can_delete": await shelf.books.is_empty(shelf.account_id, book_id),
        "is_archived": book.is_archived,
    }
    return shelf.pages.respond(shelf.request, "books/delete.html", context)


@router.post("/{book_id:uuid}/delete")
async def delete(book_id: UUID, shelf: ShelfDep) -> Response:
    """Delete an empty book; a full one is told what to do."""
    try:
        await shelf.books.delete(shelf.account_id, book_id)
    except (LastBook, BookNotEmpty) as error:
        raise ShownInstead(await shelf.show(error=error)) from None
    return shelf.back("book-deleted")


def refusal_of(error: EchoDiaryError) -> str:
    """What a refusal says to whoever pressed the button."""
    if isinstance(error, LastBook):
        return _("This is the only book in use, and a diary needs one. Make another one first.")
    return _(
        "There are entries, drafts or things in the bin in this book. Move them into another book first, or put the "
        "book away."
    )


def _done() -> dict[str, str]:
    return {
        "book-made": _("The book is ready."),
        "book-archived": _("The book is put away. It can still be read."),
        "book-back": _("The book is back on the shelf."),
        "book-deleted": _("The book is deleted."),
    }
