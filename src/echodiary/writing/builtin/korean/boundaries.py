"""Where one note ends and the next begins, though nothing stands between them: 보일러 고장 · 기사님 내일 온대.

Two things are weighed at every space: how well a note can end there, and how clearly the next word begins one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.boundary_words import (
    ALONE,
    BEGINNERS,
    COMPLETIONS,
    ILLNESSES,
    MOODS,
)
from echodiary.writing.builtin.korean.lexicon import (
    CONNECTIVE_STARTS,
    MONEY,
    STATES,
    TIMES,
)
from echodiary.writing.builtin.korean.note_ends import closes as closing
from echodiary.writing.builtin.korean.note_words import ANY, NOUNS, PREDICATES, TOPICS, VERBAL, is_person, tells
from echodiary.writing.builtin.korean.phrase import Eojeol
from echodiary.writing.builtin.korean.verbs import verb_of_kind

_NTH = re.compile(r"\d교시(?:에|엔|는)?$")
_PRONOUNS = frozenset(("나", "저", "우리", "내", "제"))
_FELT = frozenset((
    "담담", "후련", "뿌듯", "허탈", "시원섭섭", "홀가분", "떨리", "설레", "무섭", "두렵", "속상", "슬프", "기쁘",
    "신나",
    "외롭", "허무", "막막", "답답", "개운", "상쾌", "먹먹", "울컥", "행복", "우울", "불안", "긴장",
))  # fmt: skip
_CALLED = frozenset(("전화", "연락", "문자", "카톡", "톡", "메일", "문의"))
_WONDERS = frozenset(("생각", "싶", "고민", "궁금", "모르", "걱정", "하", "말", "물", "보"))


def is_boundary(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """Whether a new note begins at an eojeol; `start` is where the present one began."""
    here, before = eojeols[index], eojeols[index - 1]
    again = here.last.base == "JX" and any(one.text == here.text for one in eojeols[start:index])  # 반은 오타 반은 구조
    again = again or here.text in {"하나도", "전혀"}  # 공부 하나도 안 됨
    if index <= start or again or _goes_on(before, here) or not here.text[0].isalnum():
        return False
    if before.last.form == "이랑" or here.text in {"때문에", "때문", "중", "후", "뒤", "전", "동안", "정도", "쯤"}:
        return False
    if index - start > 1 and _is_answer(eojeols, index):
        return True
    if here.text in ILLNESSES and (verb_of_kind(before.text) or ANY).stem == "가":
        return True  # 소아과 · 목감기
    opens = _opens(eojeols, index)
    closes = closing(eojeols, index, start)
    return bool(opens and closes) and opens + closes >= _ENOUGH


_ENOUGH = 4


def _is_answer(eojeols: Sequence[Eojeol], index: int) -> bool:
    """이혼서류 접수 · 담담하다, 남편한테 전화 · 껐대: what was felt, or heard, upon a deed."""
    here, before = eojeols[index], eojeols[index - 1]
    if index + 1 < len(eojeols) or here.last.base != "EF":
        return False
    hoped = any(one.form == "겠" and one.base == "EP" for one in here.morphs) and before.text.endswith(
        ("요일", "시", "월")
    )
    if hoped and here.morphs[0].base == "VA":
        return True  # 다음 주 월요일 · 괜찮겠지
    felt = here.morphs[0].form in _FELT and before.text in kinds.ACTS
    heard = here.last.form in {"대", "래", "ᆫ대", "는대", "이래"} and here.morphs[0].base in {"VV", "VA"}
    return felt or (heard and before.text in _CALLED and eojeols[index - 2].last.base == "JKB")


def _goes_on(before: Eojeol, here: Eojeol) -> bool:
    """Whether a word cannot be the last of a note; 괜찮다 · 상담 is."""
    if before.last.form in {"라고", "으라고", "ᆫ다고", "는다고"} and before.last.base == "EC":
        return not (here.text in TIMES or here.text.startswith(("이번", "다음", "내일", "오늘")))
    if before.last.form == "다" and len(before.morphs) > 1 and before.morphs[-2].base in {"VA", "XSA"}:
        return False
    if before.last.base == "EC" and len(before.morphs) > 2 and here.morphs[0].form not in _WONDERS:
        wondering = before.last.form in {"ᆯ까", "을까"}
        if wondering or (before.last.form == "나" and before.morphs[-2].form == "하"):
            return False  # 잘할까 · 내일부터, 가야 하나 · 남편이랑
    return before.last.base in {"EC", "JKG", "MM", "MAJ", "JC"} or before.last.tag == "JKO"


def _opens(eojeols: Sequence[Eojeol], index: int) -> int:
    """Return how clearly an eojeol begins a note: 0, not at all, to 3."""
    here = eojeols[index]
    first, last = here.morphs[0], here.last
    if _NTH.match(here.text) and index + 1 < len(eojeols):
        return 3  # 카레 · 5교시 수학
    alone = index + 1 == len(eojeols)
    if alone:
        return _opens_alone(eojeols, index)
    if here.text in CONNECTIVE_STARTS or here.text in BEGINNERS or here.text.startswith(("나만", "나도", "다들")):
        return 3
    if last.base == "JX" and last.form in TOPICS and first.base in NOUNS:
        return 3
    if first.base == "NP" and first.form in _PRONOUNS:
        return 1 if last.base == "JKB" and index + 2 >= len(eojeols) else 3
    if any(morph.base in VERBAL | PREDICATES for morph in here.morphs):
        return 1 if last.base in {"EC", "ETM"} or last.form in {"때", "날"} else 0
    if last.tag == "JKS" or (last.base == "JX" and last.form in {"도", "만", "까지", "부터"}):
        return 2
    if (is_person(here) or here.text in TIMES) and (tells(eojeols, index) or eojeols[-1].text in kinds.GOINGS):
        return 2
    if last.base == "JKB" or last.tag == "JKO":
        return 2 if last.tag == "JKO" and tells(eojeols, index) else 1
    return _opens_as_noun(eojeols, index)


def _opens_alone(eojeols: Sequence[Eojeol], index: int) -> int:
    here, last = eojeols[index], eojeols[index].last
    asked = here.text.startswith("왜") and last.base == "EF"
    paid = here.is_count and here.unit in MONEY and not eojeols[index - 1].is_bare_noun
    finite = here.morphs[0].base == "NNG" and last.base in {"EF", "ETN"}
    whole = finite and here.morphs[-2].base == "VA"  # 우산없음
    return 1 if asked or paid or whole or here.text in ALONE else 0


def _ends_count(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Whether an amount stands before an eojeol: 2잔, 두 잔."""
    return eojeols[index - 1].is_count or (index > 1 and eojeols[index - 2].is_numeral)


def _opens_as_noun(eojeols: Sequence[Eojeol], index: int) -> int:
    here = eojeols[index]
    if here.text in {"미열", "고열", "체온", "혈압", "혈당", "체중", "몸무게"} and eojeols[-1].is_numeral:
        return 2
    if here.is_count and eojeols[index + 1].text in {"뒤", "후", "만에"}:
        return 2
    aches = index + 2 == len(eojeols) and eojeols[-1].last.base in {"EF", "ETN"}
    if here.text in kinds.BODY and aches and _ends_count(eojeols, index):
        return 2  # 라떼 두 잔 · 배 아픔
    told = (
        eojeols[-1].text in MOODS | STATES | COMPLETIONS | kinds.TOLD_BY_ADVERB.keys()
        or eojeols[-1].text in kinds.HAPPENED
    )
    if (
        told
        and index + 2 == len(eojeols)
        and here.is_bare_noun
        and (here.text not in kinds.ACTS or eojeols[-1].text in COMPLETIONS)
    ):
        return 2  # 운전 금지
    return 1 if told or tells(eojeols, index) or eojeols[-1].is_count else 0
