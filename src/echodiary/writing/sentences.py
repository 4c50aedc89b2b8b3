"""Cutting any text into sentences, Korean or English: for checks of what a writer wrote. No model is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'", "「": "」", "『": "』", "(": ")"}
_LONGEST_QUOTE = 300  # characters; a quotation that never closes must not swallow the text
_STOPS = frozenset(".!?…。！？")
_AFTER_STOP = frozenset(".!?…。！？\"”’'」』)~")
_FEELING = re.compile(r"(?:[ㅋㅎㅠㅜ]+|[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d]+|\^\^+|;{2,}|~+|:-?[)(])")
_ABBREVIATED = re.compile(r"(?i)(?:\b(?:dr|mr|mrs|ms|st|prof|vs|no|a\.m|p\.m|e\.g|i\.e)|^\d{1,2}|\s\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence and where it stands; `text` is without the white space around it."""

    start: int
    end: int
    text: str


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text; a quotation within one belongs to it, and so do laughter and emoji after it."""
    found: list[Span] = []
    start = position = 0
    while position < len(text):
        quote = _quote_end(text, position)
        if quote is not None:
            position = quote
            continue
        end = _end_of_sentence(text, position)
        if end is None:
            position += 1
            continue
        _add(found, text, start, end)
        start = position = end
    _add(found, text, start, len(text))
    return found


def quotations(text: str) -> list[tuple[int, int]]:
    """Return where quotations stand, marks included; brackets are none."""
    spans: list[tuple[int, int]] = []
    position = 0
    while position < len(text):
        end = _quote_end(text, position)
        if end is None:
            position += 1
            continue
        if text[position] != "(":
            spans.append((position, end))
        position = end
    return spans


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    body = text[start:end]
    clean = body.strip()
    if any(char.isalnum() for char in clean):
        begin = start + len(body) - len(body.lstrip())
        found.append(Span(begin, begin + len(clean), clean))


def _quote_end(text: str, position: int) -> int | None:
    closing = _QUOTES.get(text[position])
    if closing is None or (text[position] in "'\"" and text[position - 1 : position].isalnum()):
        return None
    end = text.find(closing, position + 1, position + _LONGEST_QUOTE)
    while end > 0 and closing in "'’" and _inside_word(text, end):
        end = text.find(closing, end + 1, position + _LONGEST_QUOTE)
    if end <= position + 1 or "\n" in text[position:end]:
        return None
    return end + 1


def _inside_word(text: str, at: int) -> bool:
    """Whether a mark is an apostrophe: don't."""
    after = text[at + 1 : at + 2]
    return after.isascii() and after.isalpha() and text[at - 1].isalpha()


def _end_of_sentence(text: str, position: int) -> int | None:
    char = text[position]
    if char == "\n":
        return position + 1
    if char in _STOPS:
        return _after(text, position + 1) if _is_full_stop(text, position) else None
    feeling = _FEELING.match(text, position)
    if feeling and position > 0 and not text[:position].isspace():
        end = _after(text, feeling.end())
        return end if char != "~" or end >= len(text) or text[end].isspace() else None
    return None


def _after(text: str, position: int) -> int:
    """Return where the signs end that belong to the sentence before: quotation marks, laughter, emoji."""
    while position < len(text):
        if text[position] in _AFTER_STOP:
            position += 1
            continue
        blank = position + (text[position] == " ")
        feeling = _FEELING.match(text, blank)
        if not feeling:
            break
        position = feeling.end()
    return position


def _is_full_stop(text: str, position: int) -> bool:
    if text[position] != ".":
        return True
    after = text[position + 1 : position + 2]
    if after.isdigit() or (after.isascii() and after.isalpha()):
        return False
    return not (after == " " and _ABBREVIATED.search(text[max(0, position - 6) : position]))
