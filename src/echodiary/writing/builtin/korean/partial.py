"""Fragments that end in a particle, their verb left to be guessed: 2막까지, 사진부터, 10키로나, 커피도."""

from __future__ import annotations

import re
from itertools import pairwise

from echodiary.writing.builtin.korean.clause import Clause, Edit
from echodiary.writing.builtin.korean.levels import Predicate
from echodiary.writing.builtin.korean.lexicon import FIXED, TIMES
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.saying import identity, to_come
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind

_READ = {"쪽": "읽", "페이지": "읽", "p": "읽", "화": "보", "회": "보"}
_TEN_THOUSANDS = re.compile(r"\d만$")
_DID = Verb("", "하", "VV")
_NOUNS = frozenset(("NNG", "NNP", "XSN", "SL"))


def is_guess(text: str, clause: Clause) -> bool:
    """Whether the verb of such a clause might have been another."""
    sure = {text.rsplit(" ", 1)[-1].removesuffix("부터").removesuffix("도")} & set(FIXED)
    return not (clause.predicate.is_copula or clause.predicate.stem[-1][0] in {"되", "없"} or sure)


def partial(text: str, morphs: tuple[Morph, ...]) -> Clause | None:
    """대본리딩 2막까지 -> 대본리딩 2막까지 했다, 증거가 하나뿐 -> 증거가 하나뿐이었다."""
    if len(morphs) < 2 or morphs[-1].base != "JX":
        return None
    form, before = morphs[-1].form, morphs[-2]
    if form == "만" and _TEN_THOUSANDS.search(text):
        return identity(text).clause  # 원두 200g 1.8만
    if form == "까지" and " " not in text and text.removesuffix("까지") in TIMES:
        return to_come(identity(text)).clause  # 과제 2개 남음. 월요일까지
    if (left := _left_open(text, form, before)) is not None:
        return left
    place = text.split(" ", 1)[0]
    if form == "까지" and (verb_of_kind(place) or _DID).stem == "가" and " " in text:
        stayed = Predicate((("있", "VA"),), ("었",), descriptive=True)  # 독서실 11시까지
        return Clause(text, len(text), stayed, " ", (Edit(len(place), len(place), "에"),))
    if form in {"나", "이나"} and (before.base in {"NNB", "SN", "NR"} or before.form in {"시간", "키로", "만원"}):
        return _told(text, Verb("", "되", "VV"))  # 10키로나 됐다
    if form == "밖에":
        return _told(text, Verb("", "없", "VA"))
    if form in {"까지", "만"}:
        return _told(text, (_comes(morphs) if form == "만" else _read(before)) or _DID)  # 카톡은 광고만
    if form in {"부터", "도"} and before.base in _NOUNS:
        return _told(text, _verb(before.form) or _DID) if form == "부터" or _verb(before.form) else None
    return None


def _left_open(text: str, form: str, before: Morph) -> Clause | None:
    """증거가 하나뿐 -> 하나뿐이었다, 구석에만 -> 구석에만 있었다, 착각일 수도 -> 착각일 수도 있다."""
    if form == "뿐":
        return identity(text).clause
    if form == "만" and (before.form, before.tag) == ("에", "JKB"):
        return Clause(text, len(text), Predicate((("있", "VA"),), ("었",), descriptive=True), " ")
    if form == "도" and before.form == "수" and " " in text:
        return Clause(text, len(text), Predicate((("있", "VA"),), descriptive=True), " ")
    return None


def _read(before: Morph) -> Verb | None:
    """데미안 80쪽까지: a count that says that it was read, or seen."""
    if before.form in _READ:
        return Verb("", _READ[before.form], "VV")
    kind = verb_of_kind(before.form)
    return Verb("", kind.stem, "VV") if kind is not None and kind.stem in {"먹", "마시"} else None  # 볶음밥까지


def _comes(morphs: tuple[Morph, ...]) -> Verb | None:
    """Return the verb of what the clause is about, if it comes by itself: 카톡, 택배."""
    for noun, particle in pairwise(morphs):
        if particle.base == "JX" and particle.form in {"은", "는"} and noun.base == "NNG":
            fixed = FIXED.get(noun.form)
            return Verb("", fixed[1], fixed[2]) if fixed is not None and fixed[1] == "오" else None
    return None


def _verb(noun: str) -> Verb | None:
    """Return the verb that Korean has for a noun: 사진부터 찍었다, 커피도 마셨다."""
    fixed = FIXED.get(noun)
    found = Verb(*fixed) if fixed is not None else verb_of_kind(noun)
    return None if found is None or found.tag == "VCP" else found


def _told(text: str, verb: Verb) -> Clause:
    tag = "VV" if verb.tag == "XSV" else verb.tag
    descriptive = tag == "VA"
    return Clause(text, len(text), Predicate(((verb.stem, tag),), descriptive=descriptive, supplied_past=True), " ")
