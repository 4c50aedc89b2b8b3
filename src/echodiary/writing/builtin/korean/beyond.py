"""Notes that end with how far an amount went, or after how long: 전화 20분 넘게, 헬스장 3주만에."""

from __future__ import annotations

import re
from dataclasses import replace

from echodiary.writing.builtin.korean.clause import Clause, Edit
from echodiary.writing.builtin.korean.clauses import without_marks
from echodiary.writing.builtin.korean.lexicon import DURATIONS, FIXED
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.nouns import read_noun
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.korean.saying import NounReading, identity, saying
from echodiary.writing.builtin.korean.verbs import Verb, verb_for

_BEYOND = re.compile(r"^(\S.*\S) (넘게|가까이|정도|이상|남짓|내내|동안|내리|꼬박|연속|연달아|씩)$")
_AFTER_SO_LONG = re.compile(
    r"^(?:.* )?(\S+) ((?:\d+\s?|한 |두 |세 |몇 )?(?:시간|분|일|주|주일|달|개월|년|번|하루|이틀) ?만에)$"
)
_SAID_OF_MEASURES = frozenset(("정도", "이상", "남짓", "가까이"))


def read_beyond(text: str, *, may_guess: bool) -> NounReading | None:
    """Return what such a note says; None for any other note."""
    after = _AFTER_SO_LONG.match(text)
    if after is not None:
        return _after_so_long(text, after[1], after[2])
    found = _BEYOND.match(text)
    if found is None:
        return None
    phrase = Phrase.of(found[1], without_marks(morphs_of(found[1])))
    if not phrase.eojeols or not phrase.eojeols[-1].is_count or phrase.eojeols[-1].unit not in DURATIONS:
        return None
    reading = read_noun(phrase, may_guess=may_guess)
    if reading is None or reading.clause.cut != len(found[1]):
        return None
    clause = reading.clause
    if not clause.predicate.is_copula and clause.bridge == " ":
        return replace(reading, clause=Clause(text, len(text), clause.predicate, " ", clause.edits))
    if found[2] in _SAID_OF_MEASURES:
        return identity(text, *clause.edits)
    return saying(text, Verb("", "걸리", "VV", guessed=True), *clause.edits)


def _after_so_long(text: str, noun: str, span: str) -> NounReading | None:
    """헬스장 3주만에 -> 헬스장에 3주 만에 갔다."""
    fixed = FIXED.get(noun)
    verb = Verb(*fixed) if fixed is not None else verb_for(noun, morphs_of(noun)[-1])
    if verb is None or verb.tag == "VCP" or not verb.particle:
        return None
    at = len(text) - len(span) - 1
    edits = [Edit(at, at, particle_after(noun, verb.particle))]
    if not span.endswith(" 만에"):
        edits.append(Edit(len(text) - 2, len(text) - 2, " "))
    return saying(text, Verb("", verb.stem, "VV", guessed=verb.guessed), *edits)
