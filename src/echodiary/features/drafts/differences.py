"""What differs between two texts, word by word: in Korean a word is an 어절, the text between spaces. Pure."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "added", "removed"]
# A word carries the space behind it: spaces of their own would match each other everywhere.
WORD = re.compile(r"\s+|\S+\s?")
LINE = re.compile(r"[^\n]*\n|[^\n]+")
MOST_PAIRS = 2_000_000  # equal pairs that the comparison walks through; about half a second


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words that both texts have, or that only one has."""

    kind: Kind
    text: str


def word_differences(before: str, after: str) -> tuple[Part, ...]:
    """How `before` became `after`. The same and the added parts together are `after`, the same and the removed ones
    `before`. Texts that repeat themselves so much that comparing words would take long are compared by lines, then
    as a whole.
    """
    for pattern in (WORD, LINE):
        old, new = pattern.findall(before), pattern.findall(after)
        if _pairs(old, new) <= MOST_PAIRS:
            return _compared(old, new)
    return tuple(part for part in (Part("removed", before), Part("added", after)) if part.text)


def is_same(parts: tuple[Part, ...]) -> bool:
    """Whether nothing differs."""
    return all(part.kind == "same" for part in parts)


def _pairs(old: list[str], new: list[str]) -> int:
    counted = Counter(new)
    return sum(count * counted[word] for word, count in Counter(old).items())


def _compared(old: list[str], new: list[str]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            parts.append(Part("removed", "".join(old[i1:i2])))
        if j2 > j1:
            parts.append(Part("added", "".join(new[j1:j2])))
    return tuple(parts)
