"""Verbs of which a memo leaves out "it": took 3 years, tasted great, didn't work."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.english.articles import is_number
from echodiary.writing.builtin.english.describing import is_quality
from echodiary.writing.builtin.english.inflection import base_of
from echodiary.writing.builtin.english.verbs import (
    HELPED,
    OF_THINGS,
    OF_THINGS_BEFORE_QUALITY,
    PUT_ON_ME,
    WEATHER,
)
from echodiary.writing.builtin.english.words import ADVERBS_LAST, DETERMINERS, OBJECTS, PREPOSITIONS, QUALITIES

_IT_FAILED = frozenset(("rain", "snow", "work", "help", "matter", "hurt", "happen", "last", "taste", "cost", "make"))


def it_did(first: str, rest: Sequence[str]) -> bool:
    """Whether the subject that an auxiliary lacks is "it": didn't work, could be worse."""
    after = rest[1] if len(rest) > 1 else ""
    if first in {"could", "would", "should"} and list(rest[:2]) == ["have", "been"]:
        return is_quality(list(rest[2:]))
    if first in {"could", "would"}:
        return rest[0] in {"be", "been"} and is_quality(rest[1:])
    if rest[0] == "go":
        return after in {"well", "badly", "great"}
    if rest[0] in {"work", "help", "cost"} and after and after not in OBJECTS | {"at", "out", "a"}:
        return False
    failed = first in {"didn't", "did", "won't"} and rest[0] in _IT_FAILED
    return failed and (not after or after in PREPOSITIONS | OBJECTS | ADVERBS_LAST | DETERMINERS)


def of_things(base: str, low: Sequence[str]) -> bool:
    """Whether the subject that a verb lacks is "it": took 3 years, tasted great, made me cry."""
    after = low[1] if len(low) > 1 else ""
    if base in PUT_ON_ME and after in {"me", "us", "my", "everyone"}:
        return after in {"me", "us", "everyone"}
    if base in OF_THINGS | WEATHER or (base == "take" and (is_number(after) or after in {"forever", "ages", "hours"})):
        return True
    if base in {"start", "stop", "begin"} and len(low) > 1 and base_of(after) in WEATHER:
        return True
    if base in {"get", "become"} and after not in QUALITIES:
        return False
    if base == "turn" and after == "out":
        return True
    if base in HELPED:
        return ((not after or after in {"a", "so", "me", "again", "though", "like"}) and low[0] != "worked") or (
            base == "work" and after in {"out", "well"}
        )
    if base == "go" and after in {"well", "badly", "great", "fine", "smoothly", "okay", "ok", "better", "wrong"}:
        return True
    if base == "end" and (after in {"well", "badly", "in"} or is_number(after)):
        return True
    quality = is_quality(list(low[1:])) and after not in {"late", "sick", "better", "worse", "bad"}
    return base in OF_THINGS_BEFORE_QUALITY - {"feel", "come", "run", "start", "stop"} and quality
