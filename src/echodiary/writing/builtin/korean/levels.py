"""Speech levels: one predicate, five ways to end a sentence, and the ways to go on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from echodiary.writing.builtin.korean.morphology import Piece, joined
from echodiary.writing.builtin.korean.phonology import closes
from echodiary.writing.request import SpeechLevel

PAST = "었"
_TENSES = frozenset((PAST, "겠", "어야겠"))

_ENDINGS = {
    SpeechLevel.PLAIN: "다",
    SpeechLevel.POLITE: "어요",
    SpeechLevel.FORMAL: "습니다",
    SpeechLevel.CASUAL: "어",
    SpeechLevel.NOTE: "ᆷ",
}
_COPULA_PRESENT = {  # after a consonant, after a vowel
    SpeechLevel.PLAIN: ("이다", "다"),
    SpeechLevel.POLITE: ("이에요", "예요"),
    SpeechLevel.FORMAL: ("입니다", "입니다"),
    SpeechLevel.CASUAL: ("이야", "야"),
    SpeechLevel.NOTE: ("임", "임"),
}
_NOT_PRESENT: dict[SpeechLevel, str] = {  # 아니다
    SpeechLevel.PLAIN: "아니다",
    SpeechLevel.POLITE: "아니에요",
    SpeechLevel.FORMAL: "아닙니다",
    SpeechLevel.CASUAL: "아니야",
    SpeechLevel.NOTE: "아님",
}
_PASSIVE = re.compile("이었(?=[다어음습고지는])")  # 쓰이었다 is 쓰였다
_RESPECTFUL = {"먹": "드시", "자": "주무시", "있": "계시"}  # verbs that honour by another word
_HUMBLE = {"나": "저", "난": "전", "날": "절", "내": "제"}
_FAMILIAR = {"저": "나", "전": "난", "절": "날", "제": "내"}


class Honour(Enum):
    """Whom a predicate honours by -시- though the memo does not."""

    ALWAYS = auto()  # 할머니, 팀장님: at every level
    POLITELY = auto()  # 의사: where the writer speaks politely


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate without its ending.

    `stem`: its morphemes, the last one is conjugated; empty for the copula 이다, which follows the
    text before it. `prefinal`: 시, 었, 겠, in order. `descriptive`: takes -다, not -ㄴ다.
    `supplied_past`: the memo has no tense ("통화함"); the past was supplied, and 음슴체, which needs
    none, leaves it out. `honours`: -시- is put in for its subject.
    """

    stem: tuple[Piece, ...]
    prefinal: tuple[str, ...] = ()
    descriptive: bool = False
    supplied_past: bool = False
    honours: Honour | None = None

    @property
    def is_copula(self) -> bool:
        """Whether it is 이다."""
        return not self.stem


def is_humble(level: SpeechLevel) -> bool:
    """Whether "I" is 저 at a level."""
    return level in {SpeechLevel.POLITE, SpeechLevel.FORMAL}


def pronoun(surface: str, level: SpeechLevel) -> str:
    """Return a pronoun of the first person (나 난 날 내, 저 전 절 제) as a level has it."""
    table = _HUMBLE if is_humble(level) else _FAMILIAR
    return table.get(surface, surface)


def ending(before: str, predicate: Predicate, level: SpeechLevel) -> str:
    """Return the predicate with the ending of a statement; `before` is the text it follows."""
    predicate = honoured(predicate, level)
    prefinal = _prefinal(predicate, note=level is SpeechLevel.NOTE)
    if predicate.is_copula:
        return _copula(before, prefinal, level)
    has_tense = bool(_TENSES & set(prefinal))
    if predicate.stem[-1] == ("아니", "VCN") and not prefinal:
        return _NOT_PRESENT[level]
    form = _ENDINGS[level]
    if level is SpeechLevel.PLAIN and not has_tense and not predicate.descriptive:
        form = "ᆫ다"
    return _joined(predicate, prefinal, form, "ETN" if level is SpeechLevel.NOTE else "EF")


def going_on(before: str, predicate: Predicate, connective: str, level: SpeechLevel, *, tenseless: bool = False) -> str:
    """Return the predicate with a connective ending ("고", "지만"); `tenseless` where what follows tells the tense."""
    predicate = honoured(predicate, level)
    if tenseless:
        kept = tuple(form for form in predicate.prefinal if form != PAST)
        predicate = replace(predicate, prefinal=kept, supplied_past=False)
    prefinal = _prefinal(predicate, note=level is SpeechLevel.NOTE)
    if predicate.is_copula:
        stem = _copula_stem(before, prefinal)
        if prefinal:
            return stem + connective
        return ("이" if closes(before) else "") + connective
    return _joined(predicate, prefinal, connective, "EC")


def honoured(predicate: Predicate, level: SpeechLevel) -> Predicate:
    """Return the predicate with the -시- that its subject is owed at a level."""
    if predicate.honours is None or (predicate.honours is Honour.POLITELY and not is_humble(level)):
        return predicate
    form, tag = predicate.stem[-1]
    respectful = _RESPECTFUL.get(form)
    if respectful is not None:
        return replace(predicate, stem=(*predicate.stem[:-1], (respectful, tag)), honours=None)
    return replace(predicate, prefinal=("시", *predicate.prefinal), honours=None)


def modifying(predicate: Predicate) -> str | None:
    """Return the predicate as it stands before a noun ("통화한"), or None for the copula."""
    if predicate.is_copula:
        return None
    prefinal = tuple(form for form in predicate.prefinal if form not in _TENSES)
    form = "은" if not predicate.descriptive or not predicate.stem[-1][0].endswith(("있", "없")) else "는"
    return _joined(predicate, prefinal, form if form == "는" else "ᆫ", "ETM")


def _prefinal(predicate: Predicate, *, note: bool) -> tuple[str, ...]:
    if predicate.supplied_past and not note:
        return (*predicate.prefinal, PAST)
    return predicate.prefinal


def _joined(predicate: Predicate, prefinal: tuple[str, ...], form: str, tag: str) -> str:
    middle = tuple((piece, "EP") for piece in prefinal)
    text = joined((*predicate.stem, *middle, (form, tag)))
    return _PASSIVE.sub("였", text) if predicate.stem[-1][0].endswith("이") else text


def _copula(before: str, prefinal: tuple[str, ...], level: SpeechLevel) -> str:
    if not prefinal:
        return _COPULA_PRESENT[level][0 if closes(before) else 1]
    return _copula_stem(before, prefinal) + ("음" if level is SpeechLevel.NOTE else _ENDINGS[level])


def _copula_stem(before: str, prefinal: tuple[str, ...]) -> str:
    if "시" in prefinal:
        return "이셨" if PAST in prefinal else "이시"
    if PAST in prefinal:
        return "이었" if closes(before) else "였"
    return "이" + "".join(prefinal)
