"""Search tokens: what stands in the database for words that are sealed (ADR 0006).

Folded text is cut into words, words into n-grams of one to three characters, and each n-gram becomes 64 bits of keyed
BLAKE2b (RFC 7693) under the account's search key. A syllable of Hangul is one character, so parts of Korean words are
found. Labels (a mood, a tag, a book) are hashed with a personalisation of their own and never equal an n-gram.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add
from uuid import UUID

TOKEN_BYTES = 8
LONGEST_GRAM = 3
MOST_TOKENS = 30_000

GRAM = b"echodiary gram"
LABEL = b"echodiary label"
IDENTITY = b"echodiary id"
WIDE = ("wide", "")
BETWEEN = " "

# White space, the punctuation of ASCII and Latin-1, general and CJK punctuation, full-width forms. A mark that is not
# in here is part of a word, which costs nothing: texts and queries are cut alike, and candidates are read.
SEPARATORS = re.compile(r"[\s!-/:-@\[-`{-~¡§«¶·»¿\u2000-\u200a\u2010-\u206f\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]+")


def fold(text: str) -> str:
    """The text as it is compared: composed (NFC) and case-folded, until nothing changes any more.

    Not NFKC: it would melt ㅋㅠ, which Koreans type side by side, into the syllable 큐.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    while (again := unicodedata.normalize("NFC", folded.casefold())) != folded:
        folded = again
    return folded


class PackedTokens(bytes):
    """A sorted set of tokens, `TOKEN_BYTES` bytes each: signed, big-endian, as PostgreSQL sends a bigint."""

    __slots__ = ()

    @classmethod
    def of(cls, tokens: Iterable[bytes]) -> "PackedTokens":
        """Pack tokens; sorting hides the order in which they were typed."""
        return cls(b"".join(sorted(set(tokens))))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a text must hold to be a candidate: all of `exact`, or, where the text is a wide one, all of `broad`."""

    exact: PackedTokens
    broad: PackedTokens


Label = tuple[str, str]


class SearchTokens:
    """Makes the tokens of one account."""

    def __init__(self, search_key: bytes) -> None:
        self._gram = hashlib.blake2b(key=search_key, digest_size=TOKEN_BYTES, person=GRAM)
        self._label = hashlib.blake2b(key=search_key, digest_size=TOKEN_BYTES, person=LABEL)
        self._identity = hashlib.blake2b(key=search_key, digest_size=16, person=IDENTITY)

    def of_text(self, text: str, labels: Iterable[Label] = ()) -> PackedTokens:
        """The tokens of a text and its labels.

        A text with more than `MOST_TOKENS` n-grams is kept as a wide one, by its single characters alone: it is a
        candidate more often, and still is found.
        """
        line = SEPARATORS.sub(BETWEEN, fold(text))
        marks = list(labels)
        grams = _grams(line)
        if len(grams) > MOST_TOKENS:
            grams = set(line) - {BETWEEN}
            marks.append(WIDE)
        return PackedTokens.of([*self._hashed(grams), *map(self._labelled, marks)])

    def of_query(self, query: str, labels: Iterable[Label] = ()) -> Wanted:
        """What a text has to hold to contain each word of the query."""
        words = [word for word in SEPARATORS.split(fold(query)) if word]
        longest: set[str] = set()
        for word in words:
            size = min(len(word), LONGEST_GRAM)
            longest.update(word[start : start + size] for start in range(len(word) - size + 1))
        marks = [self._labelled(label) for label in labels]
        wide = self._labelled(WIDE)
        return Wanted(
            exact=PackedTokens.of([*self._hashed(longest), *marks]),
            broad=PackedTokens.of([*self._hashed(set().union(*words)), *marks, wide]),
        )

    def number(self, kind: str, value: str) -> int:
        """A label as a number of its own, for a column that is filtered by it."""
        return int.from_bytes(self._labelled((kind, value)), signed=True)

    def identity(self, kind: str, value: str) -> UUID:
        """An id derived from a label (UUIDv8, RFC 9562): the same word gives the same id, in this account alone."""
        digest = self._identity.copy()
        digest.update(_label_text((kind, value)))
        number = int.from_bytes(digest.digest())
        number = number & ~(0xF << 76) | 0x8 << 76
        return UUID(int=number & ~(0x3 << 62) | 0x2 << 62)

    def _hashed(self, grams: Iterable[str]) -> list[bytes]:
        copy = self._gram.copy
        tokens = []
        for gram in grams:
            digest = copy()
            digest.update(gram.encode())
            tokens.append(digest.digest())
        return tokens

    def _labelled(self, label: Label) -> bytes:
        digest = self._label.copy()
        digest.update(_label_text(label))
        return digest.digest()


def _label_text(label: Label) -> bytes:
    kind, value = label
    return f"{kind}\0{fold(value.strip())}".encode()


def _grams(line: str) -> set[str]:
    pairs = list(map(add, line, line[1:]))
    triples = map(add, pairs, line[2:])
    return {gram for gram in {*line, *pairs, *triples} if BETWEEN not in gram}
