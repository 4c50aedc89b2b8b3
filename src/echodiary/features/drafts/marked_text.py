"""A text as paragraphs of sentences in which what was added is marked; the same rule as `sentences.js`. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `added` when the memo does not hold it."""

    text: str
    added: bool


def marked_paragraphs(text: str, added: Iterable[str]) -> tuple[tuple[Piece, ...], ...]:
    """One paragraph a line; added sentences are found by their exact text, so that they stay marked while the user
    edits around them.
    """
    wanted = sorted({sentence.strip() for sentence in added} - {""}, key=len, reverse=True)
    return tuple(_marked(line, wanted) for line in text.split("\n"))


def _marked(line: str, sentences: list[str]) -> tuple[Piece, ...]:
    pieces = [Piece(line, added=False)]
    for sentence in sentences:
        pieces = [part for piece in pieces for part in ([piece] if piece.added else _cut(piece.text, sentence))]
    return tuple(piece for piece in pieces if piece.text)


def _cut(text: str, sentence: str) -> list[Piece]:
    between = [Piece(part, added=False) for part in text.split(sentence)]
    cut = between[:1]
    for piece in between[1:]:
        cut += [Piece(sentence, added=True), piece]
    return cut
