"""Searching entries: candidates by their tokens, opened and read before they count as found (ADR 0006)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.entries.content import EntryCells, labels_of, searched_text
from echodiary.features.entries.domain import Entry, EntryFilter, Place
from echodiary.features.entries.errors import QueryEmpty
from echodiary.features.entries.search_repository import SearchRepository
from echodiary.platform.sealing.sealer import Sealer
from echodiary.platform.sealing.search_tokens import SearchTokens, fold

# A request reads so much and no more; what is left is for the next one.
READ_MOST = 400
READ_MOST_CHARACTERS = 1_000_000
READ_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Entries that hold what was searched for, newest first, and where the search goes on, None when it is over."""

    entries: Sequence[Entry]
    next_place: Place | None


class EntrySearch:
    """Finds entries by parts of words in their titles, bodies and tags. Wants a transaction, for the planner."""

    def __init__(self, session: AsyncSession, sealer: Sealer) -> None:
        self._candidates = SearchRepository(session)
        self._sealer = sealer
        self._cells = EntryCells(sealer)

    async def search(
        self, account_id: UUID, query: str, wanted: EntryFilter, *, after: Place | None = None, limit: int
    ) -> Found:
        """Up to `limit` entries that hold every word of the query; raises QueryEmpty.

        The work of one call is bounded: a page may be short, even empty, and yet have a place to go on from.
        """
        words = fold(query).split()
        if not words:
            raise QueryEmpty
        tags = () if wanted.tag is None else (wanted.tag,)
        labels = labels_of(wanted.book_id, wanted.mood, tags)
        tokens = SearchTokens(self._sealer.search_key(account_id)).of_query(query, labels)
        await self._candidates.prepare()
        found: list[Entry] = []
        read = characters = 0
        most = limit + 1
        while read < READ_MOST and characters < READ_MOST_CHARACTERS:
            rows = await self._candidates.list_candidates(account_id, tokens, wanted, after, most)
            for row in rows:
                entry = self._cells.open(account_id, row)
                text = fold(searched_text(entry.title, entry.body, entry.tags))
                read += 1
                characters += len(text)
                if all(word in text for word in words):
                    if len(found) == limit:
                        return Found(found, _place(found[-1]))
                    found.append(entry)
                after = _place(entry)
                if characters >= READ_MOST_CHARACTERS:
                    return Found(found, after)
            if len(rows) < most:
                return Found(found, None)
            most = READ_AT_ONCE
        return Found(found, after)


def _place(entry: Entry) -> Place:
    return Place(entry.entry_date, entry.id)
