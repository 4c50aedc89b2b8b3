"""What the writer adds of its own: one line for `natural`, two or three for `rich`, none for `facts`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.draft import Sentence
from echodiary.writing.builtin.english.closings import CHEERING, CLOSINGS, LESSONS, REFLECTIONS
from echodiary.writing.builtin.english.levels import styled
from echodiary.writing.builtin.english.manner import Manner
from echodiary.writing.builtin.english.openings import OPENINGS
from echodiary.writing.request import Fidelity, Length, SpeechLevel

_FRIDAY = 4
_SEASONS = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn",
            "autumn", "winter")  # fmt: skip
_WEATHER = (
    ("snow", frozenset(("snow", "snowed", "snowy", "snowing", "snowman"))),
    ("rain", frozenset(("rain", "rained", "rainy", "raining", "drizzle", "poured", "drizzled"))),
    ("sun", frozenset(("sunny", "sunshine", "sun"))),
)


class Mood(StrEnum):
    """The colour of a day, as far as a memo shows it."""

    JOY = "joy"
    LOW = "low"
    WEARY = "weary"
    MIXED = "mixed"
    CALM = "calm"


@dataclass(frozen=True, slots=True)
class Day:
    """What an opening or a closing is chosen by."""

    when: date
    mood: Mood
    words: frozenset[str]


def additions(
    day: Day, manner: Manner, chooser: Chooser, *, fidelity: Fidelity, length: Length
) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences that go before and after the memo's own."""
    if fidelity is Fidelity.FACTS or (fidelity is Fidelity.NATURAL and length is Length.SHORT):
        return [], []
    after = [closing(day, manner, chooser, long=length is Length.LONG)]
    if fidelity is Fidelity.NATURAL:
        return [], _added(after, manner)
    before = [_choose(OPENINGS, _keys(day, manner, chooser, "opening"), day, chooser, "opening")]
    if length is not Length.SHORT:
        after.insert(0, _reflection(day, manner, chooser))
    return _added(before, manner), _added(after, manner)


def closing(day: Day, manner: Manner, chooser: Chooser, *, long: bool) -> str:
    """Return the last line: the persona's own ending where its samples show one."""
    if manner.ending and not long:
        return manner.ending
    keys = _keys(day, manner, chooser, "closing", ",long" if long else "")
    allowed = {key: tuple(line if _is_allowed(line, manner) else "" for line in CLOSINGS[key]) for key in CLOSINGS}
    return _choose(allowed, keys, day, chooser, "closing")


def _is_allowed(line: str, manner: Manner) -> bool:
    return not ((line in LESSONS and not manner.lessons) or (line in CHEERING and not manner.cheering))


def _reflection(day: Day, manner: Manner, chooser: Chooser) -> str:
    key = manner.level.value if manner.level.value in REFLECTIONS else ""
    return _choose(REFLECTIONS, [key], day, chooser, "reflection")


def _keys(day: Day, manner: Manner, chooser: Chooser, purpose: str, length: str = "") -> list[str]:
    """Return the pools to choose from: a tone of the persona, the level's own lines, what the day is like."""
    level = manner.level.value
    mood = day.mood.value + length
    note = manner.level is SpeechLevel.NOTE
    keys = [f"{mood}/{level}"] if note else [mood, f"{mood}/{level}", f"{mood}/{level}"]
    keys += [tone + length for tone in manner.tones for _ in range(3) if not note and _suits(tone, day.mood)]
    light = day.mood in {Mood.CALM, Mood.MIXED, Mood.JOY}
    free = light and not length and not note and not manner.tones
    if free and chooser.number(12, f"{purpose} circumstance") == 0:
        return [chooser.pick(_circumstances(day), f"{purpose} which"), mood]
    known = [key for key in keys if key in OPENINGS or key in CLOSINGS]
    return [chooser.pick(known, f"{purpose} pool"), mood]


def _suits(tone: str, mood: Mood) -> bool:
    if tone in {"cheerful", "thankful"}:
        return mood not in {Mood.LOW, Mood.WEARY}
    return not (tone == "cynical" and mood is Mood.JOY)


def _circumstances(day: Day) -> list[str]:
    found = [name for name, signs in _WEATHER if signs & day.words][:1]
    weekday = day.when.weekday()
    if weekday == 0:
        found.append("start-of-week")
    elif weekday == _FRIDAY:
        found.append("end-of-week")
    elif weekday > _FRIDAY:
        found.append("weekend")
    return [*found, _SEASONS[day.when.month - 1]]


def _choose(pools: dict[str, tuple[str, ...]], keys: Sequence[str], day: Day, chooser: Chooser, purpose: str) -> str:
    """Choose among the lines of this day's parity, so that yesterday's line cannot come again."""
    parity = day.when.toordinal() % 2
    for key in keys:
        lines = [line for at, line in enumerate(pools.get(key, ())) if at % 2 == parity and line]
        if lines:
            return chooser.pick(lines, purpose)
    return next(line for line in pools[keys[-1]] if line)


def _added(lines: Sequence[str], manner: Manner) -> list[Sentence]:
    told = []
    for line in lines:
        own = line == manner.ending or manner.level is SpeechLevel.NOTE  # those are written as notes already
        text = line if own else styled(line, manner.level)
        if manner.exclaims is False:
            text = text.replace("!", ".")
        told.append(Sentence(text, added=True))
    return told
