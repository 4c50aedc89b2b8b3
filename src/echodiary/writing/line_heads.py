"""How a line of a model's text begins: is it text, a mark of layout, an announcement, an offer of help? Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from echodiary.writing import chatter

CLOSING = {'"': '"', "“": "”", "「": "」", "『": "』"}
LONGEST_HELP = 300  # characters of a line that may be an offer of help
_LONGEST_WRAPPED = 400  # by then a quotation that opens the text has closed, or it wraps all of it
_LONGEST_BOLD = 64
_MARK = re.compile(r"(?P<heading>#{1,6})\s+|[>•*-]\s+")
_MAYBE_MARK = re.compile(r"#{1,6}|[>•*-]")
_RULE = re.compile(r"[-*_=]{3,}\s*")
_MAYBE_RULE = re.compile(r"[-*_=]{2,}\s*")
_CODE = "```"
_BOLD_LINE = re.compile(r"\*\*[^*]{1,60}\*\*[\s:]*")
_BOLD_GOES_ON = re.compile(r"\*\*[^*]*\*\*\s*[^\s:*]")
_SENTENCE_END = re.compile(r"[.!?:~…]+[\"”’)]*(?=\s)")


class End(Enum):
    """How far a line is known."""

    OPEN = auto()  # more may come
    LINE = auto()  # the line has ended
    TEXT = auto()  # everything has ended


@dataclass(frozen=True, slots=True)
class Wait:
    """It cannot be told yet."""


@dataclass(frozen=True, slots=True)
class Drop:
    """The line is none of the text."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The line is an offer of help, and none of the text if no text follows it."""

    text: str


@dataclass(frozen=True, slots=True)
class Say:
    """The line is text. `wrapped_in`: the mark that closes a quotation around the whole text."""

    text: str
    wrapped_in: str | None = None


Head: TypeAlias = Wait | Drop | Hold | Say


def read_head(line: str, end: End, *, is_first: bool) -> Head:
    """Decide on a line as far as it is there. `is_first`: nothing of the text was said yet."""
    text = line.lstrip()
    if not text:
        return Wait() if end is End.OPEN else Drop()
    marked = _read_marks(text, end, is_first=is_first)
    if marked is not None:
        return marked
    if (mark := _MARK.match(text)) is not None:
        return read_head(text[mark.end() :], end, is_first=is_first)
    if is_first:
        return _read_announcement(text, end) or _read_quotation(text, end) or Say(text)
    return _read_help(text, end)


def _read_marks(text: str, end: End, *, is_first: bool) -> Head | None:
    if text.startswith(_CODE):
        return Drop()
    mark = _MARK.match(text)
    if mark is not None and mark.group("heading") and is_first:
        return Drop()
    if end is not End.OPEN:
        is_title = is_first and _BOLD_LINE.fullmatch(text) is not None
        return Drop() if is_title or _RULE.fullmatch(text) else None
    if _CODE.startswith(text) or _MAYBE_MARK.fullmatch(text) or _MAYBE_RULE.fullmatch(text):
        return Wait()
    is_bold = is_first and text.startswith("**") and len(text) <= _LONGEST_BOLD
    return Wait() if is_bold and not _BOLD_GOES_ON.match(text) else None


def _read_announcement(text: str, end: End) -> Head | None:
    if not chatter.may_begin(text, chatter.STARTERS):
        return None
    if chatter.may_be_title(text):
        return Drop() if end is not End.OPEN else Wait()
    found = _SENTENCE_END.search(text)
    if found is None and end is End.OPEN:
        return Wait() if len(text) <= chatter.LONGEST_PREAMBLE else None
    stop = found.end() if found is not None else len(text)
    if not chatter.is_preamble(text[:stop]):
        return None
    return read_head(text[stop:], end, is_first=True)


def _read_quotation(text: str, end: End) -> Head | None:
    closing = CLOSING.get(text[0])
    if closing is None:
        return None
    closes = text.find(closing, 1)
    if closes < 0:
        return Wait() if end is End.OPEN and len(text) <= _LONGEST_WRAPPED else Say(text[1:], closing)
    if text[closes + 1 :].strip():
        return Say(text)
    if end is End.OPEN:
        return Wait()
    return Say(text) if end is End.LINE else Say(text[1:closes])


def _read_help(text: str, end: End) -> Head:
    if not chatter.may_begin(text, chatter.HELP_STARTERS):
        return Say(text)
    if end is End.OPEN:
        return Wait() if len(text) <= LONGEST_HELP else Say(text)
    return Hold(text.rstrip()) if chatter.is_help(text) else Say(text)
