"""Pure rules of books: what one is made of, and which of its personas is the default."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from echodiary.features.books.errors import DefaultPersonaNotInBook, PersonaNeeded
from echodiary.writing.request import Language

BOOKS_MAX = 100
TITLE_MAX = 80
COVER_WORD_MAX = 20
PLAIN_COLOUR = "clay"
PLAIN_PAPER = "plain"
FIRST_TITLE = {Language.KO: "나의 일기", Language.EN: "My diary"}


@dataclass(frozen=True, slots=True)
class Cover:
    """How a book looks on the shelf: the name of a colour and of a paper, and a word on it."""

    colour: str = PLAIN_COLOUR
    paper: str = PLAIN_PAPER
    word: str = ""


@dataclass(frozen=True, slots=True)
class BookForm:
    """What its owner decides about a book. The default is one of the personas; without a choice it is the first."""

    title: str
    language: Language
    persona_ids: tuple[UUID, ...]
    default_persona_id: UUID
    cover: Cover = field(default_factory=Cover)
    never_send: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A book as its owner sees it; `rev` counts what the owner changed."""

    id: UUID
    form: BookForm
    position: int
    rev: int
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None = None

    @property
    def is_archived(self) -> bool:
        """Whether it was put away: it can be read, and nothing new is written in it."""
        return self.archived_at is not None

    @property
    def language(self) -> Language:
        """The language of its drafts where nothing else decides."""
        return self.form.language

    @property
    def default_persona_id(self) -> UUID:
        """Who writes when nobody was chosen."""
        return self.form.default_persona_id

    @property
    def never_send(self) -> bool:
        """Whether only the built-in writer may read what is written in it."""
        return self.form.never_send


def distinct(persona_ids: Iterable[UUID]) -> tuple[UUID, ...]:
    """Each persona once, in the order given; raises PersonaNeeded when there is none."""
    ordered = tuple(dict.fromkeys(persona_ids))
    if not ordered:
        raise PersonaNeeded
    return ordered


def chosen_default(wish: UUID | None, present: UUID | None, persona_ids: tuple[UUID, ...]) -> UUID:
    """The default among a book's personas: the one wished for, else the present one, else the first.

    Raises DefaultPersonaNotInBook.
    """
    if wish is not None:
        if wish not in persona_ids:
            raise DefaultPersonaNotInBook
        return wish
    return present if present in persona_ids else persona_ids[0]
