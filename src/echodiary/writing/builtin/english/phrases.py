"""Noun phrases with the articles they lack: dentist -> the dentist, raise 4% -> a raise of 4%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.english.articles import (
    bare,
    is_clock,
    is_number,
    is_span,
    noun_of,
    owner_of,
    with_articles,
    with_times,
)
from echodiary.writing.builtin.english.inflection import is_noun, is_only_adjective, is_plural, with_a
from echodiary.writing.builtin.english.nouns import UNITS, Kind, Noun
from echodiary.writing.builtin.english.uncounted import UNCOUNTED
from echodiary.writing.builtin.english.words import ADJECTIVES, DETERMINERS, FULL_DAYS, FUTURE, PREPOSITIONS

_TIMES = re.compile(r"x\d+$|\d+x$")
_MEASURED = re.compile(r"\d[\d.,]*%?$")
_SITTINGS = frozenset(("breakfast", "lunch", "dinner", "supper", "snack", "meal"))
_MASS_ENDING = re.compile(r"(?:ness|ing|ism|ology|ics|hood|ware|itis|phobia|ance|ence|age|dom|wear|fu)$")
_IN_ORDER = frozenset((Kind.RIDE, Kind.EVENT))  # bus 42, driving lesson 7
_LAST = frozenset(
    (
        "everywhere",
        "outside",
        "after",
        "afterwards",
        "tomorrow",
        "again",
        "today",
        "tonight",
        "yesterday",
        "together",
        "alone",
        "too",
        "later",
        "tho",
        "though",
        "all",
    )
)


def phrase(words: Sequence[str]) -> str:
    """Return a noun phrase with its article, as it goes into a list: the dentist, bus 42, soup."""
    low = [word if word[0] in '("“' else bare(word) for word in words]
    end = _tail_start(low)
    tail = with_times(["", *with_articles(words[end:])])[1:]
    head = list(words[:end])
    measured = noun_of(head[:-1]) if len(head) > 1 and _MEASURED.match(bare(head[-1])) else None
    if measured and bare(" ".join(tail[:1])) == "until":
        head, tail = head[:-1], ["from", head[-1], *tail]  # a power cut from 7 until 9
    elif measured and measured.article == "a" and measured.kind not in {Kind.EVENT, Kind.TEST, Kind.RIDE}:
        head, tail = head[:-1], ["of", head[-1], *tail]  # a raise of 4%
    if (
        head[0][:1].isupper()
        and head[0][1:].islower()
        and not head[0].endswith("'s")
        and (noun := noun_of(words[:end]))
    ):
        head[0] = head[0] if noun.kind is Kind.PERSON else head[0].lower()
    if tail[:1] == ["everywhere"]:
        return " ".join([*head, *tail])
    return " ".join([*with_article(head), *tail])


def with_article(head: list[str]) -> list[str]:
    """Return a noun phrase with the article that it lacks."""
    noun = noun_of(head)
    if owner := owner_of(head):
        return [owner, *head]
    if not _lacks_article(head):
        return head
    plural = is_plural(bare(head[-1]))
    timed = is_number(bare(head[0])) and len(head) > 2 and bare(head[1]) in UNITS
    if timed or is_clock(head[0]) or head[0].endswith("%"):
        return [with_a(head[0]), *head]
    if bare(head[0]) in {"whole", "same", "usual", "entire", "very"} and (noun is None or noun.article != "my"):
        return ["the", *head]
    if noun is None:
        some = not plural and _is_some(head)
        return [with_a(bare(head[0])), *head] if some else head
    if last_is_meal(head):
        return [with_a(bare(head[0])), *head]
    if noun.kind is Kind.TEST and not plural:
        return [with_a(bare(head[0])), *head]
    article = "" if plural and (noun.article == "a" or noun.kind is Kind.THING) else noun.article
    described = bare(head[0]) in ADJECTIVES | {"new"} or is_only_adjective(bare(head[0]))
    compound = len(head) > 1 and article == "the"
    if noun.kind in {Kind.THING, Kind.BODY} and ((described and article == "my") or compound):
        article = "" if plural else "a"
    if article == "a":
        article = with_a(bare(head[0]))
    return [article, *head] if article else head


def last_is_meal(head: Sequence[str]) -> bool:
    """Whether a phrase is a meal that is told of: late lunch, quick breakfast."""
    return len(head) > 1 and bare(head[-1]) in _SITTINGS and bare(head[0]) not in DETERMINERS


def _is_some(head: Sequence[str]) -> bool:
    """Whether an unknown noun is one of several: a train strike, a small kindness, but no pottery."""
    last = bare(head[-1])
    if (
        last in UNCOUNTED
        or _MASS_ENDING.search(last)
        or not head[-1].islower()
        or last in ADJECTIVES | PREPOSITIONS | FUTURE
    ):
        return len(head) > 1 and _is_describing(head) and last not in UNCOUNTED and head[-1].isupper()
    return is_noun(last) and all(word.islower() for word in head) and (len(head) < 4)


def _is_describing(head: Sequence[str]) -> bool:
    return all(bare(word) in ADJECTIVES | {"new", "little"} for word in head[:-1])


def _lacks_article(head: Sequence[str]) -> bool:
    first = bare(head[0])
    if first in {"only", "best", "worst"} or ("and" in head and first in UNCOUNTED):
        return False  # honey and lemon
    if is_number(bare(head[-1])) and len(head) > 1:
        return False  # bus 42
    if is_number(first) and len(head) > 2 and bare(head[1]) in UNITS and not is_plural(bare(head[-1])):
        return True
    if len(head) > 1 and (first.endswith("%") or is_clock(first)) and not is_plural(bare(head[-1])):
        return True  # a 6% raise, a 6:15 alarm
    if first in {"too", "so", "not"} and len(head) > 1 and bare(head[1]) in DETERMINERS:
        return False  # too much cake
    if first in DETERMINERS or is_number(first) or any("'s" in word for word in head):
        return False
    return not any(word[:1].isupper() for word in head[1:]) or _is_describing(head)


def head_end(low: Sequence[str]) -> int:
    """Return where a noun phrase ends: before a preposition, a time, a bracket."""
    return next((at for at, word in enumerate(low) if at and _ends_head(word)), len(low))


def _ends_head(word: str) -> bool:
    return (
        word in PREPOSITIONS | FULL_DAYS | {"this", "last", "every", "all"}
        or is_clock(word)
        or word[0] in '("“'
        or bool(_TIMES.match(word))
    )


def _tail_start(low: Sequence[str]) -> int:
    end = head_end(low)
    while end > 1 and (low[end - 1] in _LAST or is_span(low[end - 1]) or _is_amount_of_time(low, end)):
        end -= 1
    return end


def parts_of(words: list[str], low: list[str]) -> tuple[list[str], str, Noun | None]:
    """Return the phrase with its article, all that follows it, and what is known of its noun."""
    end = _tail_start(low)
    head = words[:end]
    if end > 1 and is_number(low[end - 1]) and (numbered := noun_of(head[:-1])) and numbered.kind in _IN_ORDER:
        return head, " ".join(with_times(["x", *with_articles(words[end:])])[1:]), numbered
    tail = with_times(["x", *with_articles(words[end:])])[1:]
    return with_article(head), " ".join(tail), noun_of(head)


def _is_amount_of_time(low: Sequence[str], end: int) -> bool:
    """Whether a phrase ends in a length of time, or just before its unit: 40 min."""
    if low[end - 1] in UNITS and end > 1 and is_number(low[end - 2]):
        return True
    return end < len(low) and low[end] in UNITS and is_number(low[end - 1])
