"""What a model is asked: frozen values, the same for every provider."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel

AnswerT = TypeVar("AnswerT", bound=BaseModel)


class Speaker(StrEnum):
    """Who says a message."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True)
class TextRequest:
    """A text to be streamed. `max_output_tokens` None: the model's own limit."""

    messages: tuple[Message, ...]
    _: KW_ONLY
    max_output_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class StructuredRequest(Generic[AnswerT]):
    """An answer that must fit a schema."""

    messages: tuple[Message, ...]
    schema: type[AnswerT]
    _: KW_ONLY
    max_output_tokens: int | None = None


class ImageShape(StrEnum):
    """The proportions of an image; the adapter picks the provider's nearest size."""

    SQUARE = "square"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """An image to be made."""

    prompt: str
    shape: ImageShape = ImageShape.SQUARE
