"""Saving a draft as an entry. It needs no writer, no provider and no quota."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from echodiary.features.drafts import metrics
from echodiary.features.drafts.domain import Draft, DraftStatus
from echodiary.features.drafts.errors import DraftDiscarded, DraftStale, NothingToSave
from echodiary.features.drafts.models import DraftRow
from echodiary.features.drafts.service.desk import Desk, keep_edits
from echodiary.features.entries.domain import Entry


@dataclass(frozen=True, slots=True)
class Saved:
    """The entry, and whether this very request made it."""

    entry: Entry
    is_new: bool


async def save(
    desk: Desk,
    draft_id: UUID,
    expected: int | None,
    *,
    title: str | None = None,
    mood: str | None = None,
    tags: Sequence[str] = (),
) -> Saved:
    """Make an entry of the working copy; saving twice gives the same entry.

    Raises NothingToSave, DraftStale, DraftDiscarded, DraftNotFound, and what entries raise for a bad title, mood or
    tag.
    """
    row = await desk.take(draft_id)
    if row.status == DraftStatus.SAVED:
        entry = await desk.entries.get_by_draft(desk.account_id, row.id)
        if entry is not None:
            return Saved(entry, is_new=False)
    if row.status == DraftStatus.DISCARDED:
        raise DraftDiscarded(draft_id=row.id)
    draft = desk.opened(row)
    if expected is not None and expected != draft.revision:
        raise DraftStale(draft)
    if not draft.working_text.strip():
        raise NothingToSave(draft_id=row.id)
    if row.status == DraftStatus.WRITING and row.generation_id is not None:
        await desk.generations.stop(desk.account_id, row.generation_id)
    await keep_edits(desk, row)
    written = await desk.version_on_desk(row)
    entry = await desk.entries.add(
        desk.account_id,
        book_id=row.book_id,
        body=draft.working_text,
        title=title or draft.working_title or await _proposed_title(desk, row),
        entry_date=row.entry_date,
        mood=mood,
        tags=tags,
        draft_id=row.id,
        persona_id=written.persona_id if written else row.persona_id,
        persona_name=written.persona_name if written else None,
        persona_colour=written.persona_colour if written else None,
    )
    _mark_saved(desk, row, draft, entry)
    return Saved(entry, is_new=True)


async def take_into_entry(desk: Desk, draft_id: UUID, text: str) -> Entry | None:
    """Make a text of a saved draft (a version, or words typed in a stale tab) the entry's own; what stood there stays
    in the entry's history. None when the draft is not saved. Raises DraftNotFound, EntryNotFound, Stale when the
    entry lies in the bin.
    """
    row = await desk.take(draft_id)
    if row.status != DraftStatus.SAVED or row.entry_id is None:
        return None
    return await desk.entries.change(desk.account_id, row.entry_id, {"body": text}, None)


async def _proposed_title(desk: Desk, row: DraftRow) -> str | None:
    """The title proposed last, which the draft shows."""
    versions = [desk.cells.open_version(found) for found in await desk.drafts.list_versions(row)]
    return next((version.title for version in reversed(versions) if version.title), None)


def _mark_saved(desk: Desk, row: DraftRow, draft: Draft, entry: Entry) -> None:
    row.status, row.entry_id = DraftStatus.SAVED, entry.id
    row.updated_at = desk.clock.now()
    metrics.DRAFTS.labels("saved").inc()
    metrics.TIME_TO_SAVE.observe((desk.clock.now() - draft.created_at).total_seconds())
