"""Pure rules of tastings."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from echodiary.features.personas.colours import Colour
from echodiary.features.personas.domain import PersonaForm

TASTING_KIND = "tasting"
VOICES_MAX = 3
# Long enough for a page to follow a stream to its end after a lost connection, no longer.
KEPT_AFTER_END = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class TastedVoice:
    """A voice to be heard: a persona that is there, or a form that is not saved."""

    form: PersonaForm
    persona_id: UUID | None = None
    colour: Colour = Colour.CLAY


@dataclass(frozen=True, slots=True)
class Tasted:
    """A voice that is being heard: the generation that speaks with it."""

    generation_id: UUID
    voice: TastedVoice
