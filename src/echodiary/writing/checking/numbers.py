"""Numbers in a text by their value: 12,400, 만 이천사백, 3만 5천, 세 (개), three, half a dozen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SINO = {"영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_TENS = {"십": 10, "백": 100, "천": 1000}
_MYRIADS = {"만": 10_000, "억": 100_000_000}
_NATIVE = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "서": 3, "넷": 4, "네": 4, "넉": 4, "다섯": 5,
    "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80,
    "아흔": 90,
}  # fmt: skip
_DAYS = {
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
_UNITS = (
    "시간|시|분|초|개월|개|명|분|번째|번|잔|장|권|마리|병|그릇|줄|조각|판|통|벌|켤레|송이|살|층|호선|호|회|차례|차|곳|가지|군데|건|킬로미터|킬로그램|킬로|"
    "미터|그램|센티|리터|페이지|쪽|문제|포기|원|달러|유로|엔|퍼센트|프로|도|년|월|일|주|달|배|대|채|정거장|끼|접시|편|곡|문장|줄기|걸음|바퀴|세트|점|등|위|"
    "칸|평|kg|km|cm|mm|ml|g|m|l|%|℃"
)
# 이번, 일주, 사분: figures and units that are syllables of other words as well.
_ALSO_SYLLABLES = frozenset("이일사오구만천")
_ALSO_ENDINGS = frozenset(("번", "분", "일", "주", "대", "차", "개", "도", "곳"))
_TOLD_BY_ONE = frozenset(("시간", "달"))  # an hour and a month are measures; one cup or one day counts nothing
_DIGITS = re.compile(r"(?<![\w.])[-+]?\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_MIXED = re.compile(r"\d[\d,.]*\s?[만천백억](?:\s?\d[\d,.]*\s?[천백십]?)*(?:\s?\d+)?")
_SINO_DIGIT = "[영공일이삼사오육칠팔구십백천만억]"
_SINO_RUN = re.compile(rf"(?<![가-힣])({_SINO_DIGIT}(?:(?:{_SINO_DIGIT}| )*{_SINO_DIGIT})?)\s?({_UNITS})")
_NATIVE_RUN = re.compile(
    rf"(?<![가-힣])((?:{'|'.join(_NATIVE_TENS)})?(?:{'|'.join(sorted(_NATIVE, key=len, reverse=True))})?)\s?({_UNITS})"
)
_DAY_RUN = re.compile(rf"(?<![가-힣])({'|'.join(_DAYS)})(?=[\s가-힣]|$)")
_ENGLISH = {
    word: value
    for value, words in {
        0: "zero", 1: "one", 2: "two twice both second pair", 3: "three third", 4: "four fourth", 5: "five fifth",
        6: "six sixth", 7: "seven seventh", 8: "eight eighth", 9: "nine ninth", 10: "ten tenth",
        11: "eleven eleventh",
        12: "twelve twelfth dozen", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen",
        18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty",
        70: "seventy", 80: "eighty", 90: "ninety",
    }.items()
    for word in words.split()
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_ENGLISH_RUN = re.compile(
    rf"(?i)\b(?:(?:an?|{'|'.join(sorted([*_ENGLISH, *_SCALES], key=len, reverse=True))})(?:[ -]|\b(?=\W|$)))+"
)
_SAID_OF_ANYTHING = frozenset(("second", "both", "third", "pair", "twice"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number, where it stands, and the text that says it."""

    value: float
    text: str
    start: int
    end: int


def numbers(text: str) -> list[Number]:
    """Return the numbers of a text; "one", 한 and 첫 are none, for they count nothing, but 한 시간 is."""
    found: list[Number] = []
    taken: list[tuple[int, int]] = []
    for number in (*_mixed(text), *_digits(text), *_korean(text), *_english(text)):
        if any(start < number.end and number.start < end for start, end in taken):
            continue
        taken.append((number.start, number.end))
        found.append(number)
    return sorted(found, key=lambda number: number.start)


def values(text: str) -> frozenset[float]:
    """Return the values of a text's numbers, and of their parts: 2천 is 2,000 and 2; 5k is 5,000 and 5."""
    found: set[float] = {number.value for number in numbers(text)}
    for match in re.finditer(r"\d+(?:\.\d+)?", text.replace(",", "")):
        value = float(match.group())
        found.add(value)
        if re.match(r"\s?k\b", text.replace(",", "")[match.end() :], re.IGNORECASE):
            found.add(value * 1000)
    if re.search(r"(?i)half|반", text):
        found |= {0.5, 30.0}
    if 0.5 in found or 6.0 in found:
        found |= {0.5, 6.0} if re.search(r"(?i)months?|year|개월|년", text) else set()
    return frozenset(found)


def _digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        value = float(match.group().replace(",", "").lstrip("+"))
        yield Number(abs(value), match.group(), match.start(), match.end())


def _mixed(text: str) -> Iterator[Number]:
    for match in _MIXED.finditer(text):
        yield Number(_of_mixed(match.group()), match.group(), match.start(), match.end())


def _of_mixed(text: str) -> float:
    total = section = number = 0.0
    for part in re.findall(r"\d+(?:\.\d+)?|[만천백십억]", text.replace(",", "")):
        if part in _MYRIADS:
            total += (section + number or 1) * _MYRIADS[part]
            section = number = 0.0
        elif part in _TENS:
            section += (number or 1) * _TENS[part]
            number = 0.0
        else:
            number = float(part)
    return total + section + number


def _korean(text: str) -> Iterator[Number]:
    for match in _SINO_RUN.finditer(text):
        if _is_word_of_its_own(match.group(1), match.group()[len(match.group(1)) :]):
            continue
        yield Number(_of_sino(match.group(1)), match.group().strip(), match.start(), match.end())
    for match in _NATIVE_RUN.finditer(text):
        value = _of_native(match.group(1))
        if value > 1 or (value == 1 and match.group(2) in _TOLD_BY_ONE):
            yield Number(value, match.group().strip(), match.start(), match.end())
    for match in _DAY_RUN.finditer(text):
        yield Number(_DAYS[match.group(1)], match.group(1), match.start(), match.end())


def _is_word_of_its_own(figure: str, unit: str) -> bool:
    """Whether what looks like a number and a unit is another word: 이번, 일주, 사분, 공원, 이 시간."""
    if figure == "공" or (figure == "이" and unit.startswith(" ")):
        return True
    return figure in _ALSO_SYLLABLES and unit.strip() in _ALSO_ENDINGS


def _of_sino(text: str) -> float:
    total = section = number = 0
    for char in text.replace(" ", ""):
        if char in _SINO:
            number = number * 10 + _SINO[char] if number else _SINO[char]
        elif char in _TENS:
            section += (number or 1) * _TENS[char]
            number = 0
        else:
            total += (section + number or 1) * _MYRIADS[char]
            section = number = 0
    return float(total + section + number)


def _of_native(text: str) -> float:
    for ten, value in _NATIVE_TENS.items():
        if text.startswith(ten):
            return float(value + _NATIVE.get(text[len(ten) :], 0))
    return float(_NATIVE.get(text, 0))


def _english(text: str) -> Iterator[Number]:
    for match in _ENGLISH_RUN.finditer(text):
        said = match.group().strip(" -")
        words = re.split(r"[ -]+", said.lower())
        if all(word in {"a", "an", "one"} | _SAID_OF_ANYTHING for word in words):
            continue
        yield Number(_of_english(words), said, match.start(), match.start() + len(said))


def _of_english(words: list[str]) -> float:
    total = number = 0.0
    for word in words:
        if word in _SCALES:
            total += (number or 1) * _SCALES[word]
            number = 0.0
        elif word == "dozen":
            number = (number or 1) * 12
        elif word in _ENGLISH:
            number += _ENGLISH[word]
    return total + number
