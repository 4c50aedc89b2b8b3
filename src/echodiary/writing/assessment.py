"""Whether a memo says enough to write from. Cheap on purpose: it runs before any work starts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from echodiary.writing.request import Language, Memo

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_JAMO = re.compile(r"[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\ud7b0-\ud7ff]")
_WORD = re.compile(r"[A-Za-z]+|[\uac00-\ud7a3]+")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_MIN_MASH = 5  # shorter Latin words may be anything: "pt", "mtg", "gym"
_CHEER = re.compile(
    r"(?:a*(?:ha|he|hi)(?:ha|he|hi|h)+|lo+l+|lmao+|rofl|x+d+|omg|wow+|yay+|u+gh+|a+rgh+|meh+|si+gh+|h+m+|하하+|호호+|히히+|헤헤+|흐흐+"
    r"|흑흑+|엉엉+|헐+|휴+|에휴+|아오+|으악+|와우*|우와+|흠+)",
    re.IGNORECASE,
)  # words that say how it feels and nothing of what happened
_VOWELS = frozenset("aeiouy")
_KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LONGEST_CONSONANT_RUN = 5  # "strengths" ends with five; nothing common has six
_KEYBOARD_RUN = 4  # neighbours in a row: "asdf"; real words with four, "property", have others too


class ThinReason(StrEnum):
    """Why nothing can be written from a memo."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"  # only jamo, mashed keys
    SYMBOLS_ONLY = "symbols_only"  # only punctuation
    FEELING_ONLY = "feeling_only"  # only ㅋㅋ, ㅠㅠ, emoji


@dataclass(frozen=True, slots=True)
class Readable:
    """There is at least one word to write from."""

    language: Language


@dataclass(frozen=True, slots=True)
class Thin:
    """There is not one word to write from; `language` is the one to ask the user in."""

    reason: ThinReason
    language: Language


Assessment: TypeAlias = Readable | Thin

_QUESTIONS: dict[tuple[ThinReason, Language], str] = {
    (ThinReason.EMPTY, Language.KO): "오늘 만난 사람이나 먹은 것 하나만 적어 줄래요?",
    (ThinReason.EMPTY, Language.EN): "Who did you meet, or what did you eat today? One word will do.",
    (ThinReason.UNREADABLE, Language.KO): ("무슨 말인지 읽지 못했어요. 오늘 한 일을 한 단어만 적어 줄래요?"),
    (ThinReason.UNREADABLE, Language.EN): ("I could not read that. Could you give me one word for what you did today?"),
    (ThinReason.SYMBOLS_ONLY, Language.KO): ("기호만 보여요. 오늘 다녀온 곳이나 들은 말 하나만 적어 줄래요?"),
    (ThinReason.SYMBOLS_ONLY, Language.EN): (
        "I see only symbols. Could you name one place you went, or one thing you heard?"
    ),
    (ThinReason.FEELING_ONLY, Language.KO): ("기분은 알 것 같아요. 무슨 일이 있었는지 한 단어만 적어 줄래요?"),
    (ThinReason.FEELING_ONLY, Language.EN): ("I think I know how you feel. What happened? One word will do."),
}


def assess(memo: Memo, fallback: Language) -> Assessment:
    """Say whether the memo holds a word to write from, and in what language it is.

    Lenient on purpose: a single real word of any script, or a number, is enough. A memo that only
    looks like mashed keys is refused; when in doubt it is readable.
    """
    text = memo.as_text()
    if memo.is_empty:
        return Thin(ThinReason.EMPTY, fallback)
    if _holds_a_word(text):
        return Readable(detect_language(text, fallback))
    is_korean = _JAMO.search(text) or _HANGUL.search(text)
    return Thin(_why_thin(text), Language.KO if is_korean else fallback)


def question(reason: ThinReason, language: Language) -> str:
    """Return one short, friendly question whose answer would be enough."""
    return _QUESTIONS[reason, language]


def detect_language(text: str, fallback: Language) -> Language:
    """Return the language of a memo by its letters.

    A memo that mixes Hangul with borrowed Latin words ("standup에서 blocker 공유") is Korean unless
    the Latin words outnumber the Korean ones by far.
    """
    hangul = len(_HANGUL.findall(text))
    latin = len(_LATIN_WORD.findall(text))
    if hangul:
        korean_words = sum(1 for word in text.split() if _HANGUL.search(word))
        return Language.EN if latin > 4 * korean_words else Language.KO
    if latin:
        return Language.EN
    return Language.KO if _JAMO.search(text) else fallback


def _holds_a_word(text: str) -> bool:
    text = _WORD.sub(lambda word: "" if _CHEER.fullmatch(word[0]) else word[0], text)
    if _HANGUL.search(text):
        return True
    if any(not _is_mash(word) for word in _LATIN_WORD.findall(text)):
        return True
    # Jamo are letters to Unicode, but no words; digits say something ("132/85").
    return any((char.isalpha() and not char.isascii() and not _JAMO.match(char)) or char.isdigit() for char in text)


def _is_mash(word: str) -> bool:
    """Whether a Latin word looks typed by a fist. Short words and acronyms never do."""
    if len(word) < _MIN_MASH or word.isupper():
        return False
    lower = word.lower()
    if len(set(lower)) == 1 or not _VOWELS & set(lower):
        return True
    return _longest_consonant_run(lower) > _LONGEST_CONSONANT_RUN or _walks_the_keyboard(lower)


def _longest_consonant_run(word: str) -> int:
    longest = run = 0
    for char in word:
        run = 0 if char in _VOWELS else run + 1
        longest = max(longest, run)
    return longest


def _walks_the_keyboard(word: str) -> bool:
    """Whether a word is made only of runs of neighbouring keys: "asdfasdf", "qwerty"."""
    rest = word
    while rest:
        run = max((_keyboard_run(rest, row) for row in _KEY_ROWS), default=0)
        if run < _KEYBOARD_RUN and not (run == len(rest) and rest != word):
            return False
        rest = rest[run:]
    return True


def _keyboard_run(word: str, row: str) -> int:
    start = row.find(word[0])
    if start < 0:
        return 0
    length = 0
    while length < len(word) and row[start + length : start + length + 1] == word[length]:
        length += 1
    return length


def _why_thin(text: str) -> ThinReason:
    if any(_CHEER.fullmatch(word) for word in _WORD.findall(text)):
        return ThinReason.FEELING_ONLY
    if all(char in "ㅋㅎㅠㅜ~^;!?. \t\r\n" or _is_pictogram(char) for char in text):
        has_feeling = any(char in "ㅋㅎㅠㅜ" or _is_pictogram(char) for char in text)
        if has_feeling:
            return ThinReason.FEELING_ONLY
    if any(char.isalpha() for char in text):
        return ThinReason.UNREADABLE
    return ThinReason.SYMBOLS_ONLY


def _is_pictogram(char: str) -> bool:
    return unicodedata.category(char) in {"So", "Sk", "Mn", "Cf"} and not char.isascii()
