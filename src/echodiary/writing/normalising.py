"""One layer that makes the texts of all providers alike while they stream: nothing is changed once it was said.

Taken off: line ends of other systems, characters that are not seen, preambles and offers of help, titles, marks of
Markdown, quotation marks around the whole. Only what could be one of these is held back until that is known; any
cutting of the same text into pieces comes out the same.
"""

from __future__ import annotations

from echodiary.writing.line_heads import Drop, End, Hold, Say, Wait, read_head

_CONTROLS = frozenset(map(chr, (*range(32), *range(127, 160)))) - frozenset("\n\t")
_UNSEEN = _CONTROLS | frozenset("\u200b\u200c\u2060\ufeff\u00ad")
_PAIRED = frozenset("*_")
_SPACES = frozenset(" \t\u00a0")


class Normaliser:
    """Takes the pieces of a stream and gives what may be said of them."""

    def __init__(self) -> None:
        self._head = ""  # the beginning of a line that is not decided yet
        self._is_decided = False
        self._is_dropped = False  # the rest of the line is none of the text
        self._said = False  # anything was given out
        self._breaks = 0  # line ends since then
        self._tail = ""  # white space or marks that may end a line
        self._held = ""  # offers of help, with the line ends before them
        self._wrapped_in: str | None = None

    def feed(self, piece: str) -> str:
        """Take the next piece; returns what may be said now, perhaps nothing."""
        return "".join(self._take(char) for char in piece if char not in _UNSEEN)

    def finish(self) -> str:
        """The text is at its end; returns what was held back and belongs to it."""
        said = "" if self._is_decided or self._is_dropped else self._decide(End.TEXT)
        tail = self._tail.rstrip()
        return said + (tail.removesuffix(self._wrapped_in) if self._wrapped_in else tail)

    def _take(self, char: str) -> str:
        if char == "\n":
            return self._end_line()
        if self._is_dropped:
            return ""
        if self._is_decided:
            return self._pass(char)
        self._head += char
        return self._decide(End.OPEN)

    def _end_line(self) -> str:
        said = "" if self._is_decided or self._is_dropped else self._decide(End.LINE)
        self._tail = self._tail.rstrip()
        self._breaks += self._said
        self._head, self._is_decided, self._is_dropped = "", False, False
        return said

    def _decide(self, end: End) -> str:
        head = read_head(self._head, end, is_first=not self._said)
        match head:
            case Wait():
                return ""
            case Drop():
                self._is_dropped = True
                return ""
            case Hold(text):
                self._held += self._line_ends() + text
                self._is_dropped = True
                return ""
            case Say(text, wrapped_in):
                self._is_decided = True
                self._wrapped_in = wrapped_in or self._wrapped_in
                return "".join(self._pass(char) for char in text)

    def _pass(self, char: str) -> str:
        """Say a character of a line that is text; pairs of marks go, and what may end the line waits."""
        if char == "`":
            return ""
        if char in _PAIRED and self._tail.endswith(char):
            self._tail = self._tail[:-1]
            return ""
        if char in _PAIRED or char in _SPACES or char == self._wrapped_in:
            self._tail += char
            return ""
        before = "" if self._breaks or not self._said else self._tail
        ended = self._tail if self._breaks else ""
        leading = "" if self._said or self._breaks else self._tail.lstrip()
        said = f"{ended}{self._held}{self._line_ends()}{before}{leading}{char}"
        self._tail, self._held, self._said = "", "", True
        return said

    def _line_ends(self) -> str:
        """An empty line between paragraphs, however many there were."""
        ends = "\n" * min(self._breaks, 2)
        self._breaks = 0
        return ends
