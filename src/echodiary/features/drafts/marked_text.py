"""A text as paragraphs, sentences marked that are not just the memo; the same rule as `sentences.js`. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Mark = Literal["added", "guessed", "off_level"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph. `mark`: "added" when the memo does not hold it, "guessed" when it holds the words but
    not the verb, "off_level" when its ending is not the persona's.
    """

    text: str
    mark: Mark | None = None


def marked_paragraphs(text: str, marks: Mapping[str, Mark]) -> tuple[tuple[Piece, ...], ...]:
    """One paragraph a line; marked sentences are found by their exact text, so that they stay marked while the user
    edits around them.
    """
    wanted = {sentence.strip(): mark for sentence, mark in marks.items() if sentence.strip()}
    ordered = sorted(wanted, key=len, reverse=True)
    return tuple(_marked(line, [(sentence, wanted[sentence]) for sentence in ordered]) for line in text.split("\n"))


def _marked(line: str, sentences: list[tuple[str, Mark]]) -> tuple[Piece, ...]:
    pieces = [Piece(line)]
    for sentence, mark in sentences:
        pieces = [part for piece in pieces for part in ([piece] if piece.mark else _cut(piece.text, sentence, mark))]
    return tuple(piece for piece in pieces if piece.text)


def _cut(text: str, sentence: str, mark: Mark) -> list[Piece]:
    between = [Piece(part) for part in text.split(sentence)]
    cut = between[:1]
    for piece in between[1:]:
        cut += [Piece(sentence, mark), piece]
    return cut
