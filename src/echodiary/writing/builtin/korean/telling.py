"""From the fragments of a memo to what can be told of them, each checked against its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from echodiary.writing.builtin.korean.clauses import Clause, read_clause, speaks_of_future, without_marks
from echodiary.writing.builtin.korean.lexicon import CONNECTIVE_STARTS, OBJECTS, TIMES
from echodiary.writing.builtin.korean.moods import polarity
from echodiary.writing.builtin.korean.morphology import Morph, morphs_of
from echodiary.writing.builtin.korean.nouns import read_noun
from echodiary.writing.builtin.korean.particles import with_particles
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.reading import Fragment
from echodiary.writing.request import SpeechLevel

_HANGUL = re.compile(r"[가-힣]")
_KEYED = re.compile(r"^([^:：]{1,12}?)\s*[:：]\s*(?=\D)(\S.*)$", re.DOTALL)
_SHORT_FORMS = (
    (re.compile(r"(?<!\S)(?:넘|넘넘)(?=\s)"), "너무"),
    (re.compile(r"(?<!\S)걍(?=\s)"), "그냥"),
    (re.compile(r"(?<!\S)낼(?=\s)"), "내일"),
    (re.compile(r"(?<!\S)담주"), "다음 주"),
    (re.compile(r"(?<!\S)글구(?=\s)"), "그리고"),
)
_UNFINISHED = frozenset(("EC", "ETM", "JKB", "JKO", "JKS", "JX", "JC", "JKG", "MM", "MAJ"))
_NOUNISH = frozenset(("NNG", "NNP", "NNB", "NR", "SN", "SL", "SH", "XSN", "XR", "NP", "MAG", "W_SERIAL"))
_LISTED = _NOUNISH - {"MAG"} | {"SW"}
_CONTENT = frozenset(("NNG", "NNP", "NNB", "NR", "SN", "SL", "SH", "XR", "MAG", "W_SERIAL", "W_URL"))
_NAMING = frozenset(("NNG", "NNP", "SL", "SN"))
_LONGEST_LISTED = 40  # characters; longer ones read better as quotations
_LONGEST_ANALYSED = 300  # characters; nobody writes a clause that long
_FOREIGN_WORDS = 3  # so many words without Hangul are a sentence of another language


class Kind(Enum):
    """How a fragment comes into the draft."""

    TOLD = auto()  # as a sentence
    LISTED = auto()  # as one of the things noted
    QUOTED = auto()  # verbatim, in quotation marks


@dataclass(frozen=True, slots=True)
class Told:
    """A fragment, and what can be told of it. `clause` is there when it is `TOLD`."""

    fragment: Fragment
    kind: Kind
    text: str
    clause: Clause | None = None
    guessed: bool = False
    polarity: int = 0
    forms: frozenset[str] = frozenset()
    nouns: int = 0
    is_future: bool = False

    @property
    def starts_with_connective(self) -> bool:
        """Whether the memo itself ties it to what came before."""
        return self.text.startswith(CONNECTIVE_STARTS)


def tell(fragments: Sequence[Fragment], *, may_guess: bool) -> list[Told]:
    """Read every fragment; nothing of the memo is left out."""
    return [_tell(piece, may_guess=may_guess) for fragment in _connected(fragments) for piece in _run_on(fragment)]


def _tell(fragment: Fragment, *, may_guess: bool) -> Told:
    text = _spelled_out(fragment.text)
    if not _HANGUL.search(text):
        is_sentence = len(text.split()) >= _FOREIGN_WORDS or len(text) > _LONGEST_LISTED
        return Told(fragment, Kind.QUOTED if is_sentence else Kind.LISTED, text)
    if len(text) > _LONGEST_ANALYSED:
        return Told(fragment, Kind.QUOTED, text)
    text = _with_topic(text)
    morphs = without_marks(morphs_of(text))
    found = _clause(text, morphs, may_guess=may_guess)
    told = Told(
        fragment,
        Kind.TOLD,
        text,
        polarity=polarity(morphs),
        forms=frozenset(morph.form for morph in morphs),
        nouns=sum(morph.base in _NAMING and morph.form not in TIMES for morph in morphs),
        is_future=speaks_of_future(morphs),
    )
    if found is not None and keeps(found[0].told(SpeechLevel.PLAIN), text, morphs):
        return replace(told, clause=found[0], guessed=found[1])
    nominal = bool(morphs) and (morphs[-1].base in _LISTED or morphs[-1].form == "기")
    listed = nominal and len(text) <= _LONGEST_LISTED
    return replace(told, kind=Kind.LISTED if listed else Kind.QUOTED, text=fragment.text)


def _clause(text: str, morphs: tuple[Morph, ...], *, may_guess: bool) -> tuple[Clause, bool] | None:
    phrase = Phrase.of(text, morphs)
    clause = read_clause(text, morphs)
    if clause is not None:
        return with_particles(clause, phrase), False
    if not morphs or morphs[-1].base not in _NOUNISH:
        return None
    reading = read_noun(phrase, may_guess=may_guess)
    return None if reading is None else (with_particles(reading.clause, phrase), reading.guessed)


def keeps(sentence: str, text: str, morphs: Sequence[Morph]) -> bool:
    """Whether a sentence has every number, name, noun and foreign word of a fragment."""
    flat = sentence.replace(" ", "")
    return all(text[morph.start : morph.end].replace(" ", "") in flat for morph in morphs if morph.base in _CONTENT)


def _spelled_out(text: str) -> str:
    for pattern, word in _SHORT_FORMS:
        text = pattern.sub(word, text)
    return text


def _with_topic(text: str) -> str:
    """점심: 김밥 -> 점심은 김밥, where nothing but a noun follows."""
    keyed = _KEYED.match(text)
    if keyed is None or not _HANGUL.search(keyed[1]):
        return text
    morphs = without_marks(morphs_of(keyed[2]))
    pure = morphs and all(morph.base in _LISTED | {"MM", "SP", "JC"} for morph in morphs)
    return f"{with_particle(keyed[1], '은')} {keyed[2]}" if pure else text


def _run_on(fragment: Fragment) -> Iterator[Fragment]:
    """Cut "힘들었음 저녁에 통화" where a sentence ends without a mark."""
    text = fragment.text
    start = 0
    if _HANGUL.search(text) and len(text) <= _LONGEST_ANALYSED:
        morphs = morphs_of(text)
        for morph, after in pairwise(morphs):
            if morph.tag == "EF" and text[morph.end : after.start].isspace():
                yield replace(fragment, text=text[start : morph.end].strip())
                start = morph.end
    yield replace(fragment, text=text[start:].strip())


def _connected(fragments: Sequence[Fragment]) -> Iterator[Fragment]:
    """Put together what only a comma or a line's end parted in the middle of a clause."""
    waiting: list[Fragment] = []
    for fragment in fragments:
        if waiting and not _belongs(waiting, fragment):
            yield from waiting
            waiting = []
        waiting.append(fragment)
        if not fragment.flows_on or not (_is_unfinished(fragment) or _is_one_noun(fragment)):
            yield from _together(waiting)
            waiting = []
    yield from waiting


def _belongs(waiting: Sequence[Fragment], fragment: Fragment) -> bool:
    """Whether a fragment can go on with those that wait for their end."""
    if sum(len(item.text) for item in waiting) + len(fragment.text) > _LONGEST_ANALYSED:
        return False
    return _is_unfinished(waiting[-1]) or _is_one_noun(fragment) or _shares_verb(fragment)


def _together(waiting: Sequence[Fragment]) -> Iterator[Fragment]:
    last = waiting[-1]
    if len(waiting) > 1 and not (_is_unfinished(waiting[-2]) or _shares_verb(last)):
        yield from waiting
        return
    yield replace(last, text=", ".join(item.text for item in waiting))


def _is_unfinished(fragment: Fragment) -> bool:
    if len(fragment.text) > _LONGEST_ANALYSED or not _HANGUL.search(fragment.text):
        return False
    morphs = without_marks(morphs_of(fragment.text))
    return (
        bool(morphs)
        and len(morphs) > 1
        and morphs[-1].base in _UNFINISHED
        and (morphs[-1].form not in {"어", "는다", "다"})
    )


def _is_one_noun(fragment: Fragment) -> bool:
    return (
        not fragment.keyword
        and " " not in fragment.text
        and all(morph.base in {"NNG", "NNP", "XSN", "SL"} for morph in morphs_of(fragment.text[:20]))
    )


def _shares_verb(fragment: Fragment) -> bool:
    """서점을 갔다: a noun with its particle first, a predicate last."""
    if fragment.keyword or len(fragment.text) > _LONGEST_ANALYSED:
        return False
    eojeols = Phrase.of(fragment.text, without_marks(morphs_of(fragment.text))).eojeols
    if len(eojeols) == 2 and eojeols[1].text in OBJECTS:
        return eojeols[0].is_bare_noun
    if len(eojeols) < 2 or eojeols[0].morphs[0].base not in {"NNG", "NNP", "SL"}:
        return False
    return eojeols[0].last.base in {"JKO", "JKS", "JX", "JKB"} and eojeols[-1].last.base in {
        "EF",
        "ETN",
    }
