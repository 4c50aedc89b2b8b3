"""Composing an English draft: the pure function from a request to a draft."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.day import Day, Mood
from echodiary.writing.builtin.draft import Draft, Sentence
from echodiary.writing.builtin.english.additions import additions, weather_of
from echodiary.writing.builtin.english.frames import NOTHING
from echodiary.writing.builtin.english.item import Item
from echodiary.writing.builtin.english.items import items_of
from echodiary.writing.builtin.english.levels import capital
from echodiary.writing.builtin.english.linking import lay_out
from echodiary.writing.builtin.english.manner import Manner, manner_of
from echodiary.writing.builtin.english.reading import read_memo
from echodiary.writing.builtin.english.style import Style
from echodiary.writing.builtin.english.words import NEGATIVE, POSITIVE, WEARY
from echodiary.writing.builtin.layout import paragraphs
from echodiary.writing.request import Fidelity, Length, Memo, MemoKind, WritingRequest

_LONGEST_TITLE = 32  # characters
_PARAGRAPH = {Length.SHORT: 8, Length.MEDIUM: 5, Length.LONG: 3}  # sentences


def compose(request: WritingRequest) -> Draft:
    """Write an English draft. Loads lemminflect's tables at the first call."""
    reading = read_memo(request.memo)
    memo = request.memo.as_text()
    chooser = Chooser(memo, request.seed)
    items = items_of(reading.pieces, may_guess=request.fidelity is not Fidelity.FACTS)
    if not items:
        return Draft("Today", ((Sentence(NOTHING, rests_on=tuple(memo.split())),),))
    manner = manner_of(request.voice)
    style = Style(
        manner,
        request.length,
        chooser,
        links=request.fidelity is not Fidelity.FACTS,
        ordered=request.memo.kind is MemoKind.TEXT,
    )
    words = frozenset[str]().union(*(item.words for item in items))
    day = Day(request.entry_date, _mood(items, reading.cheer), weather_of(words))
    opening, closing = additions(day, manner, chooser, fidelity=request.fidelity, length=request.length)
    body = lay_out(items, style, opened=bool(opening))
    closing = _signed(closing, manner)
    return Draft(_title(items, request.memo), _paragraphs(opening, body, closing, request.length))


def _signed(closing: list[Sentence], manner: Manner) -> list[Sentence]:
    if not manner.emoji or not closing:
        return closing
    last = closing[-1]
    return [*closing[:-1], Sentence(f"{last.text} {manner.emoji}", added=True)]


def _paragraphs(
    opening: Sequence[Sentence], body: Sequence[Sentence], closing: Sequence[Sentence], length: Length
) -> tuple[tuple[Sentence, ...], ...]:
    told = [*opening, *body]
    if length is Length.LONG:
        parts = paragraphs(told, _PARAGRAPH[length])
        return (*parts, tuple(closing)) if closing else parts
    return paragraphs([*told, *closing], _PARAGRAPH[length])


def _mood(items: Sequence[Item], cheer: int) -> Mood:
    told = [item.polarity for item in items if item.polarity]
    total = sum(told) + (1 if cheer > 0 else -1 if cheer < 0 else 0)
    words = frozenset[str]().union(*(item.words for item in items))
    mixed = (1 in told and -1 in told) or (words & POSITIVE and words & (NEGATIVE | WEARY))
    if mixed and cheer <= 0:
        return Mood.MIXED
    if total > 0:
        return Mood.JOY
    if words & WEARY:
        return Mood.WEARY
    return Mood.LOW if total < 0 else Mood.CALM


def _title(items: Sequence[Item], memo: Memo) -> str:
    """Return the memo's own first words that fit."""
    if memo.kind is MemoKind.KEYWORDS and len(items) > 1:
        for count in (3, 2):
            several = ", ".join(item.typed for item in items[:count])
            if len(several) <= _LONGEST_TITLE:
                return capital(several)
    for item in sorted(items, key=lambda item: item.quoted):
        words = item.told.typed() if item.told else item.typed
        if len(words) <= _LONGEST_TITLE:
            return capital(words.removeprefix("I "))
    text = " ".join(items[0].typed.split())[: _LONGEST_TITLE - 1]
    return (text.rsplit(" ", 1)[0] if " " in text else text).rstrip(" ,.") + "…"
