"""Use cases of single entries. Flushes, never commits."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.books.shelving import require_in_use
from echodiary.features.entries import domain
from echodiary.features.entries.content import MOOD, TAG, EntryCells, tokens_of
from echodiary.features.entries.domain import Content, Entry, EntryChanges, Revision
from echodiary.features.entries.errors import EntryNotFound, RevisionNotFound
from echodiary.features.entries.repository import EntryRepository
from echodiary.features.idempotency.service import Idempotency
from echodiary.platform.clock import Clock
from echodiary.platform.ids import new_id
from echodiary.platform.sealing.sealer import Sealer
from echodiary.platform.sealing.search_tokens import SearchTokens
from echodiary.web.etag import Stale

CREATE = "entries.create"
FIRST_REVISION = 1


class EntryService:
    """Writing, reading, editing and binning entries; what they were before."""

    def __init__(self, session: AsyncSession, sealer: Sealer, clock: Clock) -> None:
        self._session = session
        self._entries = EntryRepository(session)
        self._idempotency = Idempotency(session, clock)
        self._sealer = sealer
        self._cells = EntryCells(sealer)
        self._clock = clock

    async def add(
        self,
        account_id: UUID,
        *,
        book_id: UUID,
        body: str,
        entry_date: date,
        title: str | None = None,
        mood: str | None = None,
        tags: Iterable[str] = (),
        draft_id: UUID | None = None,
        persona_id: UUID | None = None,
        persona_name: str | None = None,
        persona_colour: str | None = None,
        key: str | None = None,
    ) -> Entry:
        """Save an entry, or show the one that the same draft or the same request made before.

        A draft that was begun before its book was put away is still saved into it. Raises BookNotFound, BookArchived,
        and what `domain.checked_content` raises.
        """
        content = domain.checked_content(title, body, mood, tags)
        made = await self._idempotency.find_made(account_id, CREATE, key)
        if made is not None:
            return await self.get_kept(account_id, made)
        if draft_id is None:
            await require_in_use(self._session, account_id, book_id)
        now = self._clock.now()
        tokens = self._tokens(account_id)
        entry = Entry(
            new_id(), book_id, draft_id, persona_id, persona_name, persona_colour, entry_date,
            content.title, content.body, content.mood, content.tags, _tag_ids(tokens, content.tags),
            None, now, now, None, FIRST_REVISION,
        )  # fmt: skip
        values = self._edited_values(account_id, entry, tokens)
        values |= {"id": entry.id, "account_id": account_id, "draft_id": draft_id, "persona_id": persona_id}
        values["created_at"] = now
        packed = await tokens_of(tokens, book_id, content)
        if not await self._entries.add(values, packed):
            return await self._saved_before(account_id, draft_id)
        await self._idempotency.remember(account_id, CREATE, key, entry.id)
        return entry

    async def get(self, account_id: UUID, entry_id: UUID) -> Entry:
        """An entry that is not in the bin; raises EntryNotFound."""
        entry = await self.get_kept(account_id, entry_id)
        if entry.deleted_at is not None:
            raise EntryNotFound
        return entry

    async def get_kept(self, account_id: UUID, entry_id: UUID) -> Entry:
        """An entry, in the bin or not; raises EntryNotFound."""
        row = await self._entries.get(account_id, entry_id)
        if row is None:
            raise EntryNotFound
        return self._cells.open(account_id, row)

    async def get_by_draft(self, account_id: UUID, draft_id: UUID) -> Entry | None:
        """The entry a draft became, in the bin or not."""
        row = await self._entries.get_by_draft(account_id, draft_id)
        return None if row is None else self._cells.open(account_id, row)

    async def change(self, account_id: UUID, entry_id: UUID, changes: EntryChanges, revision: int | None) -> Entry:
        """Change what is given and keep what was there before; an edit that changes nothing leaves no trace.

        Raises EntryNotFound, BookNotFound, BookArchived, Stale with both texts (also for an entry that is in the bin),
        and what `domain.checked_content` raises.
        """
        current = await self._to_change(account_id, entry_id)
        if current.deleted_at is not None or revision not in {None, current.revision}:
            raise Stale(current=current, yours=changes)
        return await self._edit(account_id, current, domain.changed_content(current.content, changes), changes)

    async def delete(self, account_id: UUID, entry_id: UUID, revision: int | None) -> None:
        """Put an entry into the bin for 30 days; raises EntryNotFound, Stale."""
        current = await self._to_change(account_id, entry_id)
        if current.deleted_at is not None:
            raise EntryNotFound
        _check(current, revision)
        await self._entries.change(account_id, entry_id, {"deleted_at": self._clock.now()})
        await self._entries.unindex(account_id, entry_id)

    async def undelete(self, account_id: UUID, entry_id: UUID, revision: int | None) -> Entry:
        """Take an entry out of the bin; nothing happens to one that is not in it. Raises EntryNotFound, Stale."""
        current = await self._to_change(account_id, entry_id)
        _check(current, revision)
        if current.deleted_at is not None:
            await self._entries.change(account_id, entry_id, {"deleted_at": None})
            await self._index(account_id, current)
        return await self.get(account_id, entry_id)

    async def list_history(
        self, account_id: UUID, entry_id: UUID, *, below: int | None = None, limit: int
    ) -> Sequence[Revision]:
        """Up to `limit` earlier states, the latest first; raises EntryNotFound."""
        await self.get(account_id, entry_id)
        rows = await self._entries.list_revisions(account_id, entry_id, below, limit)
        return [self._cells.open_revision(account_id, row) for row in rows]

    async def restore(self, account_id: UUID, entry_id: UUID, number: int, revision: int | None) -> Entry:
        """Make an earlier state the present one; the present one becomes history.

        Raises EntryNotFound, RevisionNotFound, Stale.
        """
        current = await self._to_change(account_id, entry_id)
        if current.deleted_at is not None:
            raise EntryNotFound
        _check(current, revision)
        if number == current.revision:
            return current
        row = await self._entries.get_revision(account_id, entry_id, number)
        if row is None:
            raise RevisionNotFound
        before = self._cells.open_revision(account_id, row)
        return await self._edit(account_id, current, before.content, {"entry_date": before.entry_date})

    async def _saved_before(self, account_id: UUID, draft_id: UUID | None) -> Entry:
        saved = None if draft_id is None else await self.get_by_draft(account_id, draft_id)
        if saved is None:  # the draft is somebody else's
            raise EntryNotFound
        return saved

    async def _to_change(self, account_id: UUID, entry_id: UUID) -> Entry:
        row = await self._entries.get(account_id, entry_id, to_change=True)
        if row is None:
            raise EntryNotFound
        return self._cells.open(account_id, row)

    async def _edit(self, account_id: UUID, current: Entry, content: Content, changes: EntryChanges) -> Entry:
        tokens = self._tokens(account_id)
        edited = replace(
            current,
            title=content.title,
            body=content.body,
            mood=content.mood,
            tags=content.tags,
            tag_ids=_tag_ids(tokens, content.tags),
            entry_date=changes.get("entry_date", current.entry_date),
            book_id=changes.get("book_id", current.book_id),
        )
        if edited == current:
            return current
        if edited.book_id != current.book_id:
            await require_in_use(self._session, account_id, edited.book_id)
        await self._keep(account_id, current)
        edited = replace(edited, updated_at=self._clock.now(), revision=current.revision + 1)
        await self._entries.change(account_id, edited.id, self._edited_values(account_id, edited, tokens))
        await self._index(account_id, edited)
        return edited

    async def _keep(self, account_id: UUID, entry: Entry) -> None:
        revision_id = new_id()
        await self._entries.add_revision(
            {
                "id": revision_id,
                "account_id": account_id,
                "entry_id": entry.id,
                "number": entry.revision,
                "entry_date": entry.entry_date,
                "sealed": self._cells.seal_revision(account_id, revision_id, entry.content),
                "created_at": entry.updated_at,
            }
        )

    async def _index(self, account_id: UUID, entry: Entry) -> None:
        packed = await tokens_of(self._tokens(account_id), entry.book_id, entry.content)
        await self._entries.index(account_id, entry.id, entry.entry_date, packed)

    def _edited_values(self, account_id: UUID, entry: Entry, tokens: SearchTokens) -> dict[str, object]:
        return {
            "book_id": entry.book_id,
            "entry_date": entry.entry_date,
            "mood_token": None if entry.mood is None else tokens.number(MOOD, entry.mood),
            "tag_ids": list(entry.tag_ids),
            "rev": entry.revision,
            "sealed": self._cells.seal(account_id, entry.id, entry.content, entry.persona_name, entry.persona_colour),
            "updated_at": entry.updated_at,
        }

    def _tokens(self, account_id: UUID) -> SearchTokens:
        return SearchTokens(self._sealer.search_key(account_id))


def _check(current: Entry, revision: int | None) -> None:
    if revision not in {None, current.revision}:
        raise Stale(current=current)


def _tag_ids(tokens: SearchTokens, tags: Iterable[str]) -> tuple[UUID, ...]:
    return tuple(tokens.identity(TAG, tag) for tag in tags)
