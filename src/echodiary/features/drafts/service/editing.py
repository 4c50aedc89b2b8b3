"""Working on a draft: the autosaved working copy, versions taken back, stopping, discarding."""

from datetime import date
from uuid import UUID

from echodiary.features.drafts import metrics
from echodiary.features.drafts.domain import WORKING_TEXT_MAX, Draft, DraftStatus, Version, status_at_rest
from echodiary.features.drafts.errors import DraftAlreadySaved, MemoAlreadyUsed, TextTooLong, VersionNotFound
from echodiary.features.drafts.models import DraftRow
from echodiary.features.drafts.service.desk import Desk, keep_edits
from echodiary.features.drafts.service.starting import checked_memo
from echodiary.web.etag import Stale
from echodiary.writing.request import Memo


class DraftStale(Stale):
    """The draft has changed since it was read; nothing was overwritten."""

    def __init__(self, draft: Draft, yours: str | None) -> None:
        self.draft = draft
        self.yours = yours
        current = {"revision": draft.revision, "working_text": draft.working_text, "title": draft.working_title}
        super().__init__(draft_id=draft.id, current=current, yours={"working_text": yours})


async def edit(
    desk: Desk,
    draft_id: UUID,
    expected: int | None,
    *,
    working_text: str | None = None,
    title: str | None = None,
    memo: Memo | None = None,
    entry_date: date | None = None,
) -> Draft:
    """Take in what the user typed, if it was typed on the state that is stored (`expected` None: on any).

    Raises DraftStale with both texts, TextTooLong, MemoAlreadyUsed, MemoEmpty, MemoTooLong, DraftAlreadySaved,
    DraftDiscarded.
    """
    row = await desk.take_unfinished(draft_id)
    draft = desk.opened(row)
    _check_fresh(draft, expected, working_text)
    if working_text is not None and len(working_text) > WORKING_TEXT_MAX:
        raise TextTooLong(maximum=WORKING_TEXT_MAX)
    text = draft.working_text if working_text is None else working_text
    new_title = draft.working_title if title is None else title.strip() or None
    if (text, new_title) != (draft.working_text, draft.working_title):
        edited = draft.edited or text != draft.working_text
        desk.set_working(row, text, new_title, version=row.working_version, edited=edited)
    if memo is not None and memo != draft.memo:
        _mend_memo(desk, row, memo)
    if entry_date is not None and entry_date != row.entry_date:
        row.entry_date = entry_date
        desk.touch(row)
    return desk.opened(row)


async def restore(desk: Desk, draft_id: UUID, number: int, expected: int | None) -> Draft:
    """Make a version the working copy; what was edited becomes a version first.

    Raises VersionNotFound, DraftStale, DraftAlreadySaved, DraftDiscarded, DraftNotFound.
    """
    row = await desk.take_unfinished(draft_id)
    _check_fresh(desk.opened(row), expected, None)
    found = await desk.drafts.get_version(row, number)
    if found is None:
        raise VersionNotFound
    version: Version = desk.cells.open_version(found)
    await keep_edits(desk, row)
    desk.set_working(row, version.text, None, version=version.number, edited=False)
    if row.offered_version == number:
        row.offered_version = None
    if row.status in {DraftStatus.INTERRUPTED, DraftStatus.FAILED}:
        row.status = DraftStatus.READY
        row.error_code = row.error_retryable = None
    return desk.opened(row)


async def decline_offer(desk: Desk, draft_id: UUID) -> Draft:
    """Keep the working copy and stop offering the new version; it stays among the versions."""
    row = await desk.take_unfinished(draft_id)
    row.offered_version = None
    return desk.opened(row)


async def stop(desk: Desk, draft_id: UUID) -> Draft:
    """Have the writing stopped; what was said so far becomes a version."""
    row = await desk.take(draft_id)
    if row.status == DraftStatus.WRITING and row.generation_id is not None:
        await desk.generations.stop(desk.account_id, row.generation_id)
    return desk.opened(row)


async def discard(desk: Desk, draft_id: UUID) -> None:
    """Put the draft into the bin for 30 days. Raises DraftAlreadySaved."""
    row = await desk.take(draft_id)
    if row.status == DraftStatus.SAVED:
        raise DraftAlreadySaved(draft_id=row.id, entry_id=row.entry_id)
    if row.status == DraftStatus.DISCARDED:
        return
    if row.status == DraftStatus.WRITING and row.generation_id is not None:
        await desk.generations.stop(desk.account_id, row.generation_id)
    row.status = DraftStatus.DISCARDED
    row.discarded_at = desk.clock.now()
    metrics.DRAFTS.labels("discarded").inc()


async def undelete(desk: Desk, draft_id: UUID) -> Draft:
    """Bring a discarded draft back."""
    row = await desk.take(draft_id)
    if row.status == DraftStatus.DISCARDED:
        row.status = status_at_rest(row.version_count)
        row.discarded_at = None
        row.updated_at = desk.clock.now()
    return desk.opened(row)


def _check_fresh(draft: Draft, expected: int | None, yours: str | None) -> None:
    """A repeated autosave whose answer was lost carries the text that is stored: that is no conflict."""
    if expected is not None and expected != draft.revision and (yours is None or yours != draft.working_text):
        raise DraftStale(draft, yours)


def _mend_memo(desk: Desk, row: DraftRow, memo: Memo) -> None:
    if row.version_count or row.status == DraftStatus.WRITING:
        raise MemoAlreadyUsed(draft_id=row.id)
    row.sealed = desk.cells.seal_memo(desk.account_id, row.id, checked_memo(memo))
    desk.touch(row)
