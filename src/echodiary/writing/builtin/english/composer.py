"""Composing an English draft: the pure function from a request to a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.draft import Draft, Sentence
from echodiary.writing.builtin.english.clauses import Clause, has_predicate, read_clause
from echodiary.writing.builtin.english.layout import Item, Style, lay_out, styled
from echodiary.writing.builtin.english.phrases import (
    CLOSINGS,
    LONGER_CLOSINGS,
    NOTHING,
    OPENINGS,
    REFLECTIONS,
    Mood,
)
from echodiary.writing.builtin.english.words import NEGATIVE, POSITIVE, SUBORDINATORS, WEARY
from echodiary.writing.builtin.layout import paragraphs
from echodiary.writing.builtin.reading import Fragment, read_memo
from echodiary.writing.request import Fidelity, Length, Memo, MemoKind, WritingRequest

_CONTENT = re.compile(r"[^\W_]+(?:[.,/:'-][^\W_]+)*")
_LONGEST_LISTED = 40  # characters
_LONGEST_LIST = 6  # things after the first
_LONGEST_ANALYSED = 300  # characters
_LONGEST_TITLE = 32  # characters
_PARAGRAPH = 3  # sentences
_FUNCTION_WORDS = frozenset(("w", "o", "b", "c", "bc", "tmrw", "tmr", "rn", "tho", "w/o", "b/c"))


def compose(request: WritingRequest) -> Draft:
    """Write an English draft. Loads lemminflect's tables at the first call."""
    reading = read_memo(request.memo)
    memo = request.memo.as_text()
    style = Style(request.voice.speech_level, request.length, Chooser(memo, request.seed))
    may_guess = request.fidelity is not Fidelity.FACTS
    items = [_item(fragment, may_guess=may_guess) for fragment in _connected(reading.fragments)]
    if not items:
        return Draft("Today", ((Sentence(NOTHING, rests_on=tuple(memo.split())),),))
    title = _title(items, request.memo)
    if all(item.fragment.keyword for item in items):
        items = sorted(items, key=lambda item: item.clause is None)
    body = lay_out(items, style)
    opening, closing = _additions(request, style, _mood(items, reading.cheer))
    if request.length is not Length.LONG:
        return Draft(title, ((*opening, *body, *closing),))
    parts = paragraphs([*opening, *body], _PARAGRAPH)
    return Draft(title, (*parts, tuple(closing)) if closing else parts)


def _connected(fragments: Sequence[Fragment]) -> Iterator[Fragment]:
    """Put together what only a comma parted: "had eggs, toast and tea", "when I got home, …"."""
    position = 0
    while position < len(fragments):
        end = _end_of_list(fragments, position)
        yield _together(fragments[position:end])
        position = end


def _end_of_list(fragments: Sequence[Fragment], start: int) -> int:
    """Return where what began at `start` ends: after the last thing of a list, or at once."""
    first = fragments[start]
    end = start + 1
    if first.keyword or not first.flows_on or end >= len(fragments):
        return end
    if first.text.split(" ", 1)[0].lower() in SUBORDINATORS:
        return end + 1
    return _last_thing(fragments, end) if has_predicate(first.text) else end


def _last_thing(fragments: Sequence[Fragment], start: int) -> int:
    for position in range(start, min(start + _LONGEST_LIST, len(fragments))):
        item = fragments[position]
        if not _is_thing(item.text):
            break
        if item.text.startswith("and ") or " and " in item.text:
            return position + 1
        if not item.flows_on:
            break
    return start


def _is_thing(text: str) -> bool:
    if len(text) > _LONGEST_LISTED or has_predicate(text.removeprefix("and ")):
        return False
    clause = read_clause(text.removeprefix("and "))
    return clause is None or clause.guessed


def _together(waiting: Sequence[Fragment]) -> Fragment:
    return replace(waiting[-1], text=", ".join(item.text for item in waiting))


def _item(fragment: Fragment, *, may_guess: bool) -> Item:
    words = frozenset(word.lower().strip(".,!?") for word in fragment.text.split())
    value = bool(words & POSITIVE) - bool(words & (NEGATIVE | WEARY))
    clause = _clause(fragment.text)
    if clause is not None and clause.guessed and not may_guess:
        clause = None
    long = len(fragment.text) > _LONGEST_LISTED or len(fragment.text.split()) > 4
    return Item(fragment, clause, quoted=clause is None and long, polarity=value, words=words)


def _clause(text: str) -> Clause | None:
    if len(text) > _LONGEST_ANALYSED or not text.isascii() or text[:1] in "\"'":
        return None if not _reads_as_english(text) else _kept(read_clause(text), text)
    return _kept(read_clause(text), text)


def _reads_as_english(text: str) -> bool:
    """Whether a text is Latin but for a few signs ("café", "–")."""
    if len(text) > _LONGEST_ANALYSED:
        return False
    return all(char.isascii() or not char.isalpha() or char < "\u0250" for char in text)


def _kept(clause: Clause | None, text: str) -> Clause | None:
    """Return the clause if it has every word of the text but a verb that it inflected."""
    if clause is None:
        return None
    told = set(_CONTENT.findall(clause.full().lower()))
    lost = [word for word in _CONTENT.findall(text.lower()) if word not in told | _FUNCTION_WORDS]
    return clause if len(lost) <= 1 and not any(char.isdigit() for char in "".join(lost)) else None


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


def _additions(request: WritingRequest, style: Style, mood: Mood) -> tuple[list[Sentence], list[Sentence]]:
    pick = style.chooser.pick
    opening: list[str] = []
    closing: list[str] = []
    last = (LONGER_CLOSINGS if request.length is Length.LONG else CLOSINGS)[mood]
    if request.fidelity is Fidelity.RICH:
        opening.append(pick(OPENINGS[mood], "opening"))
        if request.length is Length.LONG:
            closing.append(pick(REFLECTIONS, "reflection"))
        closing.append(pick(last, "closing"))
    elif request.fidelity is Fidelity.NATURAL and request.length is not Length.SHORT:
        closing.append(pick(last, "closing"))
    return _added(opening, style), _added(closing, style)


def _added(texts: Sequence[str], style: Style) -> list[Sentence]:
    return [Sentence(styled(text, style.level), added=True) for text in texts]


def _title(items: Sequence[Item], memo: Memo) -> str:
    """Return the memo's own first words that fit."""
    if memo.kind is MemoKind.KEYWORDS and len(items) > 1:
        for count in (3, 2):
            several = ", ".join(item.fragment.text for item in items[:count])
            if len(several) <= _LONGEST_TITLE:
                return several[:1].upper() + several[1:]
    for item in sorted(items, key=lambda item: item.quoted):
        words = item.clause.noted() if item.clause else item.fragment.text
        if len(words) <= _LONGEST_TITLE:
            return words[:1].upper() + words[1:]
    text = " ".join(items[0].fragment.text.split())[: _LONGEST_TITLE - 1]
    return (text.rsplit(" ", 1)[0] if " " in text else text).rstrip(" ,.") + "…"
