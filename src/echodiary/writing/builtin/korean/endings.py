"""Endings of speech that colour a sentence and change nothing of what it says: -네, -더라, -거든, -지.

Each stands only where Korean lets it: -더라 for what one saw or felt, never for one's own deeds; -네 for what one
notices; -거든 and -지 for what one tells of oneself. None for plans, guesses, wishes and what somebody said.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from echodiary.writing.builtin.korean.clause import Clause
from echodiary.writing.builtin.korean.clauses import read_clause, without_marks
from echodiary.writing.builtin.korean.levels import PAST, Predicate
from echodiary.writing.builtin.korean.lexicon import PEOPLE
from echodiary.writing.builtin.korean.morphology import Morph, joined, morphs_of
from echodiary.writing.builtin.korean.phonology import closes
from echodiary.writing.builtin.reading import quoted_spans
from echodiary.writing.request import SpeechLevel


class Ending(StrEnum):
    """An ending by its casual form."""

    NOTICED = "네"
    SEEN = "더라"
    TOLD = "거든"
    OWNED = "지"


SPOKEN = frozenset((SpeechLevel.CASUAL, SpeechLevel.POLITE))
_POLITE = {Ending.NOTICED: "네요", Ending.SEEN: "더라고요", Ending.TOLD: "거든요", Ending.OWNED: "죠"}
_NO_STATEMENT = frozenset(("겠", "어야겠", "더"))
_UNSURE = frozenset(("싶", "듯하", "듯싶", "보이", "같", "모르", "말", "뻔하"))
_SAYING = frozenset(("하", "말하", "그러", "부르"))
# Verbs of what happens by itself: nobody's deed, so that one can only have seen it.
_HAPPENING = frozenset((
    "오", "내리", "불", "쏟아지", "그치", "나오", "나", "되", "끝나", "걸리", "막히", "밀리", "떨리", "떨어지", "터지",
    "고장나", "늦", "늦어지", "깨", "울", "웃", "짖", "피", "지", "녹", "얼", "빠지", "풀리", "보이", "들리", "남",
    "모자라", "식", "타", "붇", "부풀", "새", "번지", "흔들리", "어지", "아지", "여지", "들",
))  # fmt: skip
_SELF = frozenset(("나", "저", "내", "제", "우리", "저희"))
_CLAUSE_ENDS = frozenset(("EC", "ETM"))


def say(clause: Clause, ending: Ending, level: SpeechLevel) -> str | None:
    """Return a clause with an ending of speech at a level, or None where it cannot stand."""
    if level not in SPOKEN:
        return None
    # The formal telling has the same pronouns and honours as the polite one, the plain telling those of the casual one.
    text = clause.told(SpeechLevel.FORMAL if level is SpeechLevel.POLITE else SpeechLevel.PLAIN)
    morphs = without_marks(morphs_of(text))
    told = read_clause(text, morphs)
    if told is None or quoted_spans(text) or not _states(told.predicate, morphs):
        return None
    if not _may_stand(ending, told.predicate, morphs):
        return None
    form = _POLITE[ending] if level is SpeechLevel.POLITE else ending.value
    head = told.head(level)
    return head + _joined(head, told.predicate, form, past=ending is not Ending.SEEN)


def notice(clause: Clause, level: SpeechLevel) -> str | None:
    """Return a sentence of the writer's own with -네, or None where that sounds like somebody else's."""
    if level not in SPOKEN or set(clause.predicate.prefinal) - {PAST, "겠"}:
        return None
    if not clause.predicate.descriptive and (clause.predicate.prefinal or _is_own_act(clause.predicate)):
        return None
    head = clause.head(level)
    form = _POLITE[Ending.NOTICED] if level is SpeechLevel.POLITE else Ending.NOTICED.value
    return head + _joined(head, clause.predicate, form, past=True)


def _is_own_act(predicate: Predicate) -> bool:
    """Whether it is what the writer does or means to do: 적으려고 한다, 생각한다."""
    return not predicate.is_copula and predicate.stem[-1][0] in {"하", "자", "쓰"}


def _states(predicate: Predicate, morphs: Sequence[Morph]) -> bool:
    """Whether a predicate states what is so, neither a wish nor a guess nor what somebody said."""
    if _NO_STATEMENT & set(predicate.prefinal):
        return False
    if predicate.is_copula:
        return True
    stem = predicate.stem[-1][0]
    if stem in _UNSURE or any(morph.form in {"싶", "것", "거", "듯", "뻔"} for morph in morphs[-5:]):
        return False
    reported = any(morph.form in {"다고", "ᆫ다고", "는다고", "라고", "이라고", "자고", "냐고"} for morph in morphs[-6:])
    return not (stem in _SAYING and reported)


def _may_stand(ending: Ending, predicate: Predicate, morphs: Sequence[Morph]) -> bool:
    past = PAST in predicate.prefinal
    there_is = not predicate.is_copula and predicate.stem[-1][0] in {"있", "계시"}
    if ending in {Ending.TOLD, Ending.OWNED}:
        return past and not predicate.is_copula
    if predicate.is_copula or there_is or (ending is Ending.SEEN and not past):
        return False
    if predicate.descriptive:
        return ending is Ending.NOTICED or predicate.stem[-1][0] != "없"
    return _happens(predicate, morphs)


def _happens(predicate: Predicate, morphs: Sequence[Morph]) -> bool:
    """Whether it is somebody else's deed, or nobody's."""
    subject = _subject(morphs)
    if subject is None or subject in _SELF:
        return False
    return predicate.stem[-1][0] in _HAPPENING or _is_person(morphs)


def _subject(morphs: Sequence[Morph]) -> str | None:
    """Return the word with 이/가 that belongs to the last predicate, None where there is none."""
    found: str | None = None
    for index, morph in enumerate(morphs):
        if morph.tag == "JKS" and index:
            found = morphs[index - 1].form
        elif morph.base in _CLAUSE_ENDS and not _goes_on(morphs, index):
            found = None
    return found


def _goes_on(morphs: Sequence[Morph], index: int) -> bool:
    """Whether an ending only ties an auxiliary: 좋아 지다, 울고 있다."""
    after = morphs[index + 1] if index + 1 < len(morphs) else None
    return after is not None and after.base == "VX" and after.form not in {"보", "두", "놓", "버리"}


def _is_person(morphs: Sequence[Morph]) -> bool:
    for index, morph in enumerate(morphs):
        if morph.tag == "JKS" and index:
            before = morphs[index - 1]
            return before.form in PEOPLE or before.tag == "NNP" or before.form in {"씨", "님", "이"}
    return False


def _joined(head: str, predicate: Predicate, form: str, *, past: bool) -> str:
    prefinal = tuple(piece for piece in predicate.prefinal if past or piece != PAST)
    if predicate.is_copula:
        if PAST in prefinal:
            return ("이었" if closes(head) else "였") + form
        return ("이" if closes(head) else "") + form
    return joined((*predicate.stem, *((piece, "EP") for piece in prefinal), (form, "EF")))
