"""Names of people in a text: Korean by Kiwi and by what follows a name, English by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.checking.places import KOREAN_SURNAMES, NAMED_PLACES
from echodiary.writing.request import Language
from echodiary.writing.wording import word_set

_TITLED = re.compile(
    rf"(?<![가-힣])([{KOREAN_SURNAMES}])\s?(?:팀장|부장|과장|대리|차장|사장|교수|선생|원장|이사|사원|씨)(?:님)?"
)
_NAMED = re.compile(r"(?<![가-힣])([가-힣]{2,4}) ?씨(?![가-힣]{2})")
_GIVEN = re.compile(r"(?<![가-힣])([가-힣]{2})이(?:랑|가|는|도|한테|에게|를|와|네|의|야)(?![가-힣])")
_NOT_NAMES = word_set(
    "아이 하나 사람 고양 강아 우리 어린 젊은 늙은 붕어 떡볶 먹거 놀 볼거 병아 길거 이야 목걸 종 오이 나이 차이",
    "사이 높이 깊이 넓이 길이 아무 다들 먹 벌 같 초 매 송 토끼 거북 호랑 원숭 달팽 올빼 개구 멋쟁 담쟁 지팡",
    "냉이 곰팡 어머 놀이 부채 팽이",
)
_CAPITAL = re.compile(r"(?<![\w'’])[A-Z][a-zA-Zé]*[a-zé](?:['’]s)?(?![\w])")
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july",
    "august september october november december christmas easter halloween thanksgiving english korean",
    "japanese french spanish german italian chinese american british european asian god internet",
)
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "aunt", "uncle", "professor", "sir"))


def names(text: str, language: Language) -> list[str]:
    """Return the names in a sentence, each once."""
    found = _korean(text) if language is Language.KO else _english(text)
    return list(dict.fromkeys(found))


def _korean(text: str) -> Iterator[str]:
    for match in _TITLED.finditer(text):
        yield match.group().strip()
    for pattern in (_NAMED, _GIVEN):
        for match in pattern.finditer(text):
            if match.group(1) not in _NOT_NAMES and match.group(1)[-1] != "들" and _is_no_word(match.group(1), text):
                yield match.group(1)
    if re.search("[가-힣]", text):
        for morph in morphs_of(text):
            if morph.tag == "NNP" and len(morph.form) > 1 and morph.form not in NAMED_PLACES:
                yield morph.form


def _is_no_word(name: str, text: str) -> bool:
    """Whether Kiwi does not read a name as a common noun where it stands."""
    return not any(
        morph.form.startswith(name) and morph.tag in {"NNG", "VA", "VV", "MAG", "NP"} for morph in morphs_of(text)
    )


def _english(text: str) -> Iterator[str]:
    for match in _CAPITAL.finditer(text):
        word = re.sub(r"['’]s$", "", match.group())
        low = word.lower()
        if low in _CALENDAR or low in _TITLES:
            continue
        if _begins(text, match.start()) and _is_common(low):
            continue
        yield word


def _begins(text: str, at: int) -> bool:
    """Whether a word begins a sentence or a quotation."""
    before = text[:at].rstrip()
    return not before or before[-1] in "\"“‘'.!?:(…"


def _is_common(word: str) -> bool:
    """Whether a word at a sentence's beginning is one that everybody writes small."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    return bool(getAllLemmas(word)) or word in _SMALL


_SMALL = word_set(
    "i the a an and but or so then after before when while if because although though since until as at in on",
    "by with without for from to of my our his her their your its we he she they it you this that these those",
    "there here what who why how where which all both each every some any no none nothing everything everyone",
    "nobody somebody someone not never still also even only just once maybe perhaps later today tomorrow",
    "yesterday tonight afterwards eventually finally dear oh well yes anyway otherwise however therefore",
    "nevertheless moreover meanwhile let us me them him than about over under into onto through during against",
    "along whose whom within i'm i've i'd i'll it's that's there's don't didn't couldn't wasn't isn't won't",
    "can't could would should will can may might must",
)
