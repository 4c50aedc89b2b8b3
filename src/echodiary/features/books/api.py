"""JSON routes of books."""

from uuid import UUID

from fastapi import APIRouter, Response

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.books.deps import BookReaderDep, BookServiceDep
from echodiary.features.books.schemas import BookBody, BookList, BookPatch, BookView, MoveBody, MovedView, OrderBody
from echodiary.web.deps import IdempotencyKey, IfMatch
from echodiary.web.etag import Stale, etag_of, optional_revision
from echodiary.web.pagination import Cursor, Limit, cut_page, decode_place

router = APIRouter(prefix="/api/v1/books", tags=["books"])


@router.get("")
async def list_books(who: SignedInDep, books: BookReaderDep, limit: Limit = 50, cursor: Cursor = None) -> BookList:
    """List the account's books."""
    found = await books.list_books(who.account_id, after=decode_place(cursor), limit=limit + 1)
    page, next_cursor = cut_page(found, limit, lambda last: [last.position, last.id])
    return BookList(items=[BookView.of(book) for book in page], next_cursor=next_cursor)


@router.post("", status_code=201)
async def create_book(
    body: BookBody, who: SignedInDep, books: BookServiceDep, response: Response, key: IdempotencyKey = None
) -> BookView:
    """Make a book, and a new persona with it when one is given."""
    book = await books.create(who.account_id, body.new_book(who.locale), key=key)
    response.headers["ETag"] = etag_of(book.rev)
    return BookView.of(book)


@router.put("/order")
async def order_books(body: OrderBody, who: SignedInDep, books: BookServiceDep) -> BookList:
    """Put all books of the account into an order."""
    ordered = await books.reorder(who.account_id, body.ids)
    return BookList(items=[BookView.of(book) for book in ordered], next_cursor=None)


@router.get("/{book_id}")
async def get_book(book_id: UUID, who: SignedInDep, books: BookReaderDep, response: Response) -> BookView:
    """Show a book."""
    book = await books.get(who.account_id, book_id)
    response.headers["ETag"] = etag_of(book.rev)
    return BookView.of(book)


@router.patch("/{book_id}")
async def change_book(
    book_id: UUID,
    body: BookPatch,
    who: SignedInDep,
    books: BookServiceDep,
    response: Response,
    if_match: IfMatch = None,
) -> BookView:
    """Change a book, put it away or bring it back; with If-Match only if it is still what was read."""
    try:
        book = await books.change(who.account_id, book_id, body.changes(), expected_rev=optional_revision(if_match))
        if body.archived is not None:
            book = await (books.archive if body.archived else books.bring_back)(who.account_id, book_id)
    except Stale:
        current = await books.get(who.account_id, book_id)
        raise Stale(current=BookView.of(current), yours=body.changes()) from None
    response.headers["ETag"] = etag_of(book.rev)
    return BookView.of(book)


@router.delete("/{book_id}", status_code=204)
async def delete_book(book_id: UUID, who: SignedInDep, books: BookServiceDep) -> None:
    """Delete an empty book."""
    await books.delete(who.account_id, book_id)


@router.post("/{book_id}/move")
async def move_contents(book_id: UUID, body: MoveBody, who: SignedInDep, books: BookServiceDep) -> MovedView:
    """Put everything that is kept in a book into another one: entries, their bin, drafts."""
    return MovedView(moved=await books.move_contents(who.account_id, book_id, body.into))
