"""From a noun of a memo to a clause: soup -> I had soup, taxi $23 -> the taxi cost $23.

Where the predicate is a guess, the clause says so; in `facts` the caller only says that there was such a thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.english.amounts import counted, priced
from echodiary.writing.builtin.english.articles import (
    bare,
    is_clock,
    is_coming,
    is_number,
    noun_of,
    with_articles,
    with_times,
)
from echodiary.writing.builtin.english.clause import Clause, Sort
from echodiary.writing.builtin.english.inflection import is_plural, with_a
from echodiary.writing.builtin.english.leads import take_leads
from echodiary.writing.builtin.english.nouns import Kind, Noun
from echodiary.writing.builtin.english.phrases import parts_of, with_article
from echodiary.writing.builtin.english.words import ADJECTIVES, CALENDAR, DETERMINERS, FULL_DAYS, PREPOSITIONS, WEEKDAYS
from echodiary.writing.wording import word_set

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")  # codespell:ignore nd
_PARTIES = word_set("shower party recital game ceremony show play concert match")
_SPORT = frozenset(("yoga", "laundry", "homework", "pilates", "karaoke", "cardio", "squats", "pushups", "push-ups"))
_OUTINGS_HAD = frozenset(("nap", "trip", "picnic"))
_SEEN = frozenset(("concert", "gig", "show", "play", "musical", "parade", "performance", "ceremony", "match"))
_ATTENDED = frozenset(
    ("wedding", "funeral", "conference", "seminar", "workshop", "webinar", "lecture", "festival", "graduation")
)
_FELT = frozenset(("stress", "anxiety", "pain", "hope", "panic"))


def noun_clause(words: Sequence[str]) -> Clause | None:
    """Return what a noun phrase most likely tells of, or None where nothing is known of it."""
    lead = take_leads(words)
    rest = list(lead.rest)
    typed = " ".join(words)
    if (
        rest[0][:1].isupper()
        and rest[0][1:].islower()
        and noun_of(rest[:1])
        and len(rest) == 1
        and bare(rest[0]) not in CALENDAR
        and not _is_person(rest[0])
    ):
        rest[0] = rest[0].lower()
    low = [word if word[0] in '("“' else bare(word) for word in rest]
    for read in (_planned, _judged, _nth, priced, counted, _known):
        clause = read(rest, low)
        if clause is not None:
            told = Clause(
                clause.subject,
                " ".join([*lead.inside, clause.rest]) if lead.inside and clause.sort is Sort.EVENT else clause.rest,
                typed,
                clause.sort,
                guessed=clause.guessed,
            )
            return told.led_by(" ".join(lead.first))
    return None


def _planned(words: list[str], low: list[str]) -> Clause | None:
    """dentist tomorrow 9am -> I have the dentist tomorrow at 9am."""
    weekday = _on_weekday(low)
    if (not is_coming(low) and not weekday) or low[0] == "next" or "tomorrow's" in low:
        return None
    if weekday and low[weekday - 1] != "on":
        words = [*words[:weekday], "on", *words[weekday:]]
        low = [*low[:weekday], "on", *low[weekday:]]
    if low[0] == "tomorrow":
        words, low = [*words[1:], "tomorrow"], [*low[1:], "tomorrow"]
    head, tail, noun = parts_of(words, low)
    kind = noun.kind if noun else None
    told = " ".join(head)
    if kind is Kind.PLACE:
        return _plan("I", f"am going to {told} {tail}")
    if kind == Kind.FOOD:
        return _plan("I", f"am having {told} {tail}")
    if kind is Kind.TASK:
        return _plan("I", f"am doing {told} {tail}")
    if kind is Kind.WEATHER:
        return _plan("There", f"will be {told} {tail}")
    if kind == Kind.DAY:
        return _plan("It", f"is {told} {tail}")
    if kind in {Kind.PERSON, Kind.THING, Kind.MASS} or noun is None:
        plural = is_plural(bare(head[-1]))
        return _plan("There", f"{'are' if plural else 'is'} {told} {tail}")
    return _plan("I", f"have {told} {tail}")


def _on_weekday(low: Sequence[str]) -> int:
    """Return where a weekday stands that is to come: dentist friday 9am; 0 where there is none."""
    at = next((place for place, word in enumerate(low) if place and word in FULL_DAYS), 0)
    alone = at == len(low) - 1 or (at == len(low) - 2 and is_clock(low[-1]))
    noun = noun_of(low[: at - (low[at - 1] == "on")] or low) if at else None
    before = low[at - 1] in (PREPOSITIONS - {"on"}) | DETERMINERS | {"next", "last", "this"} or low[:at] == ["on"]
    dated = before or is_number(low[0]) or (noun is not None and noun.kind is Kind.DAY)
    return at if at and alone and not dated else 0


def _plan(subject: str, rest: str) -> Clause:
    return Clause(subject, rest.strip(), "", Sort.PLAN)


_DAYS_OFF = word_set(
    "rest snow travel pyjama pajama duvet spa beach pool bank half remote sick office slow lazy quiet bad good"
)


def _is_person(word: str) -> bool:
    noun = noun_of([word])
    return noun is not None and noun.kind is Kind.PERSON


VERDICTS = word_set(
    "fault mistake success disaster mess failure nightmare relief surprise joy blast win shame miracle "
    "pity classic bargain "
    "steal treat triumph letdown bummer delight challenge struggle blessing"
)


def _judged(words: list[str], low: list[str]) -> Clause | None:
    """mistake -> it was a mistake; numb face till 5 -> my face was numb until 5; new job day 1 -> it was …"""
    if (
        low[0] in {"my", "our", "his", "her", "their"}
        and low[-1] in VERDICTS
        and set(low[1:-1]) <= {"own"} | ADJECTIVES
    ):
        return Clause("It", " ".join(["was", *words]), "", Sort.STATE)
    if low[-1] == "only" and len(low) > 1:
        return Clause("", " ".join(words), "", Sort.ASIDE)
    if low[-1] in VERDICTS and all(word in ADJECTIVES for word in low[:-1]):
        return Clause("It", " ".join(["was", with_a(low[0]), *words]), "", Sort.STATE)
    if len(low) == 2 and low[1] == "day" and low[0] not in ADJECTIVES | (DETERMINERS - {"half"}):
        article = "a " if low[0] in _DAYS_OFF else ""
        return Clause("It", f"was {article}{' '.join(words)}", "", Sort.STATE)
    if len(low) > 2 and low[-2] == "day" and is_number(low[-1]):
        return Clause("It", " ".join(["was", *words]), "", Sort.STATE)
    if (
        low[0] in ADJECTIVES
        and (len(low) == 2 or (low[2:] and low[2] in PREPOSITIONS))
        and (noun := noun_of(low[1:2]))
        and noun.kind is Kind.BODY
    ):
        be = "were" if is_plural(low[1]) else "was"
        return Clause(
            "", " ".join(["my", words[1], be, words[0], *with_times(with_articles(words[2:]))]), "", Sort.STATE
        )
    if len(low) == 2 and is_number(low[0]) and low[1] in {"hours", "hrs", "minutes", "mins", "min"}:
        return Clause("It", " ".join(["lasted", *words]), "", Sort.STATE)
    if len(low) == 2 and is_number(low[0]) and low[1] in {"years", "months", "weeks", "days"}:
        return Clause("It", " ".join(["had been", *words]), "", Sort.STATE)
    if low[-1] == "then" and len(low) > 1:
        return Clause("", " ".join(words), "", Sort.ASIDE)
    return None


def _nth(words: list[str], low: list[str]) -> Clause | None:
    """gran's 90th -> it was gran's 90th."""
    if len(low) > 1 and low[-2].endswith("'s") and _ORDINAL.match(low[-1]):
        return Clause("It", " ".join(["was", *with_article(words)]), "", Sort.STATE)
    return None


def _known(words: list[str], low: list[str]) -> Clause | None:
    head, tail, noun = parts_of(words, low)
    if noun is None or (low[0] != "and" and "and" in low and not _of_one_kind(low)):
        return None
    told = " ".join([*head, tail]).strip()
    last = bare(head[-1])
    if noun.kind in {Kind.RIDE, Kind.OFFICE, Kind.PLACE}:
        return _went(head, told, noun, tail)
    if noun.kind is Kind.DAY:
        return _of_day(head, told, tail)
    if noun.kind is Kind.WEATHER:
        return _weather(head, told, tail, last)
    if "everywhere" in tail.split():
        return Clause("There", f"{'were' if is_plural(last) else 'was'} {told}", "", Sort.STATE)
    if noun.kind is Kind.PERSON:
        return _of_person(head, tail)
    verb, guessed = _verb(noun, last, len(head))
    if noun.kind is Kind.EVENT and "'s" in " ".join(head[:-1]) and verb == "had" and last not in _PARTIES:
        return None  # uncle Pete's speech
    if last in _PARTIES and ("'s" in " ".join(head)) and verb == "had":
        verb, guessed = "went to", True
    if tail.startswith(("for dinner", "for lunch", "for breakfast", "with ", "at ")) and noun.kind is Kind.FOOD:
        guessed = False
    return Clause("I", f"{verb} {told}", "", guessed=guessed) if verb else None


def _of_person(head: Sequence[str], tail: str) -> Clause:
    """mom -> I saw mom; landlord "on it" -> my landlord said "on it"."""
    if tail.startswith(('"', "“", "‘")):
        return Clause("", " ".join([*head, "said", tail]), "", Sort.OWN)
    return Clause("I", " ".join(["saw", *head, tail]).strip(), "", guessed=True)


def _of_day(head: Sequence[str], told: str, tail: str) -> Clause:
    """payday friday -> payday is Friday; birthday -> it was my birthday."""
    if tail.lower().rstrip("s") in WEEKDAYS:
        return Clause("", f"{told.removesuffix(tail)}is {tail}", "", Sort.PLAN)
    mine = len(head) == 1 and bare(head[0]) in {"birthday", "anniversary", "graduation"}
    return Clause("It", f"was my {told}" if mine else f"was {told}", "", Sort.STATE)


def _of_one_kind(low: Sequence[str]) -> bool:
    """Whether what "and" joins is done in one way: coffee and cake, but not rain and a book."""
    at = low.index("and")
    if at in {0, len(low) - 1}:
        return True
    before, after = noun_of(low[:at]), noun_of(low[at + 1 : at + 3]) or noun_of(low[at + 1 : at + 2])
    return before is None or after is None or before.kind is after.kind


def _weather(head: Sequence[str], told: str, tail: str, last: str) -> Clause:
    if len(head) == 1 and last in {"rain", "snow"}:
        return Clause("It", f"{last}ed {tail}".strip(), "", Sort.STATE)
    return Clause("There", f"was {told}", "", Sort.STATE)


def _went(head: Sequence[str], told: str, noun: Noun, tail: str) -> Clause:
    if bare(head[-1]) in {"hotel", "hostel", "motel", "airbnb", "guesthouse", "cabin", "campsite"}:
        return Clause("I", f"stayed at {told}", "", guessed=True)
    if noun.kind is Kind.RIDE:
        return Clause("I", f"took {told}", "", guessed=True)
    last = bare(head[-1])
    if last == "work" and len(head) > 1:
        return Clause("I", f"did {told}", "")
    if last == "work" and len(head) == 1:
        return Clause("I", f"worked {tail}".strip(), "")
    if last == "bed" and len(head) > 1 and bare(head[-2]) in {"early", "late"}:
        return Clause("I", f"went to bed {bare(head[-2])} {tail}".strip(), "", guessed=True)
    if last == "bed" and len(head) == 1:
        return Clause("I", f"went to {told}", "", guessed=True)
    if last in {"home", "downtown"} and len(head) == 1:
        return Clause("I", f"went {told}", "", guessed=True)
    return Clause("I", f"went to {told}", "", guessed=True)


_HAD = frozenset((Kind.FOOD, Kind.EVENT, Kind.AILMENT, Kind.TEST))
_PLAIN_VERBS = {
    Kind.FILM: "watched",
    Kind.BOOK: "read",
    Kind.SOUND: "listened to",
    Kind.GAME: "played",
    Kind.ANIMAL: "saw",
}
_MEALS = frozenset(
    ("breakfast", "lunch", "dinner", "supper", "coffee", "tea", "drinks", "dessert", "brunch")
)  # codespell:ignore


def _verb(noun: Noun, last: str, size: int) -> tuple[str, bool]:
    """Return the verb that goes with a noun, and whether that is a guess."""
    if last in _SEEN:
        return "went to", True
    if last in _ATTENDED:
        return "went to", True
    if noun.kind in _HAD:
        return "had", noun.kind is Kind.FOOD and last not in _MEALS
    if noun.kind is Kind.OUTING:
        return ("had" if last in _OUTINGS_HAD else "went for"), False
    if noun.kind is Kind.TASK:
        if last == "overtime":
            return "worked", False
        if last == "groceries":
            return "bought", True
        return "did", last not in _SPORT
    if noun.kind in _PLAIN_VERBS and not (last == "cards" and size > 1):
        return _PLAIN_VERBS[noun.kind], True
    return ("had", True) if last in _FELT else ("", False)
