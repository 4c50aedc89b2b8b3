"""What the JSON API of persona chats takes and gives."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field

from echodiary.features.persona_chats.domain import PersonaChat, Talk
from echodiary.features.personas.colours import Colour
from echodiary.features.personas.schemas import Description, Name, Rules, Samples, Traits
from echodiary.writing.request import Language, SpeechLevel

LONGEST_BODY = 100_000  # the rule for a message is the service's; this only keeps out what nobody types
StatusOnWire = Literal["open", "replying", "accepted"]


class ChatBody(BaseModel):
    """A new chat; without a language it begins in its owner's."""

    language: Language | None = None


class MessageBody(BaseModel):
    """What the user says."""

    text: Annotated[str, Field(max_length=LONGEST_BODY)]


class ChatFormBody(BaseModel):
    """Fields that the user fills in by hand; what is left out stays, null or empty opens a field again."""

    name: Name | None = None
    description: Description | None = None
    speech_level: SpeechLevel | None = None
    traits: Traits = ()
    writing_samples: Samples = ()
    do: Rules = ()
    dont: Rules = ()
    language: Language | None = None
    colour: Colour | None = None

    def changes(self) -> dict[str, Any]:
        """What was sent."""
        return self.model_dump(exclude_unset=True)


class ChatPatch(BaseModel):
    """Changes to a chat."""

    form: ChatFormBody


class AcceptBody(BaseModel):
    """What the user filled in by hand just before accepting."""

    form: ChatFormBody | None = None


class ChatFormView(BaseModel):
    """The form as far as it is filled; null and empty lists are still open."""

    name: str | None
    description: str | None
    speech_level: SpeechLevel | None
    traits: tuple[str, ...]
    writing_samples: tuple[str, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]
    language: Language | None
    colour: Colour | None

    @classmethod
    def of(cls, talk: Talk) -> Self:
        """The view of a form."""
        form = talk.form
        return cls(
            name=form.name,
            description=form.description,
            speech_level=form.speech_level,
            traits=form.traits,
            writing_samples=form.writing_samples,
            do=form.do,
            dont=form.dont,
            language=form.language,
            colour=talk.colour,
        )


class MessageView(BaseModel):
    """One thing that was said."""

    speaker: Literal["user", "assistant"]
    text: str


class ChatErrorView(BaseModel):
    """Why the last message got no reply."""

    code: str
    retryable: bool


class PersonaChatView(BaseModel):
    """A persona chat. `pending`: what was said last and got no reply yet; sending it again costs the turn once."""

    id: UUID
    status: StatusOnWire
    language: Language
    turns_used: int
    turns_left: int
    messages: list[MessageView]
    pending: str | None
    form: ChatFormView
    touched: tuple[str, ...]
    persona_id: UUID | None
    error: ChatErrorView | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, chat: PersonaChat) -> Self:
        """The view of a chat."""
        failure, talk = chat.failure, chat.talk
        return cls(
            id=chat.id,
            status=chat.status.value,
            language=chat.language,
            turns_used=chat.turns_used,
            turns_left=chat.turns_left,
            messages=[MessageView(speaker=turn.speaker.value, text=turn.text) for turn in talk.turns],
            pending=talk.pending,
            form=ChatFormView.of(talk),
            touched=talk.touched,
            persona_id=chat.persona_id,
            error=ChatErrorView(code=failure.code, retryable=failure.retryable) if failure else None,
            created_at=chat.created_at,
            updated_at=chat.updated_at,
        )


class PersonaChatList(BaseModel):
    """A page of the chats to go on with."""

    items: list[PersonaChatView]
    next_cursor: str | None
