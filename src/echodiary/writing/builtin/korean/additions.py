"""What the writer adds of its own: one line for `natural`, two or three for `rich`, none for `facts`."""

from __future__ import annotations

from collections.abc import Iterator

from echodiary.writing.builtin.day import Choice, Day, Mood
from echodiary.writing.builtin.draft import Sentence
from echodiary.writing.builtin.korean.closings import ASKING, BOASTING, CHEERING, CLOSINGS, LESSONS
from echodiary.writing.builtin.korean.closings_that_ask import CONTENTED, FULL, ORDINARY
from echodiary.writing.builtin.korean.layout import phrase
from echodiary.writing.builtin.korean.manner import Manner
from echodiary.writing.builtin.korean.openings import OPENINGS
from echodiary.writing.builtin.korean.reflections import REFLECTIONS
from echodiary.writing.builtin.korean.style import Style
from echodiary.writing.builtin.korean.troubles import achieved, is_special, troubled
from echodiary.writing.request import Fidelity, Length, WritingRequest

_SHORT_MEMO = 40  # characters: no day that was long
_BRIGHT = frozenset((
    "joy", "joy/casual", "joy/polite", "joy,long", "cheerful", "cheerful,joy", "cheerful,long", "ardent", "hopeful",
))  # fmt: skip
_BRIGHT_LINES = frozenset(line for table in (OPENINGS, CLOSINGS) for key in _BRIGHT for line in table.get(key, ()))


class Additions:
    """The lines before and after a memo's own sentences. The closing is said last: its ending follows the others'."""

    def __init__(self, request: WritingRequest, day: Day, manner: Manner, style: Style) -> None:
        """`request` says how much may be added, the others which lines and how they are said."""
        character = manner.character
        short = request.length is Length.SHORT
        self._day = day
        self._style = style
        self._manner = manner
        self._rich = request.fidelity is Fidelity.RICH and not character.one_line
        self._closes = self._rich or (request.fidelity is Fidelity.NATURAL and not short and not character.one_line)
        self._reflects = self._rich and request.length is Length.LONG
        self._choice = Choice(
            day,
            style.level,
            character.tones,
            style.chooser,
            long=request.length is Length.LONG,
            dated=self._rich,
            forbidden=_forbidden(manner) | _unfitting(request),
        )

    def opening(self) -> list[Sentence]:
        """Return what goes before."""
        if not self._rich:
            return []
        line = self._choice.line(OPENINGS, "opening")
        return [self._said(line, phrase(line).told(self._style.level))]

    def closing(self) -> list[Sentence]:
        """Return what goes after."""
        return [
            self._said(line, self._style.voicing.own(phrase(line), self._style.level)) for line in self._last_lines()
        ]

    def _last_lines(self) -> Iterator[str]:
        if self._reflects:
            yield self._reflection()
        if not self._closes:
            return
        character = self._manner.character
        if character.lessons:
            yield self._choice.line_of(CLOSINGS, "lesson", "closing")
        elif character.asks:
            yield self._choice.line_of(CLOSINGS, "question", "closing")
        else:
            yield self._choice.line(CLOSINGS, "closing")

    def _reflection(self) -> str:
        heavy = self._day.mood in {Mood.LOW, Mood.WEARY}
        keys = [key for tone in self._choice.tones for key in (f"{tone},low" if heavy else tone,) if key in REFLECTIONS]
        keys += [self._style.level.value] if self._style.level.value in REFLECTIONS else []
        key = self._style.chooser.pick(["", *keys], "reflection pool")
        return self._choice.line_in(REFLECTIONS, key, "reflection")

    def _said(self, line: str, text: str) -> Sentence:
        bright = self._day.mood is Mood.JOY and line in _BRIGHT_LINES
        return Sentence(self._style.voicing.marked(text, bright=bright, heavy=False), added=True)


def _unfitting(request: WritingRequest) -> frozenset[str]:
    """Return the lines that need an achievement, a good day or a long one, where the memo tells of none."""
    memo = request.memo.as_text()
    contented = CONTENTED if troubled(memo) else frozenset[str]()
    lasting = FULL if len(memo) < _SHORT_MEMO else frozenset[str]()
    ordinary = ORDINARY if is_special(memo) else frozenset[str]()
    return contented | lasting | ordinary | (frozenset[str]() if achieved(memo) else BOASTING)


def signed(paragraphs: tuple[tuple[Sentence, ...], ...], picture: str) -> tuple[tuple[Sentence, ...], ...]:
    """Return a draft's paragraphs with an emoji at their end, if there is one."""
    if not picture:
        return paragraphs
    *before, last = paragraphs[-1]
    return (*paragraphs[:-1], (*before, last.ending_in(picture)))


def _forbidden(manner: Manner) -> frozenset[str]:
    character = manner.character
    return frozenset[str]().union(
        LESSONS if character.lessons is False else (),
        CHEERING if not character.cheering else (),
        ASKING if character.asks is False else (),
    )
