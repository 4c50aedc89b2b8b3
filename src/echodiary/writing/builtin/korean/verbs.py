"""The verb that goes with a bare noun, by Korean's fixed expressions and by the language model."""

from __future__ import annotations

from dataclasses import dataclass, replace

from echodiary.writing.builtin.korean.lexicon import EVENTS, FIXED, MET, OBJECTS
from echodiary.writing.builtin.korean.morphology import Morph, likelihood
from echodiary.writing.builtin.korean.phonology import closes, with_particle

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
# What speaks against "하다": 고장이 났다, 격리됐다, 휴가를 받았다. None of them is told.
_RIVALS = (("이", " 났다"), ("이", " 됐다"), ("", "됐다"), ("을", " 받았다"))
_RIVAL_MARGIN = 0.5
# Between these a near tie does not matter.
_ALIKE = (frozenset(("보", "만나")), frozenset(("먹", "사")))


def verb_for(word: str, final: Morph) -> Verb | None:
    """Return the verb for a noun, or None where the model is unsure.

    `final` is the noun's last morpheme. A verb is `guessed` unless it says no more than that what
    the noun names was done.
    """
    known = _known(word, final)
    if known is not None or final.base not in NOUNS or not _is_hangul(word):
        return known
    ranked = _ranked(word)
    best, verb = ranked[0]
    alike = next((group for group in _ALIKE if verb.stem in group), frozenset((verb.stem,)))
    margin = best - next(score for score, other in ranked if other.stem not in alike)
    if margin <= _MARGIN or verb.stem == "있":  # "there was" says nothing of a thing
        return None
    if not verb.is_action:
        return replace(verb, guessed=True)
    over_rivals = best - _best_rival(word)
    if over_rivals < _RIVAL_MARGIN:
        return None
    sure = min(margin, over_rivals) >= _SURE_MARGIN and final.tag != "NNP"
    return replace(verb, guessed=not sure)


def _known(word: str, final: Morph) -> Verb | None:
    """Return the verb that the lexicon has for a noun."""
    fixed = FIXED.get(word)
    if fixed is not None and fixed[1] == "하":
        return Verb(*fixed)
    if word in OBJECTS:
        return Verb("", "하", "XSV")
    if word in EVENTS:
        return Verb("이", "있", "VA")
    met = word in MET or final.form in MET
    return Verb("을", "만나", "VV", guessed=True) if met else None


def _is_hangul(word: str) -> bool:
    return all("가" <= char <= "힣" for char in word)


def is_met(word: str) -> bool:
    """Whether the model finds that a noun is somebody one meets."""
    return _ranked(word)[0][1].stem in {"만나", "보"}


def _best_rival(word: str) -> float:
    was = f"{word}{'이었다' if closes(word) else '였다'}"
    others = (f"{with_particle(word, particle)}{rest}" for particle, rest in _RIVALS)
    return max(likelihood(sentence) for sentence in (was, *others))


def _ranked(word: str) -> list[tuple[float, Verb]]:
    scored = [
        (
            likelihood(f"{with_particle(word, verb.particle)}{' ' if verb.particle else ''}{verb.past}"),
            verb,
        )
        for verb in _VERBS
    ]
    return sorted(scored, key=lambda pair: pair[0], reverse=True)
