"""Making a book, with a new persona in the same step if one is wished for, and changing one."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError
from starlette.datastructures import FormData
from starlette.responses import Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.books.domain import Book
from echodiary.features.books.errors import BookLimitReached, PersonaNeeded
from echodiary.features.books.pages.shelf import Shelf, ShelfDep
from echodiary.features.books.typed import TypedBook, faults_of
from echodiary.features.books.views import HERE, FormView, form_view, href_of
from echodiary.features.personas.errors import PersonaArchived, PersonaLimitReached, PersonaNotFound
from echodiary.platform.errors import EchoDiaryError
from echodiary.web.etag import Stale, optional_revision
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, Note, ShownInstead, mark_arrived, see_other
from echodiary.web.statuses import status_of

router = APIRouter(prefix=HERE)

FORM, KEY_MAX = "books/form.html", 200


async def read_form(request: Request) -> FormData:
    """The form as it was sent."""
    return await request.form()


SentDep = Annotated[FormData, Depends(read_form)]


@router.get("/new")
async def show_new(who: PageReaderDep, shelf: ShelfDep) -> Response:
    """Show an empty form; the first persona is ticked."""
    personas = await shelf.personas.list_in_use(who.account_id)
    first = str(personas[0].id)
    typed = TypedBook(language=who.locale, persona_ids=(first,), default_persona_id=first)
    return _respond(shelf, form_view(typed, personas, who.locale))


@router.post("/new")
async def make(sent: SentDep, who: PageReaderDep, shelf: ShelfDep) -> Response:
    """Make the book, and its new persona with it, in one transaction."""
    typed, press = TypedBook.sent(sent), _word(sent, "idempotency_key")
    personas = await shelf.personas.list_in_use(who.account_id)
    try:
        made = await shelf.books.create(who.account_id, typed.new_book(who.locale), key=press or None)
    except ValidationError as error:
        return _respond(shelf, form_view(typed, personas, who.locale, errors=faults_of(error)), 422)
    except (BookLimitReached, PersonaLimitReached, PersonaNeeded, PersonaNotFound, PersonaArchived) as error:
        again = form_view(typed, personas, who.locale, errors=_refused(error))
        raise ShownInstead(_respond(shelf, again, status_of(error))) from None
    response = see_other(href_of(made.id), request=shelf.request, note=Note("book-made"))
    mark_arrived(shelf.request, response, press)
    return response


@router.get("/{book_id:uuid}/edit")
async def show_edit(book_id: UUID, who: PageReaderDep, shelf: ShelfDep) -> Response:
    """Show a book's form."""
    book = await shelf.books.get(who.account_id, book_id)
    return _respond(shelf, await _edit(shelf, book, TypedBook.of(book), who.locale), book=book)


@router.post("/{book_id:uuid}/edit")
async def change(book_id: UUID, sent: SentDep, who: PageReaderDep, shelf: ShelfDep) -> Response:
    """Save the form; where another place saved meanwhile nothing is overwritten by itself."""
    typed, etag = TypedBook.sent(sent), _word(sent, "etag")
    book = await shelf.books.get(who.account_id, book_id)
    try:
        wish = typed.body().new_book(book.language.value)
        changes = {
            "title": wish.title,
            "language": wish.language,
            "cover": wish.cover,
            "never_send": wish.never_send,
            "persona_ids": wish.persona_ids or (),
            "default_persona_id": wish.default_persona_id,
        }
        await shelf.books.change(
            who.account_id, book_id, changes, expected_rev=optional_revision(etag.replace("*", ""))
        )
    except ValidationError as error:
        again = await _edit(shelf, book, typed, who.locale, errors=faults_of(error))
        return _respond(shelf, again, 422, book=book)
    except (PersonaNeeded, PersonaNotFound, PersonaArchived) as error:
        again = await _edit(shelf, book, typed, who.locale, errors=_refused(error))
        raise ShownInstead(_respond(shelf, again, status_of(error), book=book)) from None
    except Stale:
        again = await _edit(shelf, book, typed, who.locale, stale=True)
        raise ShownInstead(_respond(shelf, again, 409, book=book)) from None
    response = see_other(href_of(book_id), request=shelf.request, note=Note("book-changed"))
    mark_arrived(shelf.request, response, _word(sent, "idempotency_key"))
    return response


async def _edit(
    shelf: Shelf, book: Book, typed: TypedBook, locale: str, *, errors: Faults | None = None, stale: bool = False
) -> FormView:
    account_id = shelf.account_id
    others = [one for one in await shelf.books.list_in_use(account_id) if one.id != book.id]
    return form_view(
        typed,
        await shelf.personas.list_in_use(account_id),
        locale,
        errors=errors,
        book=book,
        others=others,
        stale=stale,
    )


def _respond(shelf: Shelf, form: FormView, status: int = 200, *, book: Book | None = None) -> Response:
    heading = book.form.title if book else _("A new book")
    return shelf.pages.respond(shelf.request, FORM, {"form": form, "heading": heading}, status=status)


def _refused(error: EchoDiaryError) -> Faults:
    if isinstance(error, BookLimitReached):
        return Faults(title=_("You have as many books as there can be. Deleting an empty one makes room."))
    if isinstance(error, PersonaLimitReached):
        return Faults(persona_name=_("You have as many personas as there can be. Deleting one makes room."))
    return Faults(persona_ids=_("Please choose who writes in it."))


def _word(sent: FormData, name: str) -> str:
    value = sent.get(name)
    return value[:KEY_MAX] if isinstance(value, str) else ""
