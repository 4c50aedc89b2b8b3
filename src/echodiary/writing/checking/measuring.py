"""How good the checks are: rates over planted cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from echodiary.writing.checking.provenance import provenance_of
from echodiary.writing.fidelity import additions
from echodiary.writing.request import Language, SpeechLevel
from echodiary.writing.sentences import sentences
from echodiary.writing.speech_level import level_of, off_level


@dataclass(slots=True)
class FidelityRates:
    """What was found of what was planted, and what was found where nothing was."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    faithful: int = 0
    alarmed: int = 0
    faithful_sentences: int = 0
    alarmed_sentences: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)  # faithful sentences that share no word with their memo

    @property
    def recall(self) -> float:
        """The share of planted additions that were found, in their own sentence."""
        return self.found.total() / self.planted.total()

    @property
    def false_alarms(self) -> float:
        """The share of faithful drafts with any finding."""
        return self.alarmed / self.faithful


@dataclass(slots=True)
class LevelRates:
    """Sentences by their level: how many, how many told rightly, and which were not."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def fidelity_rates(cases: Iterable[Mapping[str, Any]], language: Language) -> FidelityRates:
    """Measure `fidelity.additions` on cases `{id, lang, memo, draft, added: [{kind, text, sentence}]}`.

    `marked` are the sentences of faithful drafts that `provenance_of` would show as added because they rest on no word.
    """
    rates = FidelityRates()
    for case in cases:
        if case["lang"] != language:
            continue
        found = additions(case["draft"], case["memo"], language)
        if not case["added"]:
            rates.faithful += 1
            rates.faithful_sentences += len(sentences(case["draft"]))
            rates.alarmed += bool(found)
            rates.alarmed_sentences += len({addition.sentence for addition in found})
            rates.false += [f"{case['id']}: {addition.text}" for addition in found]
            rates.marked += _unfounded(case, language)
        for planted in case["added"]:
            hit = any(
                one.sentence.text in planted["sentence"] or planted["sentence"] in one.sentence.text for one in found
            )
            rates.planted[planted["kind"]] += 1
            rates.found[planted["kind"]] += hit
            rates.missed += [] if hit else [f"{case['id']}: {planted['sentence']}"]
    return rates


def _unfounded(case: Mapping[str, Any], language: Language) -> list[str]:
    told = provenance_of(case["draft"], case["memo"], language, SpeechLevel.PLAIN)
    return [f"{case['id']}: {sentence.text}" for sentence in told if not sentence.rests_on]


def level_rates(cases: Iterable[Mapping[str, Any]]) -> LevelRates:
    """Measure `speech_level` on sentences `{level, text}`; a `level` of null must be left undecided.

    A sentence is right if its level is told and it is never called off its own level.
    """
    rates = LevelRates()
    for case in cases:
        wanted, text = case["level"], case["text"]
        told = level_of(text)
        blamed = wanted is not None and off_level(text, SpeechLevel(wanted))
        rates.asked[str(wanted)] += 1
        if told == wanted and not blamed:
            rates.right[str(wanted)] += 1
        else:
            rates.wrong.append(f"{text} ({wanted}, told {told})")
    return rates
