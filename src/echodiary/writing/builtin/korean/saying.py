"""A clause made of a noun and a verb that is put behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from echodiary.writing.builtin.korean.clause import Clause, Edit
from echodiary.writing.builtin.korean.levels import PAST, Predicate
from echodiary.writing.builtin.korean.morphology import Piece
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.verbs import Verb


@dataclass(frozen=True, slots=True)
class NounReading:
    """A clause made of a noun; `guessed`: its verb is not the memo's and might have been another."""

    clause: Clause
    guessed: bool = False


def saying(text: str, verb: Verb, *edits: Edit) -> NounReading:
    """Return that the thing at the end of a text was done, or was there, by a verb in the past."""
    if verb.tag == "VCP":
        return identity(text, *edits)
    stem: tuple[Piece, ...] = ((verb.stem, verb.tag),)
    between = "" if verb.tag in {"XSV", "XSA"} else " "
    bridge = particle_after(text, verb.particle) + (f" {verb.before}" if verb.before else "") + between
    was = verb.tag == "VA" and verb.stem == "있"  # "it is there" would be untrue by evening, at every level
    descriptive = verb.tag.startswith(("VA", "XSA"))
    predicate = Predicate(stem, (PAST,) if was else (), descriptive=descriptive, supplied_past=not was)
    return NounReading(Clause(text, len(text), predicate, bridge, edits), verb.guessed)


def identity(text: str, *edits: Edit) -> NounReading:
    """Return that it was what the text says: 세 번째였다."""
    return NounReading(Clause(text, len(text), Predicate((), supplied_past=True), "", edits))


def said_of(text: str, end: int, stem: Piece, particle: str = "", *, between: str = " ") -> NounReading:
    """Return a predicate said of `text[:end]`, whose rest the predicate stands for: 협상 끝 -> 협상이 끝났다."""
    bridge = particle_after(text[:end], particle) + between
    predicate = Predicate((stem,), descriptive=stem[1].startswith(("VA", "XSA")), supplied_past=True)
    return NounReading(Clause(text, end, predicate, bridge))


def to_come(reading: NounReading) -> NounReading:
    """Return the same of a day that has not come."""
    now = replace(reading.clause.predicate, prefinal=(), supplied_past=False)
    return replace(reading, clause=replace(reading.clause, predicate=now))
