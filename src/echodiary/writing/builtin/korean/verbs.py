"""The verb that goes with a bare noun, by Korean's fixed expressions and by the language model."""

from __future__ import annotations

from dataclasses import dataclass, replace

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean import kinds_of_things as things
from echodiary.writing.builtin.korean.lexicon import FIXED, MET, OBJECTS
from echodiary.writing.builtin.korean.morphology import Morph, likelihood
from echodiary.writing.builtin.korean.names import NAMES
from echodiary.writing.builtin.korean.phonology import closes, with_particle
from echodiary.writing.builtin.korean.said_of import SAID_OF
from echodiary.writing.builtin.korean.said_of_days import UNSURE
from echodiary.writing.builtin.korean.towns import TOWNS

NOUNS = frozenset(("NNG", "NNP", "XSN"))
_MARGIN = 0.7  # log-likelihood by which a guessed verb must beat the next one
_CALLED = -3.9  # log-likelihood that 씨 may cost a name
_PLAIN_VERBS = frozenset(("하", "나", "돋", "오", "있", "이"))  # they say no more than that there was such a thing
_WENT = frozenset((("을", "가", "VV"), ("을", "나가", "VV")))  # 출장을 갔다 says no more than 출장을 했다
_SHORTEST_HEAD = 2  # syllables
_CLEAR_MARGIN = 2.5  # by which a meal or a meeting must win: what nobody eats is not told as eaten
_BY_MODEL_AND_MORE = frozenset(("먹", "마시", "만나", "타"))
_SURE_MARGIN = 1.5  # by which "하다" is no guess any more


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb and the particle (in its form after a consonant) that ties a noun to it."""

    particle: str
    stem: str
    tag: str
    past: str = ""
    guessed: bool = False
    before: str = ""  # an adverb or noun between particle and verb: 이 *신경* 쓰였다

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
# Between these a near tie does not matter.
_ALIKE = (frozenset(("보", "만나")), frozenset(("먹", "사")))


def verb_for(word: str, final: Morph) -> Verb | None:
    """Return the verb for a noun, or None where the model is unsure.

    `final` is the noun's last morpheme. A verb is `guessed` unless it says no more than that what
    the noun names was done.
    """
    known = None if word in UNSURE else _known(word, final)
    if known is not None or final.base not in NOUNS or not _is_hangul(word) or word in UNSURE:
        return known
    ranked = _ranked(word)
    best, verb = ranked[0]
    alike = next((group for group in _ALIKE if verb.stem in group), frozenset((verb.stem,)))
    margin = best - next(score for score, other in ranked if other.stem not in alike)
    if margin <= _MARGIN or verb.stem in {"있", "오"}:  # "there was" says nothing of a thing
        return None
    if verb.stem in _BY_MODEL_AND_MORE and margin < _CLEAR_MARGIN:
        return None
    if verb.stem == "만나" and not (final.tag == "NNP" and is_called(word)):
        return None
    if not verb.is_action:
        return replace(verb, guessed=True)
    over_rivals = best - _best_rival(word)
    sure = min(margin, over_rivals) >= _SURE_MARGIN and final.tag != "NNP"
    return verb if sure else None


def _known(word: str, final: Morph) -> Verb | None:
    """Return the verb that the lexicon has for a noun."""
    fixed = FIXED.get(word)
    if fixed is not None and fixed[1] == "하":
        return Verb(*fixed)
    if word in OBJECTS:
        return Verb("", "하", "XSV")
    said = SAID_OF.get(word)
    if said is not None:
        return _said(said)
    if word in MET or final.form in MET or word in NAMES:
        return Verb("을", "만나", "VV", guessed=True)
    return verb_of_kind(word) or _by_head(word, final)


def _said(said: tuple[str, str, str]) -> Verb:
    return Verb(*said, guessed=said[1] not in _PLAIN_VERBS and said not in _WENT)


def _by_head(word: str, final: Morph) -> Verb | None:
    """연봉협상: what is said of 협상 is said of it, for the last noun of a compound is what it is."""
    deed = next((word[-size:] for size in (4, 3, 2) if len(word) > size + 1 and word[-size:] in kinds.ACTS), "")
    if deed and deed not in UNSURE and final.base == "NNG":
        return Verb("을", "하", "VV")  # 개인정비
    head = final.form
    if len(head) < _SHORTEST_HEAD or head == word or head in UNSURE or final.base != "NNG":
        return None
    fixed = FIXED.get(head)
    said = SAID_OF.get(head)
    if fixed is None and said is None and head in OBJECTS:
        return Verb("을", "하", "VV")  # 충동구매
    return Verb(*fixed) if fixed is not None else _said(said) if said is not None else verb_of_kind(head)


_PLACES_BY_THEMSELVES = frozenset(end for end in kinds.PLACE_ENDS if len(end) > 2) | frozenset(
    ("공방", "상가", "목장", "농장", "책방", "술집", "밥집", "횟집", "식장", "해변", "리조트", "매장")
)
# Kinds in the order in which a word is tried; (its words, how they end, the verb).
_KINDS: tuple[tuple[frozenset[str], tuple[str, ...], Verb], ...] = (
    (kinds.ACTS, (), Verb("을", "하", "VV")),
    (kinds.EVENTS, kinds.EVENT_ENDS, Verb("이", "있", "VA")),
    (kinds.HURTS, (), Verb("이", "있", "VA")),
    (kinds.COMES_OUT, (), Verb("이", "나오", "VV")),
    (kinds.WATCHED, (), Verb("을", "보", "VV", guessed=True)),
    (kinds.READ, (), Verb("을", "읽", "VV", guessed=True)),
    (kinds.RIDDEN, (), Verb("을", "타", "VV", guessed=True)),
    (kinds.DRINKS, kinds.DRINK_ENDS, Verb("을", "마시", "VV", guessed=True)),
    (kinds.FOODS, kinds.FOOD_ENDS, Verb("을", "먹", "VV", guessed=True)),
    (kinds.PLACES | TOWNS | _PLACES_BY_THEMSELVES, kinds.PLACE_ENDS, Verb("에", "가", "VV", guessed=True)),
    (kinds.BOUGHT, (), Verb("을", "사", "VV", guessed=True)),
    (kinds.WORN, (), Verb("을", "입", "VV", guessed=True)),
    (things.MEDICINES, (), Verb("을", "먹", "VV", guessed=True)),
    (things.HEARD, (), Verb("을", "듣", "VV-I", guessed=True)),
    (things.RECEIVED, (), Verb("을", "받", "VV-R", guessed=True)),
    (things.INJECTED, (), Verb("을", "맞", "VV", guessed=True)),
    (things.STUCK, (), Verb("을", "붙이", "VV", guessed=True)),
    (things.SMEARED, (), Verb("을", "바르", "VV", guessed=True)),
    (things.SWITCHED_ON, (), Verb("을", "켜", "VV", guessed=True)),
    (things.PLAYED, (), Verb("을", "치", "VV", guessed=True)),
    (things.PACKED, (), Verb("을", "싸", "VV", guessed=True)),
    (things.TAKEN_ALONG, (), Verb("을", "챙기", "VV", guessed=True)),
    (things.SEEN, (), Verb("을", "보", "VV", guessed=True)),
    (things.DONE, (), Verb("을", "하", "VV")),
    (things.BREAKS_OUT, (), Verb("이", "나", "VV")),
    (things.ARISEN, (), Verb("이", "생기", "VV", guessed=True)),
    (kinds.ARISES, (), Verb("이", "생기", "VV", guessed=True)),
)
_VISITED = Verb("에", "가", "VV", guessed=True)
_FELT_NOT = tuple(word for word in kinds.FELT_NOT if len(word) > 1)  # 정원마감 as well as 마감
_FELT = Verb("이", "들", "VV")


def verb_of_kind(word: str) -> Verb | None:
    """Return the verb for the kind of thing that a word names: 된장찌개 is eaten."""
    if word in kinds.GOINGS:
        return Verb("", "하", "XSV")
    for words, _, verb in _KINDS:
        if word in words:
            return verb
    if len(word) > 2 and word.endswith("집") and _is_dish(word[:-1]):
        return _VISITED  # 국밥집
    for _, ends, verb in _KINDS:  # 목욕탕 is no 탕
        if len(word) > 1 and ends and word.endswith(ends) and word not in ends:
            return verb
    return _FELT if is_feeling(word) else None


def _is_dish(word: str) -> bool:
    return word in kinds.FOODS or word.endswith(kinds.FOOD_ENDS)


def is_feeling(word: str) -> bool:
    """Whether a word names a feeling: 자괴감."""
    return len(word) > 1 and word.endswith(kinds.FELT_ENDS) and not word.endswith(_FELT_NOT) and word not in SAID_OF


def _is_hangul(word: str) -> bool:
    return all("가" <= char <= "힣" for char in word)


def is_called(word: str) -> bool:
    """Whether the model takes a word for somebody's name: 지민 씨, but not 한화 씨."""
    return likelihood(f"{word} 씨를 만났다") - likelihood(f"{word}를 만났다") > _CALLED


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
