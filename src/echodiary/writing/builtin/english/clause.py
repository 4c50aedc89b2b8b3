"""A clause of a draft, and how its parts are put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

OWN_SUBJECTS = frozenset(("I", "It", "There"))


class Sort(StrEnum):
    """What a clause is: how it may be joined depends on it."""

    EVENT = "event"  # I did something
    STATE = "state"  # I was tired, it was fun
    OWN = "own"  # the memo's own subject and verb
    PLAN = "plan"  # what is still to come, or still holds
    ASIDE = "aside"  # a question, a cry: stands alone


@dataclass(frozen=True, slots=True)
class Clause:
    """`lead subject rest`. `typed`: the memo's own words, for notes. `join`: what ties it to the one before."""

    subject: str
    rest: str
    typed: str
    sort: Sort = Sort.EVENT
    lead: str = ""
    join: str = ""
    guessed: bool = False
    stop: str = "."

    @property
    def is_mine(self) -> bool:
        """Whether its subject is "I"."""
        return self.subject == "I"

    def full(self) -> str:
        """Return the whole clause, without a capital or a full stop."""
        return " ".join(part for part in (self.lead, self.subject, self.rest) if part)

    def after_i(self) -> str:
        """Return the clause as it goes on after another one of mine: "… and went home"."""
        return " ".join(part for part in (self.lead, self.rest) if part)

    def led_by(self, lead: str) -> Clause:
        """Return the clause with words before its subject."""
        return replace(self, lead=" ".join(part for part in (lead, self.lead) if part))


@dataclass(frozen=True, slots=True)
class Told:
    """What a piece of the memo tells: clauses that belong together."""

    clauses: tuple[Clause, ...]

    @property
    def first(self) -> Clause:
        """The clause that begins it."""
        return self.clauses[0]

    @property
    def last(self) -> Clause:
        """The clause that ends it."""
        return self.clauses[-1]

    @property
    def guessed(self) -> bool:
        """Whether a predicate in it was supplied by guessing."""
        return any(clause.guessed for clause in self.clauses)

    def full(self) -> str:
        """Return all of it as one sentence, without a capital or a full stop."""
        text = self.first.full()
        for before, clause in zip(self.clauses, self.clauses[1:], strict=False):
            text += _tied(before, clause)
        return text

    def typed(self) -> str:
        """Return it in the memo's own words."""
        text = self.first.typed
        for clause in self.clauses[1:]:
            if not clause.typed:
                continue
            text += f" {clause.join} {clause.typed}" if clause.join not in {",", ""} else f", {clause.typed}"
        return text


def plan_of(clause: Clause) -> str:
    """Return the words that make a clause of mine a plan: "need to", "" where there are none."""
    first, _, rest = clause.rest.partition(" ")
    if not clause.is_mine or clause.lead:
        return ""
    if first in {"will", "must", "should"}:
        return f"{first} "
    return f"{first} to " if rest.startswith("to ") else ""


def _within(text: str) -> str:
    """Return a clause as it goes on within a sentence."""
    return text[:1].lower() + text[1:] if text.startswith(("It ", "There ")) else text


def _tied(before: Clause, clause: Clause) -> str:
    join = clause.join
    if join in {
        "because",
        "when",
        "while",
        "after",
        "before",
        "until",
        "though",
        "although",
        "as",
        "since",
        "once",
        "if",
    }:
        return f" {join} {_within(clause.full())}"
    shared = before.is_mine and clause.is_mine
    if join in {"", ","}:
        return f", {_within(clause.full())}"
    if join == "so" or not shared:
        return f", {join} {_within(clause.full())}"
    light = " " if join in {"and", "or"} else ", "
    return f"{light}{join} {clause.after_i()}"
