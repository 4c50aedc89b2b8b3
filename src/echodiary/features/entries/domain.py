"""Pure rules of entries: what they may hold, titles, tags, days, and where a list of them goes on."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypedDict
from uuid import UUID

from echodiary.features.entries.errors import (
    BodyEmpty,
    BodyTooLong,
    MonthInvalid,
    MoodTooLong,
    TagTooLong,
    TextUnreadable,
    TitleTooLong,
    TooManyTags,
)
from echodiary.platform.sealing.search_tokens import fold

TITLE_MAX = 200
PROPOSED_TITLE_MAX = 40
BODY_MAX = 100_000
MOOD_MAX = 40
TAG_MAX = 40
TAGS_MAX = 20
QUERY_MAX = 200
BIN_DAYS = 30
KEPT_IN_BIN = timedelta(days=BIN_DAYS)

MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
SENTENCE = re.compile(r".*?[.!?。！？…](?=\s|$)")
FULL_STOPS = ".。… "


@dataclass(frozen=True, slots=True)
class Content:
    """What its user writes in an entry."""

    title: str
    body: str
    mood: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as its owner sees it: these fields, in this order, are what the JSON API shows."""

    id: UUID
    book_id: UUID
    draft_id: UUID | None
    persona_id: UUID | None
    persona_name: str | None
    persona_colour: str | None
    entry_date: date
    title: str
    body: str
    mood: str | None
    tags: tuple[str, ...]
    tag_ids: tuple[UUID, ...]
    illustration: None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    revision: int

    @property
    def content(self) -> Content:
        """What its user wrote."""
        return Content(self.title, self.body, self.mood, self.tags)


@dataclass(frozen=True, slots=True)
class Revision:
    """An entry as it stood before an edit; `created_at` is when that state was written."""

    number: int
    entry_date: date
    title: str
    body: str
    mood: str | None
    tags: tuple[str, ...]
    created_at: datetime

    @property
    def content(self) -> Content:
        """What its user wrote then."""
        return Content(self.title, self.body, self.mood, self.tags)


class EntryChanges(TypedDict, total=False):
    """Changes to an entry; what is left out stays. No title means: propose one."""

    title: str | None
    body: str
    mood: str | None
    tags: list[str]
    entry_date: date
    book_id: UUID


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list, newest first, an entry stands."""

    entry_date: date
    entry_id: UUID


BEFORE_ALL = Place(date.max, UUID(int=2**128 - 1))


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries are wanted; days are inclusive."""

    book_id: UUID | None = None
    since: date = date.min
    until: date = date.max
    mood: str | None = None
    tag_id: UUID | None = None
    tag: str | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many entries a day has."""

    date: date
    count: int


def checked_content(title: str | None, body: str, mood: str | None, tags: Iterable[str]) -> Content:
    """The content as it is kept; raises BodyEmpty, BodyTooLong, TitleTooLong, MoodTooLong, TagTooLong, TooManyTags,
    TextUnreadable.
    """
    kept = readable(body)
    if not kept.strip():
        raise BodyEmpty
    if len(kept) > BODY_MAX:
        raise BodyTooLong
    heading = readable(title or "").strip()
    if len(heading) > TITLE_MAX:
        raise TitleTooLong
    feeling = readable(mood or "").strip()
    if len(feeling) > MOOD_MAX:
        raise MoodTooLong
    return Content(heading or proposed_title(kept), kept, feeling or None, distinct_tags(tags))


def changed_content(content: Content, changes: EntryChanges) -> Content:
    """The content after an edit; raises what `checked_content` raises."""
    return checked_content(
        changes.get("title", content.title),
        changes.get("body", content.body),
        changes.get("mood", content.mood),
        changes.get("tags", content.tags),
    )


def readable(text: str) -> str:
    """The text without NUL, which no keyboard types and programs stumble over; raises TextUnreadable for surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise TextUnreadable from None
    return text.replace("\0", "")


def distinct_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags without blanks and without the same tag twice, in the order given; raises TagTooLong, TooManyTags."""
    kept: dict[str, str] = {}
    for tag in tags:
        name = readable(tag).strip()
        if len(name) > TAG_MAX:
            raise TagTooLong
        if name:
            kept.setdefault(fold(name), name)
    if len(kept) > TAGS_MAX:
        raise TooManyTags
    return tuple(kept.values())


def proposed_title(body: str) -> str:
    """The first words of the first sentence, as they stand there; never a word that is not in the body."""
    line = body.strip().splitlines()[0].strip()
    found = SENTENCE.match(line)
    sentence = found.group() if found else line
    words = " ".join(sentence.split()).rstrip(FULL_STOPS) or " ".join(line.split())
    if len(words) <= PROPOSED_TITLE_MAX:
        return words
    cut, _, _ = words[: PROPOSED_TITLE_MAX + 1].rpartition(" ")
    return cut or words[:PROPOSED_TITLE_MAX]


def month_of(text: str) -> tuple[date, date]:
    """The first and the last day of a month written as YYYY-MM; raises MonthInvalid."""
    found = MONTH.fullmatch(text)
    try:
        first = date(int(found.group(1)), int(found.group(2)), 1) if found else None
    except ValueError:
        first = None
    if first is None:
        raise MonthInvalid
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def same_day_last_year(day: date) -> date:
    """The day a year before; of a 29th of February, the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def narrowed(wanted: EntryFilter, first: date, last: date) -> EntryFilter:
    """The filter, for these days only."""
    return replace(wanted, since=max(first, wanted.since), until=min(last, wanted.until))
