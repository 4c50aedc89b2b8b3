"""A book that holds something is not deleted, nor one into which something is being written."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.container import Container
from echodiary.features.books.errors import BookNotFound
from echodiary.features.books.service import BookRules, BookService
from echodiary.features.personas.service import PersonaRules, PersonaService
from tests.conftest import Person, container_for, new_person, running
from tests.integration.books.test_books import books_of, make_book
from tests.integration.personas.factory import problem


@dataclass
class Shelfmarks:
    """Contents of books, as the slices above would keep them."""

    full: set[UUID] = field(default_factory=set)

    async def is_empty(self, _session: AsyncSession, _account_id: UUID, book_id: UUID) -> bool:
        return book_id not in self.full


@dataclass
class Library:
    app: FastAPI
    container: Container
    contents: Shelfmarks

    def books_in(self, session: AsyncSession) -> BookService:
        parts = self.container
        personas = PersonaService(session, parts.sealer, parts.clock, PersonaRules())
        return BookService(session, parts.sealer, parts.clock, BookRules(), personas)


@pytest.fixture
async def library(empty_database: URL, tmp_path: Path) -> AsyncIterator[Library]:
    contents = Shelfmarks()
    container = replace(
        container_for(empty_database, tmp_path), book_rules=BookRules(contents=(Shelfmarks(), contents))
    )
    async with running(create_app(container)) as app:
        yield Library(app, container, contents)


@pytest.fixture
async def reader(library: Library) -> Person:
    return await new_person(library.app)


async def test_a_book_that_holds_something_is_not_deleted(library: Library, reader: Person) -> None:
    full, empty = await make_book(reader), await make_book(reader)
    library.contents.full.add(UUID(str(full["id"])))
    refused = await reader.client.delete(f"/api/v1/books/{full['id']}")
    assert problem(refused) == (409, "book_not_empty")
    assert (await reader.client.get(f"/api/v1/books/{full['id']}")).json() == full
    assert (await reader.client.delete(f"/api/v1/books/{empty['id']}")).status_code == 204


async def test_the_deletion_of_a_book_waits_for_who_writes_in_it(library: Library, reader: Person) -> None:
    book = await make_book(reader)
    book_id = UUID(str(book["id"]))
    async with library.container.database.transaction() as session:
        held = await library.books_in(session).get_to_write_in(UUID(reader.id), book_id)
        assert str(held.id) == book["id"]
        deletion = asyncio.create_task(reader.client.delete(f"/api/v1/books/{book_id}"))
        done, _ = await asyncio.wait({deletion}, timeout=0.3)
        assert not done
        library.contents.full.add(book_id)
    assert problem(await deletion) == (409, "book_not_empty")
    assert len(await books_of(reader)) == 2


async def test_there_is_no_writing_in_a_book_that_is_gone_or_not_ones_own(library: Library, reader: Person) -> None:
    somebody = await new_person(library.app)
    theirs, gone = await make_book(somebody), await make_book(reader)
    await reader.client.delete(f"/api/v1/books/{gone['id']}")
    for book in (theirs, gone):
        async with library.container.database.transaction() as session:
            with pytest.raises(BookNotFound):
                await library.books_in(session).get_to_write_in(UUID(reader.id), UUID(str(book["id"])))
