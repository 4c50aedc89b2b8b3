"""What the JSON API of personas takes and gives."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from echodiary.features.personas.colours import Colour
from echodiary.features.personas.domain import (
    DESCRIPTION_MAX,
    NAME_MAX,
    PERSONAS_MAX,
    RULE_MAX,
    RULES_MAX,
    SAMPLE_MAX,
    SAMPLES_MAX,
    TRAIT_MAX,
    TRAITS_MAX,
    Origin,
    Persona,
    PersonaForm,
)
from echodiary.writing.request import Language, SpeechLevel


def _without_blanks(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _made_by_its_owner(origin: Origin) -> Origin:
    if origin is Origin.STARTER:
        raise ValueError("starter personas come with the account")
    return origin


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=NAME_MAX)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, max_length=DESCRIPTION_MAX)]
Trait = Annotated[str, StringConstraints(strip_whitespace=True, max_length=TRAIT_MAX)]
Sample = Annotated[str, StringConstraints(strip_whitespace=True, max_length=SAMPLE_MAX)]
Rule = Annotated[str, StringConstraints(strip_whitespace=True, max_length=RULE_MAX)]
Traits = Annotated[tuple[Trait, ...], Field(max_length=TRAITS_MAX), AfterValidator(_without_blanks)]
Samples = Annotated[tuple[Sample, ...], Field(max_length=SAMPLES_MAX), AfterValidator(_without_blanks)]
Rules = Annotated[tuple[Rule, ...], Field(max_length=RULES_MAX), AfterValidator(_without_blanks)]


class PersonaBody(BaseModel):
    """A new persona; without a language it speaks its owner's."""

    name: Name
    description: Description = ""
    speech_level: SpeechLevel = SpeechLevel.PLAIN
    traits: Traits = ()
    writing_samples: Samples = ()
    do: Rules = ()
    dont: Rules = ()
    language: Language | None = None
    origin: Annotated[Origin, AfterValidator(_made_by_its_owner)] = Origin.EDIT
    colour: Colour | None = None

    def form(self, owners_language: str) -> PersonaForm:
        """The form that the service takes."""
        return PersonaForm(
            name=self.name,
            speech_level=self.speech_level,
            language=self.language or Language(owners_language),
            description=self.description,
            traits=self.traits,
            writing_samples=self.writing_samples,
            do=self.do,
            dont=self.dont,
            colour=self.colour,
        )


class PersonaPatch(BaseModel):
    """Changes to a persona; what is left out stays."""

    name: Name | None = None
    description: Description | None = None
    speech_level: SpeechLevel | None = None
    traits: Traits | None = None
    writing_samples: Samples | None = None
    do: Rules | None = None
    dont: Rules | None = None
    language: Language | None = None
    colour: Colour | None = None
    archived: bool | None = None

    def changes(self) -> dict[str, Any]:
        """What was sent of the form."""
        return self.model_dump(exclude_none=True, exclude={"archived"})


class OrderBody(BaseModel):
    """All personas of the account in the order wished for."""

    ids: Annotated[tuple[UUID, ...], Field(max_length=PERSONAS_MAX)]


class PersonaView(BaseModel):
    """A persona as its owner sees it."""

    id: UUID
    name: str
    description: str
    speech_level: SpeechLevel
    traits: tuple[str, ...]
    writing_samples: tuple[str, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]
    language: Language
    origin: Origin
    colour: Colour
    archived: bool
    portrait: None = None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, persona: Persona) -> Self:
        """The view of a persona."""
        form = persona.form
        return cls(
            id=persona.id,
            name=form.name,
            description=form.description,
            speech_level=form.speech_level,
            traits=form.traits,
            writing_samples=form.writing_samples,
            do=form.do,
            dont=form.dont,
            language=form.language,
            origin=persona.origin.on_wire,
            colour=persona.colour,
            archived=persona.is_archived,
            created_at=persona.created_at,
            updated_at=persona.updated_at,
        )


class PersonaList(BaseModel):
    """A page of the account's personas."""

    items: list[PersonaView]
    next_cursor: str | None


class TemplateView(BaseModel):
    """A persona to begin from; `key` is the same in every language."""

    key: str
    tagline: str
    name: str
    description: str
    speech_level: SpeechLevel
    traits: tuple[str, ...]
    writing_samples: tuple[str, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]
    language: Language
    colour: Colour | None

    @classmethod
    def of(cls, key: str, tagline: str, form: PersonaForm) -> Self:
        """The view of a template."""
        fields = {name: getattr(form, name) for name in form.__dataclass_fields__}
        return cls(key=key, tagline=tagline, **fields)


class TemplateList(BaseModel):
    """All templates, or those of one language."""

    items: list[TemplateView]
    next_cursor: None = None
