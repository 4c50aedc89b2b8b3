"""The words of a text by what they mean, whatever their endings: to find which words of a memo a sentence rests on."""

from __future__ import annotations

import re

from echodiary.writing.request import Language
from echodiary.writing.wording import word_set

_WORD = re.compile(r"[0-9A-Za-z가-힣'’]+")
_LATIN_OR_NUMBER = re.compile(r"[0-9A-Za-z]+")
# What says something: nouns, verbs, adjectives, numbers, foreign words, adverbs of manner.
_TELLING = ("NN", "NR", "VV", "VA", "XR", "SL", "SN", "SH", "W_")
_EMPTY_KOREAN = word_set("하 되 있 없 것 거 같 오늘 나 저 때 날 수 줄 싶 보 주 이 아니 않 일 하루 마음 생각")
# Nouns of notes (도움) and the verbs that tell them (도왔다).
_NOUNS_OF_VERBS = {
    "도움": "돕", "걸음": "걷", "울음": "울", "웃음": "웃", "잠": "자", "꿈": "꾸", "춤": "추", "그림": "그리",
    "싸움": "싸우",
    "배움": "배우", "만남": "만나", "느낌": "느끼", "기쁨": "기쁘", "슬픔": "슬프", "아픔": "아프", "외로움": "외롭",
    "고마움": "고맙", "즐거움": "즐겁", "그리움": "그립", "두려움": "두렵", "부러움": "부럽", "서러움": "서럽",
    "미움": "밉", "믿음": "믿", "졸음": "졸", "게으름": "게으르",
}  # fmt: skip
_FAMILY = 6  # letters that two English words of one family share: promoted, promotion
_EMPTY_ENGLISH = word_set(
    "a an the and or but so then of to in on at by for with from up down out off over into as if than that this these",
    "those it its i me my mine we us our you your he him his she her they them their is am are was were be been being",
    "do does did done have has had having not no nor too very just really quite there here when while after before",
    "because what which who how all some any today day felt feel feeling made make got get went go going would could",
    "should will can may might",
)


def stems(text: str, language: Language) -> frozenset[str]:
    """Return the stems of the words that say something. Loads Kiwi for Korean."""
    return frozenset(_korean(text)) if language is Language.KO else frozenset(_english(text))


def shares(text: str, meaning: frozenset[str], word: str, of_word: frozenset[str]) -> bool:
    """Whether a text with stems `meaning` says a word of a memo: a stem of it, or the word itself as it was typed."""
    if of_word & meaning:
        return True
    return len(word) > 1 and bool(of_word) and word.lower() in text.lower()


def stems_of_words(memo: str, language: Language) -> dict[str, frozenset[str]]:
    """Return the words of a memo, as they were typed, with their stems."""
    return {word: stems(word, language) for word in dict.fromkeys(_WORD.findall(memo))}


def _korean(text: str) -> list[str]:
    from echodiary.writing.builtin.korean.morphology import morphs_of  # noqa: PLC0415 - Kiwi only where a check needs it

    found = [morph.form.lower() for morph in morphs_of(text) if morph.base.startswith(_TELLING)]
    found += [_NOUNS_OF_VERBS[form] for form in found if form in _NOUNS_OF_VERBS]
    return [form for form in [*found, *map(str.lower, _LATIN_OR_NUMBER.findall(text))] if form not in _EMPTY_KOREAN]


def _english(text: str) -> list[str]:
    from lemminflect import getAllLemmas  # noqa: PLC0415 - its tables take a second to load

    found: list[str] = []
    for word in map(str.lower, _WORD.findall(text)):
        if word not in _EMPTY_ENGLISH:
            found += [word, *(lemma for lemmas in getAllLemmas(word).values() for lemma in lemmas)]
            found += [word[:_FAMILY]] if len(word) > _FAMILY else []
    return [stem for stem in found if stem not in _EMPTY_ENGLISH]
