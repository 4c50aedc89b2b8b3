"""How an English persona tells: its character, and the word that its samples like to begin with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from echodiary.writing.builtin.character import Character, character_of, sample_sentences
from echodiary.writing.request import SpeechLevel, Voice

_SMILE = "🙂"
_OPENERS = frozenset(("anyway", "honestly", "well", "so", "right", "okay", "ok", "frankly", "oh", "look", "yes"))


@dataclass(frozen=True, slots=True)
class Manner:
    """A persona's level, its character, and a word that begins its page ("Anyway"), "" for none."""

    level: SpeechLevel
    character: Character = field(default_factory=Character)
    opener: str = ""

    @property
    def flow(self) -> int:
        """-1 for short sentences, 1 for long ones."""
        return self.character.flow

    @property
    def exclaims(self) -> bool | None:
        """Whether exclamation marks are asked for, or forbidden; None where nothing is said."""
        return self.character.exclaims

    @property
    def emoji(self) -> str:
        """The picture that ends a page, "" for none."""
        return (self.character.picture or _SMILE) if self.character.emoji else ""


def manner_of(voice: Voice) -> Manner:
    """Read a persona; what it asks for and forbids goes before what its samples show."""
    return Manner(voice.speech_level, character_of(voice), _opener(sample_sentences(voice.writing_samples)))


def _opener(samples: list[str]) -> str:
    """Return a word that samples like to begin with: Anyway, Honestly."""
    firsts = Counter(
        sentence.split(",")[0].split()[0].lower().strip(",.!") for sentence in samples if sentence.split(",")[0].split()
    )
    for word, count in firsts.most_common():
        if word in _OPENERS and count > 1:
            return word.capitalize()
    return ""
