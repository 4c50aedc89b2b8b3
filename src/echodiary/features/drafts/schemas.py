"""What the JSON API of drafts takes and gives."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, StringConstraints

from echodiary.features.drafts.domain import (
    INSTRUCTION_MAX,
    KEYWORD_MAX,
    KEYWORDS_MAX,
    MEMO_MAX,
    WORKING_TEXT_MAX,
    Draft,
    DraftOptions,
    PersonaSwitch,
    Version,
)
from echodiary.features.drafts.version_schemas import ChecksView
from echodiary.features.llm_policy.domain import ModelRole
from echodiary.writing.request import Fidelity, Language, Length, Memo, MemoKind

StatusOnWire = Literal["waiting", "generating", "ready", "interrupted", "failed", "saved", "discarded"]
TextRole = Literal[ModelRole.TEXT_SMALL, ModelRole.TEXT_LARGE]
TITLE_MAX = 200
# The limits themselves are the domain's: these keep a request from being absurd, and leave room for a clear answer.
LOOSE = 10


class MemoBody(BaseModel):
    """What the user typed: keywords or free text."""

    kind: MemoKind
    text: Annotated[str, StringConstraints(max_length=MEMO_MAX * LOOSE)] = ""
    keywords: Annotated[
        list[Annotated[str, StringConstraints(max_length=KEYWORD_MAX * LOOSE)]], Field(max_length=KEYWORDS_MAX * LOOSE)
    ] = []

    def to_memo(self) -> Memo:
        """The memo as the domain knows it; only what belongs to its kind counts."""
        if self.kind is MemoKind.KEYWORDS:
            return Memo(self.kind, keywords=tuple(self.keywords))
        return Memo(self.kind, text=self.text)


class OptionsBody(BaseModel):
    """The dials."""

    length: Length = Length.MEDIUM
    fidelity: Fidelity = Fidelity.NATURAL
    language: Language | None = None

    def to_options(self) -> DraftOptions:
        """The dials as the domain knows them."""
        return DraftOptions(self.length, self.fidelity, self.language)


class DraftBody(BaseModel):
    """A memo to be written from; with `start` false it is only kept."""

    book_id: UUID
    persona_id: UUID | None = None
    entry_date: date | None = None
    memo: MemoBody
    options: OptionsBody = OptionsBody()
    role: TextRole = ModelRole.TEXT_SMALL
    start: bool = True


class VersionBody(BaseModel):
    """Another version to be written."""

    persona_id: UUID | None = None
    options: OptionsBody | None = None
    role: TextRole = ModelRole.TEXT_LARGE
    instruction: Annotated[str, StringConstraints(max_length=INSTRUCTION_MAX)] | None = None
    memo: MemoBody | None = None


class DraftPatch(BaseModel):
    """What the user typed; what is left out stays."""

    working_text: Annotated[str, StringConstraints(max_length=WORKING_TEXT_MAX * LOOSE)] | None = None
    title: Annotated[str, StringConstraints(max_length=TITLE_MAX)] | None = None
    memo: MemoBody | None = None
    entry_date: date | None = None


class PersonaBody(BaseModel):
    """The persona to switch to, and what happens to the text."""

    persona_id: UUID
    draft_action: PersonaSwitch | None = None


class RestoreBody(BaseModel):
    """The version to take back."""

    version: Annotated[int, Field(ge=1)]


class SaveBody(BaseModel):
    """What belongs to the entry beside its text."""

    title: Annotated[str, StringConstraints(max_length=TITLE_MAX)] | None = None
    mood: str | None = None
    tags: list[str] = []


class VersionView(BaseModel):
    """One version."""

    number: int
    kind: str
    persona: UUID | None
    persona_name: str | None
    persona_colour: str | None
    options: OptionsBody
    provider: str | None
    model: str | None
    role: str | None
    text: str
    title: str | None
    checks: ChecksView
    created_at: datetime

    @classmethod
    def of(cls, version: Version) -> Self:
        """The view of a version."""
        return cls(
            number=version.number,
            kind=version.kind,
            persona=version.persona_id,
            persona_name=version.persona_name,
            persona_colour=version.persona_colour,
            options=_options(version.options),
            provider=version.provider,
            model=version.model,
            role=version.role,
            text=version.text,
            title=version.title,
            checks=ChecksView(**asdict(version.checks)),
            created_at=version.created_at,
        )


class ErrorView(BaseModel):
    """Why the last writing failed."""

    code: str
    retryable: bool


class DraftSummary(BaseModel):
    """A draft without its versions."""

    id: UUID
    book_id: UUID
    persona_id: UUID
    entry_date: date
    status: str
    memo: MemoBody
    options: OptionsBody
    working_text: str
    title: str | None
    working_version: int | None
    offered_version: int | None
    edited: bool
    version_count: int
    revision: int
    entry_id: UUID | None
    error: ErrorView | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, draft: Draft) -> Self:
        """The view of a draft."""
        memo = draft.memo
        return cls(
            id=draft.id,
            book_id=draft.book_id,
            persona_id=draft.persona_id,
            entry_date=draft.entry_date,
            status=draft.status.on_wire,
            memo=MemoBody(kind=memo.kind, text=memo.text, keywords=list(memo.keywords)),
            options=_options(draft.options),
            working_text=draft.working_text,
            title=draft.working_title,
            working_version=draft.working_version,
            offered_version=draft.offered_version,
            edited=draft.edited,
            version_count=draft.version_count,
            revision=draft.revision,
            entry_id=draft.entry_id,
            error=ErrorView(code=draft.failure.code, retryable=draft.failure.retryable) if draft.failure else None,
            created_at=draft.created_at,
            updated_at=draft.updated_at,
        )


class DraftView(DraftSummary):
    """A draft with all its versions."""

    versions: list[VersionView] = []

    @classmethod
    def of_all(cls, draft: Draft, versions: list[Version]) -> Self:
        """The view of a draft and its versions; without a title of the user's own it shows the one proposed last."""
        view = cls(**DraftSummary.of(draft).model_dump(), versions=[VersionView.of(version) for version in versions])
        if view.title is None:
            view.title = next((version.title for version in reversed(versions) if version.title), None)
        return view


class DraftList(BaseModel):
    """A page of drafts."""

    items: list[DraftSummary]
    next_cursor: str | None = None


def _options(options: DraftOptions) -> OptionsBody:
    return OptionsBody(length=options.length, fidelity=options.fidelity, language=options.language)
