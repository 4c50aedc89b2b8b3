"""What stands before the subject: times of the day, "finally", "maybe"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from echodiary.writing.builtin.english.articles import bare, is_clock
from echodiary.writing.builtin.english.inflection import base_of, is_past
from echodiary.writing.builtin.english.verbs import HELD_STILL
from echodiary.writing.builtin.english.words import (
    ADVERBS_FIRST,
    ADVERBS_INSIDE,
    ADVERBS_OF_DEGREE,
    AUXILIARIES,
    DETERMINERS,
    SUBJECTS,
    WEEKDAYS,
)

_PART_OF_DAY = "morning|afternoon|evening|night"
_TIME_PHRASE = re.compile(
    rf"(?i)(?:(?:this|that|early|earlier|late|later|tomorrow|yesterday|in the|in the early|in the late|early in the|"
    rf"late in the|early this|late this|one|every) (?:{_PART_OF_DAY})|last (?:night|evening)|late at night|at night|"
    r"(?:after|before|during|at) (?:the )?(?:work|school|class|lunch|dinner|breakfast|bed|that|noon|gym|meeting|"
    r"sunset|sunrise|dawn|dusk|lunchtime|church|midnight)|(?:on (?:the|my) )?way (?:home|back|there|to work)|"
    r"at (?:the )?[a-z][a-z' -]{1,30}?(?= there (?:was|were) )|"
    r"on (?:the|my) (?:walk|drive|ride) (?:home|back)|first thing(?: in the morning)?|all (?:day|morning|night)|"
    r"(?:at|around|by|until|till|since|from|about) (?:\d{1,2}(?::\d\d)?(?: ?[ap]m)?|noon|midnight)|at first|at last|"
    r"in the end|to be honest|of course|as usual|after all|in between|right now|for (?:breakfast|lunch|dinner|"
    r"dessert)|next (?:week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|this weekend|"
    rf"on (?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))}))(?=[\s,])"
)
_ALONE = re.compile(rf"(?i)(?:{_PART_OF_DAY})$")

_DAYS = frozenset(("today", "yesterday", "tomorrow", "tonight"))


@dataclass(frozen=True, slots=True)
class Lead:
    """`first` goes before the subject, `inside` before the verb; `rest` is what they lead."""

    first: tuple[str, ...]
    inside: tuple[str, ...]
    rest: tuple[str, ...]


def take_leads(words: Sequence[str]) -> Lead:
    """Take times and adverbs from the front of a fragment; one word at least is left."""
    first: list[str] = []
    inside: list[str] = []
    rest = list(words)
    while len(rest) > 1:
        phrase = _time(rest)
        if phrase:
            said, taken = phrase
            first.append(said)
            rest = rest[taken:]
            continue
        word = bare(rest[0])
        if word in _DAYS and (
            bare(rest[1]) in AUXILIARIES or base_of(bare(rest[1])) in {"feel", "go", "start", "end", "turn"}
        ):
            break  # today was rough
        if word == "still" and bare(rest[1]) in HELD_STILL:
            break  # still feel bad
        if word in {"so", "neither"} and len(rest) > 2 and bare(rest[1]) in AUXILIARIES and bare(rest[2]) in SUBJECTS:
            break  # so did we
        if word in ADVERBS_FIRST and not _is_degree(rest):
            first.append(rest.pop(0).rstrip(","))
        elif word in ADVERBS_INSIDE and bare(rest[1]) not in SUBJECTS:
            inside.append(rest.pop(0))
        else:
            break
    return Lead(tuple(first), tuple(inside), tuple(rest))


def _time(words: Sequence[str]) -> tuple[str, int] | None:
    match = _TIME_PHRASE.match(" ".join(words[:6]) + " ")
    if match:
        taken = len(match.group().split())
        if taken < len(words):
            said = match.group().lower() if match.group()[0].isupper() else match.group()
            return ("on the " + said if said.startswith("way ") else said), taken
    if is_clock(words[0]):
        return ("at " if not words[0].startswith("at") else "") + words[0].strip(","), 1
    if is_clock("".join(words[:2])) and len(words) > 2 and bare(words[1]) in {"am", "pm"}:
        return f"at {words[0]} {words[1]}", 2
    if _ALONE.match(bare(words[0])) and _begins_anew(words[1], typed=words[0]):
        return ("at night" if bare(words[0]) == "night" else f"in the {bare(words[0])}"), 1
    if bare(words[0]) in WEEKDAYS and bare(words[1]) not in {"was", "is", "blues"} and _begins_anew(words[1], typed=""):
        return f"on {words[0].strip(',')}", 1
    return None


def _begins_anew(word: str, *, typed: str) -> bool:
    """Whether a word begins a clause, so that "morning" before it is no part of a name ("morning yoga")."""
    low = bare(word)
    if typed.endswith(","):
        return True
    return low in SUBJECTS | DETERMINERS or is_past(low) or (low in AUXILIARIES and low not in {"was", "is", "were"})


def _is_degree(words: Sequence[str]) -> bool:
    return bare(words[0]) in ADVERBS_OF_DEGREE and bare(words[1]) not in SUBJECTS and bare(words[1]) not in AUXILIARIES
