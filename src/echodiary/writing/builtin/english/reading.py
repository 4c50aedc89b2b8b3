"""Cutting an English memo into pieces, each with the stop that it had.

Character by character, without back-tracking: a memo may be long and hostile.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from echodiary.writing.builtin.english.phone_capitals import without_phone_capital
from echodiary.writing.builtin.english.spelling import FILLERS
from echodiary.writing.builtin.reading import quoted_spans
from echodiary.writing.request import Memo, MemoKind

_MAX_PIECE = 400  # characters; longer runs are cut at a space
_SMILE = re.compile(r"(?<![\w:])(?:[:;=]['^o-]?[)D]+|\^\^|<3|[xX]D\b|:'\)|[ㅋㅎ]+)")
_TEARS = re.compile(r"(?<![\w:])(?:[:=]['^o-]?[(/|]+(?!\w)|[ㅠㅜ]+|T_T|;_;)")
_LAUGH = re.compile(r"(?i)\b(?:a*(?:ha){2,}h?|(?:he){2,}|lo+l|lmf?ao+|rofl|yay+|woohoo)\b")
_GROAN = re.compile(r"(?i)\b(?:u+gh+|argh+|smh|fml|oof|yikes|sigh)\b")
_HEARTS = frozenset("♡♥❤😀😃😄😁😆😊😍🥰😂🤣🎉🙂☺😋😎✨🥳🤗💕💖💗🙌👏🏆🎂🤩😻💪🌞")
_SORROWS = frozenset("😢😭😞😔😩😫😓😥☹🙁💔😖😠😡🤬😤😰😨🤒🤢🥺😣😿🤦")
_BULLET = re.compile(r"(?m)^[ \t]*(?:[-*+–—▶▪●○◦✓✔☑>]+|\[[ xX]?\])[ \t]+")
_NUMBERED = re.compile(r"(?m)^[ \t]*(\d{1,2})[.)][ \t]+(?=\S)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SERIES = re.compile(r", \d{1,3}(?:, \d{1,3})*(?:,? (?:and|&) \d{1,3}\b)")
_ARROW = re.compile(r"[ \t]*(?:->|=>|→|⇒|➡|>>)[ \t]*")
_ABBREVIATED = frozenset(
    ("dr", "mr", "mrs", "ms", "st", "prof", "vs", "approx", "no", "e.g", "i.e", "a.m", "p.m", "jr")
)
_LEADING = " \t\r\n,!?…。、，·~*=#"
_TRAILING = " \t\r\n.,!?…。、，·~*=-–—:"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the memo. `stop`: the sign that ended it; `flows_on`: only a comma or a line's end did.

    `ends_line`: it was a line's end.
    """

    text: str
    stop: str = "."
    flows_on: bool = False
    keyword: bool = False
    ends_line: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Its words as the memo has them, without the punctuation around them."""
        words = (word.strip(" .,!?…:;“”‘’\"'") for word in self.text.split())
        return tuple(word for word in words if word)


@dataclass(frozen=True, slots=True)
class Reading:
    """A memo in pieces. `cheer` counts smiles less tears; it colours what is added, no more."""

    pieces: tuple[Piece, ...]
    cheer: int


def read_memo(memo: Memo) -> Reading:
    """Cut a memo into pieces, in its own order; laughter, tears and emoji become `cheer`."""
    keyword = memo.kind is MemoKind.KEYWORDS
    pieces: list[Piece] = []
    cheer = 0
    for raw in memo.keywords if keyword else (memo.text,):
        text, mood = _without_feelings(_without_markers(_printable(raw)))
        cheer += mood
        found = [piece for piece in _split(text) if piece.text and piece.text.lower() not in FILLERS]
        alone = keyword and len(found) == 1
        pieces += [replace(piece, text=without_phone_capital(piece.text), keyword=alone) for piece in found]
    return Reading(tuple(pieces), cheer)


def _printable(text: str) -> str:
    """Drop what no page can show: control characters, lone surrogates, invisible marks."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        category = unicodedata.category(char)
        if char == "\n" or category[0] not in "CZ":
            kept.append(char)
        elif char in "\u2028\u2029":
            kept.append("\n")
        elif category in {"Cc", "Zs", "Cn", "Co"}:
            kept.append(" ")
    return "".join(kept)


def _without_markers(text: str) -> str:
    """Drop bullets, and numbers of a list that counts 1, 2, 3…: they are layout, not facts."""
    text = _BULLET.sub("", text)
    counted = [int(number) for number in _NUMBERED.findall(text)]
    if len(counted) > 1 and counted == list(range(1, len(counted) + 1)):
        text = _NUMBERED.sub("", text)
    return _ARROW.sub("; ", text)


def _without_feelings(text: str) -> tuple[str, int]:
    """Take smiles, tears and emoji out; each ends a sentence, as people type them."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    if addresses:  # "https:/" is no face
        return _by_parts(text, addresses)
    cheer = len(_SMILE.findall(text)) + len(_LAUGH.findall(text))
    cheer -= len(_TEARS.findall(text)) + len(_GROAN.findall(text))
    cheer += sum(char in _HEARTS for char in text) - sum(char in _SORROWS for char in text)
    text = _TEARS.sub("\n", _SMILE.sub("\n", text))
    return "".join("\n" if _is_pictogram(char) else char for char in text), cheer


def _by_parts(text: str, addresses: list[tuple[int, int]]) -> tuple[str, int]:
    parts: list[str] = []
    cheer = start = 0
    for begin, end in addresses:
        clean, mood = _without_feelings(text[start:begin])
        parts += [clean, text[begin:end]]
        cheer += mood
        start = end
    clean, mood = _without_feelings(text[start:])
    return "".join([*parts, clean]), cheer + mood


def _is_pictogram(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Sk":
        return ord(char) > 0x1F000  # skin tones
    return category == "So" and char not in "°©®℃℉№℡™" and not "㈀" <= char <= "㏿"


def _split(text: str) -> list[Piece]:
    protected = sorted([match.span() for match in _ADDRESS.finditer(text)] + quoted_spans(text))
    pieces: list[Piece] = []
    start = position = 0
    ahead = iter(protected)
    span = next(ahead, None)
    while position < len(text):
        while span is not None and span[1] <= position:
            span = next(ahead, None)
        if span is not None and span[0] <= position:
            position = span[1]
            continue
        cut = _cut(text, position)
        if cut or (position - start >= _MAX_PIECE and text[position] == " "):
            pieces.append(_piece(text, start, position, cut))
            start = position + 1
        position += 1
    pieces.append(_piece(text, start, len(text), "\n"))
    return pieces


def _piece(text: str, start: int, end: int, cut: str) -> Piece:
    words = text[start:end].lstrip(_LEADING).rstrip(_TRAILING)
    if words.lower().endswith((" p.m", " a.m")) and text[start:end].rstrip()[-3:].lower().endswith((".m", ".m.")):
        words += "."
    if not any(char.isalnum() for char in words):
        words = ""
    stop = cut if cut in "?!" and cut else "."
    after = text[end + 1 : end + 2]
    if cut in {"!", "?"} and after == "?":
        stop = "?"
    return Piece(
        " ".join(words.split()), stop, cut in {",", "\n", ""} and text[end : end + 2] != "\n\n", ends_line=cut == "\n"
    )


def _cut(text: str, position: int) -> str:
    """Return the sign that ends a piece at a character, "" where none does."""
    char, before, after = text[position], text[position - 1 : position], text[position + 1 : position + 2]
    if char == "\n":
        return "\n"
    if char in ";•|":
        return ";"
    if char in "/-–—~":
        return ";" if (before.isspace() and after.isspace()) or (char == "—" and before) else ""
    if char == "," and before.isdigit() and _SERIES.match(text, position):
        return ""  # at 1, 3 and 5
    if char in ",、，·":
        return "" if before.isdigit() and after.isdigit() else ","
    if char in "!！?？":
        return "?" if char in "?？" else "!"
    if char in ".…。":
        return "." if _is_full_stop(text, position) and not _goes_on(text, position) else ""
    return ""


def _goes_on(text: str, position: int) -> bool:
    """Whether dots only make one wait: adopted... a cat."""
    dots = (
        text[position] == "…"
        or text[max(0, position - 2) : position + 1] == "..."
        or text[position : position + 2] == ".."
    )
    return dots and (
        text[position + 1 : position + 2] == "." or text[position + 1 : position + 3].strip(" .").islower()
    )


def _is_full_stop(text: str, position: int) -> bool:
    char, after = text[position], text[position + 1 : position + 2]
    if char != ".":
        return True
    if after and not after.isspace() and after != ".":
        return False
    before = text[max(0, position - 8) : position].rsplit(None, 1)
    word = before[-1].lower() if before else ""
    if word in _ABBREVIATED:
        return word in {"a.m", "p.m", "no"} and (not after or text[position + 2 : position + 3].isupper())
    return True
