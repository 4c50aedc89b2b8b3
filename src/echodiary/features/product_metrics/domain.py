"""What an admin can know of how the product does: counts and times, no text and no account.

What does not exist is not in it: how images fare (ready, retries) gets a part of its own in `Report`, fed by an
`overview` of their slice, when they come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from echodiary.features.drafts.overview import DraftFigures
from echodiary.features.generations.overview import Outcome, RoleFigures, Window
from echodiary.features.llm_policy.overview import Switch
from echodiary.features.personas.domain import Origin

SWITCHES_SHOWN = 10
AROUND_A_SWITCH = timedelta(days=7)
# What was accepted just before a switch ends after it: no generation lasts longer.
STILL_RUNNING = timedelta(hours=1)


class Period(IntEnum):
    """How far the figures go back, in days."""

    WEEK = 7
    MONTH = 30
    QUARTER = 90


@dataclass(frozen=True, slots=True)
class ComparedSwitch:
    """A switch of the policy with the days before and after it, up to its neighbours."""

    switch: Switch
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a period."""

    days: Period
    since: datetime
    until: datetime
    drafts: DraftFigures
    entries_by_hand: int
    personas: Mapping[Origin, int]
    roles: Sequence[RoleFigures]
    switches: Sequence[ComparedSwitch]


def rate(part: int, whole: int) -> float | None:
    """A share between 0 and 1; None of nothing."""
    return part / whole if whole else None


def windows_of(switch: Switch, now: datetime) -> tuple[Window, Window]:
    """The days before and after a switch. The neighbouring switches end them: each window has its own version."""
    before = Window(
        switch.previous_version,
        switch.previous_provider,
        switch.at - AROUND_A_SWITCH,
        switch.at + STILL_RUNNING,
    )
    after = Window(switch.version, switch.provider, switch.at, min(switch.at + AROUND_A_SWITCH, now))
    return before, after
