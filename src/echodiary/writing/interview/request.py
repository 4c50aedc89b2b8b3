"""What an interviewer is asked: the talk so far, the form as it stands, and what was said just now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from echodiary.writing.interview.form import EMPTY, FilledForm
from echodiary.writing.request import Language


class Topic(StrEnum):
    """What the guided interview asks about, in its order."""

    PURPOSE = "purpose"
    LEVEL = "level"
    CHARACTER = "character"
    AVOID = "avoid"
    NAME = "name"
    SAMPLE = "sample"


class TurnSpeaker(StrEnum):
    """Who says a turn."""

    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that was said."""

    speaker: TurnSpeaker
    text: str

    def to_json(self) -> dict[str, object]:
        """The turn in JSON's own types."""
        return {"speaker": self.speaker.value, "text": self.text}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Turn:
        """The turn of a document that `to_json` made."""
        return cls(TurnSpeaker(document["speaker"]), document["text"])


@dataclass(frozen=True, slots=True)
class InterviewRequest:
    """One answer of the user to be read. `language`: the one the talk is in where the answer does not tell.

    `asked`: the topics that were asked about, the last one last. `name_max`, in characters: a longer name is asked for
    again. `turns_left`: after this one.
    """

    text: str
    language: Language
    name_max: int
    turns: tuple[Turn, ...] = ()
    form: FilledForm = EMPTY
    asked: tuple[Topic, ...] = ()
    turns_left: int = 0

    def to_json(self) -> dict[str, object]:
        """A document of JSON's own types from which `from_json` makes an equal request."""
        return {
            "text": self.text,
            "language": self.language.value,
            "name_max": self.name_max,
            "turns": [turn.to_json() for turn in self.turns],
            "form": self.form.to_json(),
            "asked": [topic.value for topic in self.asked],
            "turns_left": self.turns_left,
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> InterviewRequest:
        """The request of a document that `to_json` made."""
        return cls(
            text=document["text"],
            language=Language(document["language"]),
            name_max=document["name_max"],
            turns=tuple(Turn.from_json(turn) for turn in document["turns"]),
            form=FilledForm.from_json(document["form"]),
            asked=tuple(Topic(topic) for topic in document["asked"]),
            turns_left=document["turns_left"],
        )
