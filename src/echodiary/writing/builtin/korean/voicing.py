"""How a persona says one sentence of a draft: its ending, the word before it, the mark after it."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.korean.clauses import Clause
from echodiary.writing.builtin.korean.telling import Told
from echodiary.writing.request import SpeechLevel


class Voicing:
    """Says the sentences of one draft, in order. `flow`: -1 short sentences, 1 long ones."""

    flow = 0

    def told(self, clause: Clause, item: Told, level: SpeechLevel, *, last: bool) -> str:
        """Return a clause as the end of a sentence; `last`: nothing is told after it."""
        del item, last
        return clause.told(level)

    def aside(self, group: Sequence[Told]) -> str:
        """Return a word to begin a sentence with, "" for none."""
        del group
        return ""

    def stopped(self, text: str, group: Sequence[Told]) -> str:
        """Return a sentence with the mark that ends it."""
        del group
        return text + "."
