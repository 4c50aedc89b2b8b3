"""A piece of a memo and what it tells."""

from __future__ import annotations

from dataclasses import dataclass

from echodiary.writing.builtin.english.clause import Told
from echodiary.writing.builtin.english.reading import Piece


@dataclass(frozen=True, slots=True)
class Item:
    """What one sentence or a part of it is made of; without `told` it is listed by its `name`, or quoted."""

    pieces: tuple[Piece, ...]
    told: Told | None
    name: str
    quoted: bool
    polarity: int
    words: frozenset[str]

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The words of the memo that it tells."""
        return tuple(word for piece in self.pieces for word in piece.words)

    @property
    def typed(self) -> str:
        """What the memo says, as it says it."""
        return ", ".join(piece.text for piece in self.pieces)

    @property
    def is_keyword(self) -> bool:
        """Whether it came as a keyword."""
        return self.pieces[0].keyword
