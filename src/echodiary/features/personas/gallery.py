"""Personas that are ready to be taken and changed, in each language."""

from dataclasses import dataclass

from echodiary.features.personas.domain import PersonaForm
from echodiary.features.personas.starters import STARTERS
from echodiary.writing.request import Language


@dataclass(frozen=True, slots=True)
class PersonaTemplate:
    """A persona to begin from: its key is the same in every language, `tagline` one line about it."""

    key: str
    tagline: str
    form: PersonaForm


def templates(language: Language) -> tuple[PersonaTemplate, ...]:
    """All templates in a language."""
    return tuple(PersonaTemplate(f"starter-{at}", form.description, form) for at, form in enumerate(STARTERS[language]))


def template(key: str, language: Language) -> PersonaTemplate | None:
    """The template with this key."""
    return next((one for one in templates(language) if one.key == key), None)
