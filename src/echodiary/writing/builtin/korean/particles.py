"""Particles that notes leave out ("치킨 먹음"): put back where the language model is sure.

A noun without its particle is still Korean, so in doubt nothing is put in.
"""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean.clauses import Clause, Edit
from echodiary.writing.builtin.korean.lexicon import DURATIONS, EATING, MEALS, TIMES, TIMES_WITH_E
from echodiary.writing.builtin.korean.morphology import Morph, joined, likelihood
from echodiary.writing.builtin.korean.phonology import particle_after, with_particle
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase

_CHOICES = ("이", "을", "에", "에서", "과")
_MARGIN = 0.75  # log-likelihood between the best particle and the next
_WORTH = 1.5  # how much less likely than the bare noun a particle may be
_WORTH_ALONE = 3.0  # the same, where grammar leaves one particle only
_STAND_IN = "그것"  # for a foreign word, which the model has never seen
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_.+-]*")
_CORE = ("이", "을")
_PLACED = frozenset(("있", "없", "늦", "같", "다르", "비슷하", "가깝", "멀", "좋"))
_MUTUAL = frozenset(("싸우", "헤어지", "놀", "다투", "화해", "결혼", "통화", "대화", "얘기", "수다"))
_SURE = frozenset((("에",), ("을",)))  # what the grammar of times and meals leaves to choose


def with_particles(clause: Clause, phrase: Phrase) -> Clause:
    """Return the clause with the particles that its nouns lack and surely want."""
    edits: list[Edit] = []
    counted_by: int | None = None
    for index, eojeol in enumerate(phrase.eojeols[:-1]):
        if counted_by is not None and index < counted_by:
            continue
        counted_by = None
        if not (eojeol.is_bare_noun or eojeol.is_count):
            continue
        edit = _particle(phrase, index)
        if edit is not None:
            edits.append(edit)
        found = phrase.count_after(index)
        if found is not None and eojeol.is_bare_noun:
            counted_by = found[1]
    return clause.with_edits(tuple(edits))


def _particle(phrase: Phrase, index: int) -> Edit | None:
    """Return the particle to put after the noun at an eojeol, if there is a sure one."""
    noun = phrase.eojeols[index]
    found = None if noun.is_count else phrase.count_after(index)
    count = noun if noun.is_count else found[0] if found else None
    target = _verb_after(phrase, found[1] if found else index + 1)
    act = None if target is None else _act(target)
    if target is None or act is None or _is_wished(phrase, target):
        return None
    choices = _choices(noun, count, target.morphs[0])
    if choices not in _SURE or count is not None:
        taken = _taken(phrase, target)
        choices = tuple(choice for choice in choices if choice not in taken)
    place = count or noun
    name = phrase.text[noun.start : place.end]
    rest = f"{phrase.text[place.end : target.start].strip()} {act[1]}".strip()
    if choices in _SURE and count is None:
        best: str | None = choices[0]
    else:
        known = _LATIN.sub(_STAND_IN, name, count=1) if noun.last.tag == "SL" else name
        best = _surest(known, rest, choices)
    return None if best is None else Edit(place.end, place.end, particle_after(name, best))


def _verb_after(phrase: Phrase, position: int) -> Eojeol | None:
    """Return the eojeol that a noun before it goes with: the next that is no adverb."""
    for eojeol in phrase.eojeols[position:]:
        if not all(morph.base in {"MAG", "MAJ"} for morph in eojeol.morphs):
            return eojeol
    return None


def _is_wished(phrase: Phrase, target: Eojeol) -> bool:
    """보고 싶다: both 할머니를 and 할머니가 are right, and only the writer knows which is meant."""
    after = [morph for morph in phrase.morphs if morph.start >= target.end][:1]
    return bool(after) and after[0].form == "싶"


def _act(eojeol: Eojeol) -> tuple[str, str] | None:
    """Return the stem that an eojeol begins with, and it as a past statement."""
    first = eojeol.morphs[0]
    second = eojeol.morphs[1] if len(eojeol.morphs) > 1 else None
    stem = ((first.form, first.tag),)
    if first.base in {"NNG", "XR"} and second is not None and second.base in {"XSV", "XSA"}:
        return first.form, joined((*stem, (second.form, second.tag), ("었", "EP"), ("다", "EF")))
    if first.base in {"VV", "VA"}:
        return first.form, joined((*stem, ("었", "EP"), ("다", "EF")))
    return None


def _choices(noun: Eojeol, count: Eojeol | None, verb: Morph) -> tuple[str, ...]:
    """Return the particles that could stand after a noun."""
    word = noun.last.form
    if count is not None:
        return () if count.unit in DURATIONS else _CORE
    if word in MEALS and verb.form in EATING:
        return ("을",)
    if word in TIMES:
        return ("에",) if word in TIMES_WITH_E else ()
    return _CORE if noun.last.tag == "SL" else _choices_by(verb)


def _choices_by(verb: Morph) -> tuple[str, ...]:
    if verb.base == "VA":
        return ("이", "에") if verb.form in _PLACED else ("이",)
    return tuple(choice for choice in _CHOICES if choice != "과" or verb.form in _MUTUAL)


def _taken(phrase: Phrase, target: Eojeol) -> set[str]:
    """Return the particles that the verb has already, so that it gets no second subject."""
    taken: set[str] = set()
    before = [morph for morph in phrase.morphs if morph.start < target.start]
    for morph in reversed(before):
        if morph.base in {"EC", "ETM", "EF"}:
            break
        if morph.tag == "JKO":
            taken.add("을")
        if morph.tag in {"JKS", "JX"}:
            taken.add("이")
    return taken


def _surest(noun: str, rest: str, choices: tuple[str, ...]) -> str | None:
    if not choices:
        return None
    ranked = sorted(
        ((likelihood(f"{with_particle(noun, choice)} {rest}"), choice) for choice in choices),
        reverse=True,
    )
    best, name = ranked[0]
    if len(ranked) > 1 and best - ranked[1][0] < _MARGIN:
        return None
    worth = _WORTH if len(ranked) > 1 else _WORTH_ALONE
    return name if best > likelihood(f"{noun} {rest}") - worth else None
