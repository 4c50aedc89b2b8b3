"""From the fragments of a memo to what can be told of them, each checked against its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.adverbial import adverbial
from echodiary.writing.builtin.korean.beyond import read_beyond
from echodiary.writing.builtin.korean.clause import Clause
from echodiary.writing.builtin.korean.clauses import (
    WONDERED,
    ends_with_task,
    planned,
    read_clause,
    speaks_of_future,
    without_marks,
)
from echodiary.writing.builtin.korean.connecting import arranged
from echodiary.writing.builtin.korean.hearsay import REPORTED
from echodiary.writing.builtin.korean.honorifics import honouring
from echodiary.writing.builtin.korean.keyed import LISTED, LONGEST_LISTED, NOUNISH, is_noun, keyed_deed, keyed_list
from echodiary.writing.builtin.korean.levels import PAST, Predicate
from echodiary.writing.builtin.korean.lexicon import CONNECTIVE_STARTS, MET, PEOPLE, TIMES
from echodiary.writing.builtin.korean.moods import polarity
from echodiary.writing.builtin.korean.morphology import Morph, morphs_of
from echodiary.writing.builtin.korean.nouns import read_noun
from echodiary.writing.builtin.korean.partial import is_guess, partial
from echodiary.writing.builtin.korean.particles import with_particles
from echodiary.writing.builtin.korean.phonology import particle_after, with_particle
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.korean.rewording import reworded
from echodiary.writing.builtin.korean.said_of import SAID_OF
from echodiary.writing.builtin.korean.saying import identity, saying, to_come
from echodiary.writing.builtin.korean.spacing import parted
from echodiary.writing.builtin.korean.spelling import spelled_out
from echodiary.writing.builtin.korean.verbs import Verb
from echodiary.writing.builtin.korean.wanting import told_out
from echodiary.writing.builtin.korean.wanting_setting import Setting
from echodiary.writing.builtin.reading import Fragment, quoted_spans
from echodiary.writing.request import SpeechLevel

_HANGUL = re.compile(r"[가-힣]")
_FIGURE = re.compile(r"(?a)^(?:[DdWw][-+])?[$€£¥+-]?\d[\w.,:/%'\"°+-]*$")  # 20km, 2:1, D-187
_MEASURED = re.compile(r"^([가-힣A-Za-z]{1,12}) (\d[\w.,:/%'\"°+-]*)$")  # 페이스 5'40"
_REPORTED_AT = re.compile(r"(?:시|분|요일|오전|오후|오늘|내일|님께|에게) 보고$")
_NAMED_SO = re.compile(r"^([^'\"“‘]*[가-힣]) (['\"“‘][^'\"“”‘’]+['\"”’])$")
_RISEN = re.compile(r"(\S*[가-힣\d%])\s*(?:→|->|=>|➡)\s*(\S*[가-힣\d%])")  # 3등급 → 2등급
_TO_DO = re.compile(r"할 ?일|해야 ?할|목표|계획|투두|(?i:to-?do)")
_CONTENT = frozenset(("NNG", "NNP", "NNB", "NR", "SN", "SL", "SH", "XR", "MAG", "W_SERIAL", "W_URL"))
_NAMING = frozenset(("NNG", "NNP", "SL", "SN"))
_SAYING = frozenset(("라고", "다고", "ᆫ다고", "는다고", "자고", "냐고", "이라고"))
_TOPICS = frozenset(("은", "는", "ᆫ"))
_SUBJECTS = frozenset(("이", "가", "은", "는"))
_BOUND = frozenset(("거", "것", "게"))  # 아끼던 건데 is told as 아끼던 거였다
_LONGEST_NAME = 20  # characters in quotation marks
_ONE_SYLLABLE = frozenset(("봄", "짐", "춤", "감", "섬", "꿈", "잠"))
_LONGEST_WORDS = 12  # characters of a keyword that may be listed whatever it ends with
_LONGEST_ANALYSED = 300  # characters; nobody writes a clause that long
_FOREIGN_WORDS = 3  # so many words without Hangul are a sentence of another language


class Kind(Enum):
    """How a fragment comes into the draft."""

    TOLD = auto()  # as a sentence
    LISTED = auto()  # as one of the things noted
    QUOTED = auto()  # verbatim, in quotation marks


@dataclass(frozen=True, slots=True)
class Told:
    """A fragment, and what can be told of it. `clause` is there when it is `TOLD`.

    `polarity`: whether it is glad (1) or sorry (-1) anywhere; `tone`: whether that is what it says in the end.
    """

    fragment: Fragment
    kind: Kind
    text: str
    clause: Clause | None = None
    guessed: bool = False
    polarity: int = 0
    tone: int = 0
    forms: frozenset[str] = frozenset()
    nouns: int = 0
    is_future: bool = False
    has_subject: bool = False
    is_said: bool = False
    is_present: bool = False

    @property
    def starts_with_time(self) -> bool:
        """Whether it says itself when it was: it begins a sentence of its own."""
        first = self.text.split(" ", 1)[0]
        return first.rstrip("에은는도엔") in TIMES or (first[:1].isdigit() and "시" in first)

    @property
    def starts_with_clock(self) -> bool:
        """Whether it says by the clock when it was: 12:00."""
        return self.text[:1].isdigit() and ":" in self.text.split(" ", 1)[0]

    @property
    def starts_with_connective(self) -> bool:
        """Whether the memo itself ties it to what came before."""
        return self.text.startswith(CONNECTIVE_STARTS)


def tell(fragments: Sequence[Fragment], *, may_guess: bool) -> list[Told]:
    """Read every fragment; nothing of the memo is left out."""
    told: list[Told] = []
    planning = False
    pieces = arranged(fragments)
    setting = Setting.of(piece.text for piece in pieces)
    for piece in pieces:
        planning = planning or bool(_TO_DO.search(piece.text))
        who = piece.keyword and piece.text in PEOPLE - MET and bool(told)  # among other keywords: they were there
        told.append(_tell(piece, setting, may_guess=may_guess and not who, planning=planning))
        planning = planning or told[-1].is_future
    return told


def _tell(fragment: Fragment, setting: Setting, *, may_guess: bool, planning: bool) -> Told:
    text = reworded(keyed_deed(_spelled_out(fragment.text)))
    whole = told_out(text, setting) if may_guess else text
    completed, text = whole != text, whole
    if (told := _figure_or_foreign(fragment, text)) is not None:
        return told
    if not _HANGUL.search(text) and text not in kinds.NOUNS:
        is_sentence = len(text.split()) >= _FOREIGN_WORDS or len(text) > LONGEST_LISTED
        return Told(fragment, Kind.QUOTED if is_sentence else Kind.LISTED, text)
    if len(text) > _LONGEST_ANALYSED:
        return Told(fragment, Kind.QUOTED, text)
    text = parted(text)
    morphs = without_marks(morphs_of(text))
    found = (planned(text, morphs), False) if planning and ends_with_task(morphs) and ": " not in text else None
    found = found or keyed_list(text, may_guess=may_guess)
    found = found or _clause(text, morphs, may_guess=may_guess, piece=fragment)
    told = Told(
        fragment,
        Kind.TOLD,
        text,
        polarity=polarity(morphs),
        tone=polarity(_main_clause(morphs)),
        forms=frozenset(morph.form for morph in morphs),
        nouns=sum(morph.base in _NAMING and morph.form not in TIMES for morph in morphs),
        is_future=speaks_of_future(morphs),
        is_present=_is_exclaimed(morphs),
        is_said=any(morph.form in _SAYING and morph.base in {"EC", "JKQ"} for morph in morphs) or _is_heard(morphs),
    )
    if found is not None and completed:
        found = (_supplied(found[0], fragment.text), True)
    if found is not None and fragment.is_asked and found[0].predicate.is_copula and not found[0].bridge:
        found = (replace(found[0], predicate=WONDERED, bridge="인가 "), found[1])  # 7만원?
    if found is not None and keeps(found[0].told(SpeechLevel.PLAIN), text, morphs):
        subject = any(morph.base == "JKS" or (morph.base == "JX" and morph.form in _TOPICS) for morph in morphs)
        subject = subject or any(edit.text in _SUBJECTS for edit in found[0].edits)
        return replace(told, clause=found[0], guessed=found[1] or completed, has_subject=subject)
    nominal = fragment.keyword and " " not in text  # whatever its letters look like: 파도
    nominal = nominal or (fragment.keyword and len(text) <= _LONGEST_WORDS and not _is_told(morphs))  # 엄마 위로
    nominal = nominal or (bool(morphs) and (morphs[-1].base in LISTED or morphs[-1].form == "기"))
    listed = nominal and len(text) <= LONGEST_LISTED
    return replace(told, kind=Kind.LISTED if listed else Kind.QUOTED, text=fragment.text)


def _supplied(clause: Clause, typed: str) -> Clause:
    """Return a clause whose past is ours, where the memo has none: 음슴체 leaves it out again."""
    predicate = clause.predicate
    if typed.endswith(("음", "다", "요", "어")) or predicate.prefinal != (PAST,):
        return clause
    return replace(clause, predicate=replace(predicate, prefinal=(), supplied_past=True))


def _is_told(morphs: tuple[Morph, ...]) -> bool:
    return bool(morphs) and morphs[-1].base in {"EF", "EC", "ETN", "ETM"}


def _figure_or_foreign(fragment: Fragment, text: str) -> Told | None:
    """D-187, 2:1, rollback: a figure alone, or a foreign word that has its verb."""
    if _FIGURE.match(text):
        reading = identity(text)
        ahead = text[:1] in "Dd" and "-" in text  # D-187
        return Told(fragment, Kind.TOLD, text, clause=(to_come(reading) if ahead else reading).clause)
    foreign = SAID_OF.get(text) or SAID_OF.get(text.lower())
    if foreign is None or _HANGUL.search(text):
        return None
    return Told(fragment, Kind.TOLD, text, clause=saying(text, Verb(*foreign)).clause)


def _clause(text: str, morphs: tuple[Morph, ...], *, may_guess: bool, piece: Fragment) -> tuple[Clause, bool] | None:
    quoted = _only_quoted(text)
    if quoted is not None:
        return quoted, False
    phrase = Phrase.of(text, morphs)
    if may_guess and not piece.keyword and (told := adverbial(phrase)) is not None:
        return honouring(with_particles(told, phrase), morphs), True
    named = _NAMED_SO.match(text)
    if named is not None and is_noun(named[1]):
        return identity(f"{with_particle(named[1], '은')} {named[2]}").clause, False  # 첫 댓글 '잘 보고 갑니다'
    if _REPORTED_AT.search(text):  # the noun 보고, not 보다
        return saying(text, Verb("을", "하", "VV")).clause, False
    known = (
        piece.keyword
        and " " not in text
        and (len(text) > 1 or text in _ONE_SYLLABLE)
        and (text in SAID_OF or text in kinds.NOUNS)
    )
    clause = None if known else read_clause(text, morphs)  # 보고 is a report, not 보고
    if clause is not None:
        return honouring(with_particles(clause, phrase), morphs), False
    if (beyond := read_beyond(text, may_guess=may_guess)) is not None:
        return beyond.clause, beyond.guessed
    measured = _MEASURED.match(text)
    if measured is not None and morphs and morphs[-1].base not in NOUNISH:
        return identity(f"{with_particle(measured[1], '은')} {measured[2]}").clause, False
    part = None if known else partial(text, morphs)
    if part is not None and (may_guess or not is_guess(text, part)):
        return with_particles(part, phrase), is_guess(text, part)
    if not morphs or not (known or morphs[-1].base in NOUNISH or text.rsplit(" ", 1)[-1] in kinds.NOUNS | PEOPLE):
        return None
    reading = read_noun(phrase, may_guess=may_guess, keyword=piece.keyword or piece.flows_on)
    return None if reading is None else (honouring(with_particles(reading.clause, phrase), morphs), reading.guessed)


def _is_exclaimed(morphs: tuple[Morph, ...]) -> bool:
    """잘 사네: what the writer finds of somebody, now."""
    now = {"네", "구나", "는구나", "군", "ᆫ다", "는다"}
    return len(morphs) > 1 and morphs[-1].form in now and morphs[-2].base != "EP"


def _is_heard(morphs: tuple[Morph, ...]) -> bool:
    """결혼한대: told as what somebody said."""
    return bool(morphs) and morphs[-1].base == "EF" and morphs[-1].form in REPORTED


def _main_clause(morphs: tuple[Morph, ...]) -> tuple[Morph, ...]:
    """Return what follows the last reason, condition or attribute: 졸려서 커피를 마셨다 says nothing sad."""
    start = 0
    for index, morph in enumerate(morphs[:-2]):
        if morph.base in {"EC", "ETM"} and morphs[index + 1].base != "VX":
            start = index + 1
    return morphs[start:]


def keeps(sentence: str, text: str, morphs: Sequence[Morph]) -> bool:
    """Whether a sentence has every number, name, noun and foreign word of a fragment."""
    flat = sentence.replace(" ", "")
    return all(
        text[morph.start : morph.end].replace(" ", "") in flat
        for morph in morphs
        if morph.base in _CONTENT
        and morph.form not in _BOUND
        and morph.form not in kinds.ADJECTIVAL
        and morph.form not in kinds.NOMINAL
    )


def _spelled_out(text: str) -> str:
    if len(text) > _LONGEST_ANALYSED:
        return text
    return _RISEN.sub(lambda found: f"{found[1]}에서 {with_particle(found[2], '으로')}", spelled_out(text))


def _only_quoted(text: str) -> Clause | None:
    """'아몬드' -> '아몬드'였다, '괜찮아'  -> '괜찮아'라는 말이 남았다."""
    if quoted_spans(text) != [(0, len(text))]:
        return None
    inside = text[1:-1].strip()
    if len(inside) <= _LONGEST_NAME and all(morph.base in LISTED | {"SP", "JKG", "JC"} for morph in morphs_of(inside)):
        return identity(text).clause
    remained = Predicate((("남", "VV"),), supplied_past=True)
    return Clause(text, len(text), remained, f"{particle_after(text, '이라는')} 말이 ")
