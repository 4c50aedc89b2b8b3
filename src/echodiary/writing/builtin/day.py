"""The day that a line of the writer's own is chosen by, in every language, and the choosing of it.

A line alternates by its place in its pool: the even ones belong to even days, the odd ones to odd days. As no line
stands twice in a table, none can come on two days running, whatever the memo, the mood, the persona and the seed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.tones import ROLES
from echodiary.writing.request import SpeechLevel

Pools = Mapping[str, Sequence[str]]

_FRIDAY = 4
_SEASONS = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn",
            "autumn", "winter")  # fmt: skip
_TONE_WEIGHT = 8  # to one of the mood's own lines
_ROLE_WEIGHT = 32
_WEATHER_IN = 3  # one in so many
_DATE_IN = 8


class Mood(StrEnum):
    """The colour of a day, as far as a memo shows it."""

    JOY = "joy"
    LOW = "low"
    WEARY = "weary"
    MIXED = "mixed"
    CALM = "calm"


_HEAVY = frozenset((Mood.LOW, Mood.WEARY))
_NOT_FOR = {
    "cheerful": _HEAVY,
    "thankful": _HEAVY,
    "quirky": _HEAVY,
    "ardent": _HEAVY,
    "cynical": frozenset((Mood.JOY,)),
    "sporting": _HEAVY,
    "sleuthing": _HEAVY,
    "seafaring": _HEAVY,
    "childlike": _HEAVY,
}


@dataclass(frozen=True, slots=True)
class Day:
    """`weather`: what the memo says it was like: "rain", "snow", "sun" …, "" where it says nothing."""

    when: date
    mood: Mood
    weather: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a line is chosen. `dated`: it may speak of the season or the day of the week."""

    day: Day
    level: SpeechLevel
    tones: Sequence[str]
    chooser: Chooser
    long: bool = False
    dated: bool = False
    forbidden: Collection[str] = ()

    def line(self, pools: Pools, purpose: str) -> str:
        """Return a line for this day, from the pools that suit it."""
        mood = _key(pools, self.day.mood.value, long=self.long)
        own = pools.get(f"{mood}/{SpeechLevel.NOTE.value}") if self.level is SpeechLevel.NOTE else None
        short = self.day.mood.value  # where all long lines are forbidden
        if own and not any(tone in ROLES for tone in self._suiting()):
            return self._of(pools, (f"{mood}/{SpeechLevel.NOTE.value}", f"{short}/{SpeechLevel.NOTE.value}"), purpose)
        first = (*self._circumstance(pools, purpose), self._tone(pools, mood, purpose))
        return self._of(pools, (*first, mood, short), purpose)

    def line_of(self, pools: Pools, kind: str, purpose: str) -> str:
        """Return a line of a kind ("lesson", "question"), in the way of the persona's tones where one has its own."""
        keys = (f"{tone},{kind}" for tone in self._suiting())
        return self.line_in(pools, next((key for key in keys if key in pools), kind), purpose)

    def line_in(self, pools: Pools, key: str, purpose: str) -> str:
        """Return a line for this day from one pool, or by the mood where nothing of it is allowed."""
        return self._of(pools, (key, self.day.mood.value if self.day.mood.value in pools else ""), purpose)

    def _tone(self, pools: Pools, mood: str, purpose: str) -> str:
        level = self.level.value
        keys = [mood, *(key for key in (f"{mood}/{level}", level) if key in pools)]
        for tone, key in self._of_tones(pools):
            keys += [key] * (_ROLE_WEIGHT if tone in ROLES else _TONE_WEIGHT)
        return self.chooser.pick(keys, f"{purpose} pool")

    def _suiting(self) -> Iterator[str]:
        """Yield the tones in which such a day may be spoken of."""
        yield from (tone for tone in self.tones if self.day.mood not in _NOT_FOR.get(tone, ()))

    def _of_tones(self, pools: Pools) -> Iterator[tuple[str, str]]:
        variant = "low" if self.day.mood in _HEAVY else self.day.mood.value
        for tone in self.tones:
            if f"{tone},{variant}" in pools:
                yield tone, f"{tone},{variant}"
            elif tone in pools and self.day.mood not in _NOT_FOR.get(tone, ()):
                yield tone, _key(pools, tone, long=self.long)

    def _circumstance(self, pools: Pools, purpose: str) -> tuple[str, ...]:
        if self.long or self.tones or self.day.mood in _HEAVY:
            return ()
        weather = self.day.weather
        if weather in pools and self.chooser.number(_WEATHER_IN, f"{purpose} weather") == 0:
            return (weather,)
        if self.dated and self.chooser.number(_DATE_IN, f"{purpose} date") == 0:
            return (self.chooser.pick(_of_date(self.day.when), f"{purpose} which"),)
        return ()

    def _of(self, pools: Pools, keys: Sequence[str], purpose: str) -> str:
        parity = self.day.when.toordinal() % 2
        for forbidden in (self.forbidden, ()):
            for key in keys:
                lines = [line for line in pools.get(key, ())[parity::2] if line not in forbidden]
                if lines:
                    return self.chooser.pick(lines, " ".join((purpose, *self.tones)))
        raise ValueError("a pool has no line for each of two days")


def _key(pools: Pools, key: str, *, long: bool) -> str:
    return f"{key},long" if long and f"{key},long" in pools else key


def _of_date(when: date) -> list[str]:
    weekday = when.weekday()
    season = _SEASONS[when.month - 1]
    if weekday == 0:
        return ["start-of-week", season]
    if weekday == _FRIDAY:
        return ["end-of-week", season]
    return ["weekend", season] if weekday > _FRIDAY else [season]
