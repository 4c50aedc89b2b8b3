"""Sealing what is written in an entry, and opening it again."""

import asyncio
from typing import Any
from uuid import UUID

from echodiary.features.entries.domain import Content, Entry, Revision
from echodiary.features.entries.models import EntryRevisionRow, EntryRow
from echodiary.features.entries.repository import StoredEntry, StoredRevision
from echodiary.platform.plain_reading import PlainRow
from echodiary.platform.sealing.sealer import SealedTable, Sealer
from echodiary.platform.sealing.search_tokens import Label, PackedTokens, SearchTokens

MOOD = "mood"
TAG = "tag"
BOOK = "book"
LONG_TEXT = 5_000


class EntryCells:
    """The sealed cells of entries and of their revisions."""

    def __init__(self, sealer: Sealer) -> None:
        self._entries = SealedTable(sealer, EntryRow.__tablename__)
        self._revisions = SealedTable(sealer, EntryRevisionRow.__tablename__)

    def seal(
        self,
        account_id: UUID,
        entry_id: UUID,
        content: Content,
        persona_name: str | None,
        persona_colour: str | None = None,
    ) -> bytes:
        """Seal what was written in an entry, and in whose voice."""
        voice = {"persona_name": persona_name, "persona_colour": persona_colour}
        return self._entries.seal(account_id, entry_id, {**_document(content), **voice})

    def open(self, account_id: UUID, row: StoredEntry | PlainRow) -> Entry:
        """An entry from its row."""
        entry_id, book_id, draft_id, persona_id, entry_date, tag_ids, sealed, created, updated, deleted, revision = row
        document: dict[str, Any] = self._entries.open(account_id, entry_id, sealed)
        return Entry(
            entry_id, book_id, draft_id, persona_id, document["persona_name"],
            document.get("persona_colour"), entry_date,
            document["title"], document["body"], document["mood"], tuple(document["tags"]), tuple(tag_ids),
            None, created, updated, deleted, revision,
        )  # fmt: skip

    def seal_revision(self, account_id: UUID, revision_id: UUID, content: Content) -> bytes:
        """Seal a revision's content."""
        return self._revisions.seal(account_id, revision_id, _document(content))

    def open_revision(self, account_id: UUID, row: StoredRevision) -> Revision:
        """A revision from its row."""
        document: dict[str, Any] = self._revisions.open(account_id, row.id, row.sealed)
        return Revision(
            number=row.number,
            entry_date=row.entry_date,
            title=document["title"],
            body=document["body"],
            mood=document["mood"],
            tags=tuple(document["tags"]),
            created_at=row.created_at,
        )


def _document(content: Content) -> dict[str, object]:
    return {"title": content.title, "body": content.body, "mood": content.mood, "tags": content.tags}


def searched_text(title: str, body: str, tags: tuple[str, ...]) -> str:
    """What a search reads; a line end keeps words of two fields apart."""
    return "\n".join((title, body, *tags))


def labels_of(book_id: UUID | None, mood: str | None, tags: tuple[str, ...]) -> list[Label]:
    """What a search may be narrowed by."""
    labels = [(TAG, tag) for tag in tags]
    if book_id is not None:
        labels.append((BOOK, str(book_id)))
    if mood:
        labels.append((MOOD, mood))
    return labels


async def tokens_of(tokens: SearchTokens, book_id: UUID, content: Content) -> PackedTokens:
    """The tokens an entry is found by; those of a long text are made beside the event loop."""
    text = searched_text(content.title, content.body, content.tags)
    labels = labels_of(book_id, content.mood, content.tags)
    if len(text) < LONG_TEXT:
        return tokens.of_text(text, labels)
    return await asyncio.to_thread(tokens.of_text, text, labels)
