"""How the tables of words are written: words in strings, parted by spaces."""

from __future__ import annotations


def word_set(*lines: str) -> frozenset[str]:
    """Return the words of some lines."""
    return frozenset(" ".join(lines).split())
