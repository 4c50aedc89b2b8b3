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
from echodiary.writing.builtin.korean.chain_words import (
    AFTER_OUTCOMES,
    CAPPED,
    COUNTED_APART,
    EATERIES,
    FEELINGS,
    FEWEST,
    OCCASIONS,
    OF_DEEDS,
    OF_DISHES,
    OF_PLACES,
    OF_SPANS,
    OF_SUMS,
    OF_WEATHER,
    ORDINALS,
    SUMS,
    TIMES_OVER,
    TRADES,
    WEATHER,
    WHICH,
    WITH_DISHES,
)
from echodiary.writing.builtin.korean.judging import JUDGMENTS
from echodiary.writing.builtin.korean.kinds_of_deeds import DONE_TO
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


def parts_chain(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """Whether a new thing begins at an eojeol of a chain; `start` is where the present one began."""
    if not all(map(_is_named, eojeols[start:])) or _named_in_a_row(eojeols) < FEWEST:
        return False
    here, before = eojeols[index], eojeols[index - 1]
    if _leads(eojeols, index):
        return _ends_thing(before) and _is_told_by_itself(eojeols, index)  # 완등 · 손가락 물집
    if _is_amount(here) or _became(here) or here.text in COMPLETIONS | STATES | TIMES | PEOPLE:
        return False
    judged = (verb := _verb(here)) is not None and verb.tag == "VCP"
    if before.is_numeral and index > 1 and (judged or here.text in things.NAMED):
        return True  # 관리비 12 · 빈털터리
    if before.is_count or (before.text in CAPPED and index > 1 and eojeols[index - 2].is_numeral):
        return _amount_closes(eojeols, index, start)
    if before.text in PEOPLE | TIMES | TOWNS:
        return False
    if index - start > 1 and (before.text in COMPLETIONS or _became(before)):
        return here.text not in AFTER_OUTCOMES  # 취소표 성공 · 부산
    if here.text in SUMS and _is_amount(eojeols[min(index + 1, len(eojeols) - 1)]):
        return _verb(before) is not None and here is not eojeols[-1]  # 원룸 계약 · 보증금 500
    if before.text in TRADES:
        return eojeols[-1].unit in MONEY and here.is_bare_noun  # 당근 거래 · 의자 1만5천원
    priced = any(one.is_count and one.unit in MONEY for one in eojeols[index + 1 : index + 2])
    return _is_apart(before, here, first=index - start == 1, priced=priced)


def felt_of_price(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Whether a word tells how it was, after what it cost: 레이저 12만원 · 따가움."""
    here, before = eojeols[index], eojeols[index - 1]
    felt = here.morphs[0].base == "VA" and here.last.base in {"ETN", "EF"}
    felt = felt or here.text in ALONE  # 꽃다발 2만원 · 눈물
    return felt and index + 1 == len(eojeols) and index > 1 and before.is_count and before.unit in MONEY


def felt_at_last(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """Whether the last word tells how one felt after what stands before it: 수영 1km 32분 · 개운."""
    here, before = eojeols[index], eojeols[index - 1]
    whole = index - start > 1 and (before.is_bare_noun or _is_amount(before) or before.text.endswith("째"))
    return whole and here is eojeols[-1] and here.text in FEELINGS and before.text not in {"기분", "마음", "속"}


def _named_in_a_row(eojeols: Sequence[Eojeol]) -> int:
    """Return how many bare nouns and amounts stand at the end of a text."""
    return len(list(takewhile(_is_named, reversed(eojeols))))


def _is_named(eojeol: Eojeol) -> bool:
    return eojeol.is_bare_noun or _is_amount(eojeol) or eojeol.text in {"첫", "새"}


def _is_amount(eojeol: Eojeol) -> bool:
    return eojeol.is_count or eojeol.is_numeral or eojeol.text in CAPPED


def _amount_closes(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """김치 10포기 · 수육: so many of a thing, then another."""
    here, before = eojeols[index], eojeols[index - 1]
    verb = _verb(here)
    if before.unit in MONEY:
        return index - start > 1 and _is_priced_apart(eojeols, index)
    timed = before.unit in SPANS and index - start > 2 and eojeols[index - 2].is_count and here is eojeols[-1]
    if timed and here.text not in OF_SPANS:
        return here.is_bare_noun  # 러닝 9km 54분 · 맞바람
    if index - start < 2 or verb is None or here.text in OF_SPANS:
        return False
    if here.text in DONE_TO | OBJECTS.keys() and index + 1 == len(eojeols):
        return False  # 계란 120개 포장
    if before.text.endswith(ORDINALS):
        return True  # 헌혈 30번째 · 영화표
    if before.text.endswith(WHICH) and before.text not in CAPPED:
        return False
    became = eojeols[-1].text in COMPLETIONS | kinds.HAPPENED.keys()
    if became and before.unit in COUNTED_APART:
        return False  # 손님 12명 예약 취소
    served = before.unit in CAPPED or before.text in CAPPED
    return served or before.unit in TIMES_OVER or (before.unit in SPANS and not verb.is_action and verb.stem != "있")


def _is_priced_apart(eojeols: Sequence[Eojeol], index: int) -> bool:
    """병원비 34만원 · 실비 청구: a sum of the thing before it, then another thing with a verb of its own."""
    here, priced, last = eojeols[index], eojeols[index - 2], eojeols[-1]
    if not (priced.is_bare_noun or priced.is_count) or here.text in OF_SUMS or last.text in OF_SUMS:
        return False
    if here is last:
        return (here.is_bare_noun and len(here.text) > 1) or here.text in WEATHER  # 수술 25만원 · 깔때기
    return _verb(last) is not None and not last.is_count


def _is_apart(before: Eojeol, here: Eojeol, *, first: bool, priced: bool) -> bool:
    """Whether two nouns side by side are two things."""
    first_verb, verb = _verb(before), _verb(here)
    if _is_ill(before.text):
        return here.text not in AFTER_ILLNESS and not _is_ill(here.text)
    if before.text in WEATHER:
        return verb is not None and here.text not in OF_WEATHER
    if before.text.endswith(OCCASIONS) and verb is not None and here.text not in AFTER_DEEDS | AFTER_DAYS:
        return True  # 야간행군 · 물집
    if first_verb is not None and verb is None and first_verb.stem in {"먹", "마시"}:
        return is_whole_dish(before.text) and not here.text.endswith((*OF_DISHES, *WITH_DISHES))
    if first_verb is None or verb is None or here.text in JUDGMENTS:
        return False
    if first_verb.tag == "VCP" or before.text.endswith(DAY_ENDS) or before.text in kinds.EVENTS | things.NAMED:
        return here.text not in AFTER_DAYS | AFTER_DEEDS
    if _is_dish(first_verb):
        return (priced and is_whole_dish(before.text)) or _follows_dish(before, here, verb)
    if _is_place(first_verb):
        served = before.text.endswith(EATERIES) and not _is_dish(verb) and not verb.is_action
        return (served or _is_place(verb)) and here.text not in OF_PLACES
    bought = before.text in kinds.BOUGHT and is_whole_dish(here.text)  # 꽃 · 짜장면
    return bought or _ends_deed(before, here, first=first)


def _ends_deed(before: Eojeol, here: Eojeol, *, first: bool) -> bool:
    """Whether a deed is over before another thing: 다툼 · 화해, 조퇴 · 죽."""
    first_verb, verb = _verb(before), _verb(here)
    if first_verb is None or verb is None:
        return False
    done = before.text in kinds.ACTS | CLOSED_DEEDS or first_verb.stem == "가"
    if done and _is_deed(first_verb) and _follows_deed(here, verb):
        return True
    there = first_verb.stem == "있" and first_verb.tag == "VA" and _follows_deed(here, verb)  # 정체 · 휴게소
    deed = there or _became(before) or before.text in CLOSED_DEEDS or first_verb.stem == "가"
    served = before.text in CLOSED_DEEDS and (_is_dish(verb) or _is_place(verb))
    return deed and (served or not first) and here.text not in AFTER_DEEDS


def _leads(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Whether a word only says of what the next one is: 손가락 물집, 첫 출근, 남편 생일."""
    here = eojeols[index]
    return index + 1 < len(eojeols) and (here.text in kinds.BODY | PEOPLE | {"첫", "새"})


def _ends_thing(before: Eojeol) -> bool:
    verb = _verb(before)
    return verb is not None and (_is_deed(verb) or verb.stem in {"있", "걸리", "먹", "마시"} or verb.tag == "VCP")


def _is_told_by_itself(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Whether what follows a leading word has a verb of its own."""
    head = eojeols[index + 1]
    known = _verb(head) is not None and head.text not in DONE_TO | OBJECTS.keys()
    return known and not eojeols[index - 1].text.endswith("첫")


def _follows_deed(here: Eojeol, verb: Verb) -> bool:
    """Whether a word after a deed is another thing: 다툼 · 화해, 산책 · 국밥, but 요가 수업, 회의 자료."""
    if here.text in AFTER_DEEDS | AFTER_DAYS or here.text.endswith(OF_DEEDS) or here.text in DONE_TO | OBJECTS.keys():
        return False
    also_done = verb.is_action and here.text in kinds.ACTS | CLOSED_DEEDS
    return also_done or _is_dish(verb) or _is_place(verb) or verb.stem in {"나", "생기", "걸리"}


def _is_deed(verb: Verb) -> bool:
    return verb.is_action or (verb.stem == "가" and verb.particle == "을")


def _follows_dish(before: Eojeol, here: Eojeol, verb: Verb) -> bool:
    """Whether a dish is whole before a word: 떡볶이 · 노래방, 수육 · 막걸리, but 파스타 맛집, 딸기 우유."""
    if before.text in MEALS or before.text in things.MEDICINES:
        return False
    if verb.stem == "마시":
        return is_whole_dish(before.text)
    return (
        not _is_dish(verb) and verb.stem != "사" and not here.text.endswith(OF_DISHES) and here.text not in AFTER_DEEDS
    )


def _is_dish(verb: Verb) -> bool:
    return verb.stem in {"먹", "마시"}


def _is_place(verb: Verb) -> bool:
    return verb.stem == "가" and verb.particle == "에"


def _is_ill(word: str) -> bool:
    return word in ILLNESSES or (len(word) > 2 and word.endswith(ILL_ENDS))


def _became(eojeol: Eojeol) -> bool:
    """Whether a word tells what became of the thing before it: 취소, 우천취소."""
    return eojeol.text in kinds.HAPPENED or (len(eojeol.last.form) > 1 and eojeol.last.form in kinds.HAPPENED)


def _verb(eojeol: Eojeol) -> Verb | None:
    """Return the verb that Korean has for a noun by itself."""
    if _became(eojeol):
        return Verb("", "되", "XSV")
    fixed = FIXED.get(eojeol.text) or SAID_OF.get(eojeol.text)
    if fixed is None and eojeol.text in OBJECTS:
        return Verb("", "하", "XSV")
    return Verb(*fixed) if fixed is not None else verb_of_kind(eojeol.text)
