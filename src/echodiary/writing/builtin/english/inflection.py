"""The forms of verbs and nouns, by lemminflect, which is imported late."""

from __future__ import annotations

import re
from functools import lru_cache

from echodiary.writing.builtin.english.nouns import NOUNS
from echodiary.writing.builtin.english.verbs import SAME_IN_THE_PAST
from echodiary.writing.builtin.english.words import (
    ADJECTIVES,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
)

_SHORTEST_PAST = 3
_IRREGULAR_FIRST = {"saw": "see", "found": "find", "fell": "fall", "felt": "feel", "left": "leave", "ground": "grind"}
# Past by their spelling, something else in a memo.
_NOT_PAST = frozenset(
    (
        "red",
        "bed",
        "shed",
        "sled",
        "embed",
        "need",
        "feed",
        "seed",
        "wed",
        "sped-up",
        "lay",
        "wound",
        "bored",
        "sold-out",
    )
)
_PAST_BY_HAND = {
    "oversleep": "overslept",
    "binge": "binged",
    "text": "texted",
    "unfriend": "unfriended",
    "quit": "quit",
}
_PAST_FORMS = frozenset((*_PAST_BY_HAND.values(), "ubered", "googled", "facetimed", "zoomed", "ghosted", "binged"))
_VOWEL_SOUND = re.compile(
    r"(?!uni|use|eu|one\b|u-|ukulele)[aeiou]|8|11\b|18\b|hour|honest|mri|x-ray|mba|hr\b|fbi", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def base_of(word: str) -> str:
    """Return the base form of a verb in any form, the word itself where it is none."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    if word in _IRREGULAR_FIRST:
        return _IRREGULAR_FIRST[word]
    lemmas = getAllLemmas(word)
    found = lemmas.get("VERB") or lemmas.get("AUX")
    return str(found[0]) if found else word


@lru_cache(maxsize=4096)
def past_of(base: str) -> str:
    """Return a verb's past form."""
    if base in _PAST_BY_HAND:
        return _PAST_BY_HAND[base]
    forms = _pasts(base)
    return forms[0] if forms else base


@lru_cache(maxsize=4096)
def is_past(word: str) -> bool:
    """Whether a word is a verb's past form and nothing that reads as an adjective first."""
    return word in _PAST_FORMS or (word not in ADJECTIVES and could_be_past(word))


@lru_cache(maxsize=4096)
def could_be_past(word: str) -> bool:
    """Whether a word is spelled like a verb's past form, though it may be an adjective first: finished, broke."""
    if not word.isalpha() or len(word) < _SHORTEST_PAST or word in _NOT_PAST:
        return False
    if word in PREPOSITIONS | DETERMINERS | SUBJECTS or (word in NOUNS and word not in _IRREGULAR_FIRST):
        return False
    base = base_of(word)
    if word.startswith("re") and base == word and not is_listed(word):
        return could_be_past(word[2:])  # rebooked
    return base != word and word in _pasts(base)


@lru_cache(maxsize=4096)
def is_base(word: str) -> bool:
    """Whether a word can be a verb's base form."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    return word in _PAST_BY_HAND or (word.isalpha() and word in getAllLemmas(word, upos="VERB").get("VERB", ()))


@lru_cache(maxsize=4096)
def is_noun(word: str) -> bool:
    """Whether a word can be a noun."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    if word in NOUNS:
        return True
    if not word.isalpha() or word in AUXILIARIES:
        return False
    found = getAllLemmas(word)
    return "NOUN" in found or (not found and len(word) > 2)  # an app, a meme: new words are nouns


@lru_cache(maxsize=4096)
def is_listed(word: str) -> bool:
    """Whether a word is in the dictionary at all."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    return word in NOUNS or bool(getAllLemmas(word))


@lru_cache(maxsize=4096)
def is_adjective(word: str) -> bool:
    """Whether a word can be an adjective."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    if word in ADJECTIVES:
        return True
    return word.isalpha() and "ADJ" in getAllLemmas(word)


@lru_cache(maxsize=4096)
def is_only_adjective(word: str) -> bool:
    """Whether a word is an adjective and neither noun nor verb."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    if word in ADJECTIVES:
        return True
    found = getAllLemmas(word) if word.isalpha() else {}
    return "ADJ" in found and "NOUN" not in found and "VERB" not in found and word not in DETERMINERS


@lru_cache(maxsize=4096)
def is_plural(word: str) -> bool:
    """Whether a noun is a plural form."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    if word in {"people", "kids", "children", "feet", "teeth", "men", "women", "police"}:
        return True
    if not word.endswith("s") or word.endswith("ss") or not word.isalpha():
        return False
    if word not in NOUNS and word[:-1] in NOUNS:
        return True
    known = getAllLemmas(word)
    if not known:
        return not word.endswith(("us", "is", "as", "os"))  # flashcards
    return str(known.get("NOUN", (word,))[0]) != word


@lru_cache(maxsize=4096)
def singular_of(word: str) -> str:
    """Return a plural noun's singular."""
    from lemminflect import getAllLemmas  # noqa: PLC0415 - not before it is needed

    return str(getAllLemmas(word, upos="NOUN").get("NOUN", (word,))[0]) if is_plural(word) else word


def is_ing(word: str) -> bool:
    """Whether a word is a verb's -ing form."""
    again = word.startswith("re") and base_of(word[2:]) != word[2:]  # rewatching
    return word.endswith("ing") and (base_of(word) != word or (len(word) > 6 and not is_noun(word)) or again)


def with_a(word: str) -> str:
    """Return "a" or "an" as the sound of a word asks."""
    return "an" if _VOWEL_SOUND.match(word) else "a"


@lru_cache(maxsize=4096)
def _pasts(base: str) -> tuple[str, ...]:
    from lemminflect import getInflection  # noqa: PLC0415 - not before it is needed

    if base in SAME_IN_THE_PAST:
        return (base,)
    return tuple(str(form) for form in getInflection(base, "VBD"))
