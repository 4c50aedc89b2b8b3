"""How long one was somewhere, how often round it, and in how many places: 놀이터 1시간, 운동장 10바퀴, 서점 두 군데."""

from __future__ import annotations

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, saying
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind

_ANY = Verb("", "", "")
_TIME_SPANS = frozenset(("시간", "분", "일", "박", "주", "달"))


def went_round(phrase: Phrase, noun: Eojeol, count: Eojeol) -> NounReading | None:
    """운동장 10바퀴 -> 운동장을 10바퀴 돌았다, 돌고래 7마리 -> 돌고래 7마리를 봤다."""
    if count.unit == "바퀴" and noun.is_bare_noun and noun.text not in kinds.ACTS:
        return saying(phrase.text, Verb("", "돌", "VV"), Edit(noun.end, noun.end, particle_after(noun.text, "을")))
    if count.unit in {"군데", "곳"} and (verb_of_kind(noun.text) or _ANY).stem == "가":
        return saying(phrase.text, Verb("을", "돌", "VV", guessed=True))  # 카페 두 군데
    if count.unit == "마리" and verb_of_kind(noun.text) is None:
        return saying(phrase.text, Verb("을", "보", "VV", guessed=True))
    return None


def stayed(phrase: Phrase, noun: Eojeol, count: Eojeol) -> NounReading | None:
    """놀이터 1시간 -> 놀이터에서 1시간을 보냈다."""
    place = verb_of_kind(noun.text)
    if place is None or place.stem != "가" or count.unit not in _TIME_SPANS:
        return None
    return saying(phrase.text, Verb("을", "보내", "VV", guessed=True), Edit(noun.end, noun.end, "에서"))
