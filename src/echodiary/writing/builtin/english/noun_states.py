"""How a thing or somebody was, without a verb: weather nice, flight delayed 2h, grandma in hospital."""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.english.articles import bare, is_coming, is_number, noun_of, with_articles, with_times
from echodiary.writing.builtin.english.clause import Clause, Sort
from echodiary.writing.builtin.english.describing import DEGREES, ends_quality
from echodiary.writing.builtin.english.inflection import (
    is_ing,
    is_noun,
    is_only_adjective,
    is_plural,
)
from echodiary.writing.builtin.english.nouns import NOUNS, Kind, Noun
from echodiary.writing.builtin.english.subject_articles import with_subject_article
from echodiary.writing.builtin.english.verbs import ACTING_UP, PASSIVE
from echodiary.writing.builtin.english.words import (
    ADJECTIVES,
    ADVERBS_LAST,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    STATES,
)

_TURNED_TO = frozenset(
    ("jelly", "mush", "toast", "lead", "ice", "fog", "soup", "spaghetti", "putty", "cotton", "noodles")
)
_ORDINAL = re.compile(r"(?:first|second|third|last|\d+(?:st|nd|rd|th))$")  # codespell:ignore nd
_EXTREMES = frozenset(("hell", "chaos", "carnage", "bliss", "torture", "heaven", "madness", "mayhem"))
_AWAY_ON = frozenset(("leave", "holiday", "call", "shift", "vacation", "duty"))
_AROUND = frozenset(("out", "off", "on", "away", "back", "here", "in", "up", "over", "down", "gone"))
_AWAY = frozenset(("out", "down", "off", "up", "back", "away", "over"))
_LIVING = frozenset((Kind.PERSON, Kind.ANIMAL, Kind.BODY, Kind.OFFICE))


def noun_was(words: list[str], low: list[str]) -> Clause | None:
    """weather nice -> the weather was nice, flight delayed 2h -> the flight was delayed for 2h."""
    if low[0] in PREPOSITIONS or (low[0] in ADJECTIVES and len(low) < 3 and low[0] != "sleep"):
        return None
    for at in range(1, len(low)):
        if _tells(words, low, at):
            subject = with_subject_article(words[:at])
            plural = is_plural(_head(low, at)) or " and " in " ".join(low[:at]) or _many(low, at)
            rest = _measured(with_times(["", *with_articles(words[at:])])[1:])
            still = is_coming(low) or {"soon", "tonight"} & set(low) or "this weekend" in " ".join(low)
            be = ("are" if plural else "is") if still else "were" if plural else "was"
            return Clause("", " ".join([*subject, be, *rest]), "", Sort.PLAN if still else Sort.STATE)
    return None


def _measured(words: list[str]) -> list[str]:
    """late 20 min -> 20 min late."""
    if len(words) > 1 and bare(words[0]) in {"late", "early", "long"}:
        measure = [word for word in words[1:] if word != "for"]
        if is_number(bare(measure[0])) and len(measure) < 3:
            return [*measure, words[0]]
    return words


def _head(low: Sequence[str], at: int) -> str:
    end = next((place for place, word in enumerate(low[:at]) if place and word in PREPOSITIONS), at)
    return low[end - 1]


def _many(low: Sequence[str], at: int) -> bool:
    return is_number(low[0]) and low[0] not in {"1", "one"} and at > 1 and is_plural(low[at - 1])


def _tells(words: Sequence[str], low: Sequence[str], at: int) -> bool:
    """Whether what stands from a word on is told of the noun before it."""
    before, typed = low[at - 1], words[at - 1]
    named = typed[:1].isupper() and typed.isalnum()
    noun = noun_of(low[:at]) or _numbered(low, at)
    known = noun is not None or named or (is_noun(before) and before not in ADJECTIVES)
    if not known or before in PREPOSITIONS | DETERMINERS or typed[-1] in ",;" or _is_compound(low, at, noun):
        return False
    place = at
    while place < len(low) - 1 and low[place] in DEGREES:
        place += 1
    word, rest = low[place], low[place + 1 :]
    if PREPOSITIONS & set(low[1:at]) and (rest or word == "full"):
        return False  # a dream about an elevator full of geese
    if (named or (noun is not None and noun.kind in _LIVING)) and _of_living(word, rest, noun):
        return place == at or is_ing(word)
    if (
        rest
        and is_plural(before)
        and is_ing(word)
        and noun_of([word]) is None
        and word not in ADJECTIVES
        and at == place
    ):
        return rest[0] in PREPOSITIONS | ADVERBS_LAST  # tomatoes coming in
    if _is_doing(word, rest, noun, named=named):
        return True
    if word in _AROUND and noun is not None:
        return _is_around(word, rest, noun)
    if word in PASSIVE | STATES:
        return not rest or rest[0] in PREPOSITIONS | ADVERBS_LAST | OBJECTS | {"last"} or rest[0][:1].isdigit()
    return _is_quality(words, low, place) or (word == "fun" and noun is not None and not rest)


def _numbered(low: Sequence[str], at: int) -> Noun | None:
    """Return what is known of a ride with its number: flight AC 872."""
    noun = noun_of(low[:1]) if at > 1 and low[at - 1][:1].isdigit() else None
    return noun if noun is not None and noun.kind is Kind.RIDE else None


def _is_compound(low: Sequence[str], at: int, noun: Noun | None) -> bool:
    """Whether a word goes with the noun before it: power cut; train back, home."""
    back = noun is not None and noun.kind is Kind.RIDE and low[at] in {"back", "home"} and at + 1 < len(low)
    return back or f"{low[at - 1]} {low[at]}" in NOUNS


def _is_doing(word: str, rest: Sequence[str], noun: Noun | None, *, named: bool) -> bool:
    """Whether a thing acts up, or somebody is away: boiler leaking, Ana on leave, train on time, dinner on me."""
    after = rest[0] if rest else ""
    if word in ACTING_UP:
        return not rest or after in PREPOSITIONS | ADVERBS_LAST | {"all", "like", "non-stop", "nonstop"}
    if named and noun is None and word in {"out", "off", "away", "back"}:
        return after in {"until", "from", "sick", "today", "since", "this", "ill"}
    if named and noun is None and _ORDINAL.match(word):
        return True  # Finn 2nd in backstroke
    if named and word in {"in", "at"} and after in {"a", "the", "hospital"}:
        return True
    if noun is not None and word in _EXTREMES | {"in", "like"}:
        return _is_like(word, rest, noun)
    if word == "at" and noun is not None and noun.kind is Kind.THING and noun.article == "my":
        return after in {"work", "home", "school", "the", "mum's", "mom's"}  # charger at work
    if word != "on":
        return False
    if noun is not None:
        who = noun_of(rest) if rest else None
        paid = noun.kind is Kind.FOOD and who is not None and who.kind is Kind.PERSON
        away = noun.kind in _LIVING and after in _AWAY_ON
        return paid or away or after == "time" or " ".join(rest) in {"me", "us", "him", "her", "them", "the house"}
    return named and after in _AWAY_ON


def _is_like(word: str, rest: Sequence[str], noun: Noun) -> bool:
    """Whether a thing is likened, or said to be all one can say of it: commute hell, plan in place, face like mush."""
    if word == "in":
        return list(rest) == ["place"]
    return (not rest) if word in _EXTREMES else (noun.kind is Kind.BODY and bool(rest))


def _of_living(word: str, rest: Sequence[str], noun: Noun | None) -> bool:
    """kids asleep, mom cooking, grandma in hospital, legs jelly."""
    if is_ing(word) and noun_of([word]) is None and word not in ADJECTIVES:
        return True
    if noun is None:
        return False
    if not rest:
        return word == "home" or (noun.kind is Kind.BODY and word in _TURNED_TO)
    return word in {"in", "at"}


def _is_around(word: str, rest: Sequence[str], noun: Noun) -> bool:
    """power out from 7 to 9, sun out, dad back."""
    if rest and word in _AWAY and all(one in ADJECTIVES for one in rest):
        return True  # boss out sick
    if word == "up" and noun.kind in _LIVING and rest and rest[0] in {"every", "all", "since", "at", "half", "until"}:
        return True  # baby up every hour
    after = [one for one in rest if one not in ADVERBS_LAST | {"day", "morning", "for", "now"}]
    if not after:
        return word not in {"on", "in", "up"} or noun.kind is Kind.THING
    return word in _AWAY and (after[0][:1].isdigit() or after[0] in {"from", "until", "since", "in", "at"})


def _is_quality(words: Sequence[str], low: Sequence[str], place: int) -> bool:
    word, rest = low[place], low[place + 1 :]
    if word in (frozenset(("alone", "fun", "then", "only")) | ADVERBS_LAST) - {"late", "early"}:
        return False
    alone = (
        place == len(low) - 1
        and word not in PREPOSITIONS | {"last", "next"}
        and (is_only_adjective(word) or word == "patient")
    )
    return (word in ADJECTIVES or alone) and ends_quality(words[place + 1 :], rest)
