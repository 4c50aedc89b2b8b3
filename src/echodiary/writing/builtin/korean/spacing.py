"""Words that were typed without the space between them, parted: 못먹음, 영화봄, 살것같음. No letter changes."""

from __future__ import annotations

from itertools import pairwise

from echodiary.writing.builtin.korean.morphology import Morph, morphs_of
from echodiary.writing.builtin.reading import quoted_spans

_NEGATIONS = frozenset(("안", "못"))
_PREDICATES = frozenset(("VV", "VA", "VX"))
_DEPENDENT = frozenset(
    ("것", "거", "게", "걸", "수", "줄", "지", "중", "듯", "뻔", "척", "적", "채", "만큼", "바", "때")
)
_AFTER_DEPENDENT = frozenset((("것", "같"), ("거", "같"), ("수", "있"), ("수", "없")))
_LIKE_SUFFIXES = frozenset(
    ("하", "되", "시키", "당하", "드리", "받", "나", "대", "거리", "스럽", "롭", "답")
)  # they stay with their noun
_PARTED = frozenset(
    (
        "싹",
        "코피",
        "피",
        "기침",
        "재채기",
        "펑크",
        "향기",
        "눈물",
        "땀",
        "쥐",
        "열",
        "소리",
        "콧물",
        "냄새",
        "짜증",
        "겁",
        "화",
        "칭찬",
        "선물",
        "용돈",
        "월급",
    )
)
_DEGREES = frozenset(
    (
        "많이",
        "조금",
        "제대로",
        "그만",
        "덜",
        "더",
        "다",
        "또",
        "꼭",
        "훨씬",
        "너무",
        "다시",
        "같이",
        "서로",
        "자꾸",
        "계속",
        "제일",
        "진짜",
    )
)
_AFTER_TASK = frozenset(("싫", "좋", "힘들", "쉽", "어렵", "귀찮", "전", "직전", "시작"))  # 하기싫은, 잠들기전에
_DAYS = frozenset(("날", "일", "집", "길", "곳", "사람", "애", "데", "법"))  # 하기 싫은 날
_AFTER_WAY = frozenset(("", " ", "있", "없", "가", "도", "는", "밖"))
_OF_TIME = frozenset(("중", "때"))
_OUGHT = frozenset(("어야", "아야", "여야"))
# Verbs that a noun before them makes one word with: 앞서다, 힘쓰다.
_WHOLE = frozenset(("앞서", "힘쓰", "애쓰", "눈뜨", "철들", "멍때리", "손대", "맛보", "본받", "값지", "빛나", "겁나"))


def parted(text: str) -> str:
    """Return the text with the spaces that its grammar wants, outside of quotations."""
    quotes = quoted_spans(text)
    places = [
        second.start
        for first, second in pairwise(morphs_of(text))
        if first.end == second.start
        and _are_two_words(text, first, second)
        and not any(start < second.start < end for start, end in quotes)
    ]
    for place in reversed(places):
        text = f"{text[:place]} {text[place:]}"
    return text


def _are_noun_phrase_and_verb(first: Morph, second: Morph) -> bool:
    """말이없음, 하기싫은, 잠들기전에."""
    if first.tag in {"JKS", "JKO"} and first.start:
        return second.base in _PREDICATES | {"MAG"}
    if first.tag == "JKB" and first.form in {"에", "에서", "으로", "한테"} and first.start:
        return second.base == "VV"  # 집에오는
    if first.base == "MAG" and first.form in _DEGREES:
        return second.base in {"VV", "VA"} and second.form != "하"  # 덜아픈; not 너무하다
    task = first.base == "ETN" and first.form == "기" and second.form in _AFTER_TASK
    return task and second.base in {"VA", "NNG", "MAG"}


def _are_two_words(text: str, first: Morph, second: Morph) -> bool:
    kinds = first.base, second.base
    if first.base == "MAG" and first.form in _NEGATIONS:
        named = second.base == "NNG" and text[second.end : second.end + 1] in set("하함했해되됨됐돼")
        return (second.base in _PREDICATES or named) and not (first.form == "못" and second.form.startswith("하"))
    if first.base == "MM" and second.base == "NNB":
        return second.form in {"것", "거", "게", "걸"}
    if _are_noun_phrase_and_verb(first, second):
        return True
    if second.base == "NNG" and second.form == "예정":
        return first.base == "NNG"
    if kinds in {("EC", "VX"), ("EC", "VV"), ("EF", "VX")}:
        return _is_auxiliary(first.form, second.form)
    if (first.form, second.base) in {("다", "VV"), ("만", "VX"), ("시간", "NNG")}:
        return first.base in {"MAG", "JX", "NNB"} and (first.form == "다" or second.form in {"있", "잠"})  # 다 썼어
    if first.base == "ETM":
        return _is_described(text, first, second)
    if first.base == "NNB":
        return second.base == "VA" and (first.form, second.form) in {
            ("것", "같"),
            ("거", "같"),
            ("수", "있"),
            ("수", "없"),
        }
    if second.base in {"NNB", "NNG"} and second.form in _OF_TIME and first.base in {"NNG", "SN"}:
        return text[second.end : second.end + 1] in {"", " ", "에", "이", "인"}
    return _are_noun_and_verb(first, second)


def _is_described(text: str, first: Morph, second: Morph) -> bool:
    """하기 싫은 날, 가는 데가: a noun after the form that describes it."""
    place = second.form == "데" and second.base == "NNB" and text[second.end : second.end + 1] in set("가를서에도")
    if second.form == "수" and text[second.end : second.end + 1] not in {
        "",
        " ",
        "있",
        "없",
        "가",
        "도",
        "는",
        "밖",
    }:
        return False  # 살수차
    if first.form in {"는", "던"} and second.base == "NNG":
        return True  # 입는 옷
    if second.form in _DAYS and first.form in {"은", "는", "ᆫ"} and second.base == "NNG":
        return second.end == len(text) or not text[second.end].isalnum() or text[second.end] in "에은이을도"
    return place or (second.base in {"NNB", "NNG"} and second.form in _DEPENDENT)


def _is_auxiliary(ending: str, verb: str) -> bool:
    """Whether an ending and the verb after it are two words: 보고 싶다, 가야 하다, 누워 있다, 뭐라 하다."""
    wish = (ending == "고" and verb == "싶") or (verb == "보" and ending in {"나", "는가", "ᆫ가", "은가"})  # 갔나 보다
    duty = ending in _OUGHT and verb in {"하", "되"}
    change = ending == "게" and verb == "되"
    trial = (ending, verb) in {("다", "보"), ("고", "오"), ("고", "가"), ("고", "보"), ("다가", "보")}
    stays = ending in {"고", "어", "아"} and verb in {"있", "죽"}
    denied = ending == "지" and verb in {"말", "않", "못하"}
    return denied or wish or duty or change or trial or stays or (ending, verb) == ("라", "하")


def _are_noun_and_verb(first: Morph, second: Morph) -> bool:
    """영화봄, but not 공부함 and not 빛나다."""
    if first.form == "우":
        return False  # 우셨다
    noun = first.base in {"NNG", "NNP", "SL"} and second.base in {"VV", "VA"}
    if second.form in _LIKE_SUFFIXES and first.form not in _PARTED:
        return False
    return noun and first.form + second.form not in _WHOLE
