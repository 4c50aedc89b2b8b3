"""A place and what one has there, side by side: 약국 파스 -> 약국에서 파스를 샀다, 국밥집 수육 -> …에서 … 먹었다."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from echodiary.writing.builtin.korean import kinds_of_things as things
from echodiary.writing.builtin.korean.chain_words import EATERIES
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.gathering import SHOPS
from echodiary.writing.builtin.korean.lexicon import MONEY, PEOPLE, TIMES
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, saying
from echodiary.writing.builtin.korean.towns import TOWNS
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind

_CLINICS = (
    "병원",
    "의원",
    "안과",
    "내과",
    "외과",
    "치과",
    "피부과",
    "이비인후과",
    "소아과",
    "산부인과",
    "보건소",
    "응급실",
)
_REMEDIES = ("약", "제", "연고", "처방전", "파스", "밴드", "반창고", "거즈", "소독솜", "인공눈물", "진단서", "소견서")
_NO_REMEDIES = ("예약", "문제", "숙제", "과제", "삭제", "치약", "계약", "청약", "결제", "면제", "통제")
_FEES = ("비", "값", "료", "요금", "세", "금", "권")
_DONE_THERE = frozenset((
    "공부", "과제", "숙제", "독서", "작업", "알바", "수다", "데이트", "낮잠", "회의", "미팅", "운동", "필사", "산책",
    "물리치료", "도수치료", "신경치료", "재활치료", "레이저", "상담", "진료", "카공", "회식", "야근",
))  # fmt: skip
_COMPOUNDS = frozenset((("회사", "회식"), ("편의점", "알바"), ("카페", "알바"), ("마트", "알바"), ("학원", "알바")))


def read_errand(phrase: Phrase) -> NounReading | None:
    """Return what one had or bought at the place that a fragment names first; None where it names no such thing."""
    eojeols = _without_time(phrase.eojeols)
    if len(eojeols) < 2 or not all(one.is_bare_noun or _is_amount(one) for one in eojeols):
        return None
    place, goods = eojeols[0], eojeols[1:]
    if not _is_place(place) or not goods[0].is_bare_noun:
        return None
    at = Edit(place.end, place.end, "에서")
    priced = goods[-1].is_count and goods[-1].unit in MONEY
    named = goods[:-1] if priced else goods
    if place.text == "약국" or place.text.endswith(_CLINICS):
        return _remedies(phrase, named, at, clinic=place.text != "약국", priced=priced)
    if priced:
        return _bought(phrase, named, at) if place.text in SHOPS else None
    return _eaten(phrase, place, named, at)


def done_at(noun: Eojeol, deed: Eojeol) -> bool:
    """Whether a deed at the end of a note was done at the place before it: 도서관 공부."""
    return _is_place(noun) and deed.text in _DONE_THERE and (noun.text, deed.text) not in _COMPOUNDS


def _without_time(eojeols: Sequence[Eojeol]) -> Sequence[Eojeol]:
    return eojeols[1:] if eojeols and eojeols[0].text in TIMES else eojeols


def _is_place(eojeol: Eojeol) -> bool:
    verb = verb_of_kind(eojeol.text)
    return verb is not None and verb.stem == "가" and eojeol.text not in TOWNS


def _is_amount(eojeol: Eojeol) -> bool:
    return eojeol.is_count or eojeol.is_numeral


def _remedies(phrase: Phrase, named: Sequence[Eojeol], at: Edit, *, clinic: bool, priced: bool) -> NounReading | None:
    """안과 안약 -> 안과에서 안약을 받았다; at a pharmacy one buys."""
    remedies = [one for one in named if not _is_amount(one)]
    if not remedies or not all(map(_is_remedy, remedies)) or (clinic and priced):
        return None
    edits = (at, *_tied(named))
    if priced:
        end = named[-1].end
        bought = Verb("에", "사", "VV", guessed=True)
        return saying(phrase.text, bought, *edits, Edit(end, end, particle_after(named[-1].text, "을")))
    had = Verb("을", "받", "VV-R", guessed=True) if clinic else Verb("을", "사", "VV", guessed=True)
    return saying(phrase.text, had, *edits)


def _is_remedy(eojeol: Eojeol) -> bool:
    known = eojeol.text in things.MEDICINES or eojeol.text in things.SMEARED | things.STUCK
    return known or (eojeol.text.endswith(_REMEDIES) and not eojeol.text.endswith(_NO_REMEDIES))


def _tied(named: Sequence[Eojeol]) -> tuple[Edit, ...]:
    """Return what stands between several things: 항생제와 안약; 연고, 밴드, 거즈."""
    ends = [one for one, after in pairwise(named) if not _is_amount(after)]
    if len(ends) == 1 and not _is_amount(ends[0]):
        return (Edit(ends[0].end, ends[0].end, particle_after(ends[0].text, "과")),)
    return tuple(Edit(one.end, one.end, ",") for one in ends)


def _bought(phrase: Phrase, named: Sequence[Eojeol], at: Edit) -> NounReading | None:
    """다이소 방석 5천원 -> 다이소에서 방석을 5천원에 샀다."""
    last = named[-1]
    if not last.is_bare_noun or last.text.endswith(_FEES) or last.text in PEOPLE:
        return None
    after = Edit(last.end, last.end, particle_after(last.text, "을"))
    return saying(phrase.text, Verb("에", "사", "VV", guessed=True), at, after)


def _eaten(phrase: Phrase, place: Eojeol, named: Sequence[Eojeol], at: Edit) -> NounReading | None:
    """국밥집 수육 한 접시 -> 국밥집에서 수육 한 접시를 먹었다."""
    dishes = [one for one in named if not _is_amount(one) and one.text not in {"잔", "병", "그릇", "캔", "접시"}]
    verb = verb_of_kind(dishes[-1].text) if dishes else None
    if verb is None or verb.stem not in {"먹", "마시"} or not place.text.endswith(EATERIES):
        return None
    return saying(phrase.text, verb, at)
