"""How a day seems to have been, by the words and the smiles of its memo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from echodiary.writing.builtin.day import Mood
from echodiary.writing.builtin.korean.feelings import A_LITTLE, GLAD, RELIEF, SORRY, TEARFUL, TIRED, WITHOUT
from echodiary.writing.builtin.korean.lexicon import NEGATIVE, POSITIVE, WEARY
from echodiary.writing.builtin.korean.morphology import Morph

_GLAD = POSITIVE | GLAD
_TIRED = WEARY | TIRED
_SORRY = NEGATIVE | SORRY | _TIRED
_PARTS_OF_NAMES = frozenset(("NNB", "NNP"))


def polarity(morphs: Sequence[Morph]) -> int:
    """Return 1 for a glad fragment, -1 for a sorry one, 0 for neither or both."""
    forms = {morph.form for morph in morphs} | {_word(first, second) for first, second in pairwise(morphs)}
    if forms & WITHOUT:
        return -1
    if forms & _SORRY and forms & RELIEF:
        return 1
    value = 0
    for index in range(len(morphs)):
        felt = _feeling(morphs, index)
        if felt < 0 and any(morph.form == "없" for morph in morphs[index + 1 :]):
            felt = 0  # 다친 사람은 없음
        if felt and _is_negated(morphs, index):
            felt = -1 if felt > 0 else 0  # 안 좋다 is sorry, 안 아프다 is not glad yet
        if felt and value and felt != value:
            return 0
        value = felt or value
    return value


def _word(first: Morph, second: Morph) -> str:
    """Return two morphemes as one word (재미+있, 열+받), the first alone where it is an ending or a particle."""
    return first.form if first.tag.startswith(("E", "J")) else first.form + second.form


def _feeling(morphs: Sequence[Morph], index: int) -> int:
    morph = morphs[index]
    if morph.base in _PARTS_OF_NAMES:
        return 0
    forms = {morph.form, _word(morph, morphs[index + 1]) if index + 1 < len(morphs) else ""}
    return bool(forms & _GLAD) - bool(forms & _SORRY)


def _is_negated(morphs: Sequence[Morph], index: int) -> bool:
    before = morphs[index - 1].form if index and morphs[index - 1].base == "MAG" else ""  # not 기획안
    after = {morph.form for morph in morphs[index + 1 : index + 4]}
    return before in {"안", "못"} or ("지" in after and bool(after & {"않", "못하", "말"}))


def lightened(polarity: int, forms: frozenset[str], cheer: int) -> int:
    """Return a fragment's polarity in a memo that laughs: tears among laughter are no sorrow."""
    only_tears = not forms & (_SORRY - TEARFUL)
    return 0 if polarity < 0 < cheer and forms & TEARFUL and only_tears else polarity


def mood_of(polarities: Sequence[int], cheer: int, words: frozenset[str]) -> Mood:
    """Return the mood of a day; what came last and what was laughed at weighs most."""
    told = [value for value in polarities if value]
    total = sum(told) + (1 if cheer > 0 else -1 if cheer < 0 else 0)
    if 1 in told and -1 in told and cheer <= 0:
        return Mood.MIXED
    if total > 0:
        return Mood.JOY
    if not told and not cheer and words & _GLAD and words & _SORRY:
        return Mood.MIXED  # both in one sentence
    if words & _TIRED:
        return Mood.WEARY
    if total == -1 and words & A_LITTLE:
        return Mood.CALM
    return Mood.LOW if total < 0 else Mood.CALM
