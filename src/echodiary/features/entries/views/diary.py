"""The diary: a calendar, a list by month, what a search found, the bin."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from echodiary.features.books.views import BookCard
from echodiary.features.entries import moods
from echodiary.features.entries.domain import KEPT_IN_BIN, Entry
from echodiary.web import formats
from echodiary.web.i18n import gettext as _
from echodiary.web.i18n import ngettext

EXCERPT = 160
LEAD = 24  # characters before a word that was found
HERE = "/entries"
SUNDAY_FIRST = calendar.Calendar(firstweekday=calendar.SUNDAY)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry in a list."""

    id: UUID
    day: int
    weekday: str
    date: str
    title: str
    excerpt: str
    by: Sequence[str]
    picture: None
    href: str


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the calendar; without `href` nothing is written."""

    number: int
    label: str
    href: str | None
    today: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class CalendarView:
    """One month; `previous` and `following` are addresses or None."""

    title: str
    count: int
    weekdays: Sequence[tuple[str, str]]
    weeks: Sequence[Sequence[DayCell | None]]
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """Entries of one month under its name; `quiet`: the name stands beside it already."""

    title: str
    quiet: bool
    lines: Sequence[EntryLine]


@dataclass(frozen=True, slots=True)
class Hollow:
    """Why there is nothing to show."""

    title: str
    text: str
    invites: bool = False


@dataclass(frozen=True, slots=True)
class ResultsView:
    """What stands beside the calendar: a list, or what a search found (`said` tells how many)."""

    groups: Sequence[MonthGroup]
    hollow: Hollow | None = None
    said: str | None = None
    newer: str | None = None
    older: str | None = None
    query: str = ""
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Ago:
    """The same day a year before."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class DiaryView:
    """The page of the diary."""

    calendar: CalendarView
    results: ResultsView
    ago: Ago | None
    query: str = ""


@dataclass(frozen=True, slots=True)
class BookPageView:
    """One book and its entries; `older` is the address of the next page."""

    card: BookCard
    archived: bool
    groups: Sequence[MonthGroup]
    write_href: str
    edit_href: str
    older: str | None
    notice: str | None


@dataclass(frozen=True, slots=True)
class BinLine:
    """One entry in the bin, and when it goes for good."""

    title: str
    excerpt: str
    day: str
    until: str
    undelete: str


@dataclass(frozen=True, slots=True)
class BinView:
    """The bin; `older` is the address of its next page."""

    lines: Sequence[BinLine]
    older: str | None


def line_of(entry: Entry, word: str = "") -> EntryLine:
    """The line of an entry; the excerpt shows the word that was searched for."""
    by = [name for name in (entry.persona_name, moods.label(entry.mood) if entry.mood else None) if name]
    return EntryLine(
        id=entry.id,
        day=entry.entry_date.day,
        weekday=formats.weekday(entry.entry_date),
        date=entry.entry_date.isoformat(),
        title=entry.title,
        excerpt=excerpt_of(entry.body, word),
        by=by,
        picture=None,
        href=href_of(entry.id),
    )


def excerpt_of(body: str, word: str = "") -> str:
    """The beginning of a text on one line, or the part around a word."""
    text = " ".join(body.split())
    at = text.casefold().find(word.casefold()) if word else -1
    start = at - LEAD if at > EXCERPT - LEAD else 0
    part = text[start : start + EXCERPT]
    return ("…" if start else "") + part + ("…" if start + EXCERPT < len(text) else "")


def groups_of(entries: Sequence[Entry], beside: date | None = None, word: str = "") -> list[MonthGroup]:
    """Entries, newest first, by month; the name of the month `beside` is quiet when it is the only one."""
    groups = [
        (date(year, month, 1), [line_of(entry, word) for entry in of_month])
        for (year, month), of_month in groupby(
            entries, key=lambda entry: (entry.entry_date.year, entry.entry_date.month)
        )
    ]
    alone = len(groups) == 1
    return [MonthGroup(formats.month_of_year(first), alone and first == beside, lines) for first, lines in groups]


def calendar_of(
    first: date, entries: Sequence[Entry], today: date, *, previous: bool, following: bool, chosen: date | None = None
) -> CalendarView:
    """The month that begins on `first`, with the entries in it."""
    hrefs: dict[date, str] = {}
    for entry in entries:
        several = entry.entry_date in hrefs
        hrefs[entry.entry_date] = f"{HERE}?day={entry.entry_date}" if several else href_of(entry.id)

    def cell(day: date) -> DayCell | None:
        if day.month != first.month:
            return None
        return DayCell(day.day, formats.full_date(day), hrefs.get(day), day == today, day == chosen)

    weeks = SUNDAY_FIRST.monthdatescalendar(first.year, first.month)
    return CalendarView(
        title=formats.month_of_year(first),
        count=len(entries),
        weekdays=formats.weekdays(),
        weeks=[[cell(day) for day in week] for week in weeks],
        previous=href_of_month(first - timedelta(days=1)) if previous else None,
        following=href_of_month(_next_month(first)) if following else None,
    )


def found_of(entries: Sequence[Entry], query: str, cursor: str | None) -> ResultsView:
    """What a search found; with a cursor there may be more."""
    word = next(iter(query.split()), "")
    if not entries and cursor is None:
        hollow = Hollow(_("No entry with these words"), _("Another word may find it; a part of a word is enough."))
        return ResultsView([], hollow, said=_("No entry with these words"), query=query)
    said = ngettext("%(num)s entry found", "%(num)s entries found", len(entries)) % {"num": len(entries)}
    if cursor is not None:
        said = _("%(found)s so far") % {"found": said}
    return ResultsView(groups_of(entries, word=word), said=said, query=query, cursor=cursor)


def ago_of(entries: Sequence[Entry]) -> Ago | None:
    """The card of the same day a year before."""
    if not entries:
        return None
    return Ago(href_of(entries[0].id), excerpt_of(entries[0].body)[:EXCERPT])


def bin_line_of(entry: Entry, time_zone: str) -> BinLine:
    """The line of an entry in the bin."""
    assert entry.deleted_at is not None  # noqa: S101 - it is in the bin
    gone = _("Goes for good on %(when)s") % {"when": formats.moment(entry.deleted_at + KEPT_IN_BIN, time_zone)}
    return BinLine(
        entry.title, excerpt_of(entry.body), formats.full_date(entry.entry_date), gone, f"{href_of(entry.id)}/undelete"
    )


def href_of(entry_id: UUID) -> str:
    """The address of an entry."""
    return f"{HERE}/{entry_id}"


def href_of_month(day: date) -> str:
    """The address of the month a day is in."""
    return f"{HERE}?month={day:%Y-%m}"


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
