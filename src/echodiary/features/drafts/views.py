"""What the templates of drafts see: everything decided and formatted."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from echodiary.features.drafts.differences import Part
from echodiary.features.drafts.marked_text import Piece
from echodiary.features.entries.moods import Mood
from echodiary.features.personas.faces import Face

Pair = tuple[str, str]  # value and label


@dataclass(frozen=True, slots=True)
class PersonaLine:
    """A persona in the picker; `portrait` is an address."""

    id: str
    name: str
    voice: str
    colour: str
    portrait: str | None = None


@dataclass(frozen=True, slots=True)
class BookLine:
    """A book to choose; `persona_id` is its default persona."""

    id: str
    title: str
    persona_id: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day to choose: its chip says `label`, the heading above the memo `full`."""

    value: str
    label: str
    full: str

    @property
    def pair(self) -> Pair:
        """What the chip needs."""
        return self.value, self.label


@dataclass(frozen=True, slots=True)
class ButtonView:
    """A way on from a notice: a link when `href` is set, else a button of the page's form."""

    label: str
    action: str = ""
    href: str = ""
    name: str = ""
    value: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What happened, that nothing is lost, and what to press."""

    kind: str
    title: str
    text: str
    buttons: tuple[ButtonView, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoView:
    """The left side of the desk. `action` is where the form goes, `url` where typing is kept (None: this device only),
    `creates` whether the first autosave makes a draft.
    """

    action: str
    text: str
    key: str
    url: str | None
    creates: bool
    conflict_url: str | None
    error: str | None
    question: str | None
    notices: tuple[NoticeView, ...]
    resumed: bool
    days: tuple[DayLine, ...]
    day: str
    books: tuple[BookLine, ...]
    book_id: str
    personas: tuple[PersonaLine, ...]
    persona_id: str
    lengths: tuple[Pair, ...]
    length: str
    fidelities: tuple[Pair, ...]
    fidelity: str
    button: str
    is_first: bool
    fresh_href: str = "/?new"
    by_hand_href: str = "/entries/new"


@dataclass(frozen=True, slots=True)
class VersionBarView:
    """Which version lies on the desk, and the addresses of its neighbours."""

    number: int
    count: int
    previous: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class PaperView:
    """The right side: the working copy. `mode` is how it begins: reading (None) or "edit"."""

    heading: str
    face: Face | None
    maker: str | None
    bar: VersionBarView | None
    title: str
    title_proposed: str
    text: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    mode: str | None
    partial: bool
    can_rewrite: bool
    moods: Sequence[Mood]
    mood: str
    tags: str
    error: str | None


@dataclass(frozen=True, slots=True)
class StreamView:
    """A generation that runs: where it is followed, and what it has said so far."""

    url: str
    after: int
    paragraphs: tuple[tuple[Piece, ...], ...]
    heading: str
    refresh_seconds: int


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A draft left lying."""

    href: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class AgoLine:
    """What was written on this day a year ago."""

    href: str
    title: str


@dataclass(frozen=True, slots=True)
class DraftPageView:
    """A draft's page. `state` is one of waiting, writing, desk, saved, discarded."""

    id: str
    state: str
    home: str
    etag: str
    memo: MemoView
    paper: PaperView | None = None
    stream: StreamView | None = None
    notices: tuple[NoticeView, ...] = ()
    switch: "SwitchView | None" = None
    entry_href: str | None = None
    shelf: tuple[ShelfLine, ...] = ()
    ago: tuple[AgoLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SwitchView:
    """The question that a switch of persona asks; `to` is empty where the picker says who it is."""

    action: str
    home: str
    present_id: str
    to_id: str = ""
    to_name: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One message as it was sent; `speaker` in the reader's language."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class ReceiptBox:
    """What left the server for a version; without messages nothing did."""

    title: str
    facts: tuple[str, ...]
    messages: tuple[ReceiptLine, ...]


@dataclass(frozen=True, slots=True)
class VersionPageView:
    """One version, and how it differs from the text on the desk."""

    home: str
    etag: str
    bar: VersionBarView
    title: str
    heading: str
    face: Face | None
    compare_href: str | None
    facts: tuple[str, ...]
    instruction: str | None
    paragraphs: tuple[tuple[Piece, ...], ...]
    differences: tuple[Part, ...]
    same: bool
    on_desk: bool
    offered: bool
    take: ButtonView | None
    receipt: ReceiptBox
    restore_action: str
    decline_action: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One of two versions, with what only it says."""

    name: str
    number: int
    href: str
    face: Face | None
    heading: str
    facts: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ComparePageView:
    """Two versions side by side, and which others could stand there."""

    home: str
    action: str
    choices: tuple[tuple[str, str], ...]
    same: bool
    sides: tuple[SideView, SideView]


@dataclass(frozen=True, slots=True)
class ConflictPageView:
    """Two texts of one thing side by side. `kind` is text, memo or entry; `hidden` are fields that travel on."""

    kind: str
    home: str
    action: str
    title: str
    explanation: str
    yours: str
    yours_label: str
    theirs: str
    theirs_label: str
    differences: tuple[Part, ...]
    take_yours: str
    take_theirs: str
    theirs_href: str | None
    merge: str
    clear_key: str
    hidden: tuple[Pair, ...] = field(default=())
