"""What the pages of personas show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from echodiary.features.personas import wording
from echodiary.features.personas.colours import Colour
from echodiary.features.personas.domain import (
    DESCRIPTION_MAX,
    NAME_MAX,
    PERSONAS_MAX,
    SAMPLES_MAX,
    Persona,
)
from echodiary.features.personas.gallery import PersonaTemplate
from echodiary.features.personas.typed import TypedPersona
from echodiary.web.etag import etag_of
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults
from echodiary.writing.request import Language, SpeechLevel

HERE = "/personas"
EXCERPT = 110
LANGUAGES = ((Language.KO.value, "한국어"), (Language.EN.value, "English"))


class Choice(NamedTuple):
    """One of several: a value, what it is called, and an example of it."""

    value: str
    label: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """A persona on its card."""

    id: str
    name: str
    voice: str
    text: str
    colour: str
    href: str
    portrait: str | None = None
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class ShelfView:
    """All personas of an account."""

    cards: Sequence[CardView]
    archived: Sequence[CardView]
    full: str | None
    notice: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template on its card."""

    key: str
    name: str
    tagline: str
    voice: str
    colour: str
    sample: str
    href: str


@dataclass(frozen=True, slots=True)
class DoorsView:
    """The three ways to make a persona."""

    templates: Sequence[TemplateView]
    language: str
    other_language: str
    other_href: str
    by_hand_href: str = f"{HERE}/new/form"
    chat_href: str = f"{HERE}/chat"


@dataclass(frozen=True, slots=True)
class FormView:
    """A persona's form. `key` names its texts in the browser; `stored` is what another place saved meanwhile."""

    typed: TypedPersona
    errors: Faults
    key: str
    action: str = ""
    back: str = HERE
    etag: str = ""
    template: str = ""
    unsaved: bool = False
    stored: Sequence[tuple[str, str]] = ()
    levels: Sequence[Choice] = ()
    colours: Sequence[Choice] = ()
    languages: Sequence[tuple[str, str]] = LANGUAGES
    samples: Sequence[str] = ("",)
    beside: Sequence[CardView] = ()
    sample_memo: str = ""
    name_max: int = NAME_MAX
    description_max: int = DESCRIPTION_MAX
    samples_max: int = SAMPLES_MAX


def card_of(persona: Persona, at: int = 0, count: int = 1) -> CardView:
    """The card of a persona that stands at place `at` of `count`."""
    return CardView(
        id=str(persona.id),
        name=persona.form.name,
        voice=wording.voice_of(persona),
        text=excerpt_of(persona.form.description),
        colour=persona.colour.value,
        href=href_of(persona),
        is_first=at == 0,
        is_last=at == count - 1,
    )


def href_of(persona: Persona) -> str:
    """The address of a persona's form."""
    return f"{HERE}/{persona.id}"


def shelf_of(personas: Sequence[Persona], notice: str | None, error: str | None) -> ShelfView:
    """The personas in use, and behind them those put away."""
    used = [persona for persona in personas if not persona.is_archived]
    full = _("You have %(num)s personas, as many as there can be. Deleting one makes room.") % {"num": PERSONAS_MAX}
    return ShelfView(
        cards=[card_of(persona, at, len(used)) for at, persona in enumerate(used)],
        archived=[card_of(persona) for persona in personas if persona.is_archived],
        full=full if len(personas) >= PERSONAS_MAX else None,
        notice=notice,
        error=error,
    )


def doors_of(templates: Sequence[PersonaTemplate], language: Language) -> DoorsView:
    """The doors, with the templates of a language."""
    other = Language.EN if language is Language.KO else Language.KO
    return DoorsView(
        templates=[_template_card(template) for template in templates],
        language=language.value,
        other_language=dict(LANGUAGES)[other.value],
        other_href=f"{HERE}/new?language={other.value}",
    )


def form_view(
    typed: TypedPersona,
    *,
    key: str,
    errors: Faults | None = None,
    action: str = "",
    back: str = HERE,
    etag: str = "",
    template: str = "",
    stored: Sequence[tuple[str, str]] = (),
) -> FormView:
    """A form with what stands in it; an empty box for one more sample follows the others."""
    kept = [sample for sample in typed.writing_samples if sample.strip()]
    return FormView(
        typed=typed,
        errors=errors or Faults(),
        key=key,
        action=action,
        back=back,
        etag=etag,
        template=template,
        unsaved=bool(errors or stored),
        stored=stored,
        levels=[Choice(level.value, wording.speech_level(level), wording.example_of(level)) for level in SpeechLevel],
        colours=[Choice(colour.value, wording.colour_name(colour)) for colour in Colour],
        samples=[*kept, ""] if len(kept) < SAMPLES_MAX else kept,
        sample_memo=_("Three meetings, tired. Mum rang in the evening, felt better."),
    )


def edit_form(persona: Persona, typed: TypedPersona | None = None, errors: Faults | None = None) -> FormView:
    """The form of a persona that is there."""
    shown = typed or replace(TypedPersona.of(persona.form), colour=persona.colour.value)
    return form_view(
        shown,
        key=f"persona:{persona.id}",
        errors=errors,
        action=href_of(persona),
        etag=etag_of(persona.rev),
    )


def differing(persona: Persona, typed: TypedPersona) -> list[tuple[str, str]]:
    """Label and stored text of every field that was changed elsewhere or here."""
    stored, labels = TypedPersona.of(persona.form), _labels()
    pairs = ((name, getattr(stored, name), getattr(typed, name)) for name in labels)
    return [(labels[name], _shown(there)) for name, there, here in pairs if there != here]


def excerpt_of(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[:EXCERPT].rstrip() + "…"


def _template_card(template: PersonaTemplate) -> TemplateView:
    form = template.form
    return TemplateView(
        key=template.key,
        name=form.name,
        tagline=template.tagline,
        voice=wording.voice_line(form.speech_level, form.traits),
        colour=(form.colour or Colour.CLAY).value,
        sample=excerpt_of(form.writing_samples[0]) if form.writing_samples else "",
        href=f"{HERE}/new/form?template={template.key}&language={form.language.value}",
    )


def _labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "description": _("What it is like"),
        "speech_level": _("Way of speaking"),
        "traits": _("Traits"),
        "writing_samples": _("Samples of its writing"),
        "do": _("What it does"),
        "dont": _("What it does not do"),
        "language": _("Language"),
    }


def _shown(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return "\n\n".join(value)
    level = next((level for level in SpeechLevel if level.value == value), None)
    return wording.speech_level(level) if level else dict(LANGUAGES).get(value, value) or "–"
