"""Judging one draft of the checklist, with the checks that every draft of a model goes through. Loads Kiwi."""

import re
from dataclasses import dataclass

from echodiary.features.checklist.samples import Sample
from echodiary.writing.checking.numbers import numbers, values
from echodiary.writing.fidelity import additions
from echodiary.writing.request import Language
from echodiary.writing.sentences import sentences
from echodiary.writing.speech_level import off_level

_LETTERS = re.compile(r"[^0-9a-z가-힣]+")
_WORDS = re.compile(r"[a-z가-힣]+")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a draft lost of its memo's facts, what it added, how many of its sentences are off the level."""

    lost: tuple[str, ...]
    additions: tuple[str, ...]
    sentences: int
    off_level: int


def judge(text: str, sample: Sample) -> Judged:
    """Judge a draft of a sample. English has no speech levels that an ending tells."""
    said = sentences(text)
    slipped = off_level(text, sample.level) if sample.language is Language.KO else []
    return Judged(
        lost=tuple(fact for fact in sample.facts if not is_kept(fact, text)),
        additions=tuple(found.text for found in additions(text, sample.memo, sample.language)),
        sentences=len(said),
        off_level=len(slipped),
    )


def is_kept(fact: str, text: str) -> bool:
    """Whether a text says a fact: letter by letter, or the same number in another way (사만 원 for 4만원)."""
    if _LETTERS.sub("", fact.lower()) in _LETTERS.sub("", text.lower()):
        return True
    wanted = [number.value for number in numbers(fact)]
    words = _WORDS.findall(fact.lower())  # units; a fact of words is kept by its letters only
    return bool(wanted) and len(words) <= len(wanted) and values(text).issuperset(wanted)
