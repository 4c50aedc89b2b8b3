"""A finished draft: sentences in paragraphs, each knowing what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from echodiary.writing.events import SentenceProvenance

_BREAK = "\n\n"
_CHUNK = re.compile(r"\s*\S+(?:\s+\S+){0,2}\s*")  # about what is read at one glance


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a draft; the fields mean what they mean in `SentenceProvenance`."""

    text: str
    rests_on: tuple[str, ...] = ()
    added: bool = False
    begins_part: bool = False  # of the day: a paragraph may begin here
    guessed: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()

    def ending_in(self, sign: str) -> Sentence:
        """Return the sentence with a sign after it."""
        return replace(self, text=f"{self.text} {sign}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A title and paragraphs of sentences."""

    title: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def text(self) -> str:
        """The whole draft; sentences are parted by a space, paragraphs by an empty line."""
        return _BREAK.join(" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs)

    def chunks(self) -> Iterator[str]:
        """Yield the text in pieces of a few words; joined they are `text`."""
        yield from _CHUNK.findall(self.text)

    def provenance(self) -> tuple[SentenceProvenance, ...]:
        """Say where each sentence stands in `text`, and what it rests on."""
        found: list[SentenceProvenance] = []
        position = 0
        for paragraph in self.paragraphs:
            for sentence in paragraph:
                end = position + len(sentence.text)
                found.append(
                    SentenceProvenance(
                        start=position,
                        end=end,
                        text=sentence.text,
                        rests_on=sentence.rests_on,
                        added=sentence.added,
                        guessed=sentence.guessed,
                        quoted=sentence.quoted,
                    )
                )
                position = end + 1
            position += len(_BREAK) - 1
        return tuple(found)
