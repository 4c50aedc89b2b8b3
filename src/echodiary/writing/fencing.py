"""Marks around what people typed, which nothing typed can close."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORTEST = 3
_RUN = re.compile(r"[\[\]]+")


class Fence:
    """Runs of brackets longer than any in what was typed."""

    def __init__(self, length: int) -> None:
        self.opening, self.closing = "[" * length, "]" * length

    @classmethod
    def around(cls, texts: Iterable[str]) -> Fence:
        """The fence for these texts."""
        longest = max((len(run) for text in texts for run in _RUN.findall(text)), default=0)
        return cls(max(_SHORTEST, longest + 1))

    def block(self, name: str, text: str) -> str:
        """A text between its marks."""
        return f"{self.opening}{name}{self.closing}\n{text}\n{self.opening}/{name}{self.closing}"
