"""What the pages of books show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from echodiary.features.books.domain import COVER_WORD_MAX, TITLE_MAX, Book
from echodiary.features.books.typed import TypedBook
from echodiary.features.personas import gallery, wording
from echodiary.features.personas.colours import Colour
from echodiary.features.personas.domain import NAME_MAX, Persona
from echodiary.features.personas.faces import Face
from echodiary.features.personas.views import LANGUAGES, Choice
from echodiary.web.etag import etag_of
from echodiary.web.i18n import gettext as _
from echodiary.web.i18n import ngettext
from echodiary.web.pages import Faults
from echodiary.writing.request import Language, SpeechLevel

HERE = "/books"
PAPERS = ("plain", "lined", "grid", "dots")


@dataclass(frozen=True, slots=True)
class CoverView:
    """How a book looks: names that the style knows."""

    colour: str
    paper: str
    word: str


@dataclass(frozen=True, slots=True)
class BookCard:
    """A book on the shelf."""

    id: str
    title: str
    cover: CoverView
    count: str
    language: str
    never_send: bool
    faces: Sequence[Face]
    href: str
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class ShelfView:
    """All books of an account."""

    cards: Sequence[BookCard]
    archived: Sequence[BookCard]
    notice: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class PersonaChoice:
    """A persona that may write in a book."""

    id: str
    name: str
    voice: str
    face: Face
    chosen: bool
    is_default: bool


@dataclass(frozen=True, slots=True)
class FormView:
    """A book's form."""

    typed: TypedBook
    errors: Faults
    action: str
    back: str
    etag: str
    is_new: bool
    personas: Sequence[PersonaChoice]
    colours: Sequence[Choice]
    papers: Sequence[Choice]
    levels: Sequence[tuple[str, str]]
    templates: Sequence[tuple[str, str]]
    moves_into: Sequence[tuple[str, str]] = ()
    stale: bool = False
    is_archived: bool = False
    is_only: bool = False
    languages: Sequence[tuple[str, str]] = LANGUAGES
    title_max: int = TITLE_MAX
    word_max: int = COVER_WORD_MAX
    name_max: int = NAME_MAX

    @property
    def choices_into(self) -> Sequence[tuple[str, str]]:
        """The books to move into; none is chosen by itself, for what was put together cannot be told apart again."""
        return [("", _("Choose a book")), *self.moves_into]


def cover_view(book: Book) -> CoverView:
    """A book's cover; names that the style does not know become the plain ones."""
    cover = book.form.cover
    known = {colour.value for colour in Colour}
    return CoverView(
        cover.colour if cover.colour in known else Colour.CLAY.value,
        cover.paper if cover.paper in PAPERS else PAPERS[0],
        cover.word,
    )


def card_of(
    book: Book, personas: Mapping[UUID, Persona], counts: Mapping[UUID, int], at: int = 0, of: int = 1
) -> BookCard:
    """The card of a book at place `at` of `of`."""
    number = counts.get(book.id, 0)
    mapped = [personas[one] for one in book.form.persona_ids if one in personas]
    return BookCard(
        id=str(book.id),
        title=book.form.title,
        cover=cover_view(book),
        count=ngettext("%(num)s entry", "%(num)s entries", number) % {"num": number},
        language=dict(LANGUAGES)[book.language.value],
        never_send=book.never_send,
        faces=[Face(one.form.name, one.colour.value) for one in mapped],
        href=href_of(book.id),
        is_first=at == 0,
        is_last=at == of - 1,
    )


def shelf_of(
    books: Sequence[Book],
    personas: Sequence[Persona],
    counts: Mapping[UUID, int],
    *,
    notice: str | None,
    error: str | None,
) -> ShelfView:
    """The books in use, and behind them those put away."""
    by_id = {persona.id: persona for persona in personas}
    used = [book for book in books if not book.is_archived]
    return ShelfView(
        cards=[card_of(book, by_id, counts, at, len(used)) for at, book in enumerate(used)],
        archived=[card_of(book, by_id, counts) for book in books if book.is_archived],
        notice=notice,
        error=error,
    )


def form_view(
    typed: TypedBook,
    personas: Sequence[Persona],
    locale: str,
    *,
    errors: Faults | None = None,
    book: Book | None = None,
    others: Sequence[Book] = (),
    stale: bool = False,
) -> FormView:
    """The form of a new book, or of `book`; its contents may move into one of the `others`."""
    wished = typed.language if typed.language in set(Language) else locale
    return FormView(
        typed=typed,
        errors=errors or Faults(),
        action=f"{HERE}/new" if book is None else f"{href_of(book.id)}/edit",
        back=HERE if book is None else href_of(book.id),
        etag="" if book is None else etag_of(book.rev),
        is_new=book is None,
        personas=[_choice(persona, typed) for persona in personas],
        colours=[Choice(colour.value, wording.colour_name(colour)) for colour in Colour],
        papers=[Choice(paper, paper_name(paper)) for paper in PAPERS],
        levels=[(level.value, wording.speech_level(level)) for level in SpeechLevel],
        templates=[
            ("", _("None: begin plainly")),
            *((one.key, one.form.name) for one in gallery.templates(Language(wished))),
        ],
        moves_into=[(str(one.id), one.form.title) for one in others],
        is_archived=book is not None and book.is_archived,
        is_only=not others,
        stale=stale,
    )


def paper_name(paper: str) -> str:
    """The name of a paper."""
    return {"plain": _("Plain"), "lined": _("Lined"), "grid": _("Grid"), "dots": _("Dots")}[paper]


def href_of(book_id: UUID) -> str:
    """The address of a book."""
    return f"{HERE}/{book_id}"


def _choice(persona: Persona, typed: TypedBook) -> PersonaChoice:
    own = str(persona.id)
    return PersonaChoice(
        id=own,
        name=persona.form.name,
        voice=wording.voice_of(persona),
        face=Face(persona.form.name, persona.colour.value),
        chosen=own in typed.persona_ids,
        is_default=own == typed.default_persona_id,
    )
