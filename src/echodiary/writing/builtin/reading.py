"""Reading a memo: what can be told of it, piece by piece, before any grammar.

Works character by character, without back-tracking: a memo may be long and hostile.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from echodiary.writing.request import Memo, MemoKind

_MAX_QUOTE = 200  # characters; a quotation that never closes must not swallow the memo
_MAX_FRAGMENT = 400  # characters; longer runs are cut at a space
_CLOSING = {'"': '"', "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "<": ">", "'": "'", "(": ")"}
_HARD = frozenset("\n;•|")
_SOFT = frozenset(",、，·")
_STOPS = frozenset(".!?…。！？")
_SMILE = re.compile(r"[ㅋㅎ]+|\^\^|:-?\)")
_TEARS = re.compile(r"[ㅠㅜ]+|:-?\(")
_CRIES = re.compile(r"(?<![가-힣ㄱ-ㅎ])(?!ㄹㅇ|ㅇㅈ)[ㄱ-ㅎ]{2,}(?![가-힣])")  # ㄷㄷ, ㅊㅋ
_TRAILED = re.compile(r"(?<=[은는던인]데)\s?[ㅋㅎㅠㅜ]{2,}")  # it ends there, though its ending would go on
_HEARTS = frozenset("♡♥❤😀😃😄😁😆😊😍🥰😂🤣🎉🙂☺😋😎✨")
_SORROWS = frozenset("😢😭😞😔😩😫😓😥☹🙁💔😖")
_BULLET = re.compile(r"(?m)^[ \t]*(?:[-*+–—▶▪●○◦✓✔☑]+|\[[ xX]?\])[ \t]+")
_NUMBERED = re.compile(r"(?m)^[ \t]*(\d{1,2})[.)][ \t]+(?=\S)")
_COUNTED = re.compile(r"(?m)^[ \t]*(\d{1,2})[ \t]+(?=[^\d\s])")  # 1 날씨 / 2 따뜻한 국 / 3 아이 웃음
_ITEM_NUMBER = re.compile(r"(?:^|\s)\d{1,2}$")  # "1. 회의 2. 점심" in one line
_ASIDE = re.compile(r"\s*\(([^()\n]{0,60}[가-힣][^()\n]{0,60})\)")  # 예방접종 (허벅지 양쪽): told by itself
_HANGUL = re.compile(r"[가-힣]")
_ITEM = re.compile(r"(?:^|\s)\d{1,2}[.)]\s")
_JOINERS = frozenset("\ufe0e\ufe0f\u20e3")  # they only shape the pictogram before them
_NEAR = 80  # characters
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_GRADE = re.compile(r"\b[A-F]([-+])$")  # A-, B+
_LEADING = " \t\r\n,!?…。、，·~*"  # neither "-" nor ".": "-3도", ".5"
_TRAILING = " \t\r\n.,!?…。、，·~-*"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the memo. `flows_on`: only a comma or a line's end parts it from the next. `heads_list`: it begins a
    list that goes on in the next. `is_asked`: a question mark stood behind it. `ends_line`: a line's end did.
    """

    text: str
    flows_on: bool = False
    keyword: bool = False
    heads_list: bool = False
    is_asked: bool = False
    ends_line: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Its words as the memo has them, without the punctuation around them."""
        words = (word.strip(" .,!?…:;“”‘’\"'") for word in self.text.split())
        return tuple(word for word in words if word)


@dataclass(frozen=True, slots=True)
class Reading:
    """A memo in pieces. `cheer` counts smiles less tears; it colours a closing, no more."""

    fragments: tuple[Fragment, ...]
    cheer: int


def read_memo(memo: Memo) -> Reading:
    """Cut a memo into fragments, in its own order; laughter, tears and emoji become `cheer`."""
    keyword = memo.kind is MemoKind.KEYWORDS
    texts = memo.keywords if keyword else (memo.text,)
    fragments: list[Fragment] = []
    cheer = 0
    for raw in texts:
        clean = _without_markers(_printable(raw))
        text, mood = _without_feelings(clean)
        cheer += mood
        pieces = _kept(_split(text))
        alone = keyword and len(pieces) == 1
        fragments += [replace(piece, keyword=alone) for piece in pieces]
    return Reading(tuple(fragments), cheer)


def _kept(pieces: list[Fragment]) -> list[Fragment]:
    """Drop empty pieces; a bullet or a full stop that leaves one ends what stands before it."""
    kept: list[Fragment] = []
    for piece in pieces:
        if piece.text:
            kept.append(piece)
        elif kept and not piece.flows_on:
            kept[-1] = replace(kept[-1], flows_on=False)
    return kept


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return where quotations stand, quotation marks included."""
    spans: list[tuple[int, int]] = []
    position = 0
    while position < len(text):
        end = _quote_end(text, position)
        if end is None:
            position += 1
        else:
            spans.append((position, end))
            position = end
    return spans


def _printable(text: str) -> str:
    """Drop what no page can show: control characters, lone surrogates, invisible marks."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        category = unicodedata.category(char)
        if char in _JOINERS:
            continue
        if char == "\n" or category[0] not in "CZ":
            kept.append(char)
        elif char in "\u2028\u2029":
            kept.append("\n")
        elif category in {"Cc", "Zs", "Cn", "Co"}:
            kept.append(" ")
    return "".join(kept)


def _without_markers(text: str) -> str:
    """Drop bullets, and numbers of a list that counts 1, 2, 3…: they are layout, not facts."""
    text = _BULLET.sub(";", text)
    if _HANGUL.search(text):
        text = _ASIDE.sub(r"; \1; ", text)
    bare = [int(number) for number in _COUNTED.findall(text)]
    if len(bare) > 2 and bare == list(range(1, len(bare) + 1)):
        return _COUNTED.sub(";", text)
    counted = [int(number) for number in _NUMBERED.findall(text)]
    if len(counted) > 1 and counted == list(range(1, len(counted) + 1)):
        return _NUMBERED.sub(";", text)
    return text


def _without_feelings(text: str) -> tuple[str, int]:
    """Take laughter, tears and emoji out; each ends a sentence, as people type them."""
    cheer = len(_SMILE.findall(text)) - len(_TEARS.findall(text))
    text = _TRAILED.sub(".\n", text)
    cheer += sum(char in _HEARTS for char in text) - sum(char in _SORROWS for char in text)
    text = _CRIES.sub("\n", _TEARS.sub("\n", _SMILE.sub("\n", text)))
    return "".join("\n" if _is_pictogram(char) else char for char in text), cheer


def _is_pictogram(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Sk":
        return ord(char) > 0x1F000  # skin tones
    return category == "So" and char not in "°©®℃℉№℡™" and not "㈀" <= char <= "㏿"


def _split(text: str) -> list[Fragment]:
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    pieces: list[Fragment] = []
    start = position = 0
    while position < len(text):
        skip = _protected_end(text, position, addresses)
        if skip is not None:
            position = skip
            continue
        cut = _cut(text, position)
        if cut or (position - start >= _MAX_FRAGMENT and text[position] == " "):
            flows_on = cut != "hard" or (text[position] == "\n" and not _ended(text, position))
            asked = text[position] in "?？"
            line = text[position] == "\n"
            pieces.append(Fragment(_trimmed(text[start:position]), flows_on, is_asked=asked, ends_line=line))
            start = position + 1
        position += 1
    pieces.append(Fragment(_trimmed(text[start:])))
    return pieces


def _trimmed(text: str) -> str:
    graded = _GRADE.search(text.rstrip(" \t\r\n.,"))
    text = text.lstrip(_LEADING).rstrip(_TRAILING) + (graded[1] if graded else "")
    return text if any(char.isalnum() for char in text) else ""


def _ended(text: str, position: int) -> bool:
    """Whether what stands before a line's end ended by itself."""
    return position > 0 and (text[position - 1] in _STOPS or text[position - 1] in "\n ")


def _protected_end(text: str, position: int, addresses: list[tuple[int, int]]) -> int | None:
    while addresses and addresses[0][1] <= position:
        addresses.pop(0)
    if addresses and addresses[0][0] == position:
        return addresses[0][1]
    return _quote_end(text, position)


def _quote_end(text: str, position: int) -> int | None:
    """Return where a quotation that opens here ends; an apostrophe opens none."""
    closing = _CLOSING.get(text[position])
    before = text[position - 1 : position]
    if closing is None or (text[position] in "'\"" and before.isalnum()):
        return None
    end = text.find(closing, position + 1, position + _MAX_QUOTE)
    while end > 0 and closing == "'" and text[end + 1 : end + 2].isascii() and _letter(text, end):
        end = text.find(closing, end + 1, position + _MAX_QUOTE)
    if end <= position + 1 or "\n" in text[position:end]:
        return None
    return end + 1


def _letter(text: str, end: int) -> bool:
    """Whether a quotation mark stands inside an English word, as in "don't"."""
    return text[end + 1 : end + 2].isalnum() and text[end - 1].isalnum()


def _cut(text: str, position: int) -> str:
    """Say whether the memo can be cut at a character: "hard", "soft" or not ("")."""
    char, before, after = text[position], text[position - 1 : position], text[position + 1 : position + 2]
    if char in _HARD:
        return "hard"
    if char == "/" and before.isspace() and after.isspace():
        return "hard"
    if char in _SOFT:
        return "" if before.isdigit() and after.isdigit() else "soft"
    if char in _STOPS:
        return "hard" if _is_full_stop(text, position) else ""
    return ""


def _counts_on(text: str, position: int) -> bool:
    """Whether a number before a full stop begins a line, or others like it stand near: 1. 회의 2. 점심."""
    line = text.rfind("\n", 0, position) + 1
    near = text[max(0, position - _NEAR) : position + _NEAR]
    return text[line:position].strip().isdigit() or len(_ITEM.findall(near)) > 1


def _is_full_stop(text: str, position: int) -> bool:
    char, before, after = text[position], text[position - 1 : position], text[position + 1 : position + 2]
    if char != ".":
        return not after.isascii() or not after.isalnum()
    if not after or after.isspace():
        return not (_ITEM_NUMBER.search(text[max(0, position - 3) : position]) and _counts_on(text, position))
    return "가" <= before <= "힣" and "가" <= after <= "힣"
