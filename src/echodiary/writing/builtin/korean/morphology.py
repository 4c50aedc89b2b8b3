"""Kiwi, loaded once and late: the morphemes of a text, how likely a sentence is, and joining.

Kiwi's model takes about 240 MB and more than a second, so nothing here imports it before it is needed.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from echodiary.writing.builtin.korean.lexicon import NEW_VERBS, NEW_WORDS

if TYPE_CHECKING:
    from kiwipiepy import Kiwi  # type: ignore[import-untyped]

Piece = tuple[str, str]  # (form, tag) of one morpheme to be joined

_LIKE_THIS = {"그러": "그렇", "이러": "이렇", "저러": "저렇"}

_HONOURED = (("시", "EP"), ("ᆷ", "EF"))
_WHOLE_VERBS = frozenset((("못하", "VX"), ("당하", "XSV")))
_THREES = frozenset(("작심", "고", "인", "홍", "산", "해"))

_BAND = re.compile(r"(\d[\d,.]*)((?:만|천|백)?(?:번|점|원|위|명|시|도|살|세|등|키로|kg|%)대)(?=$|\s)")
# Nouns that are deeds where a verb or an adverb stands before them: 보다가 졸음.
_DONE = {"걸음": ("걷", "VV-I"), "졸음": ("졸", "VV"), "웃음": ("웃", "VV-R"), "울음": ("울", "VV")}

_loading = threading.Lock()
_loaded: list[Kiwi] = []


class Morph(NamedTuple):
    """One morpheme; `start` and `end` are offsets in characters into the text it was found in."""

    form: str
    tag: str
    start: int
    end: int

    @property
    def base(self) -> str:
        """The tag without Kiwi's mark of (ir)regular conjugation: "VV-I" is "VV"."""
        return self.tag.split("-", 1)[0]


@lru_cache(maxsize=1024)
def morphs_of(text: str) -> tuple[Morph, ...]:
    """Return the morphemes of a text."""
    found = tuple(Morph(t.form, str(t.tag), t.start, t.end) for t in _kiwi().tokenize(text))
    return _verbs_noted(_deeds_noted(_machines(_bands(text, found))))


def _bands(text: str, morphs: tuple[Morph, ...]) -> tuple[Morph, ...]:
    """5만번대: a band of numbers, nothing that somebody said."""
    band = _BAND.search(text)
    if band is None:
        return morphs
    before = tuple(morph for morph in morphs if morph.end <= band.start())
    after = tuple(morph for morph in morphs if morph.start >= band.end())
    number = Morph(band[1], "SN", band.start(1), band.end(1))
    return (*before, number, Morph(band[2], "NNB", band.start(2), band.end(2)), *after)


def _machines(morphs: tuple[Morph, ...]) -> tuple[Morph, ...]:
    """포스기: a machine, no copula that the letters do not show."""
    for index in range(len(morphs) - 2):
        noun, copula, end = morphs[index : index + 3]
        if copula.tag == "VCP" and copula.start == copula.end == end.start and (end.form, end.tag) == ("기", "ETN"):
            whole = Morph(noun.form + end.form, "NNG", noun.start, end.end)
            return (*morphs[:index], whole, *_machines(morphs[index + 3 :]))
    return morphs


def _deeds_noted(morphs: tuple[Morph, ...]) -> tuple[Morph, ...]:
    """보다가 졸음, 우산 삼, 국물 느끼: a last word that is a deed or a state, though it might be a thing."""
    if len(morphs) < 2:
        return morphs
    last, before = morphs[-1], morphs[-2]
    if len(morphs) > 3 and [morph.form for morph in morphs[-3:]] == ["수", "이", "다"] and last.tag == "EF":
        return (*morphs[:-3], Morph("수다", "NNG", morphs[-3].start, last.end))  # 한 시간 수다
    deed = _DONE.get(last.form) if last.tag == "NNG" else None
    walked = last.form == "걸음" and before.base in {"JKB", "NNP"}
    if deed is not None and (before.base in {"EC", "MAG"} or walked):
        return _noted(morphs, *deed)
    if (last.form, last.tag) == ("삼", "NR") and before.base == "NNG" and before.form not in _THREES:
        return _noted(morphs, "사", "VV")
    if last.tag == "NNG" and last.form.endswith("주심") and len(last.form) > 2:  # 파주심: done for me, with manners
        stem = Morph(last.form[:-1], "VV", last.start, last.end - 1)
        return (*morphs[:-1], stem, *(Morph(form, tag, last.end - 1, last.end) for form, tag in _HONOURED))
    if (last.form, last.tag) == ("요", "JX") and before.base == "EF":  # 정리하래요
        return (*morphs[:-2], Morph(before.form + "요", "EF", before.start, last.end))
    if (last.form, last.base) == ("느끼", "VV"):
        return (*morphs[:-1], last._replace(tag="NNG"))
    return morphs


def _noted(morphs: tuple[Morph, ...], stem: str, tag: str) -> tuple[Morph, ...]:
    last = morphs[-1]
    return (*morphs[:-1], Morph(stem, tag, last.start, last.end), Morph("ᆷ", "EF", last.start, last.end))


def _verbs_noted(morphs: tuple[Morph, ...]) -> tuple[Morph, ...]:
    """모종 심음: no noun takes an ending, so that what stands before 음 is a verb."""
    if morphs and morphs[-1].form == "옴" and morphs[-1].tag in {"NNB", "NNG"} and len(morphs) > 1:
        last = morphs[-1]  # 새벽 2시 옴
        return (*morphs[:-1], Morph("오", "VV", last.start, last.end), Morph("ᆷ", "EF", last.start, last.end))
    if len(morphs) > 3 and [morph.form for morph in morphs[-3:]] == ["이", "오", "ᆷ"] and morphs[-3].tag == "VCP":
        return (*morphs[:-3], morphs[-2]._replace(tag="VV"), morphs[-1])
    if len(morphs) < 2 or morphs[-1].form != "음" or morphs[-1].tag not in {"EF", "ETN"}:
        return morphs
    stem = morphs[-2]
    if stem.tag != "NNG" or len(stem.form) != 1 or stem.end != morphs[-1].start:
        return morphs
    return (*morphs[:-2], stem._replace(tag="VV"), morphs[-1])


@lru_cache(maxsize=4096)
def likelihood(sentence: str) -> float:
    """Return the log-likelihood of a sentence by Kiwi's language model; higher is likelier.

    Only sentences that differ in a particle or a verb can be compared.
    """
    return float(_kiwi().analyze(sentence)[0][1])


@lru_cache(maxsize=4096)
def joined(pieces: tuple[Piece, ...]) -> str:
    """Join morphemes into a word, with the contractions and irregular stems of Korean."""
    pieces = tuple((form, "VV") if (form, tag) in _WHOLE_VERBS else (form, tag) for form, tag in pieces)
    for index, ((form, _), (after, _)) in enumerate(pairwise(pieces)):
        if form in _LIKE_THIS and after[:1] in {"어", "었"}:  # 그러었다 is 그랬다
            pieces = (*pieces[:index], (_LIKE_THIS[form], "VA-I"), *pieces[index + 1 :])
    return str(_kiwi().join(pieces))


def warm_up() -> None:
    """Load the model now instead of at the first draft."""
    morphs_of("준비")


def _kiwi() -> Kiwi:
    if not _loaded:
        with _loading:
            if not _loaded:
                _loaded.append(_load())
    return _loaded[0]


def _load() -> Kiwi:
    from kiwipiepy import Kiwi  # noqa: PLC0415 - it must not be loaded before it is needed

    # Without the dictionaries of names it takes 70 MB and a second less, and reads memos as well.
    kiwi = Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False, load_typo_dict=False)
    for word in NEW_WORDS:
        kiwi.add_user_word(word, "NNG")
    for word in NEW_VERBS:
        kiwi.add_user_word(word, "VV")
    return kiwi
