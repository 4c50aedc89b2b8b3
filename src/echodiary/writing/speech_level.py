"""The speech level (말투) of Korean sentences, told by their final endings as Kiwi reads them.

For texts of any writer. Kiwi is loaded at the first Korean sentence; call it where the built-in writer runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from echodiary.writing.builtin.korean.morphology import Morph, morphs_of
from echodiary.writing.request import SpeechLevel
from echodiary.writing.sentences import Span, quotations, sentences

_TAIL = re.compile(r"(?:[ㅋㅎㅠㅜ~^;!?.…。,\s\"”’'」』)(:*\-]|[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d])+$")
_HANGUL = re.compile(r"[가-힣]")
_FORMAL = re.compile(r"(?:습니다|[ᆸㅂ]니다|니다|습니까|[ᆸㅂ]니까|읍시다|[ᆸㅂ]시다|십시오|[ᆸㅂ]시오)$")
_PLAIN = frozenset(
    ("다", "ᆫ다", "는다", "라", "으라", "느니라", "노라", "로다", "도다", "리라", "으리라", "란다", "단다")
)
# As good in a plain diary as among friends: 춥구나, 그럴까, 좋더라, 가자.
_SHARED = frozenset((
    "구나", "는구나", "군", "는군", "로구나", "네", "지", "더라", "자", "ᆯ까", "을까", "나", "은가", "ᆫ가", "는가",
    "던가", "ᆯ걸", "을걸",
    "ᆯ지", "을지", "으려나", "려나", "어라", "아라", "어야지", "아야지", "야지", "ᆫ걸", "은걸", "는걸", "ᆯ텐데",
    "을텐데", "건만", "랴", "으랴",
    "는지", "은지", "ᆫ지", "리", "더군", "ᆯ라", "고말고", "ᆫ데", "은데", "는데", "던데",
))  # fmt: skip
_NOUNISH = frozenset(("NNG", "NNP", "NNB", "NR", "SN", "SL", "SH", "XSN", "XR", "NP", "W_SERIAL"))
_NOTING = frozenset(("음", "ᆷ", "기"))
_PLAIN_CASUAL = frozenset((SpeechLevel.PLAIN, SpeechLevel.CASUAL))
_LOOSE = frozenset((SpeechLevel.CASUAL, SpeechLevel.NOTE))
_POLITE_DATIVE = re.compile(r"(?:요|죠)$")


@dataclass(frozen=True, slots=True)
class SentenceLevel:
    """A sentence, its level where its ending decides one, and the levels that its ending can stand in."""

    sentence: Span
    level: SpeechLevel | None
    fits: frozenset[SpeechLevel]


def levels(text: str) -> list[SentenceLevel]:
    """Return the level of each sentence of a text, in order."""
    return [_told(span) for whole in sentences(text) for span in _parted(whole)]


def off_level(text: str, asked: SpeechLevel) -> list[SentenceLevel]:
    """Return the sentences whose ending does not belong to the level asked for, without the undecidable ones."""
    return [told for told in levels(text) if told.fits and asked not in told.fits]


def level_of(sentence: str) -> SpeechLevel | None:
    """Return a single sentence's level, None where its ending decides none."""
    return _told(Span(0, len(sentence), sentence)).level


def _told(span: Span) -> SentenceLevel:
    fits = _fits(span.text)
    return SentenceLevel(span, next(iter(fits)) if len(fits) == 1 else None, fits)


def _parted(span: Span) -> list[Span]:
    """Cut where an unmistakable ending stands without a full stop: "비가 왔어요 그래서 집에 갔어요"."""
    morphs = morphs_of(_masked(span.text)) if _HANGUL.search(span.text) else ()
    parts: list[Span] = []
    start = 0
    for morph, following in pairwise(morphs):
        ends = morph.tag == "EF" and morph.form.endswith(("요", "니다", "죠")) and following.start > morph.end
        if ends and not following.tag.startswith(("S", "W", "J", "E")):
            parts.append(_span(span, start, morph.end))
            start = morph.end
    return [*parts, _span(span, start, len(span.text))] if parts else [span]


def _span(span: Span, start: int, end: int) -> Span:
    body = span.text[start:end]
    begin = start + len(body) - len(body.lstrip())
    return Span(span.start + begin, span.start + end, span.text[begin:end].rstrip())


def _masked(text: str) -> str:
    """Put a noun of the same length for each quotation: what is said in it has a level of its own."""
    for start, end in reversed(quotations(text)):
        text = text[:start] + "말" * (end - start) + text[end:]
    return text


def _fits(text: str) -> frozenset[SpeechLevel]:
    """Return the levels in which a sentence can end like this; empty where nothing can be said."""
    core = _TAIL.sub("", _masked(_TAIL.sub("", text) if not text.endswith(tuple("\"”’'」』")) else text))
    if not _HANGUL.search(core):
        return frozenset()
    morphs = [
        morph for morph in morphs_of(core + ".") if not morph.tag.startswith(("SF", "SP", "SS", "SW", "SO", "W_E"))
    ]
    if not morphs or set(core.split()[-1]) == {"말"}:
        return frozenset()
    return _by_ending(morphs, core)


def _by_ending(morphs: list[Morph], core: str) -> frozenset[SpeechLevel]:
    last = morphs[-1]
    if last.base in {"EF", "EC", "ETN"} or (last.tag == "JX" and last.form == "요"):
        return _by_form(last, core)
    if last.tag == "IC":
        return _of_exclamation(core)
    if _POLITE_DATIVE.search(core) and last.tag.startswith(("J", "V", "X")):
        return frozenset((SpeechLevel.POLITE,))
    if last.form == "ᆯ" and morphs[-2:-1] and morphs[-2].form == "거":
        return _PLAIN_CASUAL  # 먹을걸
    if last.base in _NOUNISH or last.tag in {"MAG", "ETM"} or last.tag.startswith("J"):
        return frozenset((SpeechLevel.NOTE,)) if last.base in _NOUNISH else frozenset()
    return frozenset()


def _of_exclamation(core: str) -> frozenset[SpeechLevel]:
    """Return the level of what Kiwi takes for a cry: 아니야, 아니요."""
    if core.endswith("요"):
        return frozenset((SpeechLevel.POLITE,))
    return frozenset((SpeechLevel.CASUAL,)) if core.endswith(("아니야", "고마워", "미안해")) else frozenset()


def _by_form(last: Morph, core: str) -> frozenset[SpeechLevel]:
    form = last.form
    if form in {"요", "죠"} or form.endswith(("요", "죠")):
        return frozenset((SpeechLevel.POLITE,))
    if _FORMAL.search(form):
        return frozenset((SpeechLevel.FORMAL,))
    if form in _NOTING:
        return frozenset((SpeechLevel.NOTE,))
    if form in _PLAIN:
        return frozenset((SpeechLevel.PLAIN,)) if not core.endswith(("거다라", "마라")) else _PLAIN_CASUAL
    if form in _SHARED:
        return _PLAIN_CASUAL | ({SpeechLevel.NOTE} if last.tag == "EC" else frozenset())
    if last.tag == "EC":
        return (
            frozenset((SpeechLevel.CASUAL,))
            if form in {"어", "아", "다고", "라고", "거든", "냐고", "자고", "게"}
            else _LOOSE
        )
    return frozenset((SpeechLevel.CASUAL,))
