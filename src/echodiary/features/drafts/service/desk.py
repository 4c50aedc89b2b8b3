"""What the use cases of drafts share: whose drafts they are, and the ports they work with."""

from dataclasses import dataclass
from uuid import UUID

from echodiary.features.books.service import BookService
from echodiary.features.drafts.cells import DraftCells
from echodiary.features.drafts.domain import Draft, DraftOptions, DraftStatus, Version, VersionKind
from echodiary.features.drafts.errors import DraftAlreadySaved, DraftDiscarded, DraftNotFound, DraftStale
from echodiary.features.drafts.models import DraftRow, VersionRow
from echodiary.features.drafts.repository import DraftRepository
from echodiary.features.entries.service import EntryService
from echodiary.features.generations.service import GenerationService
from echodiary.features.llm_policy.service import LlmPolicyService
from echodiary.features.personas.service import PersonaService
from echodiary.platform.clock import Clock
from echodiary.platform.ids import new_id
from echodiary.writing.events import SentenceProvenance


@dataclass(frozen=True, slots=True)
class Desk:
    """One account's desk for the length of one transaction."""

    account_id: UUID
    may_send: bool  # whether the account agreed that what it writes may go to an outside provider
    drafts: DraftRepository
    cells: DraftCells
    clock: Clock
    generations: GenerationService
    personas: PersonaService
    books: BookService
    entries: EntryService
    policy: LlmPolicyService

    async def take(self, draft_id: UUID, expected: int | None = None) -> DraftRow:
        """The draft, locked for this transaction; raises DraftNotFound, also for one of somebody else, and DraftStale
        when another revision than this one was expected.
        """
        row = await self.drafts.get(self.account_id, draft_id, lock=True)
        if row is None:
            raise DraftNotFound
        if expected is not None and expected != row.rev:
            raise DraftStale(self.opened(row))
        return row

    async def take_unfinished(self, draft_id: UUID, expected: int | None = None) -> DraftRow:
        """Like `take`; raises DraftAlreadySaved or DraftDiscarded when there is nothing to work on any more."""
        row = await self.take(draft_id)
        if row.status == DraftStatus.SAVED:
            raise DraftAlreadySaved(draft_id=row.id, entry_id=row.entry_id)
        if row.status == DraftStatus.DISCARDED:
            raise DraftDiscarded(draft_id=row.id)
        if expected is not None and expected != row.rev:
            raise DraftStale(self.opened(row))
        return row

    def opened(self, row: DraftRow) -> Draft:
        """The draft of a row."""
        return self.cells.open_draft(row)

    async def version_on_desk(self, row: DraftRow) -> Version | None:
        """The version that the working copy came from, if it came from one."""
        found = None if row.working_version is None else await self.drafts.get_version(row, row.working_version)
        return None if found is None else self.cells.open_version(found)

    def touch(self, row: DraftRow) -> None:
        """Note a change that the user made or has to see: the ETag counts it."""
        row.rev += 1
        row.updated_at = self.clock.now()

    def set_working(self, row: DraftRow, text: str, title: str | None, *, version: int | None, edited: bool) -> None:
        """Replace the working copy."""
        row.sealed_working = self.cells.seal_working(row.account_id, row.id, text, title)
        row.working_version = version
        row.edited = edited
        self.touch(row)


def new_version(
    row: DraftRow,
    clock: Clock,
    *,
    kind: VersionKind,
    text: str,
    options: DraftOptions,
    title: str | None = None,
    persona_id: UUID | None = None,
    persona_name: str | None = None,
    persona_colour: str | None = None,
    provider: str | None = None,
    model: str | None = None,
    role: str | None = None,
    instruction: str | None = None,
    provenance: tuple[SentenceProvenance, ...] = (),
) -> Version:
    """The next version of a draft, not stored yet."""
    return Version(
        id=new_id(),
        number=row.version_count + 1,
        kind=kind,
        text=text,
        title=title,
        persona_id=persona_id,
        persona_name=persona_name,
        persona_colour=persona_colour,
        options=options,
        provider=provider,
        model=model,
        role=role,
        instruction=instruction,
        provenance=provenance,
        created_at=clock.now(),
    )


async def add_version(
    drafts: DraftRepository, cells: DraftCells, row: DraftRow, version: Version, generation_id: UUID | None = None
) -> None:
    """Store a version and count it."""
    await drafts.add(
        VersionRow(
            id=version.id,
            draft_id=row.id,
            account_id=row.account_id,
            number=version.number,
            kind=version.kind,
            persona_id=version.persona_id,
            length=version.options.length,
            fidelity=version.options.fidelity,
            language=version.options.language,
            provider=version.provider,
            model=version.model,
            role=version.role,
            generation_id=generation_id,
            sealed=cells.seal_version(row.account_id, version),
            created_at=version.created_at,
        )
    )
    row.version_count = version.number


async def keep_edits(desk: Desk, row: DraftRow) -> None:
    """Make a version of what the user has edited, before something else takes its place on the desk."""
    draft = desk.opened(row)
    if not draft.edited:
        return
    if not draft.working_text.strip():
        row.edited = False  # the desk was cleared: whatever comes next may lie there
        return
    base = await desk.version_on_desk(row)
    version = new_version(
        row,
        desk.clock,
        kind=VersionKind.EDITED,
        text=draft.working_text,
        title=draft.working_title,
        persona_id=base.persona_id if base else None,
        persona_name=base.persona_name if base else None,
        persona_colour=base.persona_colour if base else None,
        options=draft.options,
    )
    await add_version(desk.drafts, desk.cells, row, version)
    row.working_version, row.edited = version.number, False
