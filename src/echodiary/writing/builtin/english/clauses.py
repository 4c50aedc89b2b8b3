"""From a fragment of an English memo to a sentence in the first person and the past.

A clause that has its subject and a finite verb is left alone. lemminflect, imported late, tells
the forms of verbs; there is no tagger, so what is not recognised is listed or quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from echodiary.writing.builtin.english.words import (
    AUXILIARIES,
    BEFORE_SUBJECT,
    DETERMINERS,
    EVERYDAY,
    FEELINGS,
    FOODS,
    FUTURE,
    GO_ING,
    HAD_A,
    IT_WAS,
    LASTING,
    LEADS,
    MEALS,
    PLACES,
    PREPOSITIONS,
    RIDES,
    SAME_IN_THE_PAST,
    SHORT_FORMS,
    SUBJECTS,
    WEATHER_VERBS,
)

_EDGES = ".,!?:;\"'“”‘’()"
_NUMBER = re.compile(r"\d[\d.,/:]*")
_VOWEL_SOUND = re.compile(r"(?!uni|use|eu|one\b)[aeiou]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """`lead subject rest`: notes leave the subject out. `own`: the memo's own subject stays."""

    subject: str
    rest: str
    lead: str = ""
    guessed: bool = False

    @property
    def is_mine(self) -> bool:
        """Whether its subject is "I", put in by the writer."""
        return self.subject == "I"

    def full(self) -> str:
        """Return the whole clause, without a capital or a full stop."""
        return " ".join(part for part in (self.lead, self.subject, self.rest) if part)

    def noted(self) -> str:
        """Return the clause as a note has it, without "I" and "it was"."""
        rest = self.rest
        if self.subject in {"I", "It", "There"}:
            rest = rest.removeprefix("was ").removeprefix("were ")
        subject = "" if self.subject in {"I", "It", "There"} else self.subject
        return " ".join(part for part in (self.lead, subject, rest) if part)


def spelled_out(text: str) -> str:
    """Write out the function words that memos shorten: w/ -> with."""
    return " ".join(SHORT_FORMS.get(word.lower(), word) for word in text.split())


def read_clause(text: str) -> Clause | None:
    """Return the sentence in a fragment, or None where there is only a noun or nothing known."""
    words = _because_of(spelled_out(text).split())
    bare = [word.lower().strip(_EDGES) for word in words]
    cut = 0
    while cut < len(bare) and bare[cut] in LEADS:
        cut += 1
    if cut == len(bare):
        return None
    if _is_finite(bare[cut:]):
        return Clause("", " ".join(words))
    found = _without_subject(words[cut:], bare[cut:])
    if found is None:
        return None
    return _led(found, words[:cut], bare[:cut])


def _because_of(words: list[str]) -> list[str]:
    """because presentation tomorrow -> because of presentation tomorrow."""
    for at, word in enumerate(words[:-1]):
        rest = [after.lower().strip(_EDGES) for after in words[at + 1 :]]
        if word.lower() == "because" and rest[0] != "of" and not _is_finite(rest):
            return [*words[: at + 1], "of", *words[at + 1 :]]
    return words


def has_predicate(text: str) -> bool:
    """Whether a fragment holds a verb of its own."""
    words = [word.lower().strip(_EDGES) for word in spelled_out(text).split()]
    rest = words[1:] if words and words[0] in LEADS else words
    if not rest:
        return False
    return _is_finite(rest) or _is_past(rest[0]) or rest[0] in FEELINGS


def _led(clause: Clause, lead: list[str], bare: list[str]) -> Clause:
    """Put adverbs where English has them: "Finally I …", "I almost …", "I was so tired"."""
    before = [word for word, low in zip(lead, bare, strict=True) if _goes_first(low, clause)]
    inside = [word for word, low in zip(lead, bare, strict=True) if not _goes_first(low, clause)]
    rest = clause.rest
    if inside:
        verb, _, after = rest.partition(" ")
        middle = " ".join(inside)
        rest = f"{verb} {middle} {after}" if verb in {"was", "were"} else f"{middle} {rest}"
    return Clause(clause.subject, rest.strip(), " ".join(before), clause.guessed)


def _goes_first(word: str, clause: Clause) -> bool:
    if word == "so" and clause.rest.startswith(("was ", "were ")):
        return False
    return word in BEFORE_SUBJECT


def _is_finite(bare: list[str]) -> bool:
    """Whether words hold a subject and then a finite verb."""
    if bare[0] in SUBJECTS or ("'" in bare[0] and not bare[0].endswith("n't")):
        return len(bare) > 1
    if bare[0] in AUXILIARIES:
        return False
    if _is_past(bare[0]) and bare[0] not in DETERMINERS:
        return False
    for before, word in pairwise(bare):
        if before in {"to", "and", "but", "or", "who", "that"}:
            continue
        if word in AUXILIARIES or (_is_past(word) and before not in AUXILIARIES | PREPOSITIONS):
            return True
    return False


def _without_subject(words: list[str], bare: list[str]) -> Clause | None:
    first, text = bare[0], " ".join(words)
    base = _base_of(first)
    if first in FEELINGS:
        return Clause("I", f"was {text}")
    if first in IT_WAS:
        return Clause("It", f"was {text}")
    if base in WEATHER_VERBS and (len(bare) == 1 or bare[1] in PREPOSITIONS):
        return Clause("It", " ".join([_past_of(base), *words[1:]]))
    if _is_past(first) or (first in AUXILIARIES and first.startswith(("did", "was", "could", "had"))):
        lasting = base in LASTING and len(bare) > 1 and bool(_NUMBER.match(bare[1]))
        return Clause("It" if lasting or base in WEATHER_VERBS else "I", text)
    if first.endswith("ing") and base != first:
        return Clause("I", f"went {text}" if first in GO_ING else f"was {text}")
    return _from_base(words, bare) or _from_noun(words, bare)


def _from_base(words: list[str], bare: list[str]) -> Clause | None:
    """go to the park -> I went to the park; a lone word may be a noun."""
    first = bare[0]
    if first in SAME_IN_THE_PAST and len(bare) > 1:
        return Clause("I", " ".join(words))
    if first not in EVERYDAY or len(bare) == 1 or (first in HAD_A and bare[1] in PREPOSITIONS):
        return None
    if FUTURE & set(bare):
        return Clause("I", " ".join(["will", first, *words[1:]]))
    return Clause("I", " ".join([_past_of(first), *words[1:]]))


def _from_noun(words: list[str], bare: list[str]) -> Clause | None:
    """soup -> I had soup, dentist -> I went to the dentist, bus 42 -> I took bus 42."""
    text = " ".join(words)
    if FUTURE & set(bare):
        return None
    end = next((at for at, word in enumerate(bare) if at and word in PREPOSITIONS), len(bare))
    head = bare[end - 1]
    if bare[0] == "no" and len(bare) > 1:
        return Clause("There", f"was {text}")
    if _NUMBER.fullmatch(bare[0]) and bare[0] not in {"1", "0"} and head.endswith("s") and end > 1:
        return Clause("There", f"were {text}")
    if bare[0] in MEALS:
        return Clause("I", f"had {text}")
    article = "" if bare[0] in DETERMINERS else "an " if _VOWEL_SOUND.match(bare[0]) else "a "
    if head in HAD_A and end <= 3 and not _NUMBER.match(bare[0]):
        return Clause("I", f"had {article}{text}")
    return _guessed(text, bare, head)


def _guessed(text: str, bare: list[str], head: str) -> Clause | None:
    rest = bare[1:]
    if bare[0] in RIDES and all(_NUMBER.fullmatch(word) for word in rest):
        return Clause("I", f"took {text}" if rest else f"took the {text}", guessed=True)
    if _NUMBER.search(text):
        return None
    if head in FOODS or " ".join(bare) in FOODS:
        return Clause("I", f"had {text}", guessed=True)
    if head in PLACES:
        the = "" if bare[0] in DETERMINERS else "the "
        return Clause("I", f"went to {the}{text}", guessed=True)
    return None


@lru_cache(maxsize=2048)
def _base_of(word: str) -> str:
    """Return the base form of a verb in any form, the word itself where it is none."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    lemmas = getAllLemmas(word)
    found = lemmas.get("VERB") or lemmas.get("AUX")
    return str(found[0]) if found else word


@lru_cache(maxsize=2048)
def _past_of(base: str) -> str:
    from lemminflect import getInflection  # noqa: PLC0415 - not before it is needed

    forms = getInflection(base, "VBD")
    return str(forms[0]) if forms else base


@lru_cache(maxsize=2048)
def _is_past(word: str) -> bool:
    """Whether a word is a verb's past form and nothing that reads as an adjective first."""
    if not word.isalpha() or word in FEELINGS or len(word) < 3:
        return False
    base = _base_of(word)
    return base != word and word in {_past_of(base), *_other_pasts(base)}


def _other_pasts(base: str) -> tuple[str, ...]:
    from lemminflect import getInflection  # noqa: PLC0415 - not before it is needed

    return tuple(str(form) for form in getInflection(base, "VBD"))
