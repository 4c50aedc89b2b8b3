"""From a piece of a memo to what it tells: a clause, or several that its own words tie together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.english.articles import MONEY, bare, noun_of, with_articles
from echodiary.writing.builtin.english.clause import Clause, Sort, Told
from echodiary.writing.builtin.english.clauses import read_clause
from echodiary.writing.builtin.english.describing import describes
from echodiary.writing.builtin.english.inflection import is_base, is_noun, is_past, is_plural, with_a
from echodiary.writing.builtin.english.labels import is_label, labelled
from echodiary.writing.builtin.english.nouns import Kind
from echodiary.writing.builtin.english.phrases import phrase
from echodiary.writing.builtin.english.predicates import VERDICTS, noun_clause
from echodiary.writing.builtin.english.reading import Piece
from echodiary.writing.builtin.english.sayings import SAYINGS
from echodiary.writing.builtin.english.spelling import spelled_out, without_fillers
from echodiary.writing.builtin.english.subjects import finite_at
from echodiary.writing.builtin.english.verbs import EVERYDAY
from echodiary.writing.builtin.english.words import (
    ADJECTIVES,
    ADVERBS_INSIDE,
    AUXILIARIES,
    CONJUNCTIONS,
    QUESTION_WORDS,
    SUBJECTS,
)
from echodiary.writing.builtin.reading import quoted_spans

_LONGEST_ANALYSED = 300  # characters
_MOST_PARTS = 8
_LONGEST_NAME = 4  # words
_TIES = frozenset(("but", "so", "then", "because", "and", "yet"))
_SUBORDINATE = frozenset(
    ("when", "while", "after", "before", "until", "though", "although", "because", "since", "once", "if")
)
_ANSWERS = ADVERBS_INSIDE | frozenset(("not", "yes", "no", "maybe", "perhaps"))
_GAP = re.compile(r"\s+")


def words_of(text: str) -> list[str]:
    """Cut a text into words; a quotation is one of them."""
    words: list[str] = []
    start = 0
    for begin, end in quoted_spans(text):
        words += spelled_out(text[start:begin]).split()
        glued = begin > 0 and not text[begin - 1].isspace() and words
        said = _GAP.sub(" ", text[begin:end])
        if glued:
            words[-1] += said
        else:
            words.append(said)
        start = end
    words += spelled_out(text[start:]).split()
    return [word for word in words if word == "=" or any(map(str.isalnum, word))]


def tell(piece: Piece) -> Told | None:
    """Return what a piece tells, or None where it is only a name, or cannot be read."""
    text = without_fillers(piece.text)
    if not text or len(text) > _LONGEST_ANALYSED or not _reads_as_english(text):
        return None
    label = labelled(text)
    words = _with_is(words_of(label or text))
    if not label and is_label(text):
        literal = " ".join(words_of(text))
        return Told((Clause("", literal, literal, Sort.ASIDE),))
    if not words or MONEY.match(" ".join(map(bare, words))) or all(word[0] in '"“‘' for word in words):
        return None
    if (piece.stop == "?" and _is_question(words)) or (
        bare(words[0]) in QUESTION_WORDS and len(words) > 1 and _asks(words)
    ):
        asked = Clause("", " ".join(words), " ".join(words), Sort.ASIDE, stop="?")
        return Told((asked,))
    if (
        " ".join(map(bare, words)) in SAYINGS
        or bare(words[0]) == "whatever"
        or all(bare(word) in _ANSWERS for word in words)
    ):
        said = " ".join(words)
        return Told((Clause("", said, said, Sort.ASIDE, stop=piece.stop if piece.stop == "!" else "."),))
    words, hedge = _hedged(words)
    clauses = _clauses(words)
    if clauses is None:
        return None
    if label:
        first = replace(clauses[0], typed=" ".join(words_of(text)), join="")
        clauses = [first, *(replace(one, typed="") for one in clauses[1:])]
    if hedge:
        clauses[-1] = replace(clauses[-1], rest=f"{clauses[-1].rest}, {hedge}", typed=f"{clauses[-1].typed} {hedge}")
    if piece.stop in "!?":
        clauses[-1] = replace(clauses[-1], stop=piece.stop)
    return Told(tuple(clauses))


def _hedged(words: list[str]) -> tuple[list[str], str]:
    """Part "I guess" from the end of a fragment."""
    if len(words) > 2 and bare(words[-2]) == "i" and bare(words[-1]) in {"guess", "think", "suppose", "hope"}:
        return [*words[:-3], words[-3].rstrip(",")], " ".join(words[-2:])
    return words, ""


def _with_is(words: list[str]) -> list[str]:
    """brain = mush -> brain was mush; test = disaster -> test was a disaster."""
    told: list[str] = []
    for at, word in enumerate(words):
        led = word == "=" and at > 0 and is_plural(bare(words[at - 1]))
        told.append("were" if led else "was" if word == "=" else word)
        if word == "=" and bare(words[at + 1 : at + 2][0] if words[at + 1 :] else "") in VERDICTS:
            told.append(with_a(words[at + 1]))
    return told


def named(piece: Piece) -> str:
    """Return the name that a piece is, with its article."""
    text = without_fillers(piece.text) or piece.text
    if len(text) > _LONGEST_ANALYSED or not _reads_as_english(text):
        return text
    words, hedge = _hedged(words_of(text))
    while len(words) > 1 and bare(words[0]) in {"just", "then", "also", "and", "plus", "finally"}:
        words = words[1:]
    return phrase(words) + (f", {hedge}" if hedge else "")


def _asks(words: Sequence[str]) -> bool:
    return (
        bare(words[1]) in AUXILIARIES | {"now", "next"}
        and len(words) > 2
        and bare(words[0]) in {"why", "what", "how", "who", "where", "when"}
    )


def _is_question(words: Sequence[str]) -> bool:
    first = bare(words[0])
    return (
        first in QUESTION_WORDS | AUXILIARIES | SUBJECTS
        or (read_clause(words) is None and noun_clause(words) is None)
        or len(words) < 3
    )


def _reads_as_english(text: str) -> bool:
    """Whether a text is Latin but for a few signs ("café", "–")."""
    return all(char.isascii() or not char.isalpha() or char < "\u0250" for char in text) and any(map(str.isalpha, text))


def _clauses(words: list[str]) -> list[Clause] | None:
    """Read the parts of a fragment; the first must be read, what follows is carried with it."""
    parts = _parts(words)
    clauses: list[Clause] = []
    for join, part in parts:
        clause = _clause(join, part, after=clauses[-1] if clauses else None)
        if clause is None and not clauses and len(parts) > 1 and parts[1][0] in {"so", "but", "because", "then"}:
            clause = _existing(part)
        if clause is None and not clauses:
            return None
        if clause is None:
            clauses[-1] = _extended(clauses[-1], join, part)
        else:
            clauses.append(replace(clause, join=join))
    return clauses


def _existing(part: list[str]) -> Clause | None:
    """bus strike so … -> there was a bus strike, so …"""
    first = bare(part[0])
    if len(part) > _LONGEST_NAME or (is_base(first) and not is_noun(first)) or first in EVERYDAY:
        return None
    be = "were" if is_plural(bare(part[-1])) else "was"
    return Clause("There", f"{be} {phrase(part)}", " ".join(part), Sort.STATE)


def _extended(clause: Clause, join: str, part: Sequence[str]) -> Clause:
    """Carry words that are no clause with the one before: soup and bread, tired but happy."""
    tied = "because of" if join == "because" and bare(part[0]) != "of" else join
    more = phrase(part) if join in {"and", "because", "but"} and not describes(" ".join(part)) else " ".join(part)
    if tied.startswith("because") and more.startswith(("a ", "an ")):
        more = f"the {more.partition(' ')[2]}"
    noun = noun_of(part)
    if join == "but" and noun and noun.kind is Kind.PERSON and bare(part[0]) in ADJECTIVES and clause.sort is Sort.OWN:
        more = f"was {more}"
    comma = "," if join in {"so", "then"} else ""
    return replace(clause, rest=f"{clause.rest}{comma} {tied} {more}", typed=f"{clause.typed} {tied} {' '.join(part)}")


def _clause(join: str, part: list[str], after: Clause | None) -> Clause | None:
    text = " ".join(part)
    if after is not None and describes(text) and join in {"and", "but", "yet", "so"}:
        return None if join != "so" else read_clause(part)
    clause = read_clause(part)
    if clause is None and after is not None and join == "but" and bare(part[0]) in ADJECTIVES:
        return None  # the buyer haggled but nice guy
    if clause is None and (after is None or join in {"then", "so", "but"}):
        clause = noun_clause(part)
    if clause is None and after is None and join and join in _SUBORDINATE:
        return None
    return clause


def _parts(words: list[str]) -> list[tuple[str, list[str]]]:
    """Cut a fragment where a new clause begins: "missed bus so walked home"."""
    parts: list[tuple[str, list[str]]] = []
    join = ""
    start = at = 0
    while at < len(words):
        found = _tie(words, at, start) if len(parts) < _MOST_PARTS else None
        if found is None:
            at += 1
            continue
        next_join, taken = found
        parts.append((join, _trimmed(words[start:at])))
        join, start = next_join, at + taken
        at = start + 1
    parts.append((join, _trimmed(words[start:])))
    return [(tie, part) for tie, part in parts if part]


def _trimmed(words: list[str]) -> list[str]:
    return [*words[:-1], words[-1].rstrip(",;")] if words else words


def _tie(words: list[str], at: int, start: int) -> tuple[str, int] | None:
    """Return the word that ties a clause which begins at `at` to the one before, and how many words it takes."""
    if at <= start or at >= len(words) - 1:
        return None
    word, after = bare(words[at]), bare(words[at + 1])
    if word == "and" and after == "then" and at + 2 < len(words):
        return "and then", 2
    if word == "so" and after == "that":
        return None
    if word == "so" and after in ADJECTIVES | {"much", "many", "far"}:
        ends = all(bare(one) in ADJECTIVES | CONJUNCTIONS for one in words[at + 1 :])
        return ("and", 0) if after in ADJECTIVES and ends and bare(words[at - 1]) not in _BEFORE_DEGREE else None
    if word == "and":
        return ("and", 1) if starts_clause(words[at + 1 :]) else None
    if word in {"but", "so", "then", "yet"}:
        return word, 1
    if word in _SUBORDINATE and starts_clause(words[at + 1 :]):
        return word, 1
    if word == "because" and after != "of":
        return "because", 1
    return None


_BEFORE_DEGREE = AUXILIARIES | frozenset(
    ("felt", "feel", "looked", "tasted", "seemed", "got", "is", "i'm", "it's", "not", "ever")
)


def starts_clause(words: Sequence[str]) -> bool:
    """Whether words begin with a subject, or with a verb whose subject is left out."""
    low = [bare(word) for word in words]
    if low[0] in SUBJECTS - {"this", "that", "these", "those"} and len(low) > 1:
        return True
    if is_past(low[0]) or low[0] in {"had", "did", "was", "didn't", "couldn't", "still"}:
        return not (noun_of(low[:1]) and len(low) == 1)
    return finite_at(words, low) is not None


def subordinate(words: list[str]) -> str | None:
    """Return a clause that begins with "when", "because", "after", told in full; None where it is none."""
    first = bare(words[0])
    if first not in _SUBORDINATE or len(words) == 1:
        return None
    clause = read_clause(words[1:]) if starts_clause(words[1:]) else None
    if clause is not None:
        return f"{words[0].lower()} {clause.full()}"
    if first == "because" and bare(words[1]) != "of":
        return f"because of {' '.join(with_articles(words[1:], verb='of'))}"
    return " ".join([words[0].lower(), *with_articles(words[1:], verb=first)])
