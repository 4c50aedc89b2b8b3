"""What a memo says beside a sentence and belongs to it: a price, a time, with whom."""

from __future__ import annotations

import re
from dataclasses import replace

from echodiary.writing.builtin.english.articles import MONEY, bare, is_clock, is_span
from echodiary.writing.builtin.english.clause import Clause, Sort, Told
from echodiary.writing.builtin.english.describing import is_quality
from echodiary.writing.builtin.english.inflection import is_adjective, is_noun, is_past, is_plural
from echodiary.writing.builtin.english.item import Item
from echodiary.writing.builtin.english.nouns import UNITS
from echodiary.writing.builtin.english.subject_articles import with_subject_article
from echodiary.writing.builtin.english.telling import words_of
from echodiary.writing.wording import word_set

_LONGEST_THING = 4  # words
_LONGEST_PRICE = 4  # words: $212.40 last payment
_MEASURES = frozenset(
    (
        "lbs",
        "kg",
        "miles",
        "mi",
        "ft",
        "feet",
        "km",
        "k",
        "laps",
        "pages",
        "steps",
        "meters",
        "metres",
        "floors",
        "reps",
    )
)
_DONE_WITH = re.compile(
    r"(?i)(?:bound|dressed|covered|wrapped|made|filled|topped|stuffed|served|written|signed|painted) "
    r"(?:in|with|of|by|from|on)\b"
)
_OF_MINE = frozenset(
    ("felt", "cried", "slept", "ate", "went", "came", "got", "was", "walked", "drove", "took", "left", "had")
)
_OF_OTHERS = frozenset(
    ("brought", "gave", "showed", "sent", "said", "asked", "offered", "taught", "handed", "promised")
)
SOME_OF = re.compile(r"(?i)(?:\d+|all|both|half|most|some|none) of (?:them|those|it|us)$")
_RUN = re.compile(r"\d\s?(?:k|km|mi|miles?|m)\b")
_AFTERTHOUGHTS = word_set(
    "obviously clearly naturally apparently honestly anyway somehow supposedly literally unfortunately again"
)


def attached(before: Item, item: Item) -> Item | None:
    """Give a number, a time, a price or a "with Ana" to the sentence before it."""
    text = item.pieces[0].text
    measured = bare(text.rpartition(" ")[2]) in _MEASURES | UNITS and text.count(" ") == 1
    if _goes_on(before, item):
        return _with(before, item, _continued(before, item))
    if before.told is None and item.told is not None and _is_verdict(before, item.told.first):
        return _with(before, item, _told_of(before, item))
    beside = measured or _is_company(item) or _DONE_WITH.match(text)
    if before.told is None or (item.told is not None and not beside and not MONEY.match(bare(text))):
        return None
    if before.told.last.sort is Sort.ASIDE:
        return None
    text = item.pieces[0].text
    if MONEY.match(bare(text)):
        return _priced(before, item)
    last = before.told.last
    if MONEY.match(bare(text.split()[0])) and len(text.split()) <= _LONGEST_PRICE and item.told is None:
        clause = replace(last, rest=f"{last.rest}, {text}", typed=f"{last.typed}, {text}", stop=item.pieces[0].stop)
        return _with(before, item, Told((*before.told.clauses[:-1], clause)))
    if _is_company(item):
        apart = not before.pieces[-1].flows_on or "with" in last.rest.split() or last.sort is not Sort.EVENT
        tail = "" if apart else " " + " ".join(words_of(text))
    elif before.pieces[-1].flows_on and _DONE_WITH.match(text):
        tail = f", {text}"
    else:
        tail = _tail(text, before, last.sort)
    if not tail:
        return None
    clause = replace(last, rest=last.rest + tail, typed=f"{last.typed}, {text}", stop=item.pieces[0].stop)
    return _with(before, item, Told((*before.told.clauses[:-1], clause)))


def _tail(text: str, before: Item, sort: Sort) -> str:
    """Return a time or a number as it goes on after a sentence, "" where it does not."""
    low = bare(text)
    if is_clock(low.replace(" ", "")):
        lasted = low.replace(":", "").isdigit() and _RUN.search(before.typed)  # run 5k, 28:40
        return f", {text}" if lasted else f" at {text}"
    unit = bare(text.rpartition(" ")[2])
    measured = text.count(" ") == 1 and text[0].isdigit() and unit in UNITS | _MEASURES
    if sort is Sort.EVENT and (is_span(low) or measured):
        way = " to " in before.told.last.rest if before.told else False
        long = is_span(low) or unit in UNITS
        return f" for {text}" if long and not way else f", {text}"
    if SOME_OF.match(text):
        return f", {text}"
    adverb = low.endswith("ly") and not is_noun(low) and not is_adjective(low)
    alone = len(text.split()) == 1 and (text[0].isdigit() or low in _AFTERTHOUGHTS or adverb)
    if low == "again":
        return " again"
    return f", {text}" if alone else ""


def _goes_on(before: Item, item: Item) -> bool:
    """Whether somebody else's deed goes on after a comma: aunt Rosa visited, brought pie."""
    if before.told is None or item.told is None or not before.pieces[-1].flows_on or before.pieces[-1].ends_line:
        return False
    first = item.told.first
    verb = bare(item.pieces[0].text.split()[0])
    if before.told.last.sort is not Sort.OWN or not first.is_mine or first.lead or len(item.told.clauses) > 1:
        return False
    theirs = before.told.last.rest.split()[0].lower() in {"he", "she", "they"} and is_past(verb)
    return verb in _OF_OTHERS or (theirs and verb not in _OF_MINE)


def _continued(before: Item, item: Item) -> Told:
    if before.told is None or item.told is None:
        raise TypeError("only what is told can go on")
    last, first = before.told.last, item.told.first
    joined = replace(last, rest=f"{last.rest} and {first.rest}", typed=f"{last.typed}, {first.typed}", stop=first.stop)
    return Told((*before.told.clauses[:-1], joined, *item.told.clauses[1:]))


def _is_verdict(before: Item, clause: Clause) -> bool:
    """Whether a quality after a comma is that of the thing before it: new drummer, way too loud."""
    alone = len(before.pieces) == 1 and before.pieces[0].flows_on and not before.is_keyword and not before.quoted
    verdict = clause.subject == "It" and clause.rest.startswith("was ") and not clause.lead
    quality = is_quality([bare(word) for word in clause.rest.split()[1:]]) and " the " not in f"{clause.rest} "
    words = words_of(before.pieces[0].text)
    return alone and verdict and quality and " a " not in clause.rest and 1 < len(words) <= _LONGEST_THING


def _told_of(before: Item, item: Item) -> Told:
    if item.told is None:
        raise TypeError("only what is told can be told of something")
    words, first = words_of(before.pieces[0].text), item.told.first
    be = "were" if is_plural(bare(words[-1])) else "was"
    rest = " ".join([*with_subject_article(words), be, first.rest.removeprefix("was ")])
    typed = f"{before.pieces[0].text}, {first.typed}"
    return Told((Clause("", rest, typed, Sort.STATE, stop=first.stop), *item.told.clauses[1:]))


def _is_company(item: Item) -> bool:
    return item.pieces[0].text.lower().startswith(("w/ ", "with ")) and not item.is_keyword


def _priced(before: Item, item: Item) -> Item | None:
    """ordered a laptop, $1,299 -> I ordered a laptop, and it cost $1,299."""
    if before.told is None or before.told.last.sort not in {Sort.EVENT, Sort.OWN}:
        return None
    text = item.pieces[0].text
    if before.told.last.rest.split()[0] in {"sold", "bought", "ordered", "booked", "rented", "paid"}:
        last = before.told.last
        clause = replace(last, rest=f"{last.rest} for {text}", typed=f"{last.typed}, {text}", stop=item.pieces[0].stop)
        return _with(before, item, Told((*before.told.clauses[:-1], clause)))
    price = Clause("It", f"cost {text}", text, Sort.STATE, join="and", stop=item.pieces[0].stop)
    return _with(before, item, Told((*before.told.clauses, price)))


def _with(before: Item, item: Item, told: Told) -> Item:
    return replace(before, pieces=(*before.pieces, *item.pieces), told=told, words=before.words | item.words)
