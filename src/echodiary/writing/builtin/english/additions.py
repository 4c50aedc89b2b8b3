"""What the writer adds of its own: one line for `natural`, two or three for `rich`, none for `facts`."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.day import Choice, Day
from echodiary.writing.builtin.draft import Sentence
from echodiary.writing.builtin.english.closings import ASKING, CHEERING, CLOSINGS, LESSONS, REFLECTIONS
from echodiary.writing.builtin.english.levels import styled
from echodiary.writing.builtin.english.manner import Manner
from echodiary.writing.builtin.english.openings import OPENINGS
from echodiary.writing.request import Fidelity, Length, SpeechLevel

_WEATHER = (
    ("snow", frozenset(("snow", "snowed", "snowy", "snowing", "snowman"))),
    ("rain", frozenset(("rain", "rained", "rainy", "raining", "drizzle", "poured", "drizzled"))),
    ("sun", frozenset(("sunny", "sunshine", "sun"))),
)


def weather_of(words: frozenset[str]) -> str:
    """Return what the words of a memo say of the weather, "" where they say nothing."""
    return next((name for name, signs in _WEATHER if signs & words), "")


def additions(
    day: Day, manner: Manner, chooser: Chooser, *, fidelity: Fidelity, length: Length
) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences that go before and after the memo's own."""
    character = manner.character
    if fidelity is Fidelity.FACTS or character.one_line:
        return [], []
    if fidelity is Fidelity.NATURAL and length is Length.SHORT:
        return [], []
    choice = Choice(
        day,
        manner.level,
        character.tones,
        chooser,
        long=length is Length.LONG,
        dated=fidelity is Fidelity.RICH,
        forbidden=_forbidden(manner),
    )
    after = [_closing(choice, manner)]
    if fidelity is Fidelity.NATURAL:
        return [], _added(after, manner)
    if length is not Length.SHORT:
        key = manner.level.value if manner.level.value in REFLECTIONS else ""
        after.insert(0, choice.line_in(REFLECTIONS, key, "reflection"))
    return _added([choice.line(OPENINGS, "opening")], manner), _added(after, manner)


def _closing(choice: Choice, manner: Manner) -> str:
    if manner.character.lessons:
        return choice.line_of(CLOSINGS, "lesson", "closing")
    if manner.character.asks:
        return choice.line_of(CLOSINGS, "question", "closing")
    return choice.line(CLOSINGS, "closing")


def _forbidden(manner: Manner) -> frozenset[str]:
    character = manner.character
    return frozenset[str]().union(
        LESSONS if character.lessons is False else (),
        CHEERING if not character.cheering else (),
        ASKING if character.asks is False else (),
    )


def _added(lines: Sequence[str], manner: Manner) -> list[Sentence]:
    told = []
    for line in lines:
        text = line if manner.level is SpeechLevel.NOTE else styled(line, manner.level)  # notes are written as notes
        if manner.exclaims is False:
            text = text.replace("!", ".")
        told.append(Sentence(text, added=True))
    return told
