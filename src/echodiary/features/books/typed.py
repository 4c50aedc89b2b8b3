"""The form of a book as it was typed, and what is to be mended in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from pydantic import ValidationError
from starlette.datastructures import FormData

from echodiary.features.books.domain import COVER_WORD_MAX, PLAIN_COLOUR, PLAIN_PAPER, TITLE_MAX, Book
from echodiary.features.books.schemas import BookBody
from echodiary.features.books.service import NewBook
from echodiary.features.personas import gallery
from echodiary.features.personas.domain import Origin, PersonaForm
from echodiary.features.personas.schemas import PersonaBody
from echodiary.features.personas.typed import TypedPersona
from echodiary.features.personas.typed import faults_of as persona_faults
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, one_line_ends
from echodiary.writing.request import Language, SpeechLevel

MINE, NEW = "mine", "new"
MOST_CHOSEN = 100
PERSONA_FIELDS = {"name": "persona_name", "traits": "persona_traits", "speech_level": "persona_level"}


@dataclass(frozen=True, slots=True)
class TypedBook:
    """What stands in the form. `who` says whether personas that are there write in it (`mine`) or a new one (`new`)."""

    title: str = ""
    language: str = ""
    colour: str = PLAIN_COLOUR
    paper: str = PLAIN_PAPER
    word: str = ""
    persona_ids: tuple[str, ...] = ()
    default_persona_id: str = ""
    never_send: bool = False
    who: str = MINE
    persona_name: str = ""
    persona_template: str = ""
    persona_level: str = SpeechLevel.POLITE.value
    persona_traits: str = ""

    @classmethod
    def of(cls, book: Book) -> Self:
        """The form of a book that is there."""
        form = book.form
        return cls(
            title=form.title,
            language=form.language.value,
            colour=form.cover.colour,
            paper=form.cover.paper,
            word=form.cover.word,
            persona_ids=tuple(str(one) for one in form.persona_ids),
            default_persona_id=str(form.default_persona_id),
            never_send=form.never_send,
        )

    @classmethod
    def sent(cls, data: FormData) -> Self:
        """The form as it was sent."""

        def text(name: str, otherwise: str = "") -> str:
            value = data.get(name)
            return value if isinstance(value, str) else otherwise

        chosen = [value for value in data.getlist("persona_ids")[:MOST_CHOSEN] if isinstance(value, str)]
        return cls(
            title=text("title"),
            language=text("language"),
            colour=text("colour", PLAIN_COLOUR),
            paper=text("paper", PLAIN_PAPER),
            word=text("word"),
            persona_ids=tuple(chosen),
            default_persona_id=text("default_persona_id"),
            never_send=bool(text("never_send")),
            who=NEW if text("who") == NEW else MINE,
            persona_name=text("persona_name"),
            persona_template=text("persona_template"),
            persona_level=text("persona_level", SpeechLevel.POLITE.value),
            persona_traits=one_line_ends(text("persona_traits")),
        )

    def body(self) -> BookBody:
        """The book as the API takes it, without a new persona; raises pydantic's ValidationError."""
        chosen = self._chosen()
        cover = {"colour": self.colour, "paper": self.paper, "word": self.word}
        wish: dict[str, Any] = {"title": self.title, "cover": cover, "never_send": self.never_send}
        if self.language:
            wish["language"] = self.language
        if self.who == MINE:
            wish |= {"persona_ids": chosen, "default_persona_id": self._default(chosen)}
        return BookBody.model_validate(wish)

    def new_book(self, locale: str) -> NewBook:
        """The book to be made, with its new persona where one is wished for; raises pydantic's ValidationError."""
        new = self.body().new_book(locale)
        if self.who == MINE:
            return new
        form, origin = self._new_persona(new.language)
        return NewBook(
            title=new.title,
            language=new.language,
            cover=new.cover,
            never_send=new.never_send,
            new_persona=form,
            new_persona_origin=origin,
        )

    def _new_persona(self, language: Language) -> tuple[PersonaForm, Origin]:
        found = gallery.template(self.persona_template, language)
        if found is not None:
            named = PersonaBody(name=self.persona_name.strip() or found.form.name)
            return _renamed(found.form, named.name), Origin.TEMPLATE
        typed = TypedPersona(self.persona_name, speech_level=self.persona_level, traits=self.persona_traits)
        body = typed.body()
        return body.form(language.value), Origin.EDIT

    def _chosen(self) -> list[str]:
        """The personas ticked, and the default one even if it is not."""
        chosen = list(self.persona_ids)
        if self.default_persona_id and self.default_persona_id not in chosen:
            chosen.append(self.default_persona_id)
        return chosen

    def _default(self, chosen: Sequence[str]) -> str | None:
        return self.default_persona_id or (chosen[0] if chosen else None)


def faults_of(error: ValidationError) -> Faults:
    """What is to be mended, one line a field."""
    own = Faults(dict(_fault([str(part) for part in fault["loc"]]) for fault in error.errors()))
    of_persona = persona_faults(error)
    return Faults(
        {
            PERSONA_FIELDS.get(name, name): of_persona[name] if name in PERSONA_FIELDS else text
            for name, text in own.items()
        }
    )


def _fault(where: Sequence[str]) -> tuple[str, str]:
    if where[0] == "title":
        return "title", _("Please give it a title, of %(num)s characters at most.") % {"num": TITLE_MAX}
    if where[-1] == "word":
        return "word", _("At most %(num)s characters.") % {"num": COVER_WORD_MAX}
    return where[0], _("Please choose one of these.")


def _renamed(form: PersonaForm, name: str) -> PersonaForm:
    return PersonaForm(
        name=name,
        speech_level=form.speech_level,
        language=form.language,
        description=form.description,
        traits=form.traits,
        writing_samples=form.writing_samples,
        do=form.do,
        dont=form.dont,
        colour=form.colour,
    )
