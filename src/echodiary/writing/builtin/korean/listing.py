"""Things that a note puts side by side with nothing between: 베이글 연어 세제 사옴, 막걸리 파전."""

from __future__ import annotations

from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.kinds import DRINK_ENDS, FOOD_ENDS
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.said_of import SAID_OF
from echodiary.writing.builtin.korean.verbs import verb_of_kind

_GOODS = frozenset(("먹", "마시", "사"))
# Dishes that are whole by themselves: what follows one is another.
_WHOLE_ENDS = (
    "볶이",
    "국수",
    "김밥",
    "라면",
    "순대",
    "찌개",
    "파전",
    "국밥",
    "비빔밥",
    "덮밥",
    "삼겹살",
    "족발",
    "보쌈",
    "곱창",
    "막창",
    "탕수육",
    "짜장면",
    "짬뽕",
    "마라탕",
    "꿔바로우",
    "초밥",
    "피자",
    "파스타",
    "냉면",
    "쫄면",
    "돈까스",
    "치킨",
    "삼계탕",
    "갈비탕",
    "감자탕",
    "매운탕",
    "전골",
    "스테이크",
    "리조또",
    "샐러드",
    "샌드위치",
    "토스트",
    "볶음",
    "조림",
    "무침",
    "구이",
    "막걸리",
    "소주",
    "하이볼",
    "아메리카노",
    "라떼",
    "에이드",
    "쌀국수",
    "우동",
    "제육",
    "물회",
    "육회",
)
# What takes a word before it to say of what it is made: 치킨 버거.
_OF_SOMETHING = (
    "국밥",
    "국",
    "탕",
    "전골",
    "도시락",
    "빵",
    "버거",
    "볶음밥",
    "볶음",
    "찌개",
    "튀김",
    "샐러드",
    "정식",
    "세트",
    "김밥",
    "피자",
    "케이크",
    "우유",
    "만두",
    "우동",
    "라면",
    "라떼",
    "카레",
    "덮밥",
    "돈까스",
    "떡",
    "죽",
    "칩",
    "전",
    "과자",
    "소스",
    "젤리",
    "주스",
    "쉐이크",
    "에이드",
    "빙수",
    "타르트",
    "쿠키",
    "식빵",
    "마카롱",
    "아이스크림",
    "잼",
)


def listed(phrase: Phrase) -> tuple[Edit, ...]:
    """Return the commas, or the "and" of two, between things side by side."""
    edits: list[Edit] = []
    run: list[Eojeol] = []
    for eojeol in phrase.eojeols:
        if not _is_good(eojeol):
            edits += _tied(run)
            run = []
        elif run and is_one_thing(run[-1], eojeol):
            run[-1] = eojeol
        else:
            run.append(eojeol)
    return tuple(edits + _tied(run))


def _tied(run: list[Eojeol]) -> list[Edit]:
    if len(run) > 2:
        return [Edit(thing.end, thing.end, ",") for thing in run[:-1]]
    if len(run) == 2 and run[0].text.endswith(_WHOLE_ENDS):
        return [Edit(run[0].end, run[0].end, particle_after(run[0].text, "과"))]
    return []


def _is_good(eojeol: Eojeol) -> bool:
    if eojeol.is_count or not eojeol.is_bare_noun or eojeol.text in _HEADS:
        return False
    said = SAID_OF.get(eojeol.text)
    stem = said[1] if said is not None else (verb.stem if (verb := verb_of_kind(eojeol.text)) is not None else "")
    return stem in _GOODS


_HEADS = frozenset(("반찬", "메뉴", "안주", "간식", "야식"))  # of a list: 장모님 반찬 열무김치


def is_whole_dish(word: str) -> bool:
    """Whether a dish needs no word after it to say what it is: 수육."""
    return word.endswith((*_WHOLE_ENDS, *FOOD_ENDS))


def is_one_thing(first: Eojeol, second: Eojeol) -> bool:
    """Whether two words are one thing: 치즈 케이크, 두부 김치찌개."""
    return second.text.endswith(_OF_SOMETHING) and not first.text.endswith((*_WHOLE_ENDS, *DRINK_ENDS))
