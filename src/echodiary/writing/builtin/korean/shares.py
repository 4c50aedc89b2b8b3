"""So many for each, talks by the minute, and things that a date is set for: data and one rule for `amounts`."""

from __future__ import annotations

from dataclasses import replace

from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.korean.saying import NounReading, saying
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind

TALKS = frozenset(("통화", "전화", "영상통화", "수다", "대화", "얘기", "이야기", "카톡"))
DATED = frozenset((
    "예약", "만기", "마감", "상담", "수술", "검사", "면접", "시험", "결혼식", "이사", "상견례", "발표", "예정일",
    "출산", "개학",
    "재검", "검진", "진료", "계약", "입주", "전역", "퇴사", "입사", "여행", "공연", "콘서트", "대회",
))  # fmt: skip


def baby_fed(phrase: Phrase) -> NounReading | None:
    """Return 분유 160 -> 분유 160을 먹였다."""
    last = phrase.eojeols[-1]
    if len(phrase.eojeols) < 2 or phrase.eojeols[-2].text not in {"분유", "모유", "이유식", "해열제"}:
        return None
    measured = last.is_numeral or last.text.lower().endswith(("ml", "cc", "미리", "g"))
    return saying(phrase.text, Verb("을", "먹이", "VV", guessed=True)) if measured and last.text[0].isdigit() else None


def shared(phrase: Phrase) -> NounReading | None:
    """Return 바나나우유 하나씩 -> 바나나우유를 하나씩 마셨다."""
    last = phrase.eojeols[-1]
    if not last.text.endswith("씩") or len(phrase.eojeols) < 2:
        return None
    noun = next((one for one in reversed(phrase.eojeols[:-1]) if one.is_bare_noun and not one.is_numeral), None)
    verb = None if noun is None else verb_of_kind(noun.text)
    if noun is None or verb is None or verb.stem not in {"먹", "마시"}:
        return None
    after = Edit(noun.end, noun.end, particle_after(noun.text, "을"))
    return saying(phrase.text, replace(verb, particle="", guessed=True), after)
