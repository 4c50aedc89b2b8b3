"""Laying out an English draft: sentences, how they are tied, five manners of speaking."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.draft import Sentence
from echodiary.writing.builtin.english.clauses import Clause
from echodiary.writing.builtin.english.phrases import (
    ADDITIONS,
    CHATTY,
    CONTRASTS_DOWN,
    CONTRASTS_UP,
    LIST_FIRST,
    LIST_LATER,
    LIST_NOTE,
    QUOTES,
)
from echodiary.writing.builtin.english.words import FULL_FORMS
from echodiary.writing.builtin.reading import Fragment, quoted_spans
from echodiary.writing.request import Length, SpeechLevel

_MOST_TOGETHER = 6
_LONGEST_JOIN = 80  # characters of two clauses that may share a sentence
_LONE_I = re.compile(r"\bi\b(?=$|[\s'’.,!?])")
_OWN_START = ("but", "and", "so", "then", "still", "yet", "finally", "also", "because")


@dataclass(frozen=True, slots=True)
class Item:
    """A fragment and its clause; without one it is listed, or quoted when it is long."""

    fragment: Fragment
    clause: Clause | None
    quoted: bool
    polarity: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Style:
    """What a draft is laid out by."""

    level: SpeechLevel
    length: Length
    chooser: Chooser


def lay_out(items: Sequence[Item], style: Style) -> list[Sentence]:
    """Return the sentences that tell every item, in the memo's order."""
    sentences: list[Sentence] = []
    used: set[str] = set()
    mood = position = 0
    while position < len(items):
        group = _group(items, position, style)
        text = _text(group, style, first=not sentences)
        lead = _lead(group[0], mood, used, style, first=not sentences)
        if lead:
            text = f"{lead}, {_lowered(text)}"
        sentences.append(
            Sentence(
                styled(text, style.level),
                rests_on=tuple(word for item in group for word in item.fragment.words),
                guessed=tuple(item.fragment.text for item in group if item.clause and item.clause.guessed),
                quoted=tuple(item.fragment.text for item in group if item.quoted),
            )
        )
        mood = group[-1].polarity or mood
        position += len(group)
    return sentences


def styled(sentence: str, level: SpeechLevel) -> str:
    """Return a sentence with its capital, its "I", and no contractions when it is formal; notes drop "I"."""
    if level is SpeechLevel.NOTE:
        sentence = sentence.removeprefix("I ")
    if level is SpeechLevel.FORMAL:
        sentence = _unquoted(sentence, _in_full)
    sentence = _unquoted(sentence, lambda part: _LONE_I.sub("I", part))
    return sentence[:1].upper() + sentence[1:]


def _in_full(text: str) -> str:
    for short, full in FULL_FORMS:
        text = re.sub(rf"(?<=\w){short}\b" if short == "n't" else rf"\b{short}\b", full, text, flags=re.IGNORECASE)
    return text


def _unquoted(text: str, change: Callable[[str], str]) -> str:
    """Change a text but for its quotations."""
    parts: list[str] = []
    start = 0
    for begin, end in quoted_spans(text):
        parts += [change(text[start:begin]), text[begin:end]]
        start = end
    return "".join([*parts, change(text[start:])])


def _group(items: Sequence[Item], position: int, style: Style) -> Sequence[Item]:
    first = items[position]
    if first.clause is None:
        end = position + 1
        while end < len(items) and end - position < _MOST_TOGETHER and not first.quoted:
            if items[end].clause is not None or items[end].quoted:
                break
            end += 1
        return items[position:end]
    pair = items[position : position + 2]
    return pair if len(pair) == 2 and _may_join(pair[0], pair[1], position, style) else pair[:1]


def _may_join(first: Item, second: Item, position: int, style: Style) -> bool:
    if first.clause is None or second.clause is None or style.level is SpeechLevel.NOTE:
        return False
    sizes = len(first.fragment.text) + len(second.fragment.text)
    if style.length is Length.LONG or sizes > _LONGEST_JOIN:
        return False
    if second.fragment.text.lower().startswith(_OWN_START) or " and " in first.fragment.text:
        return False
    if style.length is Length.SHORT:
        return True
    alike = first.clause.is_mine and second.clause.is_mine
    return alike and style.chooser.number(2, f"join {position}") == 0


def _lead(item: Item, mood: int, used: set[str], style: Style, *, first: bool) -> str:
    if style.level is SpeechLevel.NOTE or item.clause is None:
        return ""
    if first:
        return style.chooser.pick(CHATTY, "chatty") if style.level is SpeechLevel.CASUAL else ""
    if item.fragment.text.lower().startswith(_OWN_START):
        return ""
    if mood < 0 < item.polarity:
        word = style.chooser.pick(CONTRASTS_UP, "up")
    elif item.polarity < 0 < mood:
        word = style.chooser.pick(CONTRASTS_DOWN, "down")
    elif style.length is Length.LONG and not item.polarity:
        word = style.chooser.pick(ADDITIONS, "addition")
    else:
        return ""
    if word in used:
        return ""
    used.add(word)
    return word


def _text(group: Sequence[Item], style: Style, *, first: bool) -> str:
    clauses = [item.clause for item in group if item.clause is not None]
    if clauses:
        return _told(clauses, group, style) + "."
    texts = [item.fragment.text for item in group]
    if group[0].quoted:
        quoted = f"‘{texts[0]}’" if "“" in texts[0] or "”" in texts[0] else f"“{texts[0]}”"
        return style.chooser.pick(QUOTES, "quote").format(quoted)
    words = texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " and " + texts[-1]
    if style.level is SpeechLevel.NOTE:
        return words + "." if first else LIST_NOTE.format(words)
    return style.chooser.pick(LIST_FIRST if first else LIST_LATER, "list").format(words)


def _told(clauses: Sequence[Clause], group: Sequence[Item], style: Style) -> str:
    if style.level is SpeechLevel.NOTE:
        return clauses[0].noted()
    if len(clauses) == 1:
        return clauses[0].full()
    word = "but" if group[0].polarity * group[1].polarity < 0 else "and"
    first, second = clauses
    if first.is_mine and second.is_mine and not second.lead:
        return f"{first.full()} {word} {second.rest}"
    return f"{first.full()}, {word} {_lowered(second.full())}"


def _lowered(text: str) -> str:
    """Return a sentence as it goes on after a comma; names and "I" keep their capital."""
    first = text.split(" ", 1)[0]
    starters = {"It", "There", "The", "My", "A", "We", "He", "She", "They"}
    return text[:1].lower() + text[1:] if first in starters else text
