"""What a writer says while it writes: a closed set."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class SentenceProvenance:
    """Where one sentence of a draft comes from.

    `start` and `end` are offsets in characters (Python's, code points) into the whole draft.
    `rests_on` holds words as the memo has them. `added` marks a sentence that says something the
    memo lacks (an opening, a reflection), so that the page can show it and drop it. `guessed`
    holds memo words whose predicate the writer supplied, `quoted` fragments carried verbatim.
    `findings` holds what a check of a model's text found in it that the memo lacks (a name, a number),
    `off_level` whether its ending is not in the persona's speech level.
    """

    start: int
    end: int
    text: str
    rests_on: tuple[str, ...]
    added: bool
    guessed: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    off_level: bool = False

    def to_json(self) -> dict[str, object]:
        """Return a document of JSON's own types from which `from_json` makes an equal value."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "rests_on": list(self.rests_on),
            "added": self.added,
            "guessed": list(self.guessed),
            "quoted": list(self.quoted),
            "findings": list(self.findings),
            "off_level": self.off_level,
        }

    @classmethod
    def from_json(cls, document: dict[str, object]) -> SentenceProvenance:
        """Read what `to_json` wrote; raises KeyError or TypeError on anything else."""
        start, end, text = document["start"], document["end"], document["text"]
        if not (isinstance(start, int) and isinstance(end, int) and isinstance(text, str)):
            raise TypeError("a sentence has a start, an end and a text")
        return cls(
            start=start,
            end=end,
            text=text,
            rests_on=_words(document["rests_on"]),
            added=bool(document["added"]),
            guessed=_words(document["guessed"]),
            quoted=_words(document["quoted"]),
            findings=_words(document.get("findings", [])),  # versions stored before the checks have none
            off_level=bool(document.get("off_level", False)),
        )


@dataclass(frozen=True, slots=True)
class TextDelta:
    """The next piece of the draft; never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class TitleProposed:
    """A title for the entry, from the memo's own words."""

    title: str


@dataclass(frozen=True, slots=True)
class ProvenanceReady:
    """Where each sentence comes from; spans lie in the text of all deltas so far."""

    sentences: tuple[SentenceProvenance, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What leaves for a provider, said before it is sent: `messages` are pairs of speaker and text."""

    messages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Used:
    """What the provider counted; `cost_usd` None where the model has no known price."""

    input_tokens: int
    output_tokens: int
    cost_usd: Decimal | None


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event of every writing that did not fail."""


WriterEvent: TypeAlias = TextDelta | TitleProposed | ProvenanceReady | Sent | Used | Finished


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("a JSON array was expected")
    return tuple(str(item) for item in value)
