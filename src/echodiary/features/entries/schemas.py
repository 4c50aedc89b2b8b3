"""What the JSON API of entries takes and gives. The answers are described here and written straight from the domain's
dataclasses: their fields are the same, which a test checks.
"""

from datetime import date, datetime
from typing import Annotated, Any, Self, cast
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from echodiary.features.entries.domain import (
    BODY_MAX,
    MOOD_MAX,
    QUERY_MAX,
    TAG_MAX,
    TAGS_MAX,
    TITLE_MAX,
    Entry,
    EntryChanges,
    EntryFilter,
)
from echodiary.web.pagination import LARGEST_LIMIT


def _described(**schema: Any) -> Any:
    """A limit that the documentation shows and the domain enforces, with a code of its own."""
    return Field(json_schema_extra=schema)


Title = Annotated[str, _described(maxLength=TITLE_MAX)]
Body = Annotated[str, _described(minLength=1, maxLength=BODY_MAX)]
Mood = Annotated[str, _described(maxLength=MOOD_MAX)]
Tags = Annotated[list[Annotated[str, _described(maxLength=TAG_MAX)]], _described(maxItems=TAGS_MAX)]


class EntryBody(BaseModel):
    """An entry to be written."""

    book_id: UUID
    body: Body
    title: Title | None = None
    entry_date: date | None = None
    mood: Mood | None = None
    tags: Tags = []


class EntryPatch(BaseModel):
    """Changes to an entry; what is left out stays. Without a title one is proposed."""

    title: Title | None = None
    body: Body = ""
    mood: Mood | None = None
    tags: Tags = []
    entry_date: date = date.min
    book_id: UUID = UUID(int=0)

    def changes(self) -> EntryChanges:
        """What was sent."""
        return cast("EntryChanges", self.model_dump(exclude_unset=True))


class RestoreBody(BaseModel):
    """Which earlier state to go back to."""

    revision: Annotated[int, Field(ge=1, lt=2**31)]


class SearchBody(BaseModel):
    """What to search for; words are private and never travel in an address."""

    q: Annotated[str, Field(max_length=QUERY_MAX)]
    book_id: UUID | None = None
    since: Annotated[date, Field(alias="from")] = date.min
    until: Annotated[date, Field(alias="to")] = date.max
    mood: Mood | None = None
    tag: Annotated[str, _described(maxLength=TAG_MAX)] | None = None
    limit: Annotated[int, Field(ge=1, le=LARGEST_LIMIT)] = 20
    cursor: Annotated[str, Field(max_length=500)] | None = None

    @property
    def wanted(self) -> EntryFilter:
        """What the search is narrowed by."""
        return EntryFilter(self.book_id, self.since, self.until, self.mood, tag=self.tag)


class IllustrationView(BaseModel):
    """The picture of an entry."""

    id: UUID
    status: str


class EntryView(BaseModel):
    """An entry as its owner sees it."""

    model_config = ConfigDict(from_attributes=True)

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
    tags: list[str]
    tag_ids: list[UUID]
    illustration: IllustrationView | None
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    revision: int

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """The view of an entry."""
        return cls.model_validate(entry)


class EntryList(BaseModel):
    """A page of entries, newest first."""

    items: list[EntryView]
    next_cursor: str | None


class RevisionView(BaseModel):
    """An entry as it stood before an edit."""

    number: int
    entry_date: date
    title: str
    body: str
    mood: str | None
    tags: list[str]
    created_at: datetime


class RevisionList(BaseModel):
    """A page of earlier states, the latest first."""

    items: list[RevisionView]
    next_cursor: str | None


class DayView(BaseModel):
    """How many entries a day has."""

    date: date
    count: int


class Calendar(BaseModel):
    """The days of a month that have entries."""

    items: list[DayView]
