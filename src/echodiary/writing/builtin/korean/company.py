"""A person or a pet alone among keywords, and the deed or thing next to it: 강아지 · 산책, 엄마 · 생신, 아빠 · 통화."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.lexicon import DAY_ENDS, FIXED, MET, PEOPLE, STATES
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.said_of import SAID_OF
from echodiary.writing.builtin.korean.shares import BABIES
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind
from echodiary.writing.builtin.korean.wanting_words import BODILY
from echodiary.writing.builtin.reading import Fragment

_PETS = frozenset(
    ("강아지", "고양이", "냥이", "길고양이", "댕댕이", "멍멍이", "햄스터", "토끼", "거북이", "앵무새", "고슴도치")
)
# What one does with somebody.
_TOGETHER = frozenset((
    "통화", "영상통화", "전화", "산책", "데이트", "외식", "쇼핑", "등산", "여행", "수다", "대화", "나들이", "장보기",
    "목욕탕",
    "드라이브", "낚시", "캠핑", "김장", "말다툼", "화해", "싸움", "병원", "운동", "놀이터", "키즈카페",
))  # fmt: skip
_TREATED = frozenset(("중성화", "미용", "목욕", "예방접종", "검진", "수술", "접종", "진료"))
_WENT_AWAY = frozenset(("탈출", "가출", "입양", "무지개다리"))


def accompanied(pieces: Sequence[Fragment]) -> list[Fragment]:
    """Return the keywords, a person or pet with what was done with it, or happened to it, as one."""
    found: list[Fragment] = []
    for piece in pieces:
        whose = found[-1].text if found and found[-1].keyword and piece.keyword else ""
        joined = _joined(whose, piece.text) if (whose in PEOPLE | _PETS) and whose not in MET else ""
        if joined:
            found[-1] = replace(piece, text=joined)
        else:
            found.append(piece)
    return found


def _joined(whose: str, told: str) -> str:
    """Return both in one note; "" where they are two."""
    last = told.rsplit(maxsplit=1)[-1]
    if whose in _PETS and told in {"밥", "사료", "간식"}:
        return f"{whose} {told}"
    if told in BODILY and (whose in _PETS or whose in BABIES):
        return f"{whose} {told}"
    if told in _TOGETHER:
        return f"{with_particle(whose, '이랑')} {told}"
    if last in _TREATED and whose in _PETS:
        return f"{whose} {told}"
    fixed = FIXED.get(last) or SAID_OF.get(last)
    verb = Verb(*fixed) if fixed is not None else verb_of_kind(last)
    if last in _WENT_AWAY or last in kinds.GOINGS or told in STATES:
        return f"{whose} {told}"
    if last.endswith(DAY_ENDS) or last in {"환갑", "칠순", "기일", "백일", "첫돌"}:
        return f"{whose} {told}"
    if verb is None or " " in told:
        return ""
    if verb.stem in {"먹", "마시", "보"} or (verb.stem == "가" and verb.particle == "에"):
        return f"{with_particle(whose, '이랑')} {told}" if whose not in _PETS else ""
    return ""
