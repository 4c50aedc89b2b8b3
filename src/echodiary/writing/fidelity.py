"""What a draft says that its memo lacks: names, numbers, places, times, quotations. For texts of any writer.

Paraphrases are not findings: 삼만 원 for 3만원, 15:00 for 오후 3시, "my mother" for mom. What cannot be told by words
(an invented deed, a feeling) is not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from echodiary.writing.checking.names import names
from echodiary.writing.checking.numbers import numbers, values
from echodiary.writing.checking.places import ALL_PEOPLE, ENGLISH_PLACES, NAMED_PLACES, PEOPLE_GROUPS, PLACE_GROUPS
from echodiary.writing.checking.times import known_times, times
from echodiary.writing.request import Language
from echodiary.writing.sentences import Span, quotations, sentences

_ALIKE = 0.6  # of two quotations' letters; '왜 이직하시나요' is the memo's '왜 이직하세요'
_LETTERS = re.compile(r"[^0-9a-z가-힣]+")
_SUFFIXED = re.compile(
    r"(?<![가-힣])([가-힣]{2,5}(?:역|시장|대학교|공원|구청|시청|초등학교|중학교|고등학교|병원|미술관|박물관|터미널|공항|해수욕장))(?![가-힣]{3})"
)
_HEDGED = re.compile(r"(?i)like an? $|처럼 $")


class Kind(StrEnum):
    """What was added."""

    NAME = "name"
    NUMBER = "number"
    PLACE = "place"
    TIME = "time"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Addition:
    """Something that a sentence of a draft says and the memo does not."""

    sentence: Span
    kind: Kind
    text: str


def additions(draft: str, memo: str, language: Language) -> list[Addition]:
    """Return what the draft adds, sentence by sentence."""
    known = _Known(memo, language)
    found: list[Addition] = []
    for span in sentences(draft):
        found += [Addition(span, kind, text) for kind, text in _once(known.lacks(span.text))]
    return found


def _once(lacking: Iterator[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    """Leave out what another finding of the sentence says already: 강남 beside 강남역."""
    found: list[tuple[Kind, str]] = []
    for kind, text in lacking:
        if not any(text in said or said in text for _, said in found):
            found.append((kind, text))
    return found


class _Known:
    """What a memo has."""

    def __init__(self, memo: str, language: Language) -> None:
        self._language = language
        self._low = memo.lower()
        self._letters = _letters(memo)
        self._values = values(memo)
        self._times = known_times(memo)
        self._words = frozenset(re.findall(r"[a-z][a-z'-]*", self._low))

    def lacks(self, sentence: str) -> Iterator[tuple[Kind, str]]:
        """Yield what a sentence says that the memo lacks; what stands in a lacking quotation is not looked at again."""
        hidden = sentence
        for start, end in quotations(sentence):
            said = sentence[start + 1 : end - 1]
            if len(_letters(said)) > 1 and not self._quotes(said):
                yield Kind.QUOTE, said
                hidden = hidden[:start] + " " * (end - start) + hidden[end:]
        yield from self._in_words(hidden)

    def _in_words(self, text: str) -> Iterator[tuple[Kind, str]]:
        clock_spans: list[tuple[int, int]] = []
        for time in times(text):
            clock_spans.append((time.start, time.end))
            if time.key not in self._times:
                yield Kind.TIME, time.text
        for number in numbers(text):
            in_time = any(start < number.end and number.start < end for start, end in clock_spans)
            if not in_time and number.value not in self._values and not self._has(number.text):
                yield Kind.TIME if _is_year(number.text, number.value) else Kind.NUMBER, number.text
        yield from self._places(text)
        yield from self._people(text)

    def _places(self, text: str) -> Iterator[tuple[Kind, str]]:
        low = text.lower()
        for group, implied in PLACE_GROUPS:
            word = _first(group, low)
            if word and not self._any(group | implied):
                yield Kind.PLACE, word
        for match in _SUFFIXED.finditer(text):
            if not self._has(match.group(1)) and not self._has(re.sub(r"(?:역|시장|공원)$", "", match.group(1))):
                yield Kind.PLACE, match.group(1)
        if self._language is Language.KO:
            for word in NAMED_PLACES:
                if _holds(word, low) and not self._has(word) and not self._has(word.removesuffix("도")):
                    yield Kind.PLACE, word

    def _people(self, text: str) -> Iterator[tuple[Kind, str]]:
        low = text.lower()
        for group, implied in PEOPLE_GROUPS:
            word = _first(group, low)
            if word and not self._any(group | implied):
                yield Kind.NAME, word
        for name in names(text, self._language):
            if name.lower() in ALL_PEOPLE:
                continue
            # Kiwi leaves 이 of 지은이 and 임 of a note's end with a name that it does not know.
            if not any(self._has(name.removesuffix(end)) for end in ("", "이", "임")):
                yield Kind.PLACE if _is_place(name, text) else Kind.NAME, name

    def _quotes(self, said: str) -> bool:
        letters = _letters(said)
        if letters in self._letters:
            return True
        pairs = SequenceMatcher(None, letters, self._letters, autojunk=False).find_longest_match()
        return pairs.size >= max(3, _ALIKE * len(letters))

    def _has(self, word: str) -> bool:
        return _letters(word) in self._letters

    def _any(self, words: frozenset[str]) -> bool:
        return any(_holds(word, self._low) for word in words)


def _is_place(name: str, text: str) -> bool:
    """Whether a name is more likely a place's: around Camden, the ferry from Dover, Paris."""
    where = re.search(rf"(?i)\b(?:in|around|near|through|ferry from|train to|flight to) {re.escape(name)}\b", text)
    return where is not None or name.lower() in ENGLISH_PLACES


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.lower())


def _is_year(text: str, value: float) -> bool:
    return text.isdigit() and 1900 <= value <= 2100


def _first(words: frozenset[str], low: str) -> str:
    """Return the word of a group that a text has, "" where it has none."""
    return next((word for word in sorted(words, key=len, reverse=True) if _holds(word, low, strict=True)), "")


_PARTICLE = (
    r"(?=$|[^가-힣]|이랑|에게|에서|한테|께서|까지|으로|이나|하고|처럼|보다|들|님|"
    r"[은는이가을를과와도에의로나랑께만야씨](?:[^가-힣]|$|서|는|도|의|게|만|랑|요|다|고|라))"
)


def _holds(word: str, low: str, *, strict: bool = False) -> bool:
    """Whether a text has a word; in a draft a Korean word must be followed by a particle or stand alone."""
    if word not in low:
        return False
    if word.isascii():
        return re.search(rf"(?<![a-z]){re.escape(word)}(?:s|'s|es)?(?![a-z])", low) is not None
    if not strict and len(word) > 1:
        return True
    return re.search(rf"(?<![가-힣]){re.escape(word)}{_PARTICLE}", low) is not None
