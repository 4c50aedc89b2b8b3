"""From a fragment of an English memo to a clause in the first person and the past.

A clause that has its subject and a finite verb is left alone but for articles that it lacks. There is no
tagger: what is not recognised is left to the caller.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.english.articles import MONEY, bare, is_number, noun_of, with_articles, with_times
from echodiary.writing.builtin.english.clause import Clause, Sort
from echodiary.writing.builtin.english.describing import described, is_quality, is_state
from echodiary.writing.builtin.english.impersonal import it_did, of_things
from echodiary.writing.builtin.english.inflection import (
    base_of,
    could_be_past,
    is_base,
    is_ing,
    is_noun,
    is_past,
    past_of,
)
from echodiary.writing.builtin.english.leads import take_leads
from echodiary.writing.builtin.english.noun_states import noun_was
from echodiary.writing.builtin.english.nouns import Kind
from echodiary.writing.builtin.english.plans import is_command, plan_clause
from echodiary.writing.builtin.english.subjects import own_sentence, takes
from echodiary.writing.builtin.english.verbs import (
    ALSO_NOUNS,
    COOKED,
    DO_ING,
    EVERYDAY,
    GO_ING,
    PASSIVE,
    PRESENT_S,
    SAME_IN_THE_PAST,
    STATIVE,
    STATIVE_BEFORE_PERSON,
    TOLD_ME,
    WEATHER,
)
from echodiary.writing.builtin.english.words import (
    ADJECTIVES,
    ADVERBS_LAST,
    AUXILIARIES,
    DETERMINERS,
    FUTURE,
    MODALS,
    OBJECTS,
    PARTICLES,
    PREPOSITIONS,
    SUBJECTS,
)
from echodiary.writing.wording import word_set

_BY = re.compile(
    r"\b(?:by (?:mon|tues|wednes|thurs|fri|satur|sun)day|until then|"
    r"tomorrow|next (?:week|month|year)|this weekend|soon)\b"
)
_AFTER_GO = frozenset(("all", "every", "twice", "then", "last", "most", "half", "till", "this", "today", "with"))
_NOT_GONE = frozenset(("on", "late", "low", "out", "behind", "errands", "around", "away", "the", "a", "my"))
_COMPOUNDED = word_set(
    "ticket pad bag shoes pass lesson lessons class classes machine pool suit gear boots lot spot session party club",
    "group buddy coach instructor card list room season water practice",
)
_BOTH = frozenset(("finished", "packed", "moved", "done", "cancelled", "canceled", "closed", "napped"))


def read_clause(words: Sequence[str]) -> Clause | None:
    """Return the clause in a fragment, or None where there is only a noun or nothing known."""
    if len(words) > 1 and bare(words[0]) in {"bit", "tad"} and bare(words[1]) in ADJECTIVES | {"of"}:
        words = ["a", words[0].lower(), *words[1:]]
    lead = take_leads(words)
    low = [bare(word) for word in lead.rest]
    typed = " ".join(words)
    if "also" in map(bare, lead.inside) and not is_past(low[0]) and (is_command(low) or _to_do(low)):
        told = " ".join(["also need to", lead.rest[0].lower(), *with_articles(lead.rest[1:], verb=low[0])])
        return Clause("I", told, typed, Sort.PLAN)
    for read in (plan_clause, own_sentence, _auxiliary, _verbal, described, noun_was):
        clause = read(list(lead.rest), low)
        if clause is not None:
            return _led(replace(clause, typed=typed), lead.first, lead.inside)
    return None


def _to_do(low: Sequence[str]) -> bool:
    """Whether "also" is followed by something to do: chase deposit, ring school."""
    return len(low) > 1 and low[0] in EVERYDAY and not {low[1]} & (PREPOSITIONS | AUXILIARIES | ADVERBS_LAST)


def _led(clause: Clause, first: Sequence[str], inside: Sequence[str]) -> Clause:
    """Put adverbs where English has them: "Today I …", "I almost …", "I was so tired"."""
    rest = clause.rest
    if inside:
        verb, _, after = rest.partition(" ")
        middle = " ".join(inside).lower()
        rest = f"{verb} {middle} {after}" if verb in {"was", "were", "am", "is", "will"} else f"{middle} {rest}"
        if clause.subject not in {"I", "It", "There"}:
            return replace(clause.led_by(middle), lead=" ".join([*first, middle]))
    return replace(clause, rest=rest.strip()).led_by(" ".join(first))


def _auxiliary(words: list[str], low: list[str]) -> Clause | None:
    first = low[0]
    rest = [word for word in low[1:] if word not in {"so", "very", "really", "too", "not", "pretty", "super", "still"}]
    if first not in AUXILIARIES or not rest:
        return None
    told = with_articles(words[1:])
    if len(low) > 2 and is_base(low[1]) and low[1] not in {"not", "so"}:
        told = [words[1], *with_articles(words[2:], verb=low[1])]
    text = " ".join([first, *told])
    if first in {"do", "have", "did", "had"} and rest[0] not in {"not", "been", "to"} and not is_past(rest[0]):
        return None
    sort = Sort.PLAN if first in MODALS - {"could", "couldn't", "would", "wouldn't"} else Sort.EVENT
    if first in {"am", "i'm"}:
        return Clause("I", text, text, Sort.STATE)
    if first in {"was", "wasn't", "were", "weren't"}:
        return Clause("It" if is_quality(rest) else "I", text, text, Sort.STATE)
    if first in {"is", "isn't", "has", "hasn't", "doesn't"}:
        return Clause("It", text, text, Sort.STATE)
    if first in {"are", "aren't", "be", "been", "being", "does"}:
        return None
    it = it_did(first, rest)
    return Clause("It" if it else "I", text, text, Sort.STATE if sort is Sort.EVENT else sort)


def _verbal(words: list[str], low: list[str]) -> Clause | None:
    first = low[0]
    base = base_of(first)
    for read in (_weather, _past, _present, _ing, _from_base):
        clause = read(words, low, base)
        if clause is not None:
            return clause
    return None


def _weather(words: list[str], low: list[str], base: str) -> Clause | None:
    bare_or_led = len(low) == 1 or low[1] in PREPOSITIONS | {
        "all",
        "again",
        "hard",
        "today",
        "cats",
        "heavily",
        "so",
        "a",
    }
    if base not in WEATHER or not bare_or_led or FUTURE & set(low):
        return None
    if low in (["snowed", "in"], ["rained", "off"]):
        return Clause("I" if low[1] == "in" else "It", " ".join(["was", *low]), "", Sort.STATE)
    if low[0].endswith("ing"):
        return Clause("It", " ".join(["was", low[0], *words[1:]]), "", Sort.STATE)
    return Clause("It", " ".join([past_of(base), *words[1:]]), "", Sort.STATE)


def _past(words: list[str], low: list[str], base: str) -> Clause | None:
    first = low[0]
    same = first in SAME_IN_THE_PAST and len(low) > 1
    if is_state(low) or (first in COOKED and len(low) == 2 and (dish := noun_of(low[1:])) and dish.kind is Kind.FOOD):
        return None
    if first == "lay" and len(low) > 1 and low[1] in PREPOSITIONS | {"awake", "there"}:
        return Clause("I", " ".join([first, *with_articles(words[1:], verb="lie")]), "")
    doing = could_be_past(first) and (takes(words[1:], low[1:]) or first in _BOTH)
    if first == "read" and len(low) == 1:
        return Clause("I", first, "")
    if not (is_past(first) or doing or same or first in {"had", "did"}) or (
        first in ALSO_NOUNS and first not in SAME_IN_THE_PAST
    ):
        return None
    after = low[1] if len(low) > 1 else ""
    if same and not (
        after in DETERMINERS | OBJECTS | PARTICLES or is_number(after) or noun_of(low[1:2]) or words[1][:1].isupper()
    ):
        return None
    if base in TOLD_ME and after == "me":
        return Clause("I", " ".join(["was", first, *words[2:]]), "")
    if base in {"fix", "solve", "finish", "submit", "sort"} and after in {"with", "by", "before", "at", "in"}:
        words = [words[0], "it", *words[1:]]
    rest = with_times([first, *with_articles(words[1:], verb=base)])
    rest = _for_money(rest)
    return Clause("It" if of_things(base, low) else "I", " ".join(rest), "")


def _for_money(words: list[str]) -> list[str]:
    """booked a hotel 120,000 won -> booked a hotel for 120,000 won."""
    for size in (1, 2):
        if len(words) > size + 1 and MONEY.match(" ".join(bare(word) for word in words[-size:])):
            if bare(words[-size - 1]) in PREPOSITIONS | DETERMINERS | {"and", "or"} or words[0] in {
                "spent",
                "paid",
                "cost",
                "saved",
                "owed",
            }:
                return words
            return [*words[:-size], "for", *words[-size:]]
    return words


def _present(words: list[str], low: list[str], base: str) -> Clause | None:
    first = low[0]
    after = low[1] if len(low) > 1 else ""
    text = " ".join([first, *with_articles(words[1:], verb=base)])
    if first in STATIVE and (
        after in SUBJECTS | DETERMINERS | OBJECTS | {"to", "how", "so", "why", "what"} or is_ing(after)
    ):
        return Clause("I", text, "", Sort.PLAN)
    if first == "owe" and len(low) > 1 and (MONEY.match(low[1]) or after in OBJECTS):
        return Clause("I", text, "", Sort.PLAN)
    if first in STATIVE_BEFORE_PERSON and after in {"him", "her", "them", "you", "my", "home", "grandma", "mom", "dad"}:
        return Clause("I", text, "", Sort.PLAN)
    if first in PRESENT_S and first != "does" and after and first not in {"drinks", "plays", "still"}:
        return Clause("It", text, "", Sort.PLAN)
    return None


def _ing(words: list[str], low: list[str], base: str) -> Clause | None:
    first = low[0]
    if (
        first in ADJECTIVES
        or not is_ing(first)
        or base == first
        or (noun_of(low[:1]) and first != "training" and first in _NOUNS_IN_ING)
    ):
        return None
    text = " ".join([first, *with_times(with_articles(words[1:], verb=base))])
    planned = _BY.search(" ".join(low))
    if planned:
        return Clause("I", f"am {text}", "", Sort.PLAN)
    if (
        first in GO_ING
        and len(low) > 1
        and is_noun(low[1])
        and low[1] not in _NOT_GONE | PREPOSITIONS | ADVERBS_LAST | _AFTER_GO
    ):
        return None  # swimming gala
    if first in GO_ING and (len(low) < 2 or low[1] not in _NOT_GONE):
        return Clause("I", f"went {text}", "")
    after = low[1] if len(low) > 1 else ""
    if after in _COMPOUNDED | PASSIVE:
        return None  # parking ticket, heating pad, binding done
    compound = noun_of(low[:2]) if after else None
    if compound and compound.kind in {Kind.EVENT, Kind.TEST, Kind.OUTING} and len(low) < 4:
        return None  # reading group, driving test
    if first in DO_ING and (not after or after in PREPOSITIONS | ADVERBS_LAST):
        return Clause("I", f"did some {text}", "")
    return Clause("I", f"was {text}", "", Sort.STATE)


_NOUNS_IN_ING = frozenset(
    ("meeting", "wedding", "training", "tasting", "housewarming", "parking", "recording", "evening")
)


def _from_base(words: list[str], low: list[str], base: str) -> Clause | None:
    """go to the park -> I went to the park; a lone word may be a noun."""
    if base != low[0] or low[0] not in EVERYDAY or not is_command(low):
        return None
    rest = with_times(with_articles(words[1:], verb=base))
    return Clause("I", " ".join([past_of(base), *rest]), "")
