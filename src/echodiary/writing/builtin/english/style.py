"""What a draft is laid out by."""

from __future__ import annotations

from dataclasses import dataclass

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.english.manner import Manner
from echodiary.writing.request import Length, SpeechLevel


@dataclass(frozen=True, slots=True)
class Style:
    """What a draft is laid out by. `links`: whether words may be put in that the memo lacks ("then")."""

    manner: Manner
    length: Length
    chooser: Chooser
    links: bool
    ordered: bool

    @property
    def level(self) -> SpeechLevel:
        """The level asked for."""
        return self.manner.level
