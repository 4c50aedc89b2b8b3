"""Subjects with the articles that memos leave out: train -> the train, boss -> my boss."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.english.articles import bare, noun_of, owner_of, with_articles
from echodiary.writing.builtin.english.inflection import (
    base_of,
    is_adjective,
    is_base,
    is_ing,
    is_listed,
    is_noun,
    is_only_adjective,
    is_plural,
    with_a,
)
from echodiary.writing.builtin.english.nouns import ABSTRACT, NAMES_TOO, Kind, Noun
from echodiary.writing.builtin.english.words import (
    ADVERBS_INSIDE,
    ADVERBS_LAST,
    DETERMINERS,
    NUMBER_WORDS,
    PARTICLES,
    PREPOSITIONS,
)
from echodiary.writing.wording import word_set

_ANY = frozenset(
    ("guy", "girl", "man", "woman", "lady", "kid", "child", "stranger", "friend", "squirrel", "bird", "bee", "wasp")
)
_MEALS = word_set("breakfast lunch dinner supper brunch dessert tea coffee")
_KIN = word_set("uncle aunt auntie cousin grandma grandpa nan gran")
_KNOWN_ONES = frozenset((Kind.TEST, Kind.FILM, Kind.BOOK, Kind.EVENT, Kind.OUTING, Kind.RIDE, Kind.PLACE))


def with_subject_article(words: Sequence[str]) -> list[str]:
    """train -> the train, boss -> my boss, lunch with team -> lunch with my team."""
    low = [bare(word) for word in words]
    end = next((at for at, word in enumerate(low) if at and word in PREPOSITIONS), len(words))
    if end > 1 and _is_led_away(low, end):
        return [*with_subject_article(words[: end - 1]), *words[end - 1 :]]
    aside = next((at for at, word in enumerate(words[:end]) if at and word[0] in "(["), 0)
    if aside and words[0].islower():
        return [*with_subject_article(words[:aside]), *words[aside:]]
    head, tail = list(words[:end]), with_articles(words[end:])
    if owner := owner_of(words):
        return [owner, *head, *tail]
    if end == 2 and low[0] in _KIN and (low[1] in NAMES_TOO or noun_of(low[1:2]) is None):
        return [*head, *tail]  # uncle ray
    if end == 1 and len(words) == 2 and low[1] in PARTICLES and is_base(low[0]):
        return ["the", *words]  # set up
    if low[0] in DETERMINERS | NUMBER_WORDS or words[0][0].isdigit() or any(map(_is_name, head)):
        return [*head, *tail]
    if end == 2 and words[0][:1].isupper() and words[1].islower() and _is_branded(low):
        return ["the", *head, *tail]
    noun = noun_of(low[:end])
    if noun is None and _is_some_thing(head, low[:end]):
        return ["the", head[0].lower() if head[0].istitle() else head[0], *head[1:], *tail]
    if noun is None or any(word[:1].isupper() for word in words[1:end]):
        return [*head, *tail]
    article = _article(noun, low[:end])
    lowered = [head[0].lower() if head[0][0].isupper() and head[0][1:].islower() else head[0], *head[1:]]
    return [article, *lowered, *tail] if article else [*head, *tail]


def _is_name(word: str) -> bool:
    """Whether a word shows that its phrase needs no article: Max (dog), Ana's."""
    return word[0] in "([" or "'s" in word


def _is_led_away(low: Sequence[str], end: int) -> bool:
    """Whether the last word of a phrase is no part of its noun: the landlord finally, the train back."""
    if low[end - 1] in ADVERBS_INSIDE:
        return True
    noun = noun_of(low[: end - 1]) if low[end - 1] in {"back", "home"} else None
    return noun is not None and noun.kind is Kind.RIDE


def _article(noun: Noun, low: Sequence[str]) -> str:
    if noun.kind in _KNOWN_ONES and noun.article:
        return "the"
    if noun.article == "a":
        return with_a(low[0]) if low[-1] in _ANY and len(low) == 1 else "the"
    if noun.kind is Kind.FOOD and low[-1] not in _MEALS:
        return "the"
    if not noun.article and (noun.kind is Kind.ANIMAL or _is_some_weather(low, noun.kind)):
        return "the"
    return noun.article


def _is_branded(low: Sequence[str]) -> bool:
    """Whether a name only tells which of several things is meant: Zoom call, Thai place."""
    noun = noun_of(low[:1])
    person = "'" in low[0] or (noun is not None and noun.kind is Kind.PERSON)
    return not person and is_listed(low[1]) and is_noun(low[1]) and not is_adjective(low[1]) and not is_plural(low[1])


def _is_some_thing(head: Sequence[str], low: Sequence[str]) -> bool:
    """Whether a subject is a common noun of which nothing is known: spreadsheet, tow truck."""
    if any(word[:1].isupper() for word in head[1:]) or (head[0][:1].isupper() and not is_noun(low[0])):
        return False
    coined = base_of(low[0]) == low[0] and not is_listed(low[0])
    if (head[0][:1].isupper() and (low[0] in NAMES_TOO or coined)) or low[0] in ADVERBS_LAST:
        return False
    return (
        all(is_noun(word) or is_adjective(word) for word in low)
        and not is_ing(low[-1])
        and is_noun(low[-1])
        and low[-1] not in ABSTRACT
    )


def _is_some_weather(low: Sequence[str], kind: Kind) -> bool:
    return low[-1] in {
        "weather",
        "sun",
        "rain",
        "snow",
        "heat",
        "wind",
        "fog",
        "food",
        "traffic",
        "news",
        "dishes",
    } and (kind is Kind.WEATHER or not is_only_adjective(low[0]) or is_adjective(low[0]))
