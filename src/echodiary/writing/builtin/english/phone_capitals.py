"""The capital that a phone puts at the head of every note: "Long walk with Anna" is no name of a walk."""

from __future__ import annotations

import re

from echodiary.writing.builtin.english.nouns import NOUNS, Kind
from echodiary.writing.builtin.english.words import ADJECTIVES, NUMBER_WORDS
from echodiary.writing.wording import word_set

_FIRST = re.compile(r"^(?P<head>[A-Z][a-z]+)(?P<rest>(?:[ ,;:].*)?)$", re.DOTALL)
# Words of these kinds that people, months and shops are called, too: they stay as they were typed.
_NAMES_TOO = word_set(
    "may rose joy hope grace will mark bill art rob faith sunny frank ernest costa subway target apple amazon china "
    "turkey jasmine lily daisy ivy olive ginger basil penny"
)
_SMALL = word_set("several many some few another no my our his her their this that all both half most")


def without_phone_capital(text: str) -> str:
    """A note with its first word as it stands in the middle of a sentence, where that word is a common one.

    A second word with a capital leaves it alone: then it may be a title or a name of more than one word.
    """
    found = _FIRST.match(text)
    if found is None:
        return text
    head, rest = found["head"].lower(), found["rest"]
    following = rest.split()
    if head in _NAMES_TOO or not _is_common(head) or (following and following[0][:1].isupper()):
        return text
    return head + rest


def _is_common(word: str) -> bool:
    if word in ADJECTIVES or word in NUMBER_WORDS or word in _SMALL:
        return True
    noun = NOUNS.get(word) or (NOUNS.get(word[:-1]) if word.endswith("s") else None)
    return noun is not None and noun.kind is not Kind.PERSON
