"""Amounts of a memo: taxi $23, run 5k, sleep 5h, 3 meetings, bp 132/85."""

from __future__ import annotations

import re

from echodiary.writing.builtin.english.articles import (
    MONEY,
    bare,
    is_clock,
    is_number,
    noun_of,
    with_articles,
    with_times,
)
from echodiary.writing.builtin.english.clause import Clause, Sort
from echodiary.writing.builtin.english.inflection import is_ing, is_plural, with_a
from echodiary.writing.builtin.english.nouns import UNITS, Kind
from echodiary.writing.builtin.english.phrases import head_end, with_article
from echodiary.writing.builtin.english.subject_articles import with_subject_article
from echodiary.writing.builtin.english.words import PREPOSITIONS

_AMOUNT = re.compile(r"-?\d[\d.,/:-]*\s?(?:kg|lbs?|%|°c|°f|°|cm|bpm|kcal)?$", re.IGNORECASE)
_SUM = re.compile(r"\d[\d,]*\.\d\d$")
_DISTANCE = re.compile(r"(?i)\d[\d.,]*\s?(?:k|km|kms|mi|miles?|m|laps?|lengths?)$")
_VERBS = {
    "run": "ran",
    "jog": "jogged",
    "walk": "walked",
    "swim": "swam",
    "hike": "hiked",
    "ride": "rode",
    "bike": "biked",
}


_WORTH = frozenset(
    (
        "prize",
        "bill",
        "rent",
        "fee",
        "quote",
        "deposit",
        "raise",
        "bonus",
        "refund",
        "tip",
        "salary",
        "pay",
        "budget",
        "total",
        "profit",
        "debt",
        "balance",
        "savings",
    )
)


def _cost(noun: str) -> str:
    return "was" if noun in _WORTH else "cost"


def priced(words: list[str], low: list[str]) -> Clause | None:
    """taxi $23 -> the taxi cost $23; $40 on books -> I spent $40 on books."""
    if MONEY.match(low[0]) or MONEY.match(" ".join(low[:2])):
        taken = 1 if MONEY.match(low[0]) else 2
        after = low[taken : taken + 1]
        if after == ["for"]:
            return Clause("It", " ".join(["was", *with_articles(words)]), "", Sort.STATE)
        if after == ["on"]:
            return Clause("I", " ".join(["spent", *with_articles(words)]), "")
        return (
            Clause("It", " ".join(["came to", *words]), "", Sort.STATE)
            if after in (["total"], ["each"], ["in"], ["after"], ["all"], ["altogether"], ["per"], ["plus"], ["out"])
            else None
        )
    found = _priced_inside(words, low)
    if found is not None:
        return found
    for size in (1, 2):
        amount = " ".join(low[-size:])
        if len(words) > size and MONEY.match(amount):
            plural = bare(words[-size - 1])
            if plural in PREPOSITIONS | {"cost", "was", "="}:
                return None
            return Clause(
                "",
                " ".join([*with_subject_article(words[:-size]), _cost(low[-size - 1]), *words[-size:]]),
                "",
                Sort.STATE,
            )
    return None


_AFTER_SUM = PREPOSITIONS | {"each", "split", "total", "including", "plus", "altogether"}


def _priced_inside(words: list[str], low: list[str]) -> Clause | None:
    """bill £90 split 3 ways -> the bill was £90 split 3 ways."""
    at = next((place for place, word in enumerate(low) if place and MONEY.match(word)), 0)
    after = low[at + 1 : at + 2]
    if not at or not after or after[0] not in _AFTER_SUM or noun_of(low[:at]) is None or set(low[:at]) & PREPOSITIONS:
        return None
    subject = with_subject_article(words[:at])
    return Clause("", " ".join([*subject, _cost(low[at - 1]), *with_articles(words[at:])]), "", Sort.STATE)


def counted(words: list[str], low: list[str]) -> Clause | None:
    """3 meetings -> I had 3 meetings; run 5k -> I ran 5k; sleep 5h -> I slept 5h; bp 132/85 -> my bp was 132/85."""
    end = head_end(low)
    head = low[end - 1]
    if len(low) > 2 and low[-1] == "home" and is_number(low[0]) and low[1] in UNITS:
        return Clause("It", " ".join(["took", *words[:-1], "to get home"]), "")
    if low[0] in {"sleep", "slept"} and len(low) > 1 and is_number(low[1]):
        return Clause("I", " ".join(["slept", *words[1:]]), "")
    if low[0] in _VERBS and len(low) > 1 and (_DISTANCE.match(low[1]) or _DISTANCE.match(" ".join(low[1:3]))):
        return Clause("I", " ".join([_VERBS[low[0]], *with_articles(words[1:])]), "")
    if _DISTANCE.match(low[0]) and len(low) > 1 and low[1] in _VERBS:
        return Clause("I", " ".join(["went", "for", with_a(low[0]), *with_times(words)]), "")
    amount = _amount_was(words, low)
    if amount is not None:
        return amount
    if not is_number(low[0]) or end < 2:
        return None
    return _several(words, low, head)


def _amount_was(words: list[str], low: list[str]) -> Clause | None:
    if low[-1] == "degrees" and len(low) > 2 and is_number(low[-2]) and noun_of(low[:-2]):
        return Clause("", " ".join([*with_subject_article(words[:-2]), "was", *words[-2:]]), "", Sort.STATE)
    if len(words) < 2 or not _AMOUNT.match(low[-1]) or is_number(low[0]):
        return None
    noun = noun_of(low[:-1])
    if is_clock(low[-1]) and not (noun and noun.kind is Kind.READING):
        return None
    if noun and noun.kind in {Kind.TASK, Kind.FOOD} and _SUM.match(low[-1]):
        return Clause("", " ".join([*with_subject_article(words[:-1]), "came to", words[-1]]), "", Sort.STATE)
    if noun and noun.kind is Kind.TEST:
        return Clause("I", " ".join(["got", words[-1], "on", *with_subject_article(words[:-1])]), "", guessed=True)
    if noun and noun.kind is Kind.AILMENT:
        return Clause("I", " ".join(["had", *with_article(words[:-1]), "of", words[-1]]), "")
    if noun and noun.kind in {Kind.READING, Kind.WEATHER}:
        plural = is_plural(low[-2])
        subject = with_subject_article(words[:-1])
        return Clause("", " ".join([*subject, "were" if plural else "was", words[-1]]), "", Sort.STATE)
    return None


def _several(words: list[str], low: list[str], head: str) -> Clause | None:
    noun = noun_of(low[: head_end(low)])
    told = " ".join(with_times(with_articles(words)))
    if low[1] in UNITS and not is_plural(head):
        told = f"{with_a(low[0])} {told}"  # two hour delay
    if low[1] in {"days", "weeks", "months", "years"} and low[2:3] == ["of"]:
        return Clause("It", f"was {told}", "", Sort.STATE)
    if len(low) == 3 and low[1] in {"days", "weeks", "months", "years"} and is_ing(low[2]):
        return Clause("It", " ".join(["was", *words[:2], "of", words[2]]), "", Sort.STATE)
    if low[2:3] == ["of"] and (task := noun_of(low)) and task.kind is Kind.TASK:
        return Clause("I", f"did {told}", "")
    if head == "steps":
        return Clause("I", f"walked {told}", "")
    if low[1:3] == ["hours", "of"] or low[1:3] == ["hrs", "of"] or low[2:3] == ["sleep"] or low[1:2] == ["sleep"]:
        return Clause("I", f"got {told}" if "sleep" in low else f"had {told}", "")
    if noun and noun.kind in {Kind.EVENT, Kind.FOOD, Kind.AILMENT, Kind.TEST}:
        return Clause("I", f"had {told}", "")
    if noun and (noun.kind is Kind.TASK or head in {"laps", "reps", "sets", "situps", "pullups"}):
        return Clause("I", f"did {told}", "")
    if is_plural(head) and low[0] not in {"1", "0", "one"} and not is_clock(low[0]):
        return Clause("There", f"were {told}", "", Sort.STATE)
    return None
