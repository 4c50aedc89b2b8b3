"""Laying out: which clauses share a sentence, how they are tied, where a paragraph ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.draft import Sentence
from echodiary.writing.builtin.korean.clauses import Clause, read_clause
from echodiary.writing.builtin.korean.levels import Predicate
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.phrases import (
    ADDITIONS,
    CONTRASTS_DOWN,
    CONTRASTS_UP,
    LIST_FIRST,
    LIST_LATER,
    LIST_STAND_IN,
    QUOTES,
)
from echodiary.writing.builtin.korean.telling import Kind, Told
from echodiary.writing.builtin.korean.voicing import Voicing
from echodiary.writing.request import Length, SpeechLevel

_MOST_TOGETHER = 3  # quotations or listed things in one sentence
_LONGEST_JOIN = 44  # characters of two clauses that may share a sentence
_SHORT_CLAUSE = 14  # characters; two neighbours as short as this read choppy


@dataclass(frozen=True, slots=True)
class Style:
    """What a draft is laid out by."""

    level: SpeechLevel
    length: Length
    chooser: Chooser
    voicing: Voicing = field(default_factory=Voicing)


def restyled(template: str, level: SpeechLevel) -> str:
    """Return a sentence written in -다 form at a speech level, full stop included."""
    return _template(template).told(level) + "."


@lru_cache(maxsize=256)
def _template(template: str) -> Clause:
    body = template.rstrip(".")
    clause = read_clause(body, morphs_of(body))
    if clause is None:
        raise ValueError("a phrase of the writer's own must be a statement in -다")
    return clause


def lay_out(items: Sequence[Told], style: Style) -> list[Sentence]:
    """Return the sentences that tell every item, in the memo's order."""
    sentences: list[Sentence] = []
    used: set[str] = set()
    mood = 0
    position = 0
    while position < len(items):
        group = _group(items, position, style)
        lead = _lead(group[0], mood, used, style) if sentences else ""
        position += len(group)
        last = position == len(items)
        sentences.append(_sentence(group, lead, style, first=not sentences, last=last))
        mood = group[-1].polarity or mood
    return sentences


def _group(items: Sequence[Told], position: int, style: Style) -> Sequence[Told]:
    """Return the items that share the next sentence."""
    first = items[position]
    if first.kind is not Kind.TOLD:
        end = position + 1
        while end < len(items) and items[end].kind is first.kind and end - position < _most(first):
            end += 1
        return items[position:end]
    pair = items[position : position + 2]
    return pair if len(pair) == 2 and _may_join(pair[0], pair[1], position, style) else pair[:1]


def _most(item: Told) -> int:
    return _MOST_TOGETHER if item.kind is Kind.QUOTED else 2 * _MOST_TOGETHER


def _may_join(first: Told, second: Told, position: int, style: Style) -> bool:
    if style.voicing.flow < 0 or second.kind is not Kind.TOLD or second.starts_with_connective:
        return False
    if first.is_future != second.is_future:
        return False
    sizes = len(first.text), len(second.text)
    if (style.length is Length.LONG and not style.voicing.flow) or sum(sizes) > _LONGEST_JOIN or _is_linked(first):
        return False
    if first.polarity * second.polarity < 0:
        return style.length is Length.SHORT
    if style.length is Length.SHORT or style.voicing.flow:
        return True
    return max(sizes) <= _SHORT_CLAUSE and style.chooser.number(2, f"join {position}") == 0


def _is_linked(item: Told) -> bool:
    """Whether a clause has a connective ending already: a second 고 would drag."""
    return bool(item.forms & {"고", "는데", "지만", "다가", "어서"})


def _lead(item: Told, mood: int, used: set[str], style: Style) -> str:
    """Return the word that ties a sentence to what came before, used once each."""
    if item.starts_with_connective or item.kind is Kind.QUOTED or style.level is SpeechLevel.NOTE:
        return ""
    if mood < 0 < item.polarity:
        word = style.chooser.pick(CONTRASTS_UP, "up")
    elif item.polarity < 0 < mood:
        word = style.chooser.pick(CONTRASTS_DOWN, "down")
    elif style.length is Length.LONG and item.kind is Kind.TOLD and not item.polarity:
        word = style.chooser.pick(ADDITIONS, "addition")
    else:
        return ""
    if word in used:
        return ""
    used.add(word)
    return word + " "


def _sentence(group: Sequence[Told], lead: str, style: Style, *, first: bool, last: bool) -> Sentence:
    kind = group[0].kind
    if kind is Kind.TOLD:
        lead = lead or style.voicing.aside(group)
        text = _told(group, style, last=last)
    elif kind is Kind.LISTED:
        text = _listed([item.text for item in group], style, first=first)
    else:
        text = _quoted([item.text for item in group], style)
    return Sentence(
        style.voicing.stopped(lead + text, group),
        rests_on=tuple(word for item in group for word in item.fragment.words),
        guessed=tuple(item.fragment.text for item in group if item.guessed),
        quoted=tuple(item.fragment.text for item in group if kind is Kind.QUOTED),
    )


def _told(group: Sequence[Told], style: Style, *, last: bool) -> str:
    clauses = [item.clause for item in group if item.clause is not None]
    said = style.voicing.told(clauses[-1], group[-1], style.level, last=last)
    if len(clauses) == 1:
        return said
    connective = "지만" if group[0].polarity * group[1].polarity < 0 else "고"
    return f"{clauses[0].joined(connective, style.level)} {said}"


def _listed(texts: list[str], style: Style, *, first: bool) -> str:
    words = ", ".join(texts)
    if first:
        head = style.chooser.pick(LIST_FIRST, "list").format(words)
        return Clause(head, len(head), Predicate(())).told(style.level)
    template = style.chooser.pick(LIST_LATER, "list").format(LIST_STAND_IN)
    return _filled(template, words, style.level)


def _quoted(texts: list[str], style: Style) -> str:
    marked = ", ".join(quotation(text) for text in texts)
    particle, rest = style.chooser.pick(QUOTES, "quote")
    return f"{with_particle(marked, particle)} {restyled(rest, style.level).rstrip('.')}"


def _filled(template: str, words: str, level: SpeechLevel) -> str:
    return restyled(template, level).rstrip(".").replace(LIST_STAND_IN, words, 1)


def quotation(text: str) -> str:
    """Return a text in quotation marks that it does not use itself."""
    if "“" in text or "”" in text:
        return f"‘{text}’"
    return f"“{text}”"
