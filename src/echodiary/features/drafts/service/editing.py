"""Working on a draft: the autosaved working copy, versions taken back, stopping, discarding."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from echodiary.features.drafts import metrics
from echodiary.features.drafts.domain import (
    WORKING_TEXT_MAX,
    Draft,
    DraftOptions,
    DraftStatus,
    Version,
    VersionKind,
    status_at_rest,
)
from echodiary.features.drafts.errors import (
    DraftAlreadySaved,
    DraftStale,
    MemoAlreadyUsed,
    TextTooLong,
    VersionNotFound,
)
from echodiary.features.drafts.models import DraftRow
from echodiary.features.drafts.service.desk import Desk, add_version, keep_edits, new_version
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
    book_id: UUID | None = None,
    options: DraftOptions | None = None,
    mend: bool = False,
) -> Draft:
    """Take in what the user typed, if it was typed on the state that is stored (`expected` None: on any).

    With `mend` the memo may change though something was written from it. Raises DraftStale with both texts,
    TextTooLong, MemoAlreadyUsed, MemoEmpty, MemoTooLong, BookNotFound, BookArchived, DraftAlreadySaved,
    DraftDiscarded.
    """
    row = await desk.take_unfinished(draft_id)
    draft = desk.opened(row)
    text = draft.working_text if working_text is None else working_text
    new_title = draft.working_title if title is None else title.strip() or None
    wanted = (text, new_title, memo or draft.memo, entry_date or draft.entry_date, book_id or draft.book_id)
    if wanted == (draft.working_text, draft.working_title, draft.memo, draft.entry_date, draft.book_id):
        _turn_dials(row, options)
        return draft  # also a repeated autosave whose answer was lost: that is no conflict
    if expected is not None and expected != draft.revision:
        raise DraftStale(draft, **_yours(working_text, title, memo, entry_date))
    if len(text) > WORKING_TEXT_MAX:
        raise TextTooLong(maximum=WORKING_TEXT_MAX)
    _turn_dials(row, options)
    if (text, new_title) != (draft.working_text, draft.working_title):
        edited = draft.edited or text != draft.working_text
        desk.set_working(row, text, new_title, version=row.working_version, edited=edited)
    if memo is not None and memo != draft.memo:
        _mend_memo(desk, row, memo, though_used=mend)
    if wanted[3:] != (row.entry_date, row.book_id):
        await _move(desk, row, *wanted[3:])
    return desk.opened(row)


async def settle_conflict(
    desk: Desk, draft_id: UUID, expected: int | None, *, chosen: str, others: Sequence[str], title: str | None = None
) -> Draft:
    """Lay the text on the desk that the user chose or made out of two; what it was chosen over becomes versions.

    Raises as `edit`.
    """
    row = await desk.take_unfinished(draft_id, expected)
    if len(chosen) > WORKING_TEXT_MAX:
        raise TextTooLong(maximum=WORKING_TEXT_MAX)
    draft = desk.opened(row)
    if chosen != draft.working_text:
        await keep_edits(desk, row)
    for text in dict.fromkeys(others):
        if text.strip() and text not in {chosen, draft.working_text}:
            await _keep_aside(desk, row, text)
    new_title = draft.working_title if title is None else title.strip() or None
    if (chosen, new_title) != (draft.working_text, draft.working_title):
        desk.set_working(row, chosen, new_title, version=row.working_version, edited=True)
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


async def _keep_aside(desk: Desk, row: DraftRow, text: str) -> None:
    options = desk.opened(row).options
    version = new_version(row, desk.clock, kind=VersionKind.EDITED, text=text, options=options)
    await add_version(desk.drafts, desk.cells, row, version)


def _turn_dials(row: DraftRow, options: DraftOptions | None) -> None:
    if options is not None:
        row.length, row.fidelity, row.language = options.length, options.fidelity, options.language


async def _move(desk: Desk, row: DraftRow, entry_date: date, book_id: UUID) -> None:
    if book_id != row.book_id:
        row.book_id = (await desk.books.get_to_write_in(desk.account_id, book_id)).id
    row.entry_date = entry_date
    desk.touch(row)


def _mend_memo(desk: Desk, row: DraftRow, memo: Memo, *, though_used: bool) -> None:
    if not though_used and (row.version_count or row.status == DraftStatus.WRITING):
        raise MemoAlreadyUsed(draft_id=row.id)
    row.sealed = desk.cells.seal_memo(desk.account_id, row.id, checked_memo(memo))
    desk.touch(row)
