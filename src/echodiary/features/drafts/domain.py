"""A memo being turned into an entry: states, versions, the working copy. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from echodiary.features.generations.domain import INTERRUPTED, Failure, GenerationStatus
from echodiary.writing.events import SentenceProvenance
from echodiary.writing.request import Fidelity, Language, Length, Memo

MEMO_MAX = 20_000
KEYWORDS_MAX = 100
KEYWORD_MAX = 200
INSTRUCTION_MAX = 2_000
WORKING_TEXT_MAX = 100_000
RESTORABLE_FOR = timedelta(days=30)


class DraftStatus(StrEnum):
    """waiting → writing → ready | interrupted | failed → saved | discarded."""

    WAITING = "waiting"
    WRITING = "writing"
    READY = "ready"
    INTERRUPTED = "interrupted"
    FAILED = "failed"
    SAVED = "saved"
    DISCARDED = "discarded"

    @property
    def on_wire(self) -> str:
        """The name that clients see: `writing` is called `generating` there."""
        return "generating" if self is DraftStatus.WRITING else self.value


BY_NAME_ON_WIRE = {status.on_wire: status for status in DraftStatus}
UNFINISHED = frozenset(DraftStatus) - {DraftStatus.SAVED, DraftStatus.DISCARDED}
STARTABLE = UNFINISHED - {DraftStatus.WRITING}


class VersionKind(StrEnum):
    """Where a version's text comes from."""

    GENERATED = "generated"
    EDITED = "edited"
    PARTIAL = "partial"


class PersonaSwitch(StrEnum):
    """What happens to the text when the persona is switched; without an answer nothing does."""

    KEEP = "keep"
    REWRITE = "rewrite"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """The dials: how long, how much may be added, in which language (None: the memo's own)."""

    length: Length = Length.MEDIUM
    fidelity: Fidelity = Fidelity.NATURAL
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """What a draft is to be made from. Without a persona the book's default writes."""

    book_id: UUID
    persona_id: UUID | None
    entry_date: date
    memo: Memo
    options: DraftOptions


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a draft. Never changed after it was stored."""

    id: UUID
    number: int
    kind: VersionKind
    text: str
    title: str | None
    persona_id: UUID | None
    persona_name: str | None
    persona_colour: str | None
    options: DraftOptions
    provider: str | None
    model: str | None
    role: str | None
    instruction: str | None
    provenance: tuple[SentenceProvenance, ...]
    created_at: datetime
    generation_id: UUID | None = None

    @property
    def checks(self) -> "Checks":
        """What the checks of its text came to."""
        return Checks(
            sentences=len(self.provenance),
            added=sum(one.added for one in self.provenance),
            guessed=sum(bool(one.guessed) for one in self.provenance),
            off_level=sum(one.off_level for one in self.provenance),
        )


@dataclass(frozen=True, slots=True)
class Checks:
    """How many sentences a version has, and how many say what the memo lacks, rest on a guess, slip in their level."""

    sentences: int
    added: int
    guessed: int
    off_level: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft without its versions.

    `working_version` is the version that the working copy came from, `edited` whether the user has changed it since.
    `offered_version` is a new version that did not replace the working copy because the user had touched it.
    """

    id: UUID
    account_id: UUID
    book_id: UUID
    persona_id: UUID
    entry_date: date
    status: DraftStatus
    options: DraftOptions
    memo: Memo
    working_text: str
    working_title: str | None
    working_version: int | None
    offered_version: int | None
    edited: bool
    version_count: int
    revision: int
    generation_id: UUID | None
    entry_id: UUID | None
    failure: Failure | None
    created_at: datetime
    updated_at: datetime

    @property
    def is_unfinished(self) -> bool:
        """Whether the user may still work on it."""
        return self.status in UNFINISHED


def status_after(ended: GenerationStatus, *, has_versions: bool) -> DraftStatus:
    """What becomes of a draft when its generation ends. A stop by the user is no failure: what there is, is ready."""
    if ended is GenerationStatus.DONE:
        return DraftStatus.READY
    if ended is GenerationStatus.CANCELLED:
        return DraftStatus.READY if has_versions else DraftStatus.WAITING
    return DraftStatus.INTERRUPTED if ended is GenerationStatus.INTERRUPTED else DraftStatus.FAILED


def status_at_rest(version_count: int, failure: Failure | None) -> DraftStatus:
    """The state of a draft on which nothing runs, as when it comes back from the bin."""
    if failure is not None:
        return DraftStatus.INTERRUPTED if failure == INTERRUPTED else DraftStatus.FAILED
    return DraftStatus.READY if version_count else DraftStatus.WAITING


def faulty_sentences(version: Version) -> tuple[str, ...]:
    """What the checks found fault with: slips in the speech level, what the memo lacks, in facts all that was added."""
    only_facts = version.options.fidelity is Fidelity.FACTS
    return tuple(one.text for one in version.provenance if one.off_level or one.findings or (only_facts and one.added))


def shorter(length: Length) -> Length:
    """One step shorter."""
    return Length.MEDIUM if length is Length.LONG else Length.SHORT


def longer(length: Length) -> Length:
    """One step longer."""
    return Length.MEDIUM if length is Length.SHORT else Length.LONG
