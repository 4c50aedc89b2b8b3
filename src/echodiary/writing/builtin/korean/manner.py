"""How a Korean persona tells: its character, and the endings of speech that it likes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from echodiary.writing.builtin.character import Character, character_of, sample_sentences
from echodiary.writing.builtin.day import Mood
from echodiary.writing.builtin.korean.endings import SPOKEN, Ending
from echodiary.writing.request import SpeechLevel, Voice

_OF_TONES: dict[str, tuple[Ending, ...]] = {
    "cheerful": (Ending.SEEN, Ending.TOLD, Ending.NOTICED),
    "frank": (Ending.TOLD, Ending.OWNED),
    "quirky": (Ending.NOTICED, Ending.SEEN),
    "warm": (Ending.NOTICED,),
    "thankful": (Ending.NOTICED,),
    "gentle": (Ending.NOTICED,),
    "sentimental": (Ending.NOTICED,),
    "cynical": (Ending.OWNED, Ending.SEEN),
    "timid": (Ending.SEEN, Ending.NOTICED),
    "hopeful": (Ending.NOTICED,),
    "ardent": (Ending.TOLD, Ending.OWNED),
}
_FORMS = {"네": Ending.NOTICED, "더라": Ending.SEEN, "더라고": Ending.SEEN, "더라구": Ending.SEEN, "거든": Ending.TOLD}
_FORMS |= {"지": Ending.OWNED, "죠": Ending.OWNED}
_AT_END = re.compile(r"[가-힣](네|더라고|더라구|더라|거든|지|죠)요?[.!?~…ㅋㅎㅠㅜ^\s)]*$")
_NAMED = re.compile(
    r"(?<![가-힣])[~\-'\"‘“]?(네|더라고|더라구|더라|거든|지|죠)요?['\"’”]?(?=\s?(?:체|투|말투|로|으로|를|을|같은|하고|쓰|금지|빼|,|/))"
)
_LEAST = 0.15  # of the sentences of the samples
_PICTURES = {Mood.JOY: "😊", Mood.LOW: "🥲", Mood.WEARY: "😪", Mood.MIXED: "🙂", Mood.CALM: "🙂"}


@dataclass(frozen=True, slots=True)
class Manner:
    """A persona's level, its character, and its endings, the favourite first."""

    level: SpeechLevel
    character: Character = field(default_factory=Character)
    endings: tuple[Ending, ...] = ()

    @property
    def exclaims(self) -> bool:
        """Whether a bright sentence ends on "!"."""
        asked = self.character.exclaims
        lively = self.level in SPOKEN and bool({"cheerful", "ardent"} & set(self.character.tones))
        return lively if asked is None else asked

    @property
    def laughs(self) -> bool:
        """Whether a bright sentence ends on ㅋㅋ."""
        return bool(self.character.laughs) and self.level is not SpeechLevel.FORMAL

    @property
    def weeps(self) -> bool:
        """Whether a sorry sentence ends on ㅠㅠ."""
        return bool(self.character.weeps) and self.level is not SpeechLevel.FORMAL

    @property
    def trails_off(self) -> bool:
        """Whether a sorry sentence ends on "…"."""
        asked = self.character.dots
        return "sentimental" in self.character.tones if asked is None else asked

    def picture(self, mood: Mood) -> str:
        """Return the emoji that ends a page, "" for none."""
        if not self.character.emoji:
            return ""
        return self.character.picture or _PICTURES[mood]


def manner_of(voice: Voice) -> Manner:
    """Read a persona; what it asks for and forbids goes before what its samples and its traits suggest."""
    character = character_of(voice)
    endings: tuple[Ending, ...] = ()
    if voice.speech_level in SPOKEN:
        banned = set(_named(voice.dont))
        liked = [*_named(voice.do), *_of_samples(sample_sentences(voice.writing_samples))]
        if not liked and not voice.writing_samples:
            liked = [ending for tone in character.tones for ending in _OF_TONES.get(tone, ())]
        endings = tuple(ending for ending in dict.fromkeys(liked) if ending not in banned)
    return Manner(voice.speech_level, character, endings)


def _named(rules: Iterable[str]) -> Iterator[Ending]:
    for rule in rules:
        for form in _NAMED.findall(rule):
            yield _FORMS[form]


def _of_samples(sentences: list[str]) -> list[Ending]:
    """Return the endings that samples use again and again, the most used first."""
    found = Counter(_FORMS[match[1]] for sentence in sentences if (match := _AT_END.search(sentence)))
    return [ending for ending, count in found.most_common() if count > 1 or count >= _LEAST * len(sentences)]
