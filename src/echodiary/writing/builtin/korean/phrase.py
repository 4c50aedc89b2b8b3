"""A fragment as eojeols, the words between spaces, each with its morphemes."""

from __future__ import annotations

from dataclasses import dataclass

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.lexicon import DURATIONS, FIXED, PEOPLE, TIMES
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.said_of import SAID_OF

_COUNTING = frozenset(("SN", "NR", "W_SERIAL"))
_NUMERALS = frozenset((
    "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "몇", "스무", "반", "석", "넉",
))  # fmt: skip
_UNITS = frozenset(("NNB", "NNG", "SL", "XPN"))
_BARE = frozenset(("NNG", "NNP", "SL", "XSN"))
_KNOWN = kinds.NOUNS | PEOPLE | frozenset(FIXED) | frozenset(word for word in SAID_OF if len(word) > 1)
_BOUND = frozenset(
    ("것", "거", "때", "중", "뒤", "씩", "만", "뿐", "대로", "만큼", "듯", "줄", "수", "지", "데", "전", "번", "개")
)
_VESSELS = frozenset(
    (
        "그릇",
        "접시",
        "판",
        "상자",
        "박스",
        "봉지",
        "줄",
        "병",
        "잔",
        "컵",
        "통",
        "장",
        "알",
        "모",
        "팩",
        "벌",
        "켤레",
        "대",
        "방",
        "조각",
        "모금",
        "다발",
        "송이",
        "포대",
        "갑",
        "쌍",
        "곡",
        "편",
        "개",
    )
)
_TITLES = frozenset(("씨", "님", "쌤", "군", "양"))


@dataclass(frozen=True, slots=True)
class Eojeol:
    """One word between spaces; `start` and `end` are offsets in characters into the fragment."""

    text: str
    start: int
    end: int
    morphs: tuple[Morph, ...]

    @property
    def last(self) -> Morph:
        """The morpheme that it ends with."""
        return self.morphs[-1]

    @property
    def is_bare_noun(self) -> bool:
        """Whether it is a noun without any particle."""
        spoken = (self.last.tag == "ETN" and self.last.form == "기") or (
            self.text == "보고" and self.start > 0 and self.last.base == "EC"
        )
        if self.text in _KNOWN and not spoken:
            return True  # not 머리 감기, 드라마 보고
        named = self.morphs[0].base in {"NNP", "NNG"} and len(self.morphs) > 1
        called = named and (self.last.form in _TITLES or (self.last.base == "NNB" and self.last.form not in _BOUND))
        return (self.last.base in _BARE or called) and all(
            morph.base in _BARE | {"XPN", "SN", "NNB", "MM"} or morph.form == "안" for morph in self.morphs
        )

    @property
    def is_place_word(self) -> bool:
        """Whether it may say where: a noun that is no time, with its particle."""
        first = self.morphs[0]
        return first.base == "NNG" and first.form not in TIMES and not any(char.isdigit() for char in self.text)

    @property
    def is_numeral(self) -> bool:
        """Whether it is only a number: 두, 3."""
        first = self.morphs[0]
        return len(self.morphs) == 1 and (first.form in _NUMERALS or first.tag == "SN")

    @property
    def is_count(self) -> bool:
        """Whether it is a number with its unit: 3개, 7km, 12,400원."""
        if self.text in _KNOWN:
            return False
        if self.morphs[0].tag in _COUNTING:
            return self.last.base in _UNITS | {"NR", "SN", "SW", "W_SERIAL"}
        return self.morphs[0].form in _NUMERALS and self.is_pair_with_unit

    @property
    def is_pair_with_unit(self) -> bool:
        """Whether it is a numeral and a unit written as one: 두잔."""
        return len(self.morphs) == 2 and self.last.base in {"NNB", "NNG"}

    @property
    def unit(self) -> str:
        """The unit at its end, "" where there is none."""
        return self.last.form if self.last.base in _UNITS else ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fragment of the memo, analysed."""

    text: str
    morphs: tuple[Morph, ...]
    eojeols: tuple[Eojeol, ...]

    @classmethod
    def of(cls, text: str, morphs: tuple[Morph, ...]) -> Phrase:
        """Group morphemes by the white space of their text."""
        groups: list[list[Morph]] = []
        end = 0
        for morph in morphs:
            if groups and not any(char.isspace() for char in text[end : morph.start]):
                groups[-1].append(morph)
            else:
                groups.append([morph])
            end = max(end, morph.end)
        return cls(text, morphs, tuple(_eojeol(text, group) for group in groups))

    def count_after(self, index: int) -> tuple[Eojeol, int] | None:
        """Return the count that follows an eojeol, as one, and the index of what follows it."""
        rest = self.eojeols[index + 1 : index + 3]
        myriads = len(rest) == 2 and rest[0].text.endswith(("만", "억", "천")) and rest[0].is_count and rest[1].is_count
        if myriads and rest[1].last.form == "원":
            return _eojeol(self.text, [*rest[0].morphs, *rest[1].morphs]), index + 3  # 3만 8천원
        if rest and rest[0].is_count and not rest[0].is_numeral:
            return rest[0], index + 2
        counts = len(rest) == 2 and rest[0].is_numeral and len(rest[1].morphs) == 1
        if counts and rest[1].unit and (rest[1].text in DURATIONS | _VESSELS or rest[1].text not in _KNOWN):
            both = (*rest[0].morphs, *rest[1].morphs)
            return _eojeol(self.text, list(both)), index + 3
        return None


def _eojeol(text: str, morphs: list[Morph]) -> Eojeol:
    start, end = morphs[0].start, max(morph.end for morph in morphs)
    return Eojeol(text[start:end], start, end, tuple(morphs))
