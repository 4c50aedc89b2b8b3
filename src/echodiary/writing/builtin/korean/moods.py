"""How a day seems to have been, by the words and the smiles of its memo."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.korean.lexicon import NEGATIVE, POSITIVE, WEARY
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.phrases import Mood


def polarity(morphs: Sequence[Morph]) -> int:
    """Return 1 for a glad fragment, -1 for a sorry one, 0 for neither or both."""
    value = 0
    for index in range(len(morphs)):
        felt = _feeling(morphs, index)
        if felt and _is_negated(morphs, index):
            felt = -1 if felt > 0 else 0  # 안 좋다 is sorry, 안 아프다 is not glad yet
        if felt and value and felt != value:
            return 0
        value = felt or value
    return value


def _feeling(morphs: Sequence[Morph], index: int) -> int:
    morph = morphs[index]
    if morph.base == "NNB":
        return 0
    after = morphs[index + 1].form if index + 1 < len(morphs) else ""
    forms = {morph.form, morph.form + after}
    return bool(forms & POSITIVE) - bool(forms & (NEGATIVE | WEARY))


def _is_negated(morphs: Sequence[Morph], index: int) -> bool:
    before = morphs[index - 1].form if index else ""
    after = {morph.form for morph in morphs[index + 1 : index + 4]}
    return before in {"안", "못"} or ("지" in after and bool(after & {"않", "못하", "말"}))


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
