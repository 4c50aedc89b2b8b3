"""What a model says back: a closed set, the same for every provider."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeAlias

from echodiary.llm.messages import AnswerT


@dataclass(frozen=True, slots=True)
class TextDelta:
    """The next piece of the text; never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What a call used. `cost_usd` is None where the model has no known price."""

    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event of a stream that ended as it should: the model said that it was done.

    `truncated`: it stopped because its limit of tokens was reached; the text is whole up to there.
    """

    usage: Usage
    truncated: bool = False


TextEvent: TypeAlias = TextDelta | Finished


@dataclass(frozen=True, slots=True)
class Structured(Generic[AnswerT]):
    """An answer that fits its schema."""

    answer: AnswerT
    usage: Usage


@dataclass(frozen=True, slots=True)
class Drawn:
    """An image: its bytes and media type as the provider gave them."""

    data: bytes
    media_type: str
    usage: Usage
