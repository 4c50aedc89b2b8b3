"""Use cases of books. Flushes, never commits."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.accounts.locks import lock_account
from echodiary.features.books.domain import BOOKS_MAX, Book, BookForm, Cover, chosen_default, distinct
from echodiary.features.books.errors import (
    BookArchived,
    BookLimitReached,
    BookNotEmpty,
    BookNotFound,
    BookOrderIncomplete,
    LastBook,
)
from echodiary.features.books.models import BookRow
from echodiary.features.books.ports import BookContents, BookCounts
from echodiary.features.books.repository import BookRepository
from echodiary.features.idempotency.service import Idempotency
from echodiary.features.personas.domain import Origin, PersonaForm
from echodiary.features.personas.service import PersonaService
from echodiary.platform.clock import Clock
from echodiary.platform.ids import new_id
from echodiary.platform.sealing.sealer import SealedTable, Sealer
from echodiary.web.etag import Stale
from echodiary.writing.request import Language

CREATE = "books.create"


@dataclass(frozen=True, slots=True)
class BookRules:
    """Who keeps something in books: asked when one is to be deleted, told when its contents move."""

    contents: tuple[BookContents, ...] = field(default=())
    counts: BookCounts | None = None


@dataclass(frozen=True, slots=True)
class NewBook:
    """A book to be made; without personas it gets a starter persona, with a new persona that one is the default."""

    title: str
    language: Language
    cover: Cover = field(default_factory=Cover)
    never_send: bool = False
    persona_ids: tuple[UUID, ...] | None = None
    default_persona_id: UUID | None = None
    new_persona: PersonaForm | None = None
    new_persona_origin: Origin = Origin.EDIT


class BookService:
    """Making, reading, changing and deleting the diaries of an account."""

    def __init__(
        self, session: AsyncSession, sealer: Sealer, clock: Clock, rules: BookRules, personas: PersonaService
    ) -> None:
        self._session = session
        self._books = BookRepository(session)
        self._personas = personas
        self._idempotency = Idempotency(session, clock)
        self._cells = SealedTable(sealer, BookRow.__tablename__)
        self._clock = clock
        self._rules = rules

    async def list_books(
        self, account_id: UUID, *, after: tuple[int, UUID] | None = None, limit: int = BOOKS_MAX
    ) -> list[Book]:
        """The account's books in order, from behind a place."""
        found = await self._books.list_page(account_id, after=after, limit=limit)
        return [self._opened(row, persona_ids) for row, persona_ids in found]

    async def get(self, account_id: UUID, book_id: UUID) -> Book:
        """One book; raises BookNotFound, also for a book of somebody else."""
        found = await self._books.get(account_id, book_id)
        if found is None:
            raise BookNotFound
        row, persona_ids = found
        return self._opened(row, persona_ids)

    async def list_in_use(self, account_id: UUID) -> list[Book]:
        """The books that are written in, in order: not those put away."""
        return [book for book in await self.list_books(account_id) if not book.is_archived]

    async def count_entries(self, account_id: UUID) -> dict[UUID, int]:
        """How many entries each book holds; one that is not named holds none."""
        return {} if self._rules.counts is None else await self._rules.counts(self._session, account_id)

    async def get_to_write_in(self, account_id: UUID, book_id: UUID) -> Book:
        """The same, kept from being deleted until the transaction ends; raises BookNotFound, BookArchived."""
        if not await self._books.lock(account_id, book_id, alone=False):
            raise BookNotFound
        book = await self.get(account_id, book_id)
        if book.is_archived:
            raise BookArchived
        return book

    async def create(self, account_id: UUID, new: NewBook, *, key: str | None = None) -> Book:
        """Make a book, and its new persona with it, or show the one that the same request made before.

        Raises PersonaNotFound, PersonaNeeded, DefaultPersonaNotInBook, BookLimitReached, PersonaLimitReached.
        """
        made = await self._idempotency.find_made(account_id, CREATE, key)
        if made is not None:
            return await self.get(account_id, made)
        await lock_account(self._session, account_id)
        if await self._books.count(account_id) >= BOOKS_MAX:
            raise BookLimitReached(maximum=BOOKS_MAX)
        book = await self._store(account_id, await self._form_of(account_id, new))
        await self._idempotency.remember(account_id, CREATE, key, book.id)
        return book

    async def change(
        self, account_id: UUID, book_id: UUID, changes: Mapping[str, Any], *, expected_rev: int | None = None
    ) -> Book:
        """Change fields of the form.

        Raises BookNotFound, Stale, PersonaNotFound, PersonaNeeded, DefaultPersonaNotInBook.
        """
        await lock_account(self._session, account_id)
        found = await self._books.get(account_id, book_id)
        if found is None:
            raise BookNotFound
        row, mapped = found
        present = self._opened(row, mapped)
        if expected_rev not in {None, row.rev}:
            raise Stale
        form = await self._changed(account_id, present.form, changes)
        if form == present.form:
            return present
        self._write(row, form)
        row.rev += 1
        row.updated_at = self._clock.now()
        await self._session.flush()
        if form.persona_ids != present.form.persona_ids:
            await self._books.set_personas(account_id, row.id, form.persona_ids)
        return self._opened(row, form.persona_ids)

    async def delete(self, account_id: UUID, book_id: UUID) -> None:
        """Delete an empty book. Raises BookNotFound, LastBook, BookNotEmpty."""
        await lock_account(self._session, account_id)
        if not await self._books.lock(account_id, book_id, alone=True):
            raise BookNotFound
        await self._require_another(account_id, book_id)
        if not await self.is_empty(account_id, book_id):
            raise BookNotEmpty
        await self._books.delete(account_id, book_id)

    async def is_empty(self, account_id: UUID, book_id: UUID) -> bool:
        """Whether nothing is kept in a book: no entry, no draft, not even in a bin."""
        for contents in self._rules.contents:
            if not await contents.is_empty(self._session, account_id, book_id):
                return False
        return True

    async def archive(self, account_id: UUID, book_id: UUID) -> Book:
        """Put a book away; what is in it can still be read. Raises BookNotFound, LastBook."""
        await lock_account(self._session, account_id)
        row = await self._row(account_id, book_id)
        if row.archived_at is None:
            await self._require_another(account_id, book_id)
            row.archived_at = self._clock.now()
            await self._session.flush()
        return await self.get(account_id, book_id)

    async def bring_back(self, account_id: UUID, book_id: UUID) -> Book:
        """Have a book written in again. Raises BookNotFound."""
        await lock_account(self._session, account_id)
        (await self._row(account_id, book_id)).archived_at = None
        await self._session.flush()
        return await self.get(account_id, book_id)

    async def reorder(self, account_id: UUID, book_ids: Sequence[UUID]) -> list[Book]:
        """Put the books into this order. Raises BookOrderIncomplete unless each of the account's is named once."""
        await lock_account(self._session, account_id)
        rows = {row.id: row for row in await self._books.list_all(account_id)}
        if len(book_ids) != len(rows) or set(book_ids) != rows.keys():
            raise BookOrderIncomplete
        for position, book_id in enumerate(book_ids):
            rows[book_id].position = position
        await self._session.flush()
        return await self.list_books(account_id)

    async def move_contents(self, account_id: UUID, book_id: UUID, into: UUID) -> int:
        """Put everything that is kept in a book into another one; returns how many things moved.

        Raises BookNotFound for either, BookArchived when the other one was put away.
        """
        await lock_account(self._session, account_id)
        await self.get(account_id, book_id)
        await self.get_to_write_in(account_id, into)
        if book_id == into:
            return 0
        moved = [await kept.move(self._session, account_id, book_id, into) for kept in self._rules.contents]
        return sum(moved)

    async def _row(self, account_id: UUID, book_id: UUID) -> BookRow:
        found = await self._books.get(account_id, book_id)
        if found is None:
            raise BookNotFound
        return found[0]

    async def _require_another(self, account_id: UUID, book_id: UUID) -> None:
        """Raises LastBook when this is the only book in use."""
        present = await self._row(account_id, book_id)
        if present.archived_at is None and await self._books.count_in_use(account_id) == 1:
            raise LastBook

    async def _form_of(self, account_id: UUID, new: NewBook) -> BookForm:
        wish, chosen = new.default_persona_id, list(new.persona_ids or ())
        await self._personas.require(account_id, chosen)
        if new.new_persona is not None:
            persona = await self._personas.create(account_id, new.new_persona, origin=new.new_persona_origin)
            chosen.append(persona.id)
            wish = wish or persona.id
        elif new.persona_ids is None:
            if wish is not None:
                await self._personas.require(account_id, [wish])
            chosen.append(wish or await self._personas.get_default(account_id, new.language))
        persona_ids = distinct(chosen)
        return BookForm(
            title=new.title,
            language=new.language,
            persona_ids=persona_ids,
            default_persona_id=chosen_default(wish, None, persona_ids),
            cover=new.cover,
            never_send=new.never_send,
        )

    async def _changed(self, account_id: UUID, present: BookForm, changes: Mapping[str, Any]) -> BookForm:
        form = dataclasses.replace(present, **changes)
        persona_ids = distinct(form.persona_ids)
        await self._personas.require(account_id, persona_ids)
        default = chosen_default(changes.get("default_persona_id"), present.default_persona_id, persona_ids)
        return dataclasses.replace(form, persona_ids=persona_ids, default_persona_id=default)

    async def _store(self, account_id: UUID, form: BookForm) -> Book:
        now = self._clock.now()
        row = BookRow(
            id=new_id(),
            account_id=account_id,
            position=await self._books.next_position(account_id),
            rev=1,
            created_at=now,
            updated_at=now,
        )
        self._write(row, form)
        await self._books.add(row)
        await self._books.set_personas(account_id, row.id, form.persona_ids)
        return self._opened(row, form.persona_ids)

    def _write(self, row: BookRow, form: BookForm) -> None:
        row.language = form.language.value
        row.default_persona_id = form.default_persona_id
        row.never_send = form.never_send
        row.sealed = self._cells.seal(row.account_id, row.id, {"title": form.title, "cover": asdict(form.cover)})

    def _opened(self, row: BookRow, persona_ids: tuple[UUID, ...] | list[UUID]) -> Book:
        typed: dict[str, Any] = self._cells.open(row.account_id, row.id, row.sealed)
        form = BookForm(
            title=typed["title"],
            language=Language(row.language),
            persona_ids=tuple(persona_ids),
            default_persona_id=row.default_persona_id,
            cover=Cover(**typed["cover"]),
            never_send=row.never_send,
        )
        return Book(row.id, form, row.position, row.rev, row.created_at, row.updated_at, row.archived_at)
