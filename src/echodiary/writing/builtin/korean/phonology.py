"""How a word ends when it is read aloud in Korean, and the particle that follows from it."""

from __future__ import annotations

import re

_FIRST, _LAST, _FINALS = 0xAC00, 0xD7A3, 28
_RIEUL = 8
_DIGITS_OPEN = frozenset("2459")  # 이, 사, 오, 구; the others, and 십 백 천 for 0, close
_LETTERS_CLOSED = frozenset("LMNR")  # 엘, 엠, 엔, 알
_UNITS_CLOSED = frozenset({"kg", "g", "mg"})
_UNITS_OPEN = frozenset({"km", "cm", "mm", "m", "l", "ml", "kb", "gb", "mb", "tb", "kcal", "kwh"})
_SHORT_WORD = 5  # "book", "top", "cut" close; "update", "podcast" are read with 으 and stay open
# Longer words that are read with a consonant at their end: rollback 롤백, commit 커밋, output 아웃풋.
_CLOSED_ENDS = ("line", "phone", "zone", "time", "game", "theme", "name",
    "ack", "ock", "ick", "uck", "ook", "shop", "top", "app", "map", "step", "wrap", "mit", "set", "get", "nit", "net",
    "bit", "kit", "ket", "let", "bot", "chat", "cut", "put", "out", "pot", "fit", "hit", "pit",
)  # fmt: skip
_PACE = re.compile(r"\d'\d{1,2}\"$")
_CLOSERS = "\"'”’)]>》」』}%"

_PAIRS = {
    "이": ("이", "가"),
    "을": ("을", "를"),
    "은": ("은", "는"),
    "과": ("과", "와"),
    "이랑": ("이랑", "랑"),
    "으로": ("으로", "로"),
    "이라고": ("이라고", "라고"),
    "이라는": ("이라는", "라는"),
}


def closes(word: str) -> bool:
    """Say whether a word, read aloud in Korean, ends in a consonant (받침)."""
    if word.rstrip("\"'”’)]>》」』} ").endswith("%"):
        return False  # 퍼센트
    if _PACE.search(word):
        return False  # 5'40": … 초
    word = word.rstrip(_CLOSERS + " ") or word
    if not word:
        return False
    last = word[-1]
    if "가" <= last <= "힣":
        return (ord(last) - _FIRST) % _FINALS != 0
    if last.isdigit():
        return last not in _DIGITS_OPEN
    if last.isascii() and last.isalpha():
        return _latin_closes(word)
    return False


def with_particle(word: str, particle: str) -> str:
    """Return a word with a particle; of a pair, name the form after a consonant ("을", "이")."""
    return word + particle_after(word, particle)


def particle_after(word: str, particle: str) -> str:
    """Return the form that a particle takes after a word."""
    pair = _PAIRS.get(particle)
    if pair is None:
        return particle
    if particle == "으로" and word and "가" <= word[-1] <= "힣":
        return "로" if (ord(word[-1]) - _FIRST) % _FINALS in {0, _RIEUL} else "으로"
    return pair[0] if closes(word) else pair[1]


def _latin_closes(word: str) -> bool:
    start = len(word)
    while start and word[start - 1].isascii() and word[start - 1].isalpha():
        start -= 1
    tail = word[start:]
    if start and word[start - 1].isdigit() and tail.lower() in _UNITS_OPEN | _UNITS_CLOSED:
        return tail.lower() in _UNITS_CLOSED
    if tail.isupper():
        return tail[-1] in _LETTERS_CLOSED
    lower = tail.lower()
    if lower.endswith("up"):
        return True  # standup, startup
    if lower.endswith(_CLOSED_ENDS):
        return True
    if lower[-1] in "lmn" or lower.endswith("ng"):
        return True
    vowel_before = len(lower) > 1 and lower[-2] in "aeiou"
    return lower[-1] in "bckpt" and (vowel_before or lower[-2:] == "ck") and len(lower) < _SHORT_WORD
