"""Labels before a colon: "lunch: ramen", "9am: standup", "todo: call bank"."""

from __future__ import annotations

import re

from echodiary.writing.builtin.english.articles import bare, is_clock, noun_of
from echodiary.writing.builtin.english.inflection import base_of, is_base, is_noun, is_past, is_plural
from echodiary.writing.builtin.english.nouns import Kind
from echodiary.writing.builtin.english.subjects import finite_at
from echodiary.writing.builtin.english.verbs import ALSO_NOUNS, PRESENT_S
from echodiary.writing.builtin.english.words import AUXILIARIES, SUBJECTS, WEEKDAYS

_LABEL = re.compile(r"^([^:]{1,30}?)\s*:\s+(?=\S)(.+)$", re.DOTALL)
_MOST_WORDS = 3
_PARTS = {"morning": "in the morning", "afternoon": "in the afternoon", "evening": "in the evening",
          "night": "at night",
          "am": "in the morning", "pm": "in the afternoon", "noon": "at noon", "midday": "at noon"}  # fmt: skip
_TODO = frozenset(
    (
        "todo",
        "to do",
        "to-do",
        "to buy",
        "must do",
        "must",
        "need to",
        "reminder",
        "remember",
        "need",
        "shopping list",
        "to get",
        "errands",
    )
)
_MEALS = frozenset(("breakfast", "lunch", "dinner", "supper", "dessert", "snack"))
_THE = frozenset(("highlight", "lowlight", "best part", "worst part", "weather", "low point", "high point", "good news",
                  "bad news", "verdict", "result", "score", "topic", "plus", "downside", "upside", "best bit",
                  "worst bit",
                  "favourite part", "favorite part", "win", "total", "book", "movie", "film", "song",
                  "bill"))  # fmt: skip
_SAID = frozenset((Kind.FOOD, Kind.READING, Kind.TEST, Kind.THING, Kind.MASS, Kind.WEATHER, Kind.BODY))
_GRATEFUL = frozenset(("grateful for", "thankful for", "gratitude", "grateful", "thankful"))


def labelled(text: str) -> str:
    """Return a labelled fragment as the words a clause is read from, "" where it has no label."""
    match = _LABEL.match(text)
    if not match:
        return ""
    label, rest = match.group(1).strip(), match.group(2).strip()
    low = label.lower()
    if is_clock(low) and low != "noon":
        return f"at {low} {rest}"
    if low in _PARTS:
        return f"{_PARTS[low]} {rest}"
    if low in WEEKDAYS:
        return f"on {label} {rest}"
    if low == "tomorrow":
        return _with_tomorrow(rest)
    if low in {"today", "yesterday", "later"}:
        return f"{low} {rest}"
    return _named(label, low, rest)


def is_label(text: str) -> bool:
    """Whether a fragment begins with a label that stays as it is: "Hana's play: she was the moon"."""
    match = _LABEL.match(text)
    if not match or len(match.group(1).split()) > _MOST_WORDS or is_past(bare(text.split(maxsplit=1)[0])):
        return False
    low = [bare(word) for word in match.group(1).split()]
    return bare(low[0]) not in AUXILIARIES | SUBJECTS and finite_at(match.group(1).split(), low) is None


def _with_tomorrow(rest: str) -> str:
    return f"tomorrow {rest}" if is_past(bare(rest.split(maxsplit=1)[0])) else f"{rest} tomorrow"


def _does(first: str) -> bool:
    """Whether a label is followed by something to do: call bank, but not milk."""
    return is_base(first) and not (noun_of([first]) and first not in ALSO_NOUNS)


def _be(label: str) -> str:
    return "were" if is_plural(bare(label.rsplit(maxsplit=1)[-1])) else "was"


def _to_do(low: str, first: str, rest: str) -> str:
    """Return what a list of things to do says, "" where a label begins none."""
    if low in {"plan", "plans"}:
        return f"will {rest}" if _does(first) else f"the {low} {'are' if low[-1] == 's' else 'is'} {rest}"
    if low in _TODO:
        if low in {"to buy", "to get", "shopping list"}:
            return f"need to buy {rest}"
        return f"need to {rest}" if _does(first) else f"need {rest}"
    return ""


def _named(label: str, low: str, rest: str) -> str:
    first = bare(rest.split(maxsplit=1)[0])
    if to_do := _to_do(low, first, rest):
        return to_do
    if low in _MEALS:
        return f"{low} was {rest}"
    if low in _GRATEFUL:
        return f"I was grateful for {rest}"
    if low in _THE:
        return f"the {low} {_be(low)} {rest}"
    if (rest[0] in "\"“‘'" and label[:1].isupper()) or (
        low in {"mom", "dad", "mum", "boss", "grandma"} and rest[0] in "\"“‘'"
    ):
        return f"{label} said {rest}"
    noun = noun_of(low.split())
    finite = (
        first in PRESENT_S
        or (first.endswith("s") and base_of(first) != first and not is_noun(first))
        or finite_at(rest.split(), [bare(word) for word in rest.split()]) is not None
    )
    if noun is not None and noun.kind in {Kind.PLACE, Kind.OFFICE} and not finite and not is_past(first):
        many = is_plural(bare(rest.split(",", maxsplit=1)[0].rsplit(maxsplit=1)[-1]))
        article = f"{noun.article} " if noun.article else ""
        return f"at {article}{low} there {'were' if many else 'was'} {rest}"
    known = noun is None and is_noun(low.rsplit(maxsplit=1)[-1]) and label.islower() and not is_base(low)
    if known and not finite and not is_past(first) and len(low.split()) <= _MOST_WORDS:
        return f"the {low} {_be(low)} {rest}"
    if noun is not None and noun.kind in _SAID and not finite and len(low.split()) <= _MOST_WORDS and not is_base(low):
        return f"{low} {_be(low)} {rest}"
    return ""
