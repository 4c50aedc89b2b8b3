"""The verb that goes with a bare noun, by Korean's fixed expressions and by the language model."""

from __future__ import annotations

from dataclasses import dataclass

from echodiary.writing.builtin.korean.lexicon import EVENTS, FIXED, MET
from echodiary.writing.builtin.korean.morphology import Morph, likelihood
from echodiary.writing.builtin.korean.phonology import with_particle

NOUNS = frozenset(("NNG", "NNP", "XSN"))
_MARGIN = 0.7  # log-likelihood by which a guessed verb must beat the next one
_SURE_MARGIN = 1.5  # by which "하다" is no guess any more


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb and the particle (in its form after a consonant) that ties a noun to it."""

    particle: str
    stem: str
    tag: str
    past: str = ""
    guessed: bool = False

    @property
    def is_action(self) -> bool:
        """Whether it is 하다, which only says that the noun was done."""
        return self.stem == "하"


_VERBS = (
    Verb("", "하", "XSV", "했다"),
    Verb("을", "하", "VV", "했다"),
    Verb("을", "먹", "VV", "먹었다"),
    Verb("을", "마시", "VV", "마셨다"),
    Verb("을", "보", "VV", "봤다"),
    Verb("을", "읽", "VV", "읽었다"),
    Verb("에", "가", "VV", "갔다"),
    Verb("이", "오", "VV", "왔다"),
    Verb("을", "자", "VV", "잤다"),
    Verb("을", "만나", "VV", "만났다"),
    Verb("이", "있", "VA", "있었다"),
    Verb("을", "사", "VV", "샀다"),
    Verb("을", "타", "VV", "탔다"),
)
# Between these a near tie does not matter.
_ALIKE = (frozenset(("보", "만나")), frozenset(("먹", "사")))


def verb_for(word: str, final: Morph) -> Verb | None:
    """Return the verb for a noun, or None where the model is unsure.

    `final` is the noun's last morpheme. A verb is `guessed` unless it says no more than that what
    the noun names was done.
    """
    fixed = FIXED.get(word)
    if fixed is not None and fixed[1] == "하":
        return Verb(*fixed)
    if word in EVENTS:
        return Verb("이", "있", "VA")
    if word in MET or final.form in MET:
        return Verb("을", "만나", "VV", guessed=True)
    if final.base not in NOUNS or not all("가" <= char <= "힣" for char in word):
        return None
    ranked = _ranked(word)
    best, verb = ranked[0]
    alike = next((group for group in _ALIKE if verb.stem in group), frozenset((verb.stem,)))
    margin = best - next(score for score, other in ranked if other.stem not in alike)
    if margin <= _MARGIN or verb.stem == "있":  # "there was" says nothing of a thing
        return None
    sure = verb.is_action and margin >= _SURE_MARGIN and final.tag != "NNP"
    return Verb(verb.particle, verb.stem, verb.tag, verb.past, guessed=not sure)


def is_met(word: str) -> bool:
    """Whether the model finds that a noun is somebody one meets."""
    return _ranked(word)[0][1].stem in {"만나", "보"}


def _ranked(word: str) -> list[tuple[float, Verb]]:
    scored = [
        (
            likelihood(f"{with_particle(word, verb.particle)}{' ' if verb.particle else ''}{verb.past}"),
            verb,
        )
        for verb in _VERBS
    ]
    return sorted(scored, key=lambda pair: pair[0], reverse=True)
