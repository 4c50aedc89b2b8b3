"""Fragments that only describe: tired, so good, weather nice, flight delayed, not hungry, no sleep."""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.english.articles import bare, is_clock, is_number, noun_of, with_articles, with_times
from echodiary.writing.builtin.english.clause import Clause, Sort
from echodiary.writing.builtin.english.inflection import (
    could_be_past,
    is_ing,
    is_noun,
    is_only_adjective,
    is_past,
    is_plural,
    with_a,
)
from echodiary.writing.builtin.english.nouns import UNITS, Kind
from echodiary.writing.builtin.english.subjects import takes
from echodiary.writing.builtin.english.words import (
    ADJECTIVES,
    ADVERBS_INSIDE,
    ADVERBS_LAST,
    ADVERBS_OF_DEGREE,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FEELINGS,
    FULL_DAYS,
    PERSON_ONLY,
    PREPOSITIONS,
    QUALITIES,
    STATES,
    SUBJECTS,
)

DEGREES = (
    ADVERBS_OF_DEGREE | ADVERBS_INSIDE | frozenset(("a", "bit", "little", "not", "all", "both", "way", "much", "far"))
)
_SPANS = FULL_DAYS | frozenset(
    ("day", "morning", "afternoon", "evening", "night", "week", "weekend", "month", "year", "one", "start")
)
_ORDINAL = re.compile(r"(?:first|second|third|last|final|\d+(?:st|nd|rd|th))$")  # codespell:ignore nd
_TEMPERATURE = re.compile(r"-?\d+(?:\.\d+)?\s?°[cf]?$")
_OF_PEOPLE = frozenset(("kind", "rude", "friendly", "generous", "polite", "helpful", "mean", "patient", "welcoming"))
_NOT_ALONE = frozenset(("other", "own", "last", "next", "such", "main", "only", "same", "total"))
_AFTER_QUALITY = (
    PREPOSITIONS | ADVERBS_LAST | CONJUNCTIONS | frozenset(("enough", "as", "this", "that", "how", "it", "i"))
)
_WHERE = frozenset(("at", "in", "on", "with", "off", "under", "near", "out", "outside", "inside", "by", "between"))
_PEOPLE_FEEL = PERSON_ONLY - frozenset(("okay-ish", "emotional", "unproductive", "productive", "peaceful"))


def is_quality(low: Sequence[str]) -> bool:
    """Whether words say how something was, and not how I felt: so good, a long day."""
    rest = [word for word in low if word not in DEGREES or word == "a"]
    if not rest:
        return False
    if rest[0] in {"a", "an", "the", "my", "such"}:
        return True
    if rest[0] in _PEOPLE_FEEL or (is_ing(rest[0]) and rest[0] not in QUALITIES):
        return False
    return rest[0] in QUALITIES and rest[0] not in {
        "ready",
        "late",
        "early",
        "busy",
        "sore",
        "awake",
        "asleep",
        "alive",
        "done",
        "free",
    }


def described(words: list[str], low: list[str]) -> Clause | None:
    """Return "I was tired", "It was so good", "I was stuck in traffic", "It was a long day"."""
    special = (
        _best(words, low)
        or _wrong(words, low)
        or _late(words, low)
        or _not_doing(words, low)
        or (_nothing(words, low) if low[0] in {"no", "nothing"} else None)
    )
    if special is not None or low[0] in {"no", "nothing"}:
        return special
    at = 0
    while at < len(low) - 1 and low[at] in DEGREES:
        at += 1
    first, rest = low[at], low[at + 1 :]
    lowered = [words[0].lower() if words[0].istitle() else words[0], *words[1:]]
    if first in STATES and is_state(low[at:]):
        return Clause("I", " ".join(["was", *with_articles(lowered)]), "", Sort.STATE)
    found = _span(lowered, low) or _ordinal(lowered, low)
    if found is not None:
        return found
    described_alone = first in ADJECTIVES or (is_only_adjective(first) and not rest and first not in _NOT_ALONE)
    if could_be_past(first) and at == 0 and takes(words[1:], rest):
        return None  # broke a beaker
    if not described_alone or not ends_quality(words[at + 1 :], rest):
        return _where(words, low)
    if (
        low[0] in {"a", "all", "both", "far", "way"}
        and at
        and first in FEELINGS
        and low[0] == "a"
        and low[1] not in {"bit", "little"}
    ):
        return None
    if first in _OF_PEOPLE and not rest:
        return Clause("They", " ".join(["were", *lowered]), "", Sort.STATE)
    if low[0] in {"both", "all"} and (first in FEELINGS or (at == 1 and not rest)):
        return Clause("We" if first in FEELINGS else "They", " ".join(["were", *lowered]), "", Sort.STATE)
    mine = first in ADJECTIVES and not is_quality(low)
    be = "will be" if "tomorrow" in low else "felt" if mine and first == "guilty" else "was"
    return Clause("I" if mine else "It", " ".join([be, *with_articles(lowered)]), "", Sort.STATE)


def _best(words: list[str], low: list[str]) -> Clause | None:
    """best scone ever -> I had the best scone ever."""
    if low[0] in {"best", "worst"} and len(low) == 2 and is_noun(low[1]):
        return Clause("It", " ".join(["was the", low[0], words[1]]), "", Sort.STATE)
    if low[0] in {"best", "worst"} and low[-1] in {"ever", "yet"} and not any(map(could_be_past, low[1:])):
        dish = noun_of(low[:-1])
        subject, verb = ("I", "had") if dish and dish.kind is Kind.FOOD else ("It", "was")
        return Clause(subject, " ".join([verb, "the", low[0], *words[1:]]), "", Sort.STATE)
    return None


def _wrong(words: list[str], low: list[str]) -> Clause | None:
    """wrong colour -> it was the wrong colour."""
    if len(low) != 2 or low[0] not in {"wrong", "right", "same"} or not is_noun(low[1]):
        return None
    return Clause("It", " ".join(["was the", words[0].lower(), words[1]]), "", Sort.STATE)


def _not_doing(words: list[str], low: list[str]) -> Clause | None:
    if low[0] != "not" or len(low) == 1 or not is_ing(low[1]) or low[1] in ADJECTIVES:
        return None
    return Clause("I", " ".join(["was not", *with_articles(words[1:])]), "", Sort.STATE)


def _late(words: list[str], low: list[str]) -> Clause | None:
    """only 10 min late -> I was only 10 min late; -3°C when we landed -> it was -3°C when we landed."""
    if _TEMPERATURE.match(low[0]) or (is_number(low[0]) and low[1:] == ["degrees"]):
        return Clause("It", " ".join(["was", *words]), "", Sort.STATE)
    start = 1 if low[0] in {"only", "almost", "just"} else 0
    if len(low) == 2 and low[0] in {"late", "early"} and low[1] == "home":
        return Clause("I", f"was home {low[0]}", "", Sort.STATE)
    if low[0] in {"late", "early"} and len(low) == 3 and is_number(low[1]) and low[2] in UNITS:
        return Clause("I", f"was {words[1]} {words[2]} {low[0]}", "", Sort.STATE)
    timed = len(low) > start + 2 and is_number(low[start]) and low[start + 1] in UNITS
    if timed and low[start + 2] in {"late", "early"}:
        return Clause("I", " ".join(["was", *words]), "", Sort.STATE)
    return None


def is_state(low: Sequence[str]) -> bool:
    """Whether a participle tells what befell me: stuck in traffic, invited to a wedding, promoted."""
    if low[0] == "lost" and low[1:2] and low[1] in {"at", "to", "by", "against"}:
        return False
    return low[0] in STATES and (len(low) == 1 or low[1] in PREPOSITIONS | ADVERBS_LAST)


def _span(words: list[str], low: list[str]) -> Clause | None:
    """long day at work -> it was a long day at work; best day in months -> it was the best day in months."""
    end = next((at for at, word in enumerate(low) if at and word in PREPOSITIONS), len(low))
    while end > 1 and low[end - 1] in ADVERBS_LAST:
        end -= 1
    if end < 2 or low[end - 1] not in _SPANS or not any(word in ADJECTIVES for word in low[: end - 1]):
        return None
    plain = all(word in ADJECTIVES | DEGREES | {"such", "another", "the"} for word in low[: end - 1])
    named = low[0] in ADJECTIVES and end == len(low) and all(map(is_noun, low[1:end]))  # a bad hair day
    if not plain and not named:
        return None
    told = [*words[:end], *with_articles(words[end:])]
    article = "" if low[0] in DETERMINERS else "the" if low[0] in {"best", "worst"} else with_a(low[0])
    return Clause("It", " ".join(part for part in ("was", article, *told) if part), "", Sort.STATE)


def _ordinal(words: list[str], low: list[str]) -> Clause | None:
    """first snow -> it was the first snow; 3rd time -> it was the 3rd time."""
    if len(low) < 2 or not (_ORDINAL.match(low[0]) and words[0][-1] not in ",;") or low[1] in PREPOSITIONS | {"thing"}:
        return None
    if (
        any(is_past(word) or word in AUXILIARIES for word in low[1:])
        or low[1] in SUBJECTS | DETERMINERS
        or is_plural(low[1])
    ):
        return None
    if low[:2] == ["last", "day"] and len(low) > 2 and is_number(low[2]):
        return Clause("", " ".join(["my last day is", *words[2:]]), "", Sort.PLAN)
    if "no" in low[1:]:
        at = low.index("no")
        words = [*words[: at - 1], words[at - 1] + ",", *words[at:]]
    article = "my" if low[1] in {"day", "time", "class", "lesson"} and low[0] != "last" else "the"
    return Clause("It", " ".join(["was", article, *with_articles(words)]), "", Sort.STATE)


def ends_quality(words: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether an adjective is not followed by the noun that it belongs to."""
    if not rest:
        return True
    if all(word in ADVERBS_INSIDE for word in rest):
        return True
    if rest[0] in _AFTER_QUALITY | ADJECTIVES | SUBJECTS:
        if rest[0] in ADJECTIVES and len(rest) > 1:
            return ends_quality(words[1:], rest[1:])
        return True
    return is_clock(words[0]) or rest[0] == "to" or (rest[0][:1].isdigit() and len(rest) < 3)


def _where(words: list[str], low: list[str]) -> Clause | None:
    """at the park with Ana -> I was at the park with Ana."""
    told = " ".join(with_times(with_articles([words[0].lower(), *words[1:]])))
    if low[0] in _WHERE and len(low) > 1 and not is_clock(words[1]):
        return Clause("I", f"was {told}", "", Sort.STATE)
    if low[0] == "back" and len(low) > 1 and low[1] in {"home", "in", "at", "to", "from", "by"}:
        return Clause(
            "I",
            f"{'will be' if low[1] == 'in' and is_number(low[2:3][0] if low[2:3] else '') else 'was'} {told}",
            "",
            Sort.STATE,
        )
    if (
        low[0] == "to"
        and len(low) > 1
        and not (noun_of(low[1:2]) is None and words[1].islower() and low[1] not in DETERMINERS)
    ):
        return Clause("I", f"went {told}", "")
    if low[:2] == ["on", "to"]:
        return Clause("", " ".join(words), "", Sort.ASIDE)
    if low[0] == "up" and len(low) > 1 and low[1] in {"at", "since", "until", "all", "early", "late", "before", "with"}:
        return Clause("I", f"was {told}", "", Sort.STATE)
    if low[:2] == ["about", "to"]:
        return Clause("I", f"was {told}", "", Sort.STATE)
    return None


def _nothing(words: list[str], low: list[str]) -> Clause | None:
    text = " ".join([low[0], *with_articles(words[1:])])
    if len(low) == 1 or any(is_past(word) or word in AUXILIARIES for word in low[2:]):
        return None
    if low[0] == "nothing":
        if low[1] in {"special", "new", "much", "fancy", "exciting", "interesting", "big", "major"}:
            return Clause("It" if low[1] != "much" else "There", f"was {text}", "", Sort.STATE)
        return Clause("There", f"was {text}", "", Sort.STATE)
    end = next((at for at, word in enumerate(low) if at and word in PREPOSITIONS | ADVERBS_LAST), len(low))
    noun = noun_of(low[:end])
    plural = is_plural(low[end - 1])
    if low[1] == "more":
        return None
    if low[1] in {"sleep", "rest", "reply", "answer", "response", "text", "texts"}:
        return Clause("I", f"got {text}", "", Sort.STATE)
    if (noun and noun.kind in {Kind.FOOD, Kind.EVENT, Kind.AILMENT}) or low[1] in {
        "energy",
        "time",
        "appetite",
        "motivation",
        "money",
        "idea",
        "regrets",
    }:
        return Clause("I", f"had {text}", "", Sort.STATE)
    return Clause("There", f"{'were' if plural else 'was'} {text}", "", Sort.STATE)


def describes(text: str) -> bool:
    """Whether a text is only an adjective or two, as after "but" in "tired but happy"."""
    low = [bare(word) for word in text.split()]
    return all(word in ADJECTIVES | DEGREES | CONJUNCTIONS for word in low)
