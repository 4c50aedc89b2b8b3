"""The desk's surroundings, and what stands or was typed on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from echodiary.features.accounts.domain import SignedIn
from echodiary.features.books.domain import Book
from echodiary.features.drafts.domain import DraftOptions
from echodiary.features.llm_policy.domain import Provider
from echodiary.features.personas.domain import Persona
from echodiary.features.usage.service import Refusal


@dataclass(frozen=True, slots=True)
class Room:
    """Who sits at the desk, on which day, with which books and personas."""

    who: SignedIn
    today: date
    books: Sequence[Book]
    personas: Sequence[Persona]
    provider: Provider = Provider.BUILTIN
    last_book_id: UUID | None = None

    @property
    def open_books(self) -> Sequence[Book]:
        """The books that are written in: not those put away."""
        return [book for book in self.books if not book.is_archived]

    def recipient_unasked(self, book: Book) -> Provider | None:
        """Who would get what is written in a book, while the account has not agreed to that; None: nobody."""
        asks = self.provider.is_external and not book.never_send and not self.who.external_ai_consent
        return self.provider if asks else None

    def book(self, book_id: UUID | None) -> Book:
        """The book with this id, else the one written in last, else the first that is not put away."""
        named = next((book for book in self.books if book.id == book_id), None)
        last = next((book for book in self.open_books if book.id == self.last_book_id), None)
        return named or last or self.open_books[0]

    def is_open(self, book_id: UUID) -> bool:
        """Whether there is such a book and it was not put away."""
        return any(book.id == book_id for book in self.open_books)

    def persona(self, persona_id: UUID | None, book: Book) -> Persona:
        """The persona with this id, else the book's default one."""
        by_id = {persona.id: persona for persona in self.personas}
        found = by_id.get(persona_id) if persona_id else None
        return found or by_id.get(book.default_persona_id) or self.personas[0]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What stands on the left side of the desk; None: as it begins."""

    memo: str = ""
    day: date | None = None
    book_id: UUID | None = None
    persona_id: UUID | None = None
    options: DraftOptions = field(default_factory=DraftOptions)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed on the paper and could not be taken; None: what is stored."""

    error: str | None = None
    memo_error: str | None = None
    mood: str = ""
    tags: str = ""
    text: str | None = None
    title: str | None = None
    chosen: Chosen | None = None
    asks_consent: bool = False
    used_up: Refusal | None = None


NOTHING_TYPED = Typed()
