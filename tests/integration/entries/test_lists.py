"""Lists of entries: order, filters, pages, the calendar, the same day a year ago."""

from datetime import date
from uuid import UUID, uuid4

import httpx
import pytest

from echodiary.bootstrap.container import Container
from echodiary.features.entries.domain import EntryFilter, Place, same_day_last_year
from echodiary.features.entries.service import EntryLists
from echodiary.web.pagination import encode_cursor
from tests.conftest import Person
from tests.integration.entries.factory import ENTRIES, book_of, listed, make_entry, problem

SOME_ID = "01a205b4-0f3b-73e1-8924-4367a9328bfa"  # the same for every worker of pytest-xdist


async def pages(person: Person, **params: object) -> list[list[str]]:
    """Ids, page by page."""
    found, cursor = [], None
    while True:
        answer = await person.client.get(ENTRIES, params={**params, **({"cursor": cursor} if cursor else {})})
        assert answer.status_code == 200, answer.text
        found.append([entry["id"] for entry in answer.json()["items"]])
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            return found


async def test_entries_come_newest_day_first_and_of_a_day_the_latest_first(person: Person) -> None:
    days = ["2026-03-02", "2026-03-01", "2026-03-03", "2026-03-02"]
    made = [(day, (await make_entry(person, entry_date=day))["id"]) for day in days]
    expected = [entry_id for _, entry_id in sorted(made, reverse=True)]
    assert [entry["id"] for entry in await listed(person)] == expected


@pytest.mark.parametrize("limit", [1, 2, 3, 6, 7, 100])
async def test_pages_together_are_the_list(person: Person, limit: int) -> None:
    for number in range(6):
        await make_entry(person, f"{number}", entry_date=f"2026-03-0{1 + number // 2}")
    found = await pages(person, limit=limit)
    assert [entry_id for page in found for entry_id in page] == [entry["id"] for entry in await listed(person)]
    assert [len(page) for page in found] == [limit] * (6 // limit) + ([6 % limit] if 6 % limit else [])


async def test_pages_stand_still_while_entries_come_and_go(person: Person) -> None:
    made = [await make_entry(person, f"{day}", entry_date=f"2026-03-0{day}") for day in range(1, 7)]
    first = (await person.client.get(ENTRIES, params={"limit": 3})).json()
    await make_entry(person, "새 글", entry_date="2026-03-09")
    await person.client.delete(f"{ENTRIES}/{made[5]['id']}")
    await person.client.delete(f"{ENTRIES}/{made[3]['id']}")  # where the first page ended
    second = (await person.client.get(ENTRIES, params={"limit": 3, "cursor": first["next_cursor"]})).json()
    assert [entry["body"] for entry in first["items"]] == ["6", "5", "4"]
    assert [entry["body"] for entry in second["items"]] == ["3", "2", "1"]
    assert second["next_cursor"] is None


async def test_lists_are_narrowed_by_book_days_mood_and_tag(person: Person) -> None:
    other = (await person.client.post("/api/v1/books", json={"title": "여행"})).json()["id"]
    home = await make_entry(person, "집", entry_date="2026-03-01", mood="calm", tags=["가족", "봄"])
    trip = await make_entry(person, "길", entry_date="2026-03-05", mood="happy", tags=["가족"], book_id=other)
    family, spring = home["tag_ids"]  # type: ignore[misc]
    for params, expected in [
        ({"book_id": other}, [trip]),
        ({"book_id": await book_of(person)}, [home]),
        ({"from": "2026-03-02"}, [trip]),
        ({"to": "2026-03-04"}, [home]),
        ({"from": "2026-03-01", "to": "2026-03-05"}, [trip, home]),
        ({"from": "2026-03-06", "to": "2026-03-01"}, []),
        ({"mood": "calm"}, [home]),
        ({"mood": "Calm"}, [home]),
        ({"mood": "sad"}, []),
        ({"tag_id": family}, [trip, home]),
        ({"tag_id": spring}, [home]),
        ({"tag_id": str(uuid4())}, []),
        ({"tag_id": family, "mood": "happy", "book_id": other, "from": "2026-03-05", "to": "2026-03-05"}, [trip]),
        ({"tag_id": spring, "mood": "happy"}, []),
    ]:
        assert await listed(person, **params) == expected, params


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "!!", "e30", encode_cursor([]), encode_cursor(["2026-03-01"]), encode_cursor([1, 2]),
        encode_cursor(["2026-03-01", "no id"]), encode_cursor(["no day", SOME_ID]),
        encode_cursor(["2026-03-01", SOME_ID, 1]),
    ],
)  # fmt: skip
async def test_a_cursor_that_is_none_of_ours_is_refused(person: Person, cursor: str) -> None:
    entry = await make_entry(person)
    assert problem(await person.client.get(ENTRIES, params={"cursor": cursor})) == (422, "cursor_invalid")
    search = await person.client.post(f"{ENTRIES}/search", json={"q": "산책", "cursor": cursor})
    assert problem(search) == (422, "cursor_invalid")
    history = await person.client.get(f"{ENTRIES}/{entry['id']}/history", params={"cursor": cursor})
    assert problem(history) == (422, "cursor_invalid")


@pytest.mark.parametrize("limit", [0, 101, -1, "x"])
async def test_a_limit_is_between_1_and_100(person: Person, limit: object) -> None:
    assert problem(await person.client.get(ENTRIES, params={"limit": limit})) == (422, "invalid")
    assert problem(await person.client.post(f"{ENTRIES}/search", json={"q": "a", "limit": limit})) == (422, "invalid")


async def test_the_calendar_counts_the_days_of_a_month(person: Person, another_person: Person) -> None:
    for day in ("2026-02-28", "2026-03-01", "2026-03-01", "2026-03-31", "2026-04-01"):
        await make_entry(person, entry_date=day)
    binned = await make_entry(person, entry_date="2026-03-02")
    await person.client.delete(f"{ENTRIES}/{binned['id']}")
    await make_entry(another_person, entry_date="2026-03-03")
    answer = await person.client.get(f"{ENTRIES}/calendar", params={"month": "2026-03"})
    assert answer.json() == {"items": [{"date": "2026-03-01", "count": 2}, {"date": "2026-03-31", "count": 1}]}
    empty = await person.client.get(f"{ENTRIES}/calendar", params={"month": "2025-12"})
    assert empty.json() == {"items": []}


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "2026-00", "0000-01", "2026-3", "2026-03-01", "٢٠٢٦-٠٣"])
async def test_a_month_that_is_none_is_refused(person: Person, month: str) -> None:
    answer = await person.client.get(f"{ENTRIES}/calendar", params={"month": month})
    assert problem(answer) == (422, "month_invalid")


@pytest.mark.parametrize("month", ["0001-01", "9999-12"])
async def test_the_ends_of_time_have_calendars_too(person: Person, month: str) -> None:
    entry = await make_entry(person, entry_date=f"{month}-31")
    answer = await person.client.get(f"{ENTRIES}/calendar", params={"month": month})
    assert answer.json() == {"items": [{"date": entry["entry_date"], "count": 1}]}


async def test_pages_ask_for_a_month_and_for_the_day_a_year_ago(container: Container, person: Person) -> None:
    for day in ("2025-02-28", "2025-03-01", "2026-02-28"):
        await make_entry(person, day, entry_date=day)
    async with container.database.reading_plainly() as reader:
        entries = EntryLists(reader, container.sealer)
        account, book = UUID(person.id), UUID(await book_of(person))
        assert [entry.body for entry in await entries.list_month(account, "2025-02")] == ["2025-02-28"]
        assert [entry.body for entry in await entries.list_month(account, "2025-03", book_id=book)] == ["2025-03-01"]
        assert await entries.list_month(account, "2025-03", book_id=uuid4()) == []
        last_year = await entries.list_day_last_year(account, date(2026, 3, 1))
        assert [entry.body for entry in last_year] == ["2025-03-01"]
        before = Place(date(2025, 3, 1), UUID(int=0))
        rest = await entries.list_page(account, EntryFilter(until=date(2025, 12, 31)), after=before, limit=10)
        assert [entry.body for entry in rest] == ["2025-02-28"]


def test_a_leap_day_looks_back_on_the_28th() -> None:
    assert same_day_last_year(date(2024, 2, 29)) == date(2023, 2, 28)
    assert same_day_last_year(date(2025, 2, 28)) == date(2024, 2, 28)


async def test_strangers_get_nothing(stranger: httpx.AsyncClient) -> None:
    some = uuid4()
    for method, path in [
        ("GET", ""), ("POST", ""), ("POST", "/search"), ("GET", "/calendar?month=2026-01"), ("GET", f"/{some}"),
        ("PATCH", f"/{some}"), ("DELETE", f"/{some}"), ("POST", f"/{some}/undelete"), ("GET", f"/{some}/history"),
        ("POST", f"/{some}/restore"),
    ]:  # fmt: skip
        answer = await stranger.request(method, f"{ENTRIES}{path}", json={} if method != "GET" else None)
        assert problem(answer) == (401, "not_signed_in"), (method, path)
