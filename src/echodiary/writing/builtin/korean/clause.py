"""A clause: the memo's own text before a predicate, and the predicate, which can end at any speech level."""

from __future__ import annotations

from dataclasses import dataclass, replace

from echodiary.writing.builtin.korean.levels import Predicate, ending, going_on, modifying, pronoun
from echodiary.writing.request import SpeechLevel


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of [start, end) of the memo's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """`text[:cut]`, edited, then `bridge`, then the predicate."""

    text: str
    cut: int
    predicate: Predicate
    bridge: str = ""
    edits: tuple[Edit, ...] = ()
    pronouns: tuple[tuple[int, int], ...] = ()

    def head(self, level: SpeechLevel) -> str:
        """Return what stands before the predicate."""
        swaps = [Edit(start, end, pronoun(self.text[start:end], level)) for start, end in self.pronouns]
        return edited(self.text[: self.cut], (*self.edits, *swaps)) + self.bridge

    def told(self, level: SpeechLevel) -> str:
        """Return the clause as a whole sentence without its full stop."""
        head = self.head(level)
        told = head + ending(head, self.predicate, level)
        return told.removesuffix("거입니다") + "겁니다" if told.endswith("거입니다") else told

    def joined(self, connective: str, level: SpeechLevel, *, tenseless: bool = False) -> str:
        """Return the clause with a connective ending ("고", "지만")."""
        head = self.head(level)
        return head + going_on(head, self.predicate, connective, level, tenseless=tenseless)

    def before_noun(self) -> str | None:
        """Return the clause as it stands before a noun, or None where it cannot."""
        form = modifying(self.predicate)
        return None if form is None else self.head(SpeechLevel.PLAIN) + form

    def with_edits(self, edits: tuple[Edit, ...]) -> Clause:
        """Return the clause with more edits of its head."""
        return replace(self, edits=(*self.edits, *edits))


def edited(text: str, edits: tuple[Edit, ...]) -> str:
    """Return a text with its edits done; those beyond its end are left out."""
    for edit in sorted(edits, key=lambda item: item.start, reverse=True):
        if edit.end <= len(text):
            text = text[: edit.start] + edit.text + text[edit.end :]
    return text
