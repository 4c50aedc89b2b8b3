"""Amounts that say when, how long it took, or which one: 시험일 12월 6일, 왕복 3시간, 러닝 5km 28분, 이력서 3군데."""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.lexicon import TIMES
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, identity, saying, to_come
from echodiary.writing.builtin.korean.verbs import Verb

_DATED = re.compile(
    r"^(\S*[가-힣](?: \S*[가-힣])?) (?:\d{1,2}월 ?\d{1,2}일|\d{1,2}/\d{1,2})(?: ?\(?[월화수목금토일]\)?)?$"
)
_TOOK = frozenset((
    "왕복", "편도", "이동", "이동시간", "소요", "소요시간", "가는데", "오는데", "배송", "설치", "조립", "준비",
    "대기시간",
    "출근길", "퇴근길", "환승시간", "운전시간", "비행시간", "비행", "로딩", "다운로드", "복구", "수리", "조리",
    "요리시간",
))  # fmt: skip
_STOOD = frozenset(("줄",))
_WAITED = frozenset(("웨이팅", "대기", "기다림"))
_NUMBERED = frozenset(("대기", "번호", "순번", "대기번호", "예약번호", "좌석"))
_TIME = frozenset(("시간", "분", "초"))
_WAY = frozenset(("km", "Km", "KM", "키로", "킬로", "m", "미터", "바퀴", "문제", "쪽", "페이지", "장"))
_LEVELS = ("등급", "급", "등", "위", "점", "단", "차원", "타", "승", "패", "무", "연패", "연승")
_EXAMS = (
    "고사",
    "시험",
    "토익",
    "오픽",
    "토플",
    "수능",
    "퀴즈",
    "필기",
    "실기",
    "면접",
    "평가",
    "경기",
    "시합",
    "대회",
)


def read_measure(phrase: Phrase) -> NounReading | None:
    """Return what such an amount at the end of a fragment says; None where there is none."""
    if (dated := _dated(phrase)) is not None:
        return dated
    last = phrase.eojeols[-1]
    if len(phrase.eojeols) < 2 or not last.is_count:
        return None
    before = phrase.eojeols[-2]
    if last.unit in _TIME:
        return _took(phrase, before) or _in_time(phrase, before)
    if before.text in _NUMBERED and last.unit == "번":
        return identity(phrase.text)
    ranked = last.text.endswith(_LEVELS) and before.is_bare_noun and before.text.endswith(_EXAMS)
    return identity(phrase.text) if ranked else None


def _dated(phrase: Phrase) -> NounReading | None:
    """시험일 12월 6일 -> 시험일은 12월 6일이다: past or to come."""
    found = _DATED.match(phrase.text)
    if found is None or found[1].split()[-1] in TIMES:
        return None
    end = len(found[1])
    name = next((eojeol for eojeol in phrase.eojeols if eojeol.end == end), None)
    if name is None or name.last.base in {"JX", "JKS", "JKB", "EC", "ETM"}:
        return to_come(identity(phrase.text))  # 실기는 6/14, 다시 잡으니 12월 3일
    return to_come(identity(phrase.text, Edit(end, end, particle_after(found[1], "은"))))


def _took(phrase: Phrase, before: Eojeol) -> NounReading | None:
    """왕복 3시간 -> 왕복 3시간이 걸렸다, 줄 40분 -> 줄을 40분 섰다, 웨이팅 1시간 -> 웨이팅을 1시간 했다."""
    after = Edit(before.end, before.end, particle_after(before.text, "을"))
    if before.text in _STOOD:
        return saying(phrase.text, Verb("", "서", "VV"), after)
    if before.text in _WAITED:
        return saying(phrase.text, Verb("", "하", "VV"), after)
    if before.text not in _TOOK:
        return None
    tied = (Edit(before.end, before.end, "에"),) if before.text not in {"왕복", "편도", "총"} else ()
    return saying(phrase.text, Verb("이", "걸리", "VV"), *tied)


def _in_time(phrase: Phrase, before: Eojeol) -> NounReading | None:
    """러닝 5km 28분 -> 러닝 5km에 28분이 걸렸다."""
    if len(phrase.eojeols) < 3 or not (before.is_count and before.unit in _WAY):
        return None
    if not phrase.eojeols[-3].is_bare_noun:
        return None
    return saying(phrase.text, Verb("이", "걸리", "VV"), Edit(before.end, before.end, "에"))
