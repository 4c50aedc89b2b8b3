"""Choices that look free and are not: the same request always chooses the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")


class Chooser:
    """Chooses by a digest of the memo, turned on by the seed.

    The seed is added after the digest, so that the next seed takes the next phrase: a rewrite
    differs wherever there is anything else to choose.
    """

    def __init__(self, memo: str, seed: int) -> None:
        """`memo` is only hashed."""
        self._memo = memo.encode("utf-8", "surrogatepass")
        self._seed = seed

    def pick(self, options: Sequence[_T], purpose: str) -> _T:
        """Return one of `options`; each purpose chooses on its own."""
        return options[self.number(len(options), purpose)]

    def number(self, below: int, purpose: str) -> int:
        """Return a whole number from 0 up to, not including, `below`."""
        digest = hashlib.sha256(purpose.encode() + b"\0" + self._memo).digest()
        return (int.from_bytes(digest[:8], "big") + self._seed) % below
