"""Pure rules of personas: what one is made of, and how many there may be."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from echodiary.features.personas.colours import Colour, colour_at
from echodiary.writing.request import Language, SpeechLevel, Voice

PERSONAS_MAX = 50
NAME_MAX = 40
DESCRIPTION_MAX = 1_000
TRAITS_MAX = 20
TRAIT_MAX = 40
SAMPLES_MAX = 20
SAMPLE_MAX = 2_000
RULES_MAX = 20
RULE_MAX = 200

COPY_MARK = {Language.KO: " (사본)", Language.EN: " (copy)"}


class Origin(StrEnum):
    """Which way a persona was made; on the wire the starter personas are templates."""

    STARTER = "starter"
    TEMPLATE = "template"
    EDIT = "edit"
    CHAT = "chat"
    IMPORT = "import"

    @property
    def on_wire(self) -> "Origin":
        """The origin as clients know it."""
        return Origin.TEMPLATE if self is Origin.STARTER else self


@dataclass(frozen=True, slots=True)
class PersonaForm:
    """What its owner decides about a persona."""

    name: str
    speech_level: SpeechLevel
    language: Language
    description: str = ""
    traits: tuple[str, ...] = ()
    writing_samples: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    colour: Colour | None = None  # None: the one of its place

    def as_voice(self) -> Voice:
        """The persona as a writer sees it."""
        return Voice(
            name=self.name,
            speech_level=self.speech_level,
            language=self.language,
            description=self.description,
            traits=self.traits,
            writing_samples=self.writing_samples,
            do=self.do,
            dont=self.dont,
        )


@dataclass(frozen=True, slots=True)
class Persona:
    """A persona as its owner sees it; `rev` counts what the owner changed."""

    id: UUID
    form: PersonaForm
    origin: Origin
    position: int
    rev: int
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None = None

    @property
    def colour(self) -> Colour:
        """The colour of its face."""
        return self.form.colour or colour_at(self.position)

    @property
    def is_archived(self) -> bool:
        """Whether it was put away: it writes no more, and can be brought back."""
        return self.archived_at is not None


def copy_name(name: str, language: Language) -> str:
    """The name of a copy, shortened where the mark would make it too long."""
    mark = COPY_MARK[language]
    return name[: NAME_MAX - len(mark)].rstrip() + mark
