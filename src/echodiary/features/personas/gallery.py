"""Personas that are ready to be taken and changed, in each language; their texts stand in `voices/`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from echodiary.features.personas.domain import PersonaForm
from echodiary.features.personas.schemas import PersonaBody
from echodiary.writing.request import Language

VOICES = Path(__file__).with_name("voices")


@dataclass(frozen=True, slots=True)
class PersonaTemplate:
    """A persona to begin from: its key is the same in every language, `tagline` one line about it."""

    key: str
    tagline: str
    form: PersonaForm


@cache
def templates(language: Language) -> tuple[PersonaTemplate, ...]:
    """All templates in a language, in the order of their file, held to the limits of every persona."""
    document = tomllib.loads((VOICES / f"{language.value}.toml").read_text(encoding="utf-8"))
    return tuple(_read(key, texts, language) for key, texts in document.items())


def template(key: str, language: Language) -> PersonaTemplate | None:
    """The template with this key, None where there is none."""
    return next((one for one in templates(language) if one.key == key), None)


def _read(key: str, texts: dict[str, object], language: Language) -> PersonaTemplate:
    form = PersonaBody.model_validate({name: text for name, text in texts.items() if name != "tagline"})
    return PersonaTemplate(key, str(texts["tagline"]), form.form(language.value))
