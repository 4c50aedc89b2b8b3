"""What came over one at an occasion, was done at a place, or who called: 발표회 눈물, 병원 물리치료, 담임쌤 전화."""

from __future__ import annotations

from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.errands import done_at
from echodiary.writing.builtin.korean.note_words import is_person
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, saying
from echodiary.writing.builtin.korean.verbs import Verb, verb_for

_OVERCOME = frozenset(("졸음", "현타", "눈물", "한숨", "하품", "짜증", "웃음"))  # 발표회 때 눈물이 났다


def at_an_occasion(phrase: Phrase, verb: Verb) -> NounReading | None:
    """Return what the last word says with its own verb of the occasion, place or person before it."""
    if len(phrase.eojeols) < 2:
        return None
    before, last = phrase.eojeols[-2:]
    if last.text in _OVERCOME and _is_occasion(before):
        return saying(phrase.text, verb, Edit(before.end, before.end, " 때"))
    if done_at(before, last) and verb.particle == "을":
        return saying(phrase.text, verb, Edit(before.end, before.end, "에서"))  # 병원 물리치료
    if last.text == "전화" and before.is_bare_noun and is_person(before):
        return saying(phrase.text, Verb("을", "받", "VV-R", guessed=True))  # 담임쌤 전화
    return None


def _is_occasion(noun: Eojeol) -> bool:
    """발표회, 미사: what one can be in the middle of."""
    verb = verb_for(noun.text, noun.last) if noun.is_bare_noun else None
    return verb is not None and (verb.is_action or verb.stem in {"있", "드리"})
