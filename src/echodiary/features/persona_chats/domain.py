"""Pure rules of persona chats."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from echodiary.features.generations.domain import Failure
from echodiary.features.personas.colours import Colour
from echodiary.writing.interview.form import EMPTY, FilledForm
from echodiary.writing.interview.request import Topic, Turn
from echodiary.writing.request import Language

MESSAGE_MAX = 6_000  # characters: three samples of writing fit into it
OPEN_MAX = 20
ABANDONED_AFTER = timedelta(days=30)
THROWN_AWAY_KEPT = timedelta(hours=1)  # its generation may still be running


class ChatStatus(StrEnum):
    """open → replying → open …, until it is accepted or thrown away."""

    OPEN = "open"
    REPLYING = "replying"
    ACCEPTED = "accepted"
    DISCARDED = "discarded"


UNFINISHED = frozenset({ChatStatus.OPEN, ChatStatus.REPLYING})


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said and filled in. `pending`: what the user said that no reply has come to yet, to be sent again.

    `touched`: fields of the form that the user filled in by hand; what an answer is read for leaves them alone.
    """

    turns: tuple[Turn, ...] = ()
    pending: str | None = None
    form: FilledForm = EMPTY
    touched: tuple[str, ...] = ()
    asked: tuple[Topic, ...] = ()
    colour: Colour | None = None  # chosen by hand; no answer names one


@dataclass(frozen=True, slots=True)
class PersonaChat:
    """A persona chat as its owner sees it; `turns_max` is what the settings say now."""

    id: UUID
    account_id: UUID
    status: ChatStatus
    language: Language
    turns_used: int
    turns_max: int
    generation_id: UUID | None
    persona_id: UUID | None
    failure: Failure | None
    revision: int
    created_at: datetime
    updated_at: datetime
    talk: Talk = field(default_factory=Talk)

    @property
    def turns_left(self) -> int:
        """How often its user may speak yet."""
        return max(0, self.turns_max - self.turns_used)

    @property
    def is_replying(self) -> bool:
        """Whether a reply is on its way."""
        return self.status is ChatStatus.REPLYING
