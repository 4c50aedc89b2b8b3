"""How well a note can end at a word, though nothing stands there: 3일째 · 타이레놀, 음악 틀고 청소 · 창문."""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.boundary_words import (
    AFTER_DAYS,
    AFTER_DEEDS,
    AFTER_ILLNESS,
    BEGINNERS,
    CLOSED_DEEDS,
    COMPLETIONS,
    HEAD_ENDS,
    HEADS,
    ILL_ENDS,
    ILLNESSES,
    LONG_AFTER_DEEDS,
    MOODS,
)
from echodiary.writing.builtin.korean.lexicon import (
    CONNECTIVE_STARTS,
    DAY_ENDS,
    DURATIONS,
    FIXED,
    MEALS,
    MIMETIC_ADVERBS,
    MONEY,
    PEOPLE,
    STATES,
    TIMES,
)
from echodiary.writing.builtin.korean.note_words import ANY, NOUNS, PREDICATES, TOPICS, VERBAL, is_person, tells
from echodiary.writing.builtin.korean.phrase import Eojeol
from echodiary.writing.builtin.korean.sounds import SOUNDS
from echodiary.writing.builtin.korean.verbs import verb_of_kind

_ROUND = re.compile(r"\d차$")
_ORDINALS = ("째", "회차", "차", "주차", "년차", "개월차", "일차", "개월째", "주년", "번째")
_RESULTS = frozenset(("점", "등", "위", "도"))
_REACHED = frozenset(
    ("받", "맞", "나오", "넘", "찍", "되", "오르", "떨어지", "내리", "빠지", "찌", "줄", "늘", "이상", "따")
)
_OF_COUNTS = frozenset(
    (
        "다",
        "또",
        "더",
        "넘게",
        "이상",
        "정도",
        "쯤",
        "그대로",
        "만점에",
        "만점",
        "중에",
        "전부",
        "모두",
        "만에",
        "동안",
        "내내",
        "씩",
        "겨우",
    )
)
_ENDED = MOODS | COMPLETIONS | frozenset(kinds.HAPPENED)
_WEATHER = frozenset(("비", "눈", "소나기", "폭우", "폭설", "천둥", "우박"))
_SERVED = frozenset(("병", "잔", "캔", "개", "명", "마리", "조각", "그릇"))
_BY_ONESELF = frozenset(("웃", "울", "자", "놀", "쉬", "눕", "걷", "졸", "앉"))  # they take no count: 두병 · 웃다가
_WITH_THOUGHTS = frozenset(("나", "하", "들", "없", "많", "안", "못", "정리", "중", "끝", "따위", "때문", "차이"))
_OTHERS = PEOPLE | frozenset(("본인", "나머지", "둘", "셋", "애", "애들", "다들"))
_HOW_MUCH = frozenset(("조금", "살짝", "많이", "완전", "제법", "아직", "별로", "가득", "꽉"))
_LIKENESS = ("미친", "죽은", "죽을", "날아갈")  # 미친 듯 웃음


def closes(eojeols: Sequence[Eojeol], index: int, start: int) -> int:
    """Return how well a note can end before an eojeol: 0, not at all, to 3."""
    here, before = eojeols[index], eojeols[index - 1]
    word = before.text
    thought = word == "생각" and index - start > 1 and here.morphs[0].form not in _WITH_THOUGHTS
    if thought and here.morphs[0].base in {"VV", "VA", "NNG"}:
        return 3  # 아빠 생각 · 돌아가신 지 3년
    resolved = before.last.form == "로" and len(before.morphs) > 1 and before.morphs[-2].base == "ETN"
    first = word == "처음" and index - start > 1 and eojeols[index - 2].text.endswith("만에")  # 3년만에 처음 · 사장님이
    if _is_seeming(eojeols, index, start) or before.last.base in {"EC", "VA"} or resolved or first:
        return 0 if resolved and here.morphs[0].form == "하" else 3  # 하기로 해서
    if before.last.base == "XR" or word in MIMETIC_ADVERBS or word in STATES:
        return 0 if here.morphs[0].form in {"하", "함", "했", "안", "못", "들"} else 3 if index - start > 1 else 2
    if word in MOODS or _sounds(eojeols, index, start):
        told_on = here.morphs[0].base in PREDICATES or here.text in AFTER_DEEDS or _is_sound(here.text)
        return 0 if told_on else 3
    if index - start > 2 and eojeols[index - 2].is_numeral and word in _SERVED:
        return 2 if here.text in kinds.BODY else 0  # 커피 두 잔 · 속 쓰림
    if before.is_count or before.is_numeral or (before.text[:1].isdigit() and word.endswith(_ORDINALS)):
        return _counted(eojeols, index, start)
    if here.text in AFTER_DEEDS or here.morphs[0].form in {"하"} | LONG_AFTER_DEEDS:
        return 0
    if (here.text[:1].isdigit() or here.is_count or here.is_numeral) and "교시" not in here.text:
        return 0
    return _noun_closes(eojeols, index, start)


def _is_sound(word: str) -> bool:
    return word in SOUNDS or word in kinds.TOLD_BY_ADVERB


def _sounds(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """목 칼칼 · 콧물 줄줄 · 쌍화탕 먹고: what a thing did, by its sound or look."""
    here, before = eojeols[index], eojeols[index - 1]
    if not _is_sound(before.text) or before.text in _HOW_MUCH or index - start < 2:
        return False
    noun = eojeols[index - 2]
    return (noun.is_bare_noun or noun.last.tag in {"JKS", "JX"}) and here.morphs[0].base not in PREDICATES


def _noun_closes(eojeols: Sequence[Eojeol], index: int, start: int) -> int:
    """Return how well a note can end with a noun that is no mood and no count."""
    here, word = eojeols[index], eojeols[index - 1].text
    denied = here.morphs[0].base == "MAG" and any(one.base in PREDICATES for one in here.morphs)
    if (
        denied
        or here.morphs[0].base in PREDICATES
        or here.text in _ENDED
        or any(one.base in VERBAL for one in here.morphs)
    ):
        return 0
    if word in _WEATHER and index - start > 1 and eojeols[index - 2].text in TIMES:
        return 3  # 퇴근길 비 · 우산 없음
    if word in HEADS or word.endswith((*DAY_ENDS, *HEAD_ENDS)):
        of_day = here.text in AFTER_DAYS or (word in TIMES and here.text in kinds.ACTS)  # 주말 알바
        return 0 if of_day or index - start < 1 else 3
    if word in ILLNESSES or (len(word) > 2 and word.endswith(ILL_ENDS)):
        return 0 if here.text in AFTER_ILLNESS else 3
    if word in kinds.HAPPENED or word in COMPLETIONS:
        return 3 if index - start > 1 and here.text not in kinds.ACTS else 0
    served = index - start > 1 and _is_served(eojeols[index - 2])
    if served and (verb_of_kind(word) or ANY).stem in {"먹", "마시"}:
        return 2  # 저녁 샐러드 · 체중 그대로
    person = here.last.tag == "JKS" and is_person(here)
    if word in kinds.EVENTS and person:
        return 2  # 시댁 모임 · 시어머니가
    topic = here.last.base == "JX" and here.last.form in TOPICS and here.morphs[0].form in _OTHERS
    if topic and index - start > 1 and not is_person(eojeols[index - 1]) and (verb_of_kind(word) or ANY).stem != "가":
        return 1  # 은상 · 본인은
    if word[-1] == "침" or word in kinds.NOMINAL:
        return 1  # 전 5시간 부침 · 시누이는
    return _deed_closes(eojeols, index, start)


def _is_seeming(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """담 걸린 듯 · 파스 붙이고."""
    before = eojeols[index - 1]
    if (
        before.last.form not in {"듯", "뻔"}
        or before.last.base != "NNB"
        or (index - start < 2 and len(before.morphs) < 4)
    ):
        return False
    return not before.text.startswith(tuple(_LIKENESS)) and eojeols[index].morphs[0].base in {
        "NNG",
        "NNP",
        "NP",
        "MAG",
        "VA",
    }


def _counted(eojeols: Sequence[Eojeol], index: int, start: int) -> int:
    """3일째 · 타이레놀, 통화 1시간 · 조카, 100일 · 사진첩: a thing with its count."""
    here, before = eojeols[index], eojeols[index - 1]
    soon = here.is_count and [one.text for one in eojeols[index + 1 : index + 2]]
    if before.unit in MONEY and soon and soon[0] in {"뒤", "후", "만에"}:
        return 3  # 세차 7천원 · 10분 뒤 비
    if _day_is_over(eojeols, index):
        return 3  # 1일차 · 40분 울다
    if here.text in _ENDED or here.morphs[0].form in {"뒤", "전", "후", "동안", "이상", "정도", "만"}:
        return 0  # 2차 실패, 30년 뒤에도
    once_more = here.text == "또" and eojeols[index + 1 : index + 2] and eojeols[index + 1].morphs[0].base in NOUNS
    if here.is_count or here.is_numeral or (here.text in _OF_COUNTS and not once_more):
        return 0
    if before.unit == "시" and index - start > 1 and eojeols[index - 2].text in TIMES:
        return 0  # 아침 7시 기상 성공
    if index - start < 2:
        return 2 if before.unit in MONEY and start else 0  # 8만원 · 속이 다 시원
    counted = next((one for one in reversed(eojeols[start : index - 1]) if not one.is_count), eojeols[index - 2])
    return _amount_is_over(eojeols, index, counted)


def _amount_is_over(eojeols: Sequence[Eojeol], index: int, counted: Eojeol) -> int:
    """Return how surely an amount of something counted ends a note."""
    here, before = eojeols[index], eojeols[index - 1]
    if before.text.endswith(_ORDINALS):
        return 3 if counted.last.base in NOUNS and here.text not in kinds.ACTS else 1
    if before.unit in _RESULTS and here.morphs[0].form not in _REACHED:
        return 3
    if counted.last.form == "지" and counted.last.base == "NNB":
        return 3
    if before.unit in DURATIONS and here.last.form == "게" and here.morphs[0].base == "VA":
        return 3  # 왕복 5시간 · 까맣게 타서
    if (here.morphs[0].form in _BY_ONESELF and before.unit in _SERVED) or (before.is_numeral and "." in before.text):
        return 3  # 미열 37.8 · 물수건
    if counted.text in kinds.ACTS | CLOSED_DEEDS and here.morphs[0].base not in PREDICATES:
        return 3
    return 2 if counted.last.base in NOUNS | {"XPN"} else 0


def _is_served(before: Eojeol) -> bool:
    """Whether a dish after a word is a whole meal: 저녁 샐러드, 비 오는 날 부침개, 혼자 라면."""
    return before.text in MEALS or before.last.form == "날" or before.text in {"혼자", "다같이", "둘이"}


def _day_is_over(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Whether an ordinal day is over before a span of time: 밤수유 끊기 1일차 · 40분 울다."""
    here, before = eojeols[index], eojeols[index - 1]
    spans = here.is_count and here.unit in {"시간", "분"} and before.text.endswith(("일차", "째", "회차", "주차"))
    return spans and tells(eojeols, index)


def _deed_closes(eojeols: Sequence[Eojeol], index: int, start: int) -> int:
    """음악 틀고 청소 · 창문, 약 타러 보건소 · 의사가: a deed or a place whose sentence is complete."""
    before, here = eojeols[index - 1], eojeols[index]
    if before.is_bare_noun and index - start == 1:
        fronted = here.text in {"내가", "제가", "우리가"} and before.text not in kinds.ACTS  # 영수증 내가 버림
        mine = here.morphs[0].base == "NP" and not fronted and not is_person(before) and before.text not in TIMES
        return 1 if before.text in CLOSED_DEEDS or mine else 0
    if not before.is_bare_noun:
        return 0
    earlier = eojeols[index - 2]
    head = before.last.form if len(before.last.form) > 1 else before.text
    deed = (
        before.text in kinds.ACTS
        or head in CLOSED_DEEDS
        or before.text in CLOSED_DEEDS
        or FIXED.get(before.text, ("", "", ""))[1] == "하"
    )
    place = (found := verb_of_kind(before.text)) is not None and found.stem == "가"
    deed = deed or (found is not None and found.is_action and found.tag == "VV")
    if place and _ROUND.match(earlier.text):
        return 3  # 3차 편의점 · 집에 오니
    if earlier.last.base == "EC":
        led = place and (earlier.last.form in {"러", "으러"} or earlier.morphs[0].form in {"모시", "데리"})
        adverb = before.text in CONNECTIVE_STARTS or before.text in BEGINNERS or before.text in TIMES
        return 3 if led or deed else 0 if adverb or is_person(before) else 1
    if place and earlier.last.form in {"랑", "이랑", "하고"}:
        return 3
    if place:
        return 2 if earlier.last.form in {"로", "으로"} else 1  # 이석증으로 응급실
    if earlier.last.base == "ETM" and here.text in {"내가", "제가", "우리가"}:
        return 0  # 던져준 공 내가 잡음
    if earlier.last.base == "JX" and earlier.last.form in TOPICS:
        return 3 if deed else 1  # 메뉴는 카레 · 다들
    tied = earlier.last.base in {"JKB", "MAG", "JC"} or earlier.is_bare_noun or earlier.text[:1].isdigit()
    whole = 3 if before.text in CLOSED_DEEDS or earlier.last.base == "JKB" else 2
    if earlier.text == "첫" or (earlier.last.base == "ETM" and not deed):
        return 2 if earlier.text == "첫" else 1
    whole = 2 if is_person(earlier) else whole
    return whole if deed and tied else 1 if deed else 0
