"""Articles and small prepositions that memos leave out: missed bus -> missed the bus, gym 7am -> gym at 7am."""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.english.inflection import (
    base_of,
    is_adjective,
    is_base,
    is_noun,
    is_past,
    is_plural,
    with_a,
)
from echodiary.writing.builtin.english.nouns import BARE_AFTER, NOUNS, UNITS, WHOLE_WHEN_MADE, Kind, Noun
from echodiary.writing.builtin.english.verbs import EVERYDAY, GETTING
from echodiary.writing.builtin.english.words import (
    ADJECTIVES,
    ADVERBS_LAST,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    OBJECTS,
    PREPOSITIONS,
    SUBJECTS,
)
from echodiary.writing.wording import word_set

EDGES = ".,!?:;\"'“”‘’()…"
_LONGEST_PHRASE = 4  # words of a noun phrase without an article
_CLOCK = re.compile(
    r"(?i)(?:\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?)|\d{1,2}:\d\d|\d{1,2}ish|noon|midnight)[,.]?$"
)
MONEY = re.compile(
    r"(?i)(?:[$€£¥₩]\s?\d[\d.,]*k?|\d[\d.,]*\s?(?:[$€£¥₩원円]|usd|eur|gbp|krw|won|bucks|dollars|euros|pounds|quid|만원))$"
)
_SPAN = re.compile(r"(?i)\d+(?:\.\d+)?\s?(?:h|hr|hrs|min|mins|hours?|minutes?)$")
_DISTANCE = re.compile(r"(?i)\d+(?:\.\d+)?\s?(?:k|km|mi|miles?|m|kms)$")
_BEFORE_TIME = word_set(
    "at until till from around before after since to about by past for near between is was it's the a an and or"
)
_NO_OBJECT = word_set("go feel look taste turn be smell seem sound become stay last work come")
_MEASURE = re.compile(r"(?i)[$€£¥₩]?\d[\d.,]*(?:%|kg|km|k|usd|won|원)?$")
_NEXT_TO = frozenset(
    ("door", "to", "one", "level", "step", "steps", "thing", "room", "table", "desk", "chapter", "up", "")
)
_AHEAD = frozenset(("day", "days", "week", "weeks", "month", "months", "years"))
_WHOLE = frozenset(("way", "time", "day", "night", "week", "weekend", "thing", "evening", "morning"))
_LASTING = frozenset(
    ("slept", "took", "lasted", "spent", "waited", "only", "exactly", "late", "early", "another", "my")
)
_CLOSED = DETERMINERS | PREPOSITIONS | SUBJECTS | OBJECTS | AUXILIARIES | CONJUNCTIONS | ADVERBS_LAST | NUMBER_WORDS


def bare(word: str) -> str:
    """Return a word in small letters, without the punctuation around it."""
    return word.lower().strip(EDGES)


def noun_of(words: Sequence[str]) -> Noun | None:
    """Return what is known of the noun that ends a phrase: its last two words, or its last one."""
    if len(words) > 1 and (found := NOUNS.get(" ".join(map(bare, words[-2:])))):
        return found
    last = bare(words[-1])
    dish = NOUNS.get(bare(words[-2])) if len(words) > 1 else None
    found = NOUNS.get(last)
    if found is None and last.endswith("s"):
        single = NOUNS.get(last[:-1]) or (NOUNS.get(last[:-2]) if last.endswith("es") else None)
        found = single and Noun(single.kind, "" if single.article == "a" else single.article)
    if found and dish and found.kind is Kind.BODY and dish.kind in {Kind.FOOD, Kind.ANIMAL}:
        return Noun(Kind.FOOD, "")  # fish fingers
    return found


def is_clock(word: str) -> bool:
    """Whether a word is a time of the day: 7am, 14:30, noon."""
    return bool(_CLOCK.match(word))


def is_span(word: str) -> bool:
    """Whether a word is a length of time: 30min, 1h."""
    return bool(_SPAN.match(word))


def is_number(word: str) -> bool:
    """Whether a word counts something."""
    return word[:1].isdigit() or word in NUMBER_WORDS


def is_coming(low: Sequence[str]) -> bool:
    """Whether words say that something is still to come: tomorrow, next week, in 3 weeks."""
    for at, word in enumerate(low):
        after = low[at + 1] if at + 1 < len(low) else ""
        if word == "tomorrow" or (word == "next" and after not in _NEXT_TO):
            return True
        if word == "in" and is_number(after) and low[at + 2 : at + 3] and low[at + 2] in _AHEAD:
            return True
    return False


def with_articles(words: Sequence[str], *, verb: str = "") -> list[str]:
    """Put articles before the objects of a verb and of prepositions, where a memo left them out.

    `words` begin after the verb. Only nouns that are listed get one: no article is better than a wrong one.
    """
    told: list[str] = []
    position = 0
    before = verb
    opens = bool(verb)
    while position < len(words):
        end = _phrase_end(words, position) if opens else position
        if end > position:
            article = _article(words[position:end], before, words[end : end + 2])
            told += [article, *words[position:end]] if article else words[position:end]
            opens, before = words[end - 1].endswith(":"), ""
            position = end
            continue
        word = bare(words[position])
        if (
            word == "whole"
            and bare(words[position - 1]) not in DETERMINERS
            and {*map(bare, words[position + 1 : position + 2])} & _WHOLE
        ):
            told.append("the")
        told.append(words[position])
        named = position > 0 and bare(words[position - 1]) in DETERMINERS
        opens, before = (False, before) if named else _opens(word, words[position], before)
        position += 1
        if word == "to" and position < len(words) and _is_infinitive(words, position):
            told.append(words[position])
            opens, before = True, bare(words[position])
            position += 1
    return told


def owner_of(words: Sequence[str]) -> str:
    """Return the article that a possessor lacks: "my" for "neighbor's dog"."""
    first = bare(words[0])
    if not first.endswith("'s") or words[0][:1].isupper() or len(words) < 2:
        return ""
    noun = NOUNS.get(first[:-2])
    return "the" if noun and noun.article == "a" else noun.article if noun else ""


def with_times(words: Sequence[str]) -> list[str]:
    """Put "at" before a time of the day and "for" before a length of time, where they stand alone."""
    told: list[str] = []
    for at, word in enumerate(words):
        before = bare(words[at - 1]) if at else ""
        if at > 0 and before not in _BEFORE_TIME and _is_time(word) and _until(words, at):
            told += ["from", word]
            continue
        free = at > 0 and before not in _BEFORE_TIME and not before.endswith("-") and "$" not in before
        if free and is_clock(word) and not is_number(before):
            told.append("at")
        elif (
            free
            and _lasts(words, at)
            and before not in _LASTING | PREPOSITIONS | DETERMINERS
            and not is_past(before)
            and not is_number(before)
        ):
            told.append("for")
        told.append(word)
    return told


def _is_time(word: str) -> bool:
    return is_clock(word) or (word.isdigit() and len(word) < 3)


def _until(words: Sequence[str], at: int) -> bool:
    """Whether a time begins a span: 7 until 9:30."""
    return at + 2 < len(words) and bare(words[at + 1]) in {"until", "till", "to"} and _is_time(words[at + 2])


def _lasts(words: Sequence[str], at: int) -> bool:
    """Whether a length of time stands at the end, or before a preposition."""
    rest = [bare(word) for word in words[at:]]
    if is_span(rest[0]):
        rest = rest[1:]
    elif len(rest) > 1 and is_number(rest[0]) and rest[1] in UNITS:
        rest = rest[2:]
    else:
        return False
    return not rest or rest[0] in PREPOSITIONS | ADVERBS_LAST


def _is_infinitive(words: Sequence[str], position: int) -> bool:
    word = bare(words[position])
    return word in EVERYDAY or (word not in NOUNS and is_base(word))


def _opens(word: str, typed: str, before: str) -> tuple[bool, str]:
    """Whether an object without an article may begin after a word, and what governs it."""
    if typed.endswith(":"):
        return True, ""
    if typed[-1:] in ",;":
        return False, ""
    if word in PREPOSITIONS:
        return True, word
    if word in OBJECTS and before in {"buy", "give", "get", "make", "bring", "cook", "bake", "send"}:
        return True, before
    if word in {"and", "or"} and before in GETTING:
        return True, before
    base = base_of(word)
    if base in _NO_OBJECT:
        return False, before
    if base != word and is_past(word):
        return True, base
    return False, before


def _phrase_end(words: Sequence[str], start: int) -> int:
    """Return where a noun phrase without an article ends, `start` where none begins."""
    end = start
    while end < len(words) and end - start < _LONGEST_PHRASE:
        typed, word = words[end], bare(words[end])
        if not word.replace("-", "").isalpha() or typed[0].isupper() or word in _CLOSED:
            break
        if is_past(word) or not (is_noun(word) or is_adjective(word) or "-" in word):
            break
        end += 1
        if typed[-1] in ",;:.!?":
            break
    while end > start and noun_of(words[start:end]) is None:
        end -= 1
    return end


def _article(phrase: Sequence[str], governor: str, after: Sequence[str]) -> str:
    noun = noun_of(phrase)
    last = bare(phrase[-1])
    if last in ADJECTIVES and governor not in {"catch", "have", "get"}:
        return ""  # went fine, slept late
    if last == "back" and len(phrase) == 1 and governor not in {"hurt", "strain", "crack", "break", "on"}:
        return ""
    if noun is None or f"{governor} {bare(phrase[-1])}" in BARE_AFTER:
        return ""
    if after and _is_which(after, noun):
        return ""
    plural = is_plural(bare(phrase[-1]))
    article = noun.article
    whole = not article and governor in {"make", "bake", "order", "cook"} and bare(phrase[-1]) in WHOLE_WHEN_MADE
    if whole or (governor == "like" and noun.kind is Kind.ANIMAL):
        article = "a"
    if governor in GETTING and article in {"the", "my"} and noun.kind in {Kind.THING, Kind.ANIMAL, Kind.BODY}:
        article = _when_got(phrase, governor, article, plural=plural)
    if noun.kind is Kind.THING and article == "the" and bare(phrase[0]) in {"new", "old", "little", "cheap", "long"}:
        article = "" if plural else "a"
    if plural and article in {"a", "an"}:
        return ""
    return with_a(bare(phrase[0])) if article == "a" else article


def _is_which(after: Sequence[str], noun: Noun) -> bool:
    """Whether what follows a noun says which it is, so that it needs no article: bus 42, invoice #204, room B."""
    if after[0].startswith("#"):
        return True
    number = bare(after[0])
    counts = after[1:] and bare(after[1]) in UNITS | {"miles", "km", "blocks", "times"}
    timed = is_clock(after[0]) or _SPAN.match(after[0])
    if is_number(number) and not counts and not timed and len(number) < 4:
        return True
    return (after[0].startswith("'") or after[0][0].isupper()) and noun.kind is not Kind.OFFICE


def _when_got(phrase: Sequence[str], governor: str, article: str, *, plural: bool) -> str:
    """bought laptop -> a laptop, found keys -> my keys, wrote report -> a report."""
    owned = governor in {"find", "get", "bring", "take", "wear", "grab", "start", "see", "use"}
    if owned and bare(phrase[0]) not in ADJECTIVES:
        return article
    return "" if plural else "a"
