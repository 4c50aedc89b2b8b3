"""Lists of entries: pages of them, a month, the same day a year ago."""

from datetime import date
from uuid import UUID

from echodiary.features.entries import domain
from echodiary.features.entries.content import MOOD, EntryCells
from echodiary.features.entries.domain import DayCount, Entry, EntryFilter, Place
from echodiary.features.entries.list_repository import EntryListRepository
from echodiary.platform.plain_reading import PlainReader
from echodiary.platform.sealing.sealer import Sealer
from echodiary.platform.sealing.search_tokens import SearchTokens

MONTH_LIMIT = 500


class EntryLists:
    """Reads lists of entries, newest first."""

    def __init__(self, reader: PlainReader, sealer: Sealer) -> None:
        self._entries = EntryListRepository(reader)
        self._sealer = sealer
        self._cells = EntryCells(sealer)

    async def list_page(
        self, account_id: UUID, wanted: EntryFilter, *, after: Place | None = None, limit: int
    ) -> list[Entry]:
        """Up to `limit` entries after a place."""
        mood_token = None
        if wanted.mood is not None:
            mood_token = SearchTokens(self._sealer.search_key(account_id)).number(MOOD, wanted.mood)
        rows = await self._entries.list_page(account_id, wanted, mood_token, after, limit)
        return [self._cells.open(account_id, row) for row in rows]

    async def list_month(self, account_id: UUID, month: str, *, book_id: UUID | None = None) -> list[Entry]:
        """The entries of a month (YYYY-MM), 500 at most; raises MonthInvalid."""
        first, last = domain.month_of(month)
        wanted = EntryFilter(book_id=book_id, since=first, until=last)
        return await self.list_page(account_id, wanted, limit=MONTH_LIMIT)

    async def list_day_last_year(self, account_id: UUID, day: date, *, limit: int = 3) -> list[Entry]:
        """What was written for the same day a year before."""
        before = domain.same_day_last_year(day)
        return await self.list_page(account_id, EntryFilter(since=before, until=before), limit=limit)

    async def get_neighbours(self, account_id: UUID, place: Place) -> tuple[Entry | None, Entry | None]:
        """The entries before and after a place in time."""
        older = await self.list_page(account_id, EntryFilter(), after=place, limit=1)
        newer = await self._entries.get_newer(account_id, place)
        return older[0] if older else None, None if newer is None else self._cells.open(account_id, newer)

    async def count_days(self, account_id: UUID, month: str) -> list[DayCount]:
        """The days of a month (YYYY-MM) that have entries; raises MonthInvalid."""
        first, last = domain.month_of(month)
        return [DayCount(day, count) for day, count in await self._entries.count_days(account_id, first, last)]
