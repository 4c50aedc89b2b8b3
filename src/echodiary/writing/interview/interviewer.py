"""Who leads an interview, and what they say: a closed set."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeAlias

from echodiary.writing.interview.form import FilledForm
from echodiary.writing.interview.request import InterviewRequest, Topic


@dataclass(frozen=True, slots=True)
class Said:
    """The next piece of the reply; never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What was found in the answer, and which topics were asked about by now. Said before the reply is."""

    form: FilledForm
    asked: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What is about to leave for a provider: pairs of speaker and text."""

    messages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Used:
    """What the provider counted; `cost_usd` None where the model has no known price."""

    input_tokens: int
    output_tokens: int
    cost_usd: Decimal | None


@dataclass(frozen=True, slots=True)
class Ended:
    """The reply is whole."""


InterviewEvent: TypeAlias = Said | Filled | Sent | Used | Ended


class Interviewer(Protocol):
    """Reads an answer and replies to it."""

    def reply(self, request: InterviewRequest) -> AsyncGenerator[InterviewEvent]:
        """Say what was found and the reply; the last event is `Ended`. Raises `WritingFailed`."""
        ...


def pieces(text: str) -> Iterator[Said]:
    """A reply in pieces of a few words, so that it flows onto the page."""
    words = text.split(" ")
    for start in range(0, len(words), WORDS_A_PIECE):
        rest = " " if start + WORDS_A_PIECE < len(words) else ""
        piece = " ".join(words[start : start + WORDS_A_PIECE]) + rest
        if piece:
            yield Said(piece)


WORDS_A_PIECE = 3
