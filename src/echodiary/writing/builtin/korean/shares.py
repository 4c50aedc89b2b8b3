"""So many for each, talks by the minute, and things that a date is set for: data and one rule for `amounts`."""

from __future__ import annotations

from dataclasses import replace

from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, identity, saying
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind

TALKS = frozenset(("통화", "전화", "영상통화", "수다", "대화", "얘기", "이야기", "카톡"))
PETS = frozenset(
    ("고양이", "강아지", "냥이", "길고양이", "댕댕이", "멍멍이", "물고기", "햄스터", "토끼", "길냥이", "금붕어", "구피")
)
_FODDER = frozenset(("밥", "사료", "간식", "물", "츄르", "먹이", "캔", "약"))
BABIES = frozenset(("애기", "아기", "애", "아이", "애들", "아이들", "막내", "둘째", "첫째"))
_BABY_FOOD = frozenset(("밥", "이유식", "우유", "분유", "약", "해열제", "감기약", "죽", "간식"))
_CAME = {"알람": "울리"} | dict.fromkeys(
    ("카톡", "문자", "메일", "연락", "답장", "택배", "알림", "톡", "디엠", "DM"), "오"
)
_SO_OFTEN = frozenset(("번", "회", "개", "통", "건"))
_MOST_EATEN = 30  # by one person, of anything
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


def is_crowd_fed(count: Eojeol) -> bool:
    """Whether so many are more than anybody eats: 국수 200그릇."""
    number = count.text[: len(count.text) - len(count.unit)]
    return number.isdigit() and int(number) > _MOST_EATEN and count.unit in {"그릇", "인분", "개", "접시", "줄", "마리"}


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


def compared(phrase: Phrase) -> NounReading:
    """Return 주식 -12% -> 주식은 -12%였다."""
    for eojeol in phrase.eojeols[:-1]:
        if eojeol.is_bare_noun and eojeol.end == phrase.eojeols[-1].start - 1:
            return identity(phrase.text, Edit(eojeol.end, eojeol.end, particle_after(eojeol.text, "은")))
    return identity(phrase.text)


def fed(whom: Eojeol, food: Eojeol) -> Verb | None:
    """Return the verb of feeding: 고양이 밥 -> 고양이 밥을 줬다, 애기 이유식 -> 애기 이유식을 먹였다."""
    if whom.text in PETS and food.text in _FODDER:
        return Verb("을", "주", "VV", guessed=True)
    return Verb("을", "먹이", "VV", guessed=True) if whom.text in BABIES and food.text in _BABY_FOOD else None


def came(phrase: Phrase, noun: Eojeol, count: Eojeol) -> NounReading | None:
    """Return 엄마 카톡 12개 -> 엄마 카톡이 12개 왔다, 알람 5번 -> 알람이 5번 울렸다."""
    stem = _CAME.get(noun.text)
    if stem is None or not noun.is_bare_noun or count.unit not in _SO_OFTEN:
        return None
    after = Edit(noun.end, noun.end, particle_after(noun.text, "이"))
    return saying(phrase.text, Verb("", stem, "VV"), after)
