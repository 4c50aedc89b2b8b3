"""Composing a Korean draft: the pure function from a request to a draft."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.draft import Draft, Sentence
from echodiary.writing.builtin.korean.layout import lay_out, restyled
from echodiary.writing.builtin.korean.moods import mood_of
from echodiary.writing.builtin.korean.phrases import (
    CLOSINGS,
    LONGER_CLOSINGS,
    NOTHING,
    OPENINGS,
    REFLECTIONS,
    Mood,
)
from echodiary.writing.builtin.korean.style import Style
from echodiary.writing.builtin.korean.telling import Kind, tell
from echodiary.writing.builtin.korean.title import title_of
from echodiary.writing.builtin.layout import paragraphs
from echodiary.writing.builtin.reading import read_memo
from echodiary.writing.request import Fidelity, Length, WritingRequest

_PARAGRAPH = 3  # sentences


def compose(request: WritingRequest) -> Draft:
    """Write a Korean draft. Loads Kiwi at the first call; takes milliseconds after that."""
    reading = read_memo(request.memo)
    memo = request.memo.as_text()
    items = tell(reading.fragments, may_guess=request.fidelity is not Fidelity.FACTS)
    may_add = request.fidelity is not Fidelity.FACTS
    style = Style(request.voice.speech_level, request.length, Chooser(memo, request.seed), may_add)
    if not items:
        words = tuple(memo.split())
        nothing = Sentence(restyled(NOTHING, style.level), rests_on=words)
        return Draft("오늘", ((nothing,),))
    title = title_of(items, memo)
    if all(item.fragment.keyword for item in items):
        items = sorted(items, key=lambda item: item.kind is not Kind.TOLD)
    body = lay_out(items, style)
    mood = mood_of(
        [item.polarity for item in items],
        reading.cheer,
        frozenset[str]().union(*(item.forms for item in items)),
    )
    opening, closing = _additions(request, style, mood)
    return Draft(title, _in_paragraphs(opening, body, closing, request.length))


def _additions(request: WritingRequest, style: Style, mood: Mood) -> tuple[list[Sentence], list[Sentence]]:
    """Return what comes before and after the memo's own sentences."""
    opening: list[str] = []
    closing: list[str] = []
    pick = style.chooser.pick
    last = (LONGER_CLOSINGS if request.length is Length.LONG else CLOSINGS)[mood]
    if request.fidelity is Fidelity.RICH:
        opening.append(pick(OPENINGS[mood], "opening"))
        if request.length is Length.LONG:
            closing.append(pick(REFLECTIONS, "reflection"))
        closing.append(pick(last, "closing"))
    elif request.fidelity is Fidelity.NATURAL and request.length is not Length.SHORT:
        closing.append(pick(last, "closing"))
    return _added(opening, style), _added(closing, style)


def _added(templates: Sequence[str], style: Style) -> list[Sentence]:
    return [Sentence(restyled(template, style.level), added=True) for template in templates]


def _in_paragraphs(
    opening: list[Sentence], body: list[Sentence], closing: list[Sentence], length: Length
) -> tuple[tuple[Sentence, ...], ...]:
    if length is not Length.LONG:
        return ((*opening, *body, *closing),)
    parts = list(paragraphs([*opening, *body], _PARAGRAPH))
    return (*parts, tuple(closing)) if closing else tuple(parts)
