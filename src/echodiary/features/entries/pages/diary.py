"""The diary by month, searching it, its bin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.accounts.domain import SignedIn
from echodiary.features.entries.answers import place_of_cursor, place_of_entry
from echodiary.features.entries.deps import EntryListsDep, EntrySearchDep
from echodiary.features.entries.domain import QUERY_MAX, Entry, EntryFilter, month_of
from echodiary.features.entries.errors import MonthInvalid, QueryEmpty
from echodiary.features.entries.notes import note_of
from echodiary.features.entries.service import EntryLists
from echodiary.features.entries.views.diary import (
    HERE,
    Ago,
    BinView,
    DiaryView,
    Hollow,
    ResultsView,
    ago_of,
    bin_line_of,
    calendar_of,
    found_of,
    groups_of,
    href_of_month,
)
from echodiary.web import formats
from echodiary.web.deps import ClockDep, PagesDep
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import forget_note, see_other
from echodiary.web.pagination import CursorInvalid, cut_page, encode_cursor
from echodiary.web.templates import wants_fragment

router = APIRouter(prefix=HERE)

RECENT = 20
FOUND_AT_ONCE = 30
BIN_PAGE = 50
PAGE, BIN = "entries/diary.html", "entries/bin.html"
A_DAY = timedelta(days=1)
DRAWN_YEARS = range(2, 9999)  # a calendar shows days of the months around, too


@dataclass(frozen=True, slots=True)
class Shelf:
    """The diary of one account on one day."""

    lists: EntryLists
    account_id: UUID
    today: date

    async def diary(self, month: str, day: str) -> DiaryView:
        """The page for a month, for a day, or for now."""
        chosen = _date_of(day)
        if chosen is not None:
            return await self._of_month(chosen.replace(day=1), chosen)
        first = _first_of(month)
        return await (self._recent() if first is None else self._of_month(first, None))

    async def with_found(self, found: ResultsView) -> DiaryView:
        """The page with what a search found instead of the list."""
        page = await self._recent()
        return DiaryView(page.calendar, found, page.ago, found.query)

    async def _recent(self) -> DiaryView:
        """Whole months from the newest entry on."""
        entries, older = await self._newest()
        first = self.today.replace(day=1)
        of_month = await self.lists.list_month(self.account_id, f"{first:%Y-%m}")
        results = ResultsView(groups_of(entries, first), None if entries else _first_page(), older=older)
        calendar = calendar_of(first, of_month, self.today, previous=bool(entries), following=_beyond(entries, first))
        return DiaryView(calendar, results, await self._ago())

    async def _of_month(self, first: date, chosen: date | None) -> DiaryView:
        entries = await self.lists.list_month(self.account_id, f"{first:%Y-%m}")
        last = month_of(f"{first:%Y-%m}")[1]
        older = await self._newest_until(first)
        newer = last < self.today or bool(await self._list(EntryFilter(since=last + A_DAY)))
        calendar = calendar_of(first, entries, self.today, previous=older is not None, following=newer, chosen=chosen)
        shown = [entry for entry in entries if chosen in {None, entry.entry_date}]
        hollow = None if shown else Hollow(_("Nothing here yet"), _("Every day you write appears in the calendar."))
        results = ResultsView(
            groups_of(shown, first),
            hollow,
            said=None if chosen is None else formats.full_date(chosen),
            newer=calendar.following,
            older=older,
        )
        return DiaryView(calendar, results, await self._ago())

    async def _newest(self) -> tuple[Sequence[Entry], str | None]:
        """Entries from the newest on, cut between two months, and the address of the month that comes next."""
        found = await self.lists.list_page(self.account_id, EntryFilter(), limit=RECENT + 1)
        if len(found) <= RECENT:
            return found, None
        cut = found[-1].entry_date.replace(day=1)
        whole = [entry for entry in found if entry.entry_date.replace(day=1) != cut]
        if whole:
            return whole, href_of_month(cut)
        return await self.lists.list_month(self.account_id, f"{cut:%Y-%m}"), await self._newest_until(cut)

    async def _newest_until(self, first: date) -> str | None:
        """The address of the newest month with an entry before a day."""
        found = await self._list(EntryFilter(until=first - A_DAY)) if first > date.min else []
        return href_of_month(found[0].entry_date) if found else None

    async def _list(self, wanted: EntryFilter) -> list[Entry]:
        return await self.lists.list_page(self.account_id, wanted, limit=1)

    async def _ago(self) -> Ago | None:
        return ago_of(await self.lists.list_day_last_year(self.account_id, self.today, limit=1))


@router.get("")
async def show_diary(
    request: Request,
    who: PageReaderDep,
    lists: EntryListsDep,
    clock: ClockDep,
    pages: PagesDep,
    month: str = "",
    day: str = "",
) -> Response:
    """Show the diary of a month (YYYY-MM), of a day (YYYY-MM-DD), or the newest entries."""
    view = await Shelf(lists, who.account_id, who.today(clock.now())).diary(month, day)
    response = pages.respond(request, PAGE, {"view": view, "note": note_of(request)})
    forget_note(request, response)
    return response


@router.get("/search")
async def show_search(_who: PageReaderDep) -> Response:
    """Go to the field: words travel in forms only."""
    return see_other(f"{HERE}#find")


@router.post("/search")
async def search_diary(
    request: Request,
    who: PageReaderDep,
    search: EntrySearchDep,
    lists: EntryListsDep,
    clock: ClockDep,
    pages: PagesDep,
    q: Annotated[str, Form()] = "",
    cursor: Annotated[str, Form()] = "",
) -> Response:
    """Show the entries that hold the words; the whole page without htmx."""
    query = q[:QUERY_MAX].strip()
    shelf = Shelf(lists, who.account_id, who.today(clock.now()))
    try:
        after = place_of_cursor(cursor or None)
        found = await search.search(who.account_id, query, EntryFilter(), after=after, limit=FOUND_AT_ONCE)
    except (QueryEmpty, CursorInvalid):
        view = await shelf.diary("", "")
    else:
        place = found.next_place
        following = None if place is None else encode_cursor([place.entry_date, place.entry_id])
        results = found_of(found.entries, query, following)
        if wants_fragment(request):
            block = "further" if cursor else "results"
            return pages.respond(request, PAGE, {"view": {"results": results}}, block=block)
        view = await shelf.with_found(results)
    part = "results" if wants_fragment(request) else None
    return pages.respond(request, PAGE, {"view": view, "note": None}, block=part)


@router.get("/bin")
async def show_bin(
    request: Request, who: PageReaderDep, lists: EntryListsDep, pages: PagesDep, after: str = ""
) -> Response:
    """Show what was deleted and can be taken back."""
    place = place_of_cursor(after or None)
    wanted = EntryFilter(deleted=True)
    found = await lists.list_page(who.account_id, wanted, after=place, limit=BIN_PAGE + 1)
    shown, cursor = cut_page(found, BIN_PAGE, place_of_entry)
    view = _bin(who, shown, cursor)
    return pages.respond(request, BIN, {"view": view})


def _bin(who: SignedIn, entries: Sequence[Entry], cursor: str | None) -> BinView:
    older = None if cursor is None else f"{HERE}/bin?after={cursor}"
    return BinView([bin_line_of(entry, who.time_zone) for entry in entries], older)


def _first_page() -> Hollow:
    return Hollow(
        _("The first page is still empty"), _("Write down a few words about today, and it begins."), invites=True
    )


def _beyond(entries: Sequence[Entry], first: date) -> bool:
    return bool(entries) and entries[0].entry_date >= (first + 32 * A_DAY).replace(day=1)


def _first_of(month: str) -> date | None:
    try:
        first = month_of(month)[0] if month else None
    except MonthInvalid:
        return None
    return first if first and first.year in DRAWN_YEARS else None


def _date_of(day: str) -> date | None:
    try:
        found = date.fromisoformat(day) if day else None
    except ValueError:
        return None
    return found if found and found.year in DRAWN_YEARS else None
