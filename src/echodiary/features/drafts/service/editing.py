"""Working on a draft: the autosaved working copy, versions taken back, stopping, discarding."""

from datetime import date
from uuid import UUID

from echodiary.features.drafts import metrics
from echodiary.features.drafts.domain import WORKING_TEXT_MAX, Draft, DraftStatus, Version, VersionKind, status_at_rest
from echodiary.features.drafts.errors import (
    DraftAlreadySaved,
    DraftStale,
    MemoAlreadyUsed,
    TextTooLong,
    VersionNotFound,
)
from echodiary.features.drafts.models import DraftRow
from echodiary.features.drafts.service.desk import Desk, keep_edits
from echodiary.features.drafts.service.starting import checked_memo
from echodiary.writing.request import Memo


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
    text = draft.working_text if working_text is None else working_text
    new_title = draft.working_title if title is None else title.strip() or None
    wanted = (text, new_title, memo or draft.memo, entry_date or draft.entry_date)
    if wanted == (draft.working_text, draft.working_title, draft.memo, draft.entry_date):
        return draft  # also a repeated autosave whose answer was lost: that is no conflict
    if expected is not None and expected != draft.revision:
        raise DraftStale(draft, **_yours(working_text, title, memo, entry_date))
    if len(text) > WORKING_TEXT_MAX:
        raise TextTooLong(maximum=WORKING_TEXT_MAX)
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
    """Make a version the working copy; what was edited becomes a version first, a title of the user's own stays.

    Raises VersionNotFound, DraftStale, DraftAlreadySaved, DraftDiscarded, DraftNotFound.
    """
    row = await desk.take_unfinished(draft_id, expected)
    title = desk.opened(row).working_title
    found = await desk.drafts.get_version(row, number)
    if found is None:
        raise VersionNotFound
    version: Version = desk.cells.open_version(found)
    await keep_edits(desk, row)
    if title is None and version.kind is VersionKind.EDITED:
        title = version.title
    desk.set_working(row, version.text, title, version=version.number, edited=False)
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


async def stop(desk: Desk, draft_id: UUID, expected: int | None = None) -> Draft:
    """Have the writing stopped; what was said so far becomes a version. Raises DraftNotFound, DraftStale."""
    row = await desk.take(draft_id, expected)
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


async def undelete(desk: Desk, draft_id: UUID, expected: int | None = None) -> Draft:
    """Bring a discarded draft back as it was. Raises DraftNotFound, DraftStale."""
    row = await desk.take(draft_id, expected)
    if row.status == DraftStatus.DISCARDED:
        runs = row.generation_id is not None and await desk.generations.is_live(desk.account_id, row.generation_id)
        at_rest = status_at_rest(row.version_count, desk.opened(row).failure)
        row.status = DraftStatus.WRITING if runs else at_rest  # it was stopped, and ends any moment
        row.discarded_at = None
        row.updated_at = desk.clock.now()
    return desk.opened(row)


def _yours(text: str | None, title: str | None, memo: Memo | None, entry_date: date | None) -> dict[str, object]:
    """What was typed and not taken: nothing of it may be lost."""
    yours: dict[str, object] = {"working_text": text}
    if title is not None:
        yours["title"] = title
    if memo is not None:
        yours["memo"] = {"kind": memo.kind, "text": memo.text, "keywords": list(memo.keywords)}
    if entry_date is not None:
        yours["entry_date"] = entry_date
    return yours


def _mend_memo(desk: Desk, row: DraftRow, memo: Memo) -> None:
    if row.version_count or row.status == DraftStatus.WRITING:
        raise MemoAlreadyUsed(draft_id=row.id)
    row.sealed = desk.cells.seal_memo(desk.account_id, row.id, checked_memo(memo))
    desk.touch(row)
