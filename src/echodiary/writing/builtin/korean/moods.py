"""How a day seems to have been, by the words and the smiles of its memo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from echodiary.writing.builtin.korean.lexicon import NEGATIONS, NEGATIVE, POSITIVE, WEARY
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.phrases import Mood


def polarity(morphs: Sequence[Morph]) -> int:
    """Return 1 for a glad fragment, -1 for a sorry one, 0 for neither or both."""
    forms = {morph.form for morph in morphs if morph.base != "NNB"}
    forms |= {first.form + second.form for first, second in pairwise(morphs)}
    value = bool(forms & POSITIVE) - bool(forms & (NEGATIVE | WEARY))
    negated = any(morph.form in NEGATIONS and morph.base != "NNG" for morph in morphs)
    return -value if negated and value > 0 else 0 if negated else value


def mood_of(polarities: Sequence[int], cheer: int, words: frozenset[str]) -> Mood:
    """Return the mood of a day; what came last and what was laughed at weighs most."""
    told = [value for value in polarities if value]
    total = sum(told) + (1 if cheer > 0 else -1 if cheer < 0 else 0)
    if 1 in told and -1 in told and cheer <= 0:
        return Mood.MIXED
    if total > 0:
        return Mood.JOY
    if words & WEARY:
        return Mood.WEARY
    return Mood.LOW if total < 0 else Mood.CALM
