"""What is still to come, or still holds: need to call mom, gonna sleep, call mom tomorrow."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.english.articles import is_coming, noun_of, with_articles
from echodiary.writing.builtin.english.clause import Clause, Sort
from echodiary.writing.builtin.english.inflection import is_base
from echodiary.writing.builtin.english.verbs import (
    ALSO_NOUNS,
    EVERYDAY,
    HELD_STILL,
    NOW_ING,
)
from echodiary.writing.builtin.english.words import (
    ADVERBS_LAST,
    AUXILIARIES,
    DETERMINERS,
    FUTURE,
    OBJECTS,
    PARTICLES,
    PREPOSITIONS,
)
from echodiary.writing.wording import word_set

_KEPT_FROM = word_set("know think want like understand care remember feel have need believe mind regret get see trust")
_AFTER_NOW = frozenset(("to", "forward", "for", "that"))
_AFTER_NOUN = word_set(
    "practice lesson class meet team training session club time night day call test buddy plan review reviews"
)


def plan_clause(words: list[str], low: list[str]) -> Clause | None:
    """need to call mom, gonna sleep, call mom tomorrow: what is still to come stays so."""
    first, text = low[0], " ".join(words)
    after = low[1] if len(low) > 1 else ""
    told = " ".join([words[0].lower(), *with_articles(words[1:], verb=first)])
    if _holds_now(first, after):
        return Clause("I", told, text, Sort.PLAN)
    if (first in {"going", "trying"} and after == "to") or (first in NOW_ING and after in _AFTER_NOW):
        return Clause("I", f"am {told}", text, Sort.PLAN)
    if first == "don't" and after not in _KEPT_FROM:
        return Clause("", " ".join([words[0], *with_articles(words[1:], verb=after)]), text, Sort.ASIDE)
    if first == "remember" and after == "to":
        return Clause("I", f"need to {told}", text, Sort.PLAN)
    if is_coming(low) and is_command(low) and "tomorrow's" not in low:
        return Clause("I", f"will {told}", text, Sort.PLAN)
    return None


def _holds_now(first: str, after: str) -> bool:
    """Whether a verb without its subject tells what holds now: need to …, still feel …"""
    if first == "plan":
        return after in {"to", "on"}
    if first in {"need", "want", "hope", "wish"}:
        return bool(after)
    return (first == "have" and after == "to") or first == "wanna" or (first == "still" and after in HELD_STILL)


def is_command(low: Sequence[str]) -> bool:
    """Whether words begin with a verb in its base form and what it is done to."""
    first = low[0]
    if not (first in EVERYDAY or (is_base(first) and first not in DETERMINERS | PREPOSITIONS | AUXILIARIES)):
        return False
    after = low[1] if len(low) > 1 else ""
    if first not in EVERYDAY:
        return after in DETERMINERS | OBJECTS
    if first in ALSO_NOUNS:
        return bool(after) and _takes_object(first, after)
    return bool(after) or first == "oversleep"


def _takes_object(verb: str, after: str) -> bool:
    """Whether a word after a verb that is a noun as well shows that it is the verb."""
    if after in DETERMINERS | OBJECTS or verb == "train":
        return after in DETERMINERS | OBJECTS
    if after in PREPOSITIONS or after in ADVERBS_LAST or after in FUTURE:
        return after in PARTICLES - {"on", "in", "by", "over", "through"} or (verb, after) in {
            ("work", "on"), ("work", "from"), ("walk", "to"), ("drive", "to"), ("talk", "to"), ("run", "to"),
            ("work", "until"),
            ("work", "late"), ("sleep", "in"), ("work", "till"), ("sleep", "early"), ("run", "into"), ("walk", "home"),
            ("drive", "home"), ("ride", "to"), ("reply", "to"), ("cycle", "to"), ("bike", "to"), ("jog", "to"),
        }  # fmt: skip
    if after in _AFTER_NOUN:
        return False
    noun = noun_of([after])
    return (noun is not None and verb not in {"drive", "work", "drink", "practice", "play", "visit"}) or (
        after[:1].isalpha() and (noun is not None and verb in {"drink", "play", "visit", "practice", "review", "cook"})
    )
