"""What of an answer gets into the form: each field is held to the limits that personas have."""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from echodiary.features.persona_chats.domain import Talk
from echodiary.features.personas.domain import RULES_MAX, SAMPLES_MAX, TRAITS_MAX, PersonaForm
from echodiary.features.personas.schemas import Description, Name, Rule, Sample, Trait
from echodiary.writing.interview.form import FilledForm
from echodiary.writing.request import Language, SpeechLevel

NAMELESS = {Language.KO: "새 페르소나", Language.EN: "New persona"}
_TEXTS: dict[str, TypeAdapter[Any]] = {"name": TypeAdapter(Name), "description": TypeAdapter(Description)}
_LISTS: dict[str, tuple[TypeAdapter[Any], int]] = {
    "traits": (TypeAdapter(Trait), TRAITS_MAX),
    "writing_samples": (TypeAdapter(Sample), SAMPLES_MAX),
    "do": (TypeAdapter(Rule), RULES_MAX),
    "dont": (TypeAdapter(Rule), RULES_MAX),
}


def fitting(found: FilledForm) -> FilledForm:
    """What fits: a text that is too long is left out, and so is a member of a list; a list that is too long ends."""
    kept: dict[str, Any] = {"speech_level": found.speech_level, "language": found.language}
    for name, kind in _TEXTS.items():
        kept[name] = _checked(kind, getattr(found, name))
    for name, (kind, most) in _LISTS.items():
        members = (_checked(kind, one) for one in getattr(found, name))
        kept[name] = tuple(dict.fromkeys(one for one in members if one))[:most]
    return FilledForm(**kept)


def persona_form(talk: Talk, language: Language) -> PersonaForm:
    """The form of the persona that is made; what is still missing is what a new persona begins with."""
    form = talk.form
    return PersonaForm(
        name=form.name or NAMELESS[language],
        speech_level=form.speech_level or SpeechLevel.PLAIN,
        language=form.language or language,
        description=form.description or "",
        traits=form.traits,
        writing_samples=form.writing_samples,
        do=form.do,
        dont=form.dont,
        colour=talk.colour,
    )


def by_hand(talk: Talk, changes: dict[str, Any]) -> Talk:
    """The talk with what the user filled in by hand, and the fields that are theirs from now on.

    A field that they emptied is open again: an answer may fill it.
    """
    colour = changes.get("colour", talk.colour)
    told = {name: value for name, value in changes.items() if name != "colour"}
    changed = {name for name, value in told.items() if value != getattr(talk.form, name)}
    form = replace(talk.form, **told)
    touched = (set(talk.touched) | changed) & form.filled
    return replace(talk, form=form, touched=tuple(sorted(touched)), colour=colour)


def _checked(kind: TypeAdapter[Any], value: str | None) -> Any:
    try:
        return kind.validate_python(value) if value else None
    except ValidationError:
        return None
