"""Where one note ends and the next begins, though nothing stands between them: 보일러 고장 · 기사님 내일 온대.

Two things are weighed at every space: how well a note can end there, and how clearly the next word begins one.
"""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.boundary_words import (
    AFTER_DAYS,
    AFTER_DEEDS,
    AFTER_ILLNESS,
    ALONE,
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
from echodiary.writing.builtin.korean.doers import GROUPS
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
from echodiary.writing.builtin.korean.phrase import Eojeol
from echodiary.writing.builtin.korean.sounds import SOUNDS
from echodiary.writing.builtin.korean.verbs import Verb, verb_of_kind

_TOPICS = frozenset(("은", "는", "ᆫ"))
_PRONOUNS = frozenset(("나", "저", "우리", "내", "제"))
_NOUNS = frozenset(("NNG", "NNP", "SL", "XSN", "NNB", "SN", "NR", "NP", "MM", "W_SERIAL"))
_PREDICATES = frozenset(("VV", "VA", "VX", "VCN"))
_VERBAL = frozenset(("XSV", "XSA", "VCP"))
_ORDINALS = ("째", "회차", "차", "주차", "년차", "개월차", "일차", "개월째", "주년", "번째")
_RESULTS = frozenset(("점", "등", "위", "도"))
_REACHED = frozenset(
    ("받", "맞", "나오", "넘", "찍", "되", "오르", "떨어지", "내리", "빠지", "찌", "줄", "늘", "이상", "따")
)
_OF_COUNTS = frozenset(
    ("다", "또", "더", "넘게", "이상", "정도", "쯤", "그대로", "전부", "모두", "만에", "동안", "내내", "씩", "겨우")
)
_ENDED = MOODS | COMPLETIONS | frozenset(kinds.HAPPENED)
_WEATHER = frozenset(("비", "눈", "소나기", "폭우", "폭설", "천둥", "우박"))
_BY_ONESELF = frozenset(("웃", "울", "자", "놀", "쉬", "눕", "걷", "졸", "앉"))  # they take no count: 두병 · 웃다가
_FELT = frozenset((
    "담담", "후련", "뿌듯", "허탈", "시원섭섭", "홀가분", "떨리", "설레", "무섭", "두렵", "속상", "슬프", "기쁘",
    "신나",
    "외롭", "허무", "막막", "답답", "개운", "상쾌", "먹먹", "울컥", "행복", "우울", "불안", "긴장",
))  # fmt: skip
_CALLED = frozenset(("전화", "연락", "문자", "카톡", "톡", "메일", "문의"))
_WONDERS = frozenset(("생각", "싶", "고민", "궁금", "모르", "걱정", "하", "말", "물", "보"))
_HOW_MUCH = frozenset(("조금", "살짝", "많이", "완전", "제법", "아직", "별로", "가득", "꽉"))
_ANY = Verb("", "", "")
_LIKENESS = ("미친", "죽은", "죽을", "날아갈")  # 미친 듯 웃음


def is_boundary(eojeols: Sequence[Eojeol], index: int, start: int) -> bool:
    """Whether a new note begins at an eojeol; `start` is where the present one began."""
    here, before = eojeols[index], eojeols[index - 1]
    if index <= start or _goes_on(before, here) or not here.text[0].isalnum():
        return False
    if before.last.form == "이랑" or here.text in {"때문에", "때문", "중", "후", "뒤", "전", "동안", "정도", "쯤"}:
        return False
    if index - start > 1 and _is_answer(eojeols, index):
        return True
    opens = _opens(eojeols, index)
    closes = _closes(eojeols, index, start)
    return bool(opens and closes) and opens + closes >= _ENOUGH


_ENOUGH = 4


def _is_answer(eojeols: Sequence[Eojeol], index: int) -> bool:
    """이혼서류 접수 · 담담하다, 남편한테 전화 · 껐대: what was felt, or heard, upon a deed."""
    here, before = eojeols[index], eojeols[index - 1]
    if index + 1 < len(eojeols) or here.last.base != "EF":
        return False
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
    alone = index + 1 == len(eojeols)
    if alone:
        asked = here.text.startswith("왜") and last.base == "EF"
        paid = here.is_count and here.unit in MONEY and not eojeols[index - 1].is_bare_noun
        whole = first.base == "NNG" and last.base in {"EF", "ETN"} and here.morphs[-2].base == "VA"  # 우산없음
        return 1 if asked or paid or whole or here.text in ALONE else 0
    if here.text in CONNECTIVE_STARTS or here.text in BEGINNERS or here.text.startswith(("나만", "나도", "다들")):
        return 3
    if last.base == "JX" and last.form in _TOPICS and first.base in _NOUNS:
        return 3
    if first.base == "NP" and first.form in _PRONOUNS:
        return 1 if last.base == "JKB" and index + 2 >= len(eojeols) else 3
    if any(morph.base in _VERBAL | _PREDICATES for morph in here.morphs):
        return 1 if last.base in {"EC", "ETM"} or last.form in {"때", "날"} else 0
    if last.tag == "JKS" or (last.base == "JX" and last.form in {"도", "만", "까지", "부터"}):
        return 2
    if (_is_person(here) or here.text in TIMES) and (_tells(eojeols, index) or eojeols[-1].text in kinds.GOINGS):
        return 2
    if last.base == "JKB" or last.tag == "JKO":
        return 2 if last.tag == "JKO" and _tells(eojeols, index) else 1
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
    return 1 if told or _tells(eojeols, index) or eojeols[-1].is_count else 0


def _is_person(eojeol: Eojeol) -> bool:
    several = eojeol.last.form == "들" and eojeol.morphs[0].form in GROUPS
    named = eojeol.last.form in PEOPLE or eojeol.text.endswith(("님", "쌤")) or eojeol.last.form == "씨"
    return named or several or eojeol.morphs[0].form in PEOPLE


def _tells(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Whether a predicate follows a word."""
    return any(
        morph.base in _PREDICATES | _VERBAL for eojeol in eojeols[index + 1 :] for morph in eojeol.morphs
    )  # fmt: skip


def _closes(eojeols: Sequence[Eojeol], index: int, start: int) -> int:
    """Return how well a note can end before an eojeol: 0, not at all, to 3."""
    here, before = eojeols[index], eojeols[index - 1]
    word = before.text
    resolved = before.last.form == "로" and len(before.morphs) > 1 and before.morphs[-2].base == "ETN"
    if _is_seeming(eojeols, index, start) or before.last.base in {"EC", "VA"} or resolved:
        return 3
    if before.last.base == "XR" or word in MIMETIC_ADVERBS or word in STATES:
        return 0 if here.morphs[0].form in {"하", "함", "했"} else 3 if index - start > 1 else 2
    if word in MOODS or _sounds(eojeols, index, start):
        told_on = here.morphs[0].base in _PREDICATES or here.text in AFTER_DEEDS or _is_sound(here.text)
        return 0 if told_on else 3
    if before.is_count or before.is_numeral or (before.text[:1].isdigit() and word.endswith(_ORDINALS)):
        return _counted(eojeols, index, start)
    if here.text in AFTER_DEEDS or here.morphs[0].form in {"하"} | LONG_AFTER_DEEDS or here.text[:1].isdigit():
        return 0
    if here.is_count or here.is_numeral:
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
    return (noun.is_bare_noun or noun.last.tag in {"JKS", "JX"}) and here.morphs[0].base not in _PREDICATES


def _noun_closes(eojeols: Sequence[Eojeol], index: int, start: int) -> int:
    """Return how well a note can end with a noun that is no mood and no count."""
    here, word = eojeols[index], eojeols[index - 1].text
    denied = here.morphs[0].base == "MAG" and any(one.base in _PREDICATES for one in here.morphs)
    if (
        denied
        or here.morphs[0].base in _PREDICATES
        or here.text in _ENDED
        or any(one.base in _VERBAL for one in here.morphs)
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
    served = index - start > 1 and (eojeols[index - 2].text in MEALS or eojeols[index - 2].last.form == "날")
    if served and (verb_of_kind(word) or _ANY).stem in {"먹", "마시"}:
        return 2  # 저녁 샐러드 · 체중 그대로
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
    return not before.text.startswith(tuple(_LIKENESS)) and eojeols[index].morphs[0].base in {"NNG", "NNP", "NP", "MAG"}


def _counted(eojeols: Sequence[Eojeol], index: int, start: int) -> int:
    """3일째 · 타이레놀, 통화 1시간 · 조카, 100일 · 사진첩: a thing with its count."""
    here, before = eojeols[index], eojeols[index - 1]
    if _day_is_over(eojeols, index):
        return 3  # 1일차 · 40분 울다
    if here.text in _ENDED:
        return 0  # 2차 실패
    once_more = here.text == "또" and eojeols[index + 1 : index + 2] and eojeols[index + 1].morphs[0].base in _NOUNS
    if here.is_count or here.is_numeral or (here.text in _OF_COUNTS and not once_more):
        return 0
    if index - start < 2:
        return 2 if before.unit in MONEY and start else 0  # 8만원 · 속이 다 시원
    counted = eojeols[index - 2]
    if before.text.endswith(_ORDINALS):
        return 3 if counted.last.base in _NOUNS and here.text not in kinds.ACTS else 1
    if before.unit in _RESULTS and here.morphs[0].form not in _REACHED:
        return 3
    if counted.last.form == "지" and counted.last.base == "NNB":
        return 3
    if (here.morphs[0].form in _BY_ONESELF and before.unit not in DURATIONS) or (
        before.is_numeral and "." in before.text
    ):
        return 3  # 미열 37.8 · 물수건
    if counted.text in kinds.ACTS | CLOSED_DEEDS and here.morphs[0].base not in _PREDICATES:
        return 3
    return 2 if counted.last.base in _NOUNS | {"XPN"} else 0


def _day_is_over(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Whether an ordinal day is over before a span of time: 밤수유 끊기 1일차 · 40분 울다."""
    here, before = eojeols[index], eojeols[index - 1]
    spans = here.is_count and here.unit in {"시간", "분"} and before.text.endswith(("일차", "째", "회차", "주차"))
    return spans and _tells(eojeols, index)


def _deed_closes(eojeols: Sequence[Eojeol], index: int, start: int) -> int:
    """음악 틀고 청소 · 창문, 약 타러 보건소 · 의사가: a deed or a place whose sentence is complete."""
    before = eojeols[index - 1]
    if before.is_bare_noun and index - start == 1:
        mine = eojeols[index].morphs[0].base == "NP" and not _is_person(before) and before.text not in TIMES
        return 1 if before.text in CLOSED_DEEDS or mine else 0
    if not before.is_bare_noun:
        return 0
    earlier = eojeols[index - 2]
    deed = before.text in kinds.ACTS or before.text in CLOSED_DEEDS or FIXED.get(before.text, ("", "", ""))[1] == "하"
    place = (found := verb_of_kind(before.text)) is not None and found.stem == "가"
    if earlier.last.base == "EC":
        led = place and (earlier.last.form in {"러", "으러"} or earlier.morphs[0].form in {"모시", "데리"})
        adverb = before.text in CONNECTIVE_STARTS or before.text in BEGINNERS or before.text in TIMES
        return 3 if led or deed else 0 if adverb or _is_person(before) else 1
    if place and earlier.last.form in {"랑", "이랑", "하고"}:
        return 3
    if place:
        return 2 if earlier.last.form in {"로", "으로"} else 1  # 이석증으로 응급실
    if earlier.last.base == "JX" and earlier.last.form in _TOPICS:
        return 3 if deed else 0
    tied = earlier.last.base in {"JKB", "MAG", "JC"} or earlier.is_bare_noun or earlier.text[:1].isdigit()
    whole = 3 if before.text in CLOSED_DEEDS or earlier.last.base == "JKB" else 2
    return whole if deed and tied and not _is_person(earlier) else 1 if deed else 0
