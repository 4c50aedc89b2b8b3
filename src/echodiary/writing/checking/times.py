"""Times in a text: clocks, parts of the day, days, months and years, each as a key that two languages share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS: dict[str, tuple[str, ...]] = {
    "yesterday": ("어제", "어젯밤", "yesterday", "last night"),
    "two days ago": ("그제", "그저께", "엊그제"),
    "tomorrow": ("내일", "tomorrow", "tmrw", "tmr"),
    "in two days": ("모레", "the day after tomorrow"),
    "last week": ("지난주", "지난 주", "last week"),
    "next week": ("다음 주", "다음주", "담주", "next week"),
    "this week": ("이번 주", "이번주", "this week"),
    "last month": ("지난달", "지난 달", "저번 달", "last month"),
    "next month": ("다음 달", "다음달", "next month"),
    "last year": ("작년", "지난해", "last year"),
    "next year": ("내년", "next year"),
    "weekend": ("주말", "weekend"),
    "noon": ("정오", "noon", "midday"),
    "midnight": ("자정", "midnight"),
    "morning": ("아침", "오전", "새벽", "morning", "dawn", "sunrise"),
    "midday": ("점심시간", "점심때", "대낮", "한낮", "lunchtime"),
    "afternoon": ("오후", "afternoon"),
    "evening": ("저녁", "해 질 녘", "evening", "dusk", "sunset"),
    "night": ("밤늦", "한밤", "밤새", "밤에", "밤 ", "night"),
    "monday": ("월요일", "monday"), "tuesday": ("화요일", "tuesday"), "wednesday": ("수요일", "wednesday"),
    "thursday": ("목요일", "thursday"), "friday": ("금요일", "불금", "friday"), "saturday": ("토요일", "saturday"),
    "sunday": ("일요일", "sunday"),
    "january": ("1월", "일월", "january"), "february": ("2월", "이월", "february"), "march": ("3월", "삼월",
    "in march", "march 1", "march 2"),
    "april": ("4월", "사월", "april"), "may": ("5월", "오월", "in may", "of may", "may 1", "may 2"),
    "june": ("6월", "유월", "june"), "july": ("7월", "칠월", "july"), "august": ("8월", "팔월", "august"),
    "september": ("9월", "구월", "september"), "october": ("10월", "시월", "october"),
    "november": ("11월", "십일월", "november"), "december": ("12월", "십이월", "december"),
    "spring": ("봄날", "봄에", "spring"), "summer": ("여름", "summer"), "autumn": ("가을", "autumn"),
    "winter": ("겨울", "winter"),
}  # fmt: skip
# Words of a memo that let a draft speak of a part of the day.
_IMPLIED: dict[str, tuple[str, ...]] = {
    "morning": ("아침", "출근", "늦잠", "기상", "모닝", "지각", "breakfast", "woke", "overslept", "alarm", "brunch",
    # codespell:ignore brunch
                "일어나", "새벽", "오전", "sunrise"),
    "midday": ("점심", "lunch", "noon"),
    "afternoon": ("점심", "오후", "낮", "lunch", "noon"),
    "evening": ("저녁", "퇴근", "야근", "밤", "노을", "dinner", "sunset", "tonight", "night", "drinks", "movie",
    "pub", "overtime"),
    "night": ("밤", "야근", "저녁", "새벽", "잠", "꿈", "불면", "slept", "sleep", "bed", "insomnia", "midnight",
    "dinner", "tonight",
              "overtime", "awake", "evening", "dream", "drinks"),
    "midnight": ("12am", "0시", "12시"),
    "noon": ("12pm", "12시", "점심", "lunch"),
}  # fmt: skip
_NEVER = re.compile(
    r"(?i)tonight|오늘 ?밤|이 ?밤|good night|잘 자|밤 ?길|아침 ?밥|밤잠|goodnight|day and night|"
    r"night'?s sleep|a night of sleep"
)
_CLOCKS = (
    re.compile(r"(?P<part>오전|오후|새벽|아침|점심|저녁|밤|낮)?\s?(?P<hour>\d{1,2}|[가-힣]{1,3})\s?시"
               r"(?!간|작|험|장|도|절|선|끄|원|내|골|대|계)"
               r"\s?(?P<minute>\d{1,2}\s?분|반|[일이삼사오육칠팔구십]{1,4}\s?분)?"),
    re.compile(r"(?i)(?<![\d:.,])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d)\s?(?P<part>[ap]\.?m\b)?"),
    re.compile(r"(?i)(?<![\d:.,])(?P<hour>\d{1,2})\s?(?P<part>[ap]\.?m\b)(?P<minute>)"),
    re.compile(r"(?i)\b(?P<half>half past|quarter past|quarter to)?\s?(?P<hour>\d{1,2}|one|two|three|four|five|six|"
               r"seven|eight|nine|ten|eleven|twelve)(?P<minute>)\s?"
               r"(?:o'clock|o’clock|(?=in the (?:morning|afternoon|evening))|(?=at night))\s?"
               r"(?P<part>in the morning|in the afternoon|in the evening|at night)?"),
    re.compile(r"(?i)\bhalf past (?P<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
               r"(?P<minute>)(?P<part>)"),
)  # fmt: skip
_HOURS = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열한": 11,
    "열두": 12, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_AFTER_NOON = re.compile(r"(?i)오후|저녁|밤|점심|낮|p\.?m|afternoon|evening|night")
_BEFORE_NOON = re.compile(r"(?i)오전|새벽|아침|a\.?m|morning")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DATE = re.compile(r"(?<![\d/.])(?:\d{4}[-./])?(\d{1,2})[-/](?=\d{1,2}(?![\d/]))")
_PARTS = frozenset(("morning", "midday", "afternoon", "evening", "night", "noon", "midnight"))


@dataclass(frozen=True, slots=True)
class Time:
    """A time, its key ("9:30", "monday"), and the text that says it."""

    key: str
    text: str
    start: int
    end: int


def times(text: str) -> list[Time]:
    """Return the times that a text names."""
    hidden = _NEVER.sub(lambda match: "·" * len(match.group()), text)
    clocks = list(_clocks(hidden))
    words = [time for time in _named(hidden) if not any(c.start <= time.start < c.end for c in clocks)]
    return sorted([*clocks, *words], key=lambda time: time.start)


def known_times(memo: str) -> frozenset[str]:
    """Return the keys of all times that a memo names or that what it tells implies."""
    low = memo.lower()
    clocks = list(_clocks(memo))
    keys = {time.key for time in clocks} | {time.key for time in _named(memo)}
    keys |= {key for key, signs in _IMPLIED.items() if any(sign in low for sign in signs)}
    for clock in clocks:
        keys |= _part_of(clock.key, clock.text)
    keys |= {_MONTHS[int(month) - 1] for month in _DATE.findall(memo) if 0 < int(month) <= 12}
    if {"saturday", "sunday"} & keys:
        keys.add("weekend")
    if "midnight" in keys:
        keys |= {"12:00", "night"}
    if "noon" in keys:
        keys |= {"12:00", "midday"}
    if re.search(r"\d", memo):
        keys |= {
            f"{int(number) % 12 or 12}:00"
            for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", memo)
            if 0 < int(number) <= 24
        }
    return frozenset(keys)


def _part_of(clock: str, said: str) -> set[str]:
    """Return the parts of the day in which a clock may stand, as far as what is said with it leaves it open."""
    hour = int(clock.split(":", maxsplit=1)[0])
    parts = {"morning", "evening", "afternoon", "night"}
    if _AFTER_NOON.search(said):
        parts.discard("morning")
    if _BEFORE_NOON.search(said):
        parts -= {"afternoon", "evening"}
    return parts - ({"afternoon"} if hour in {8, 9, 10, 11} else {"evening"} if hour in {1, 2, 3} else set())


def _clocks(text: str) -> Iterator[Time]:
    for pattern in _CLOCKS:
        for match in pattern.finditer(text):
            hour = _hour(match.group("hour"))
            if hour is not None:
                minute = 30 if "half past" in match.group().lower() else _minute(match.group("minute") or "")
                said = match.group().strip()
                yield Time(f"{hour % 12 or 12}:{minute:02}", said, match.start(), match.end())


def _hour(text: str) -> int | None:
    if text.isdigit():
        return int(text) if int(text) <= 24 else None
    if text.lower() in _HOURS:
        return _HOURS[text.lower()]
    value = _of_sino(text)
    return value if 0 < value <= 24 else None


def _minute(text: str) -> int:
    if text == "반":
        return 30
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else _of_sino(text.removesuffix("분").strip())


def _of_sino(text: str) -> int:
    total = number = 0
    for char in text:
        if char == "십":
            total += (number or 1) * 10
            number = 0
        elif char in _SINO:
            number = _SINO[char]
        else:
            return 0
    return total + number


def _named(text: str) -> Iterator[Time]:
    low = text.lower()
    for key, names in _WORDS.items():
        for name in names:
            yield from _found(key, name, low, text)


def _found(key: str, name: str, low: str, text: str) -> Iterator[Time]:
    bound = rf"\b{re.escape(name)}s?\b" if name.isascii() and name.isalpha() else rf"(?<![가-힣\d]){re.escape(name)}"
    if name.isascii():
        bound = rf"\b{re.escape(name)}"
    for match in re.finditer(bound, low):
        yield Time(key, text[match.start() : match.end()].strip(), match.start(), match.end())


def is_part_of_day(key: str) -> bool:
    """Whether a key is a part of the day rather than a clock or a date."""
    return key in _PARTS
