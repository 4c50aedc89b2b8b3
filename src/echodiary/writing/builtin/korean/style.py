"""What a draft is laid out by."""

from __future__ import annotations

from dataclasses import dataclass, field

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.korean.voicing import Voicing
from echodiary.writing.request import Length, SpeechLevel


@dataclass(frozen=True, slots=True)
class Style:
    """What a draft is laid out by. `may_add`: whether words may be put in that the memo lacks ("그래도")."""

    level: SpeechLevel
    length: Length
    chooser: Chooser
    may_add: bool
    voicing: Voicing = field(default_factory=Voicing)
