"""What the JSON API of books takes and gives."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from echodiary.features.books.domain import BOOKS_MAX, COVER_WORD_MAX, PLAIN_COLOUR, PLAIN_PAPER, TITLE_MAX, Book, Cover
from echodiary.features.books.service import NewBook
from echodiary.features.personas.domain import PERSONAS_MAX, Origin
from echodiary.features.personas.schemas import PersonaBody
from echodiary.writing.request import Language

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_MAX)]
StyleName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9#-]{1,24}$")]
CoverWord = Annotated[str, StringConstraints(strip_whitespace=True, max_length=COVER_WORD_MAX)]
PersonaIds = Annotated[tuple[UUID, ...], Field(max_length=PERSONAS_MAX)]


class CoverBody(BaseModel):
    """A cover: names of a colour and of a paper (pages fall back to their own for names they do not know), a word."""

    model_config = ConfigDict(from_attributes=True)

    colour: StyleName = PLAIN_COLOUR
    paper: StyleName = PLAIN_PAPER
    word: CoverWord = ""

    def cover(self) -> Cover:
        """The cover that the service takes."""
        return Cover(self.colour, self.paper, self.word)


class BookBody(BaseModel):
    """A new book. Without a language it has its owner's; without personas a starter persona writes in it.

    `portrait` asks for a portrait of the new persona; there are none yet.
    """

    title: Title
    language: Language | None = None
    cover: CoverBody = Field(default_factory=CoverBody)
    persona_ids: PersonaIds | None = None
    default_persona_id: UUID | None = None
    never_send: bool = False
    new_persona: PersonaBody | None = None
    portrait: bool = False

    def new_book(self, owners_language: str) -> NewBook:
        """The book that the service takes; its new persona speaks the book's language unless it says otherwise."""
        language = self.language or Language(owners_language)
        persona = self.new_persona
        return NewBook(
            title=self.title,
            language=language,
            cover=self.cover.cover(),
            never_send=self.never_send,
            persona_ids=self.persona_ids,
            default_persona_id=self.default_persona_id,
            new_persona=persona.form(language) if persona else None,
            new_persona_origin=persona.origin if persona else Origin.EDIT,
        )


class BookPatch(BaseModel):
    """Changes to a book; what is left out stays."""

    title: Title | None = None
    language: Language | None = None
    cover: CoverBody | None = None
    persona_ids: PersonaIds | None = None
    default_persona_id: UUID | None = None
    never_send: bool | None = None
    archived: bool | None = None

    def changes(self) -> dict[str, Any]:
        """What was sent of the form, a cover as a whole."""
        sent = self.model_dump(exclude_none=True, exclude={"archived"})
        return {**sent, "cover": self.cover.cover()} if self.cover else sent


class OrderBody(BaseModel):
    """All books of the account in the order wished for."""

    ids: Annotated[tuple[UUID, ...], Field(max_length=BOOKS_MAX)]


class MoveBody(BaseModel):
    """The book that takes the contents of another one."""

    into: UUID


class MovedView(BaseModel):
    """How many entries and drafts moved."""

    moved: int


class BookView(BaseModel):
    """A book as its owner sees it."""

    id: UUID
    title: str
    language: Language
    cover: CoverBody
    persona_ids: tuple[UUID, ...]
    default_persona_id: UUID
    never_send: bool
    archived: bool
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, book: Book) -> Self:
        """The view of a book."""
        form = book.form
        return cls(
            id=book.id,
            title=form.title,
            language=form.language,
            cover=CoverBody.model_validate(form.cover),
            persona_ids=form.persona_ids,
            default_persona_id=form.default_persona_id,
            never_send=form.never_send,
            archived=book.is_archived,
            created_at=book.created_at,
            updated_at=book.updated_at,
        )


class BookList(BaseModel):
    """A page of the account's books."""

    items: list[BookView]
    next_cursor: str | None
