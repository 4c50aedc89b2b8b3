"""One entry: reading it, the form it is written in, its history, two texts of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from echodiary.features.books.domain import Book
from echodiary.features.entries import moods
from echodiary.features.entries.domain import BODY_MAX, TAG_MAX, TAGS_MAX, TITLE_MAX, Entry, EntryChanges, Revision
from echodiary.features.entries.errors import (
    BodyEmpty,
    BodyTooLong,
    MoodTooLong,
    TagTooLong,
    TextUnreadable,
    TitleTooLong,
    TooManyTags,
)
from echodiary.features.entries.moods import Mood
from echodiary.features.entries.views.diary import HERE, excerpt_of, href_of
from echodiary.features.personas.faces import Face, face_of
from echodiary.platform.errors import EchoDiaryError
from echodiary.web import formats
from echodiary.web.etag import etag_of
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, one_line_ends

BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
TAG_ENDS = re.compile("[,，、\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of text, as the paper's macros take it."""

    text: str
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address and what it is called."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text as a page of a book."""

    date: str
    iso: str
    title: str
    paragraphs: Sequence[Sequence[Sentence]]
    mood: Mood | None
    tags: Sequence[str]


@dataclass(frozen=True, slots=True)
class EntryView:
    """The page of an entry."""

    leaf: Leaf
    voice: str | None
    face: Face | None
    previous: Link | None
    following: Link | None
    edit: str
    history: str
    delete: str
    move: str
    books: Sequence[tuple[str, str]]  # those it can move into


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form, as it was typed."""

    title: str = ""
    body: str = ""
    mood: str = ""
    tags: str = ""
    entry_date: str = ""
    book_id: str = ""

    @classmethod
    def of(cls, entry: Entry) -> "Typed":
        """The form of an entry as it is stored."""
        tags = ", ".join(entry.tags)
        day = entry.entry_date.isoformat()
        return cls(entry.title, entry.body, entry.mood or "", tags, day, str(entry.book_id))

    def read_date(self) -> date | None:
        """The date, None when it is none."""
        try:
            return date.fromisoformat(self.entry_date)
        except ValueError:
            return None

    def read_tags(self) -> list[str]:
        """The tags, with or without a # before them."""
        return [name for tag in TAG_ENDS.split(self.tags) if (name := tag.strip().removeprefix("#").strip())]

    def changes(self, day: date) -> EntryChanges:
        """What the form makes of an entry."""
        return {
            "title": self.title.strip() or None,
            "body": one_line_ends(self.body),
            "mood": self.mood or None,
            "tags": self.read_tags(),
            "entry_date": day,
        }


@dataclass(frozen=True, slots=True)
class FormView:
    """The form of an entry. `key` names its text in the browser; `unsaved`: the text is nowhere else yet."""

    action: str
    key: str
    typed: Typed
    moods: Sequence[Mood]
    errors: Faults
    back: str
    etag: str | None = None
    conflict: str | None = None
    unsaved: bool = False
    revive: bool = False
    books: Sequence[tuple[str, str]] = ()
    title_max: int = TITLE_MAX
    body_max: int = BODY_MAX


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two texts of one entry: what is stored, and what was typed."""

    stored: Leaf
    form: FormView
    in_bin: bool
    keep: str
    yours: str


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """An earlier state in the list."""

    when: str
    title: str
    excerpt: str
    href: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """What an entry was before; `older` is the address of the next page."""

    title: str
    back: str
    lines: Sequence[RevisionLine]
    older: str | None


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One earlier state."""

    leaf: Leaf
    when: str
    number: int
    restore: str
    back: str


def leaf_of(content: Entry | Revision) -> Leaf:
    """A state of an entry as a page of a book."""
    return Leaf(
        date=formats.full_date(content.entry_date),
        iso=content.entry_date.isoformat(),
        title=content.title,
        paragraphs=paragraphs_of(content.body),
        mood=Mood(content.mood, moods.label(content.mood)) if content.mood else None,
        tags=content.tags,
    )


def paragraphs_of(body: str) -> list[list[Sentence]]:
    """A text cut at its blank lines; single line ends stay."""
    return [[Sentence(part)] for part in BLANK_LINES.split(one_line_ends(body).strip("\n")) if part.strip()]


def entry_view(entry: Entry, older: Entry | None, newer: Entry | None, books: Sequence[Book] = ()) -> EntryView:
    """The page of an entry between its neighbours in time."""
    here = href_of(entry.id)
    voice = _("In the voice of %(name)s") % {"name": entry.persona_name} if entry.persona_name else None
    return EntryView(
        leaf=leaf_of(entry),
        voice=voice,
        face=face_of(entry.persona_name, entry.persona_colour),
        previous=_link(older),
        following=_link(newer),
        edit=f"{here}/edit",
        history=f"{here}/history",
        delete=f"{here}/delete",
        move=f"{here}/move",
        books=[(str(book.id), book.form.title) for book in books if book.id != entry.book_id],
    )


def new_form(typed: Typed, books: Sequence[Book], *, errors: Faults | None = None) -> FormView:
    """The form of an entry that is not there yet; books can be chosen where there are several."""
    names = [(str(book.id), book.form.title) for book in books]
    return FormView(
        action=f"{HERE}/new",
        key="entry-new",
        typed=typed,
        moods=moods.choices(typed.mood),
        errors=errors or Faults(),
        back=HERE,
        unsaved=errors is not None,
        books=names if len(names) > 1 else (),
    )


def edit_form(
    entry: Entry, typed: Typed | None = None, *, errors: Faults | None = None, unsaved: bool = False
) -> FormView:
    """The form of an entry that is there."""
    here = href_of(entry.id)
    shown = typed or Typed.of(entry)
    return FormView(
        action=f"{here}/edit",
        key=f"entry:{entry.id}",
        typed=shown,
        moods=moods.choices(shown.mood),
        errors=errors or Faults(),
        back=here,
        etag=etag_of(entry.revision),
        conflict=f"{here}/conflict",
        unsaved=unsaved or errors is not None,
        revive=entry.deleted_at is not None,
    )


def conflict_view(current: Entry, typed: Typed) -> ConflictView:
    """Both texts; the one that was typed can be mended before it is saved."""
    form = edit_form(current, typed, unsaved=True)
    return ConflictView(
        leaf_of(current), form, current.deleted_at is not None, f"{href_of(current.id)}/keep", typed.body
    )


def history_view(entry: Entry, revisions: Sequence[Revision], time_zone: str, older: str | None) -> HistoryView:
    """The list of what an entry was before."""
    here = href_of(entry.id)
    lines = [
        RevisionLine(
            formats.moment(one.created_at, time_zone), one.title, excerpt_of(one.body), f"{here}/history/{one.number}"
        )
        for one in revisions
    ]
    return HistoryView(entry.title, here, lines, older)


def revision_view(entry: Entry, revision: Revision, time_zone: str) -> RevisionView:
    """One earlier state, and the way back to it."""
    here = href_of(entry.id)
    when = formats.moment(revision.created_at, time_zone)
    return RevisionView(leaf_of(revision), when, revision.number, f"{here}/restore", f"{here}/history")


def refused_at(error: EchoDiaryError) -> tuple[str, str]:
    """The field a refusal belongs to, and what it says."""
    known: dict[type[EchoDiaryError], tuple[str, str]] = {
        BodyEmpty: ("body", _("The page is still empty. One line is enough.")),
        BodyTooLong: ("body", _("This is longer than one entry can be. Please make two entries of it.")),
        TextUnreadable: ("body", _("There is half a letter in the text that cannot be kept. Please type it again.")),
        TitleTooLong: ("title", _("A title has at most %(num)s characters.") % {"num": TITLE_MAX}),
        MoodTooLong: ("mood", _("Please choose one of the moods.")),
        TagTooLong: ("tags", _("A tag has at most %(num)s characters.") % {"num": TAG_MAX}),
        TooManyTags: ("tags", _("An entry has at most %(num)s tags.") % {"num": TAGS_MAX}),
    }
    if type(error) not in known:
        raise error
    return known[type(error)]


def _link(entry: Entry | None) -> Link | None:
    return None if entry is None else Link(href_of(entry.id), formats.month_and_day(entry.entry_date))
