"""Bare nouns in a row, which a note names without any predicate: 할아버지 기일 · 성묘 · 잡채, 감기 · 조퇴 · 죽.

Two neighbours are apart where each has a verb of its own and the first says nothing of what the second is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean import kinds_of_things as things
from echodiary.writing.builtin.korean.boundary_words import (
    AFTER_DAYS,
    AFTER_DEEDS,
    AFTER_ILLNESS,
    ALONE,
    CLOSED_DEEDS,
    COMPLETIONS,
    ILL_ENDS,
    ILLNESSES,
)
from echodiary.writing.builtin.korean.judging import JUDGMENTS
from echodiary.writing.builtin.korean.lexicon import (
    DAY_ENDS,
    FIXED,
    MEALS,
    MONEY,
    OBJECTS,
    PEOPLE,
    SPANS,
    STATES,
    TIMES,
)
from echodiary.writing.builtin.korean.listing import is_whole_dish
from echodiary.writing.builtin.korean.phrase import Eojeol
from echodiary.writing.builtin.korean.said_of import SAID_OF
from echodiary.writing.builtin.korean.towns import TOWNS
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind

_FEWEST = 3  # words that make a chain; two are mostly one thing
_CAPPED = frozenset(
    ("개", "잔", "병", "캔", "포기", "그릇", "판", "접시", "줄", "봉지", "박스", "상자", "마리", "켤레")
)
# What takes the dish before it to say what it is: 파스타 맛집, 치킨 배달.
_OF_DISHES = (
    "집", "가게", "식당", "맛집", "거리", "골목", "투어", "배달", "포장", "주문", "만들기", "담그기", "굽기", "재료",
    "값", "장사", "축제", "무한리필", "먹방", "레시피", "냄새", "데이트", "파티", "타임", "세트", "쿠폰", "예약",
    "실패", "성공", "폭식", "과식", "금식", "단식", "나눔", "알바",
)  # fmt: skip
# What a dish has with it: 라면 스프.
_WITH_DISHES = (
    "소스", "스프", "국물", "양념", "그릇", "냄비", "접시", "포장지", "사리", "토핑", "반죽", "기름", "뚜껑", "도시락",
    "집게", "용기", "사장님", "아저씨", "아줌마", "이벤트", "신메뉴", "메뉴", "조합", "맛", "존맛", "꿀맛",
)  # fmt: skip
_OCCASIONS = (
    "예배",
    "미사",
    "법회",
    "행군",
    "회식",
    "환갑",
    "칠순",
    "잔치",
    "운동회",
    "결혼식",
    "장례식",
    "졸업식",
    "입학식",
)
_OF_PLACES = frozenset(("주차장", "화장실", "구내식당", "매점", "식당", "앞", "뒤", "옆", "근처", "안", "카페", "입구"))
_ORDINALS = ("번째", "회차", "일차", "주차")
_TIMES = frozenset(("회", "번", "건", "명"))
_WHO = frozenset(("명", "건", "팀"))
_OF_SPANS = frozenset(
    ("간격", "이상", "정도", "초과", "코스", "대기", "지연", "연속", "만", "동안", "전", "뒤", "후", "차이")
)
_OF_WEATHER = frozenset(("소식", "예보", "구경", "특보", "주의보", "경보", "피해", "농도", "수치", "나쁨", "심함"))
EATERIES = (
    "집", "식당", "카페", "뷔페", "레스토랑", "포차", "호프", "맛집", "분식", "스타벅스", "스벅", "투썸",
    "포장마차", "술집", "이자카야", "다방", "구내식당", "푸드코트", "바",
)  # fmt: skip
"""Where one eats or drinks, by the end of its name."""
_TRADES = frozenset(("거래", "중고거래", "직거래", "구매", "구입", "쇼핑", "득템", "직구", "지름", "장보기"))
_WEATHER = frozenset(("비", "눈", "소나기", "폭우", "폭설", "첫눈", "미세먼지", "황사", "태풍", "안개", "장마", "우박"))
_WHICH = ("째", "차", "회차", "번째", "등", "위", "호", "호선", "층", "학년", "반", "월", "일", "시", "년")


def parts_chain(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """Whether a new thing begins at an eojeol of a chain; `start` is where the present one began."""
    if not all(map(_is_named, eojeols[start:])) or _named_in_a_row(eojeols) < _FEWEST:
        return False
    here, before = eojeols[index], eojeols[index - 1]
    if _is_amount(here) or here.text in COMPLETIONS | kinds.HAPPENED.keys() | STATES | TIMES | PEOPLE:
        return False
    judged = (verb := _verb(here)) is not None and verb.tag == "VCP"
    if before.is_numeral and index > 1 and (judged or here.text in things.NAMED):
        return True  # 관리비 12 · 빈털터리
    if before.is_count or before.text in _CAPPED:
        return _amount_closes(eojeols, index, start)
    if before.text in PEOPLE | TIMES | TOWNS:
        return False
    if before.text in _TRADES:
        return eojeols[-1].unit in MONEY and here.is_bare_noun  # 당근 거래 · 의자 1만5천원
    priced = any(one.is_count and one.unit in MONEY for one in eojeols[index + 1 : index + 2])
    return _is_apart(before, here, first=index - start == 1, priced=priced)


def felt_of_price(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Whether a word tells how it was, after what it cost: 레이저 12만원 · 따가움."""
    here, before = eojeols[index], eojeols[index - 1]
    felt = here.morphs[0].base == "VA" and here.last.base in {"ETN", "EF"}
    felt = felt or here.text in ALONE  # 꽃다발 2만원 · 눈물
    return felt and index + 1 == len(eojeols) and index > 1 and before.is_count and before.unit in MONEY


def _named_in_a_row(eojeols: Sequence[Eojeol]) -> int:
    """Return how many bare nouns and amounts stand at the end of a text."""
    return len(list(takewhile(_is_named, reversed(eojeols))))


def _is_named(eojeol: Eojeol) -> bool:
    return eojeol.is_bare_noun or _is_amount(eojeol) or eojeol.text in {"첫", "새"}


def _is_amount(eojeol: Eojeol) -> bool:
    return eojeol.is_count or eojeol.is_numeral or eojeol.text in _CAPPED


def _amount_closes(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """김치 10포기 · 수육: so many of a thing, then another."""
    here, before = eojeols[index], eojeols[index - 1]
    verb = _verb(here)
    if index - start < 2 or verb is None or before.unit in MONEY or here.text in _OF_SPANS:
        return False
    if before.text.endswith(_ORDINALS):
        return True  # 헌혈 30번째 · 영화표
    if before.text.endswith(_WHICH):
        return False
    became = eojeols[-1].text in COMPLETIONS | kinds.HAPPENED.keys()
    if became and before.unit in _WHO:
        return False  # 손님 12명 예약 취소
    served = before.unit in _CAPPED or before.text in _CAPPED
    return served or before.unit in _TIMES or (before.unit in SPANS and not verb.is_action and verb.stem != "있")


def _is_apart(before: Eojeol, here: Eojeol, *, first: bool, priced: bool) -> bool:
    """Whether two nouns side by side are two things."""
    first_verb, verb = _verb(before), _verb(here)
    if _is_ill(before.text):
        return here.text not in AFTER_ILLNESS and not _is_ill(here.text)
    if before.text in _WEATHER:
        return verb is not None and here.text not in _OF_WEATHER
    if before.text.endswith(_OCCASIONS) and verb is not None and here.text not in AFTER_DEEDS | AFTER_DAYS:
        return True  # 야간행군 · 물집
    if first_verb is not None and verb is None and first_verb.stem in {"먹", "마시"}:
        return is_whole_dish(before.text) and not here.text.endswith((*_OF_DISHES, *_WITH_DISHES))
    if first_verb is None or verb is None or here.text in JUDGMENTS:
        return False
    if first_verb.tag == "VCP" or before.text.endswith(DAY_ENDS) or before.text in kinds.EVENTS | things.NAMED:
        return here.text not in AFTER_DAYS | AFTER_DEEDS
    if _is_dish(first_verb):
        return (priced and is_whole_dish(before.text)) or _follows_dish(before, here, verb)
    if _is_place(first_verb):
        served = before.text.endswith(EATERIES) and not _is_dish(verb) and not verb.is_action
        return (served or _is_place(verb)) and here.text not in _OF_PLACES
    deed = before.text in CLOSED_DEEDS or before.text in kinds.HAPPENED or first_verb.stem == "가"
    served = before.text in CLOSED_DEEDS and (_is_dish(verb) or _is_place(verb))  # 조퇴 · 죽
    return deed and (served or not first) and here.text not in AFTER_DEEDS


def _follows_dish(before: Eojeol, here: Eojeol, verb: Verb) -> bool:
    """Whether a dish is whole before a word: 떡볶이 · 노래방, 수육 · 막걸리, but 파스타 맛집, 딸기 우유."""
    if before.text in MEALS or before.text in things.MEDICINES:
        return False
    if verb.stem == "마시":
        return is_whole_dish(before.text)
    return (
        not _is_dish(verb) and verb.stem != "사" and not here.text.endswith(_OF_DISHES) and here.text not in AFTER_DEEDS
    )


def _is_dish(verb: Verb) -> bool:
    return verb.stem in {"먹", "마시"}


def _is_place(verb: Verb) -> bool:
    return verb.stem == "가" and verb.particle == "에"


def _is_ill(word: str) -> bool:
    return word in ILLNESSES or (len(word) > 2 and word.endswith(ILL_ENDS))


def _verb(eojeol: Eojeol) -> Verb | None:
    """Return the verb that Korean has for a noun by itself."""
    fixed = FIXED.get(eojeol.text) or SAID_OF.get(eojeol.text)
    if fixed is None and eojeol.text in OBJECTS:
        return Verb("", "하", "XSV")
    return Verb(*fixed) if fixed is not None else verb_of_kind(eojeol.text)
