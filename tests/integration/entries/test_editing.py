"""Editing entries: preconditions, history, going back, the bin."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text

from echodiary.bootstrap.container import Container
from echodiary.features.entries import bin as entries_bin
from tests.conftest import Person
from tests.integration.entries.factory import ENTRIES, book_of, found_ids, listed, make_entry, problem


async def patch(person: Person, entry: dict[str, object], match: str | None = "*", **changes: object) -> httpx.Response:
    headers = {} if match is None else {"If-Match": match.encode()}
    return await person.client.patch(f"{ENTRIES}/{entry['id']}", json=changes, headers=headers)


async def history(person: Person, entry: dict[str, object]) -> list[dict[str, object]]:
    answer = await person.client.get(f"{ENTRIES}/{entry['id']}/history")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, object]] = answer.json()["items"]
    return items


async def test_an_edit_changes_what_is_given_and_keeps_the_rest(person: Person) -> None:
    entry = await make_entry(person, "처음", title="제목", mood="calm", tags=["가족"], entry_date="2026-01-01")
    changed = await patch(person, entry, '"1"', body="나중", entry_date="2026-01-02")
    assert changed.status_code == 200
    after = changed.json()
    kept = {
        name: value for name, value in entry.items() if name not in {"body", "entry_date", "updated_at", "revision"}
    }
    assert {name: after[name] for name in kept} == kept
    assert (after["body"], after["entry_date"], after["revision"]) == ("나중", "2026-01-02", 2)
    assert changed.headers["ETag"] == '"2"'
    assert await listed(person) == [after]


async def test_mood_and_tags_can_be_taken_away_and_a_title_asked_for(person: Person) -> None:
    entry = await make_entry(person, "첫 문장. 둘째.", title="제목", mood="calm", tags=["가족"])
    after = (await patch(person, entry, mood=None, tags=[], title=None)).json()
    assert (after["mood"], after["tags"], after["tag_ids"], after["title"]) == (None, [], [], "첫 문장")
    assert await listed(person, mood="calm") == []
    assert await listed(person, tag_id=entry["tag_ids"][0]) == []  # type: ignore[index]


@pytest.mark.parametrize("match", ['"1"', 'W/"1"', "*", " * "])
async def test_an_edit_of_what_was_read_is_taken(person: Person, match: str) -> None:
    assert (await patch(person, await make_entry(person), match, body="나중")).status_code == 200


async def test_an_edit_without_if_match_is_refused(person: Person) -> None:
    entry = await make_entry(person)
    assert problem(await patch(person, entry, None, body="나중")) == (428, "precondition_required")
    assert await listed(person) == [entry]


@pytest.mark.parametrize("match", ['"0"', '"2"', '"x"', "", '"99999999999999999999999"', '"١"'])
async def test_a_stale_edit_gets_both_texts_and_changes_nothing(person: Person, match: str) -> None:
    entry = await make_entry(person, "내 글")
    refused = await patch(person, entry, match, body="늦은 글", tags=["늦음"])
    assert problem(refused) == (409, "stale")
    assert refused.json()["current"]["body"] == "내 글"
    assert refused.json()["current"]["revision"] == 1
    assert refused.json()["yours"] == {"body": "늦은 글", "tags": ["늦음"]}
    assert await listed(person) == [entry]
    assert await history(person, entry) == []


async def test_of_two_edits_at_once_one_is_stale(person: Person) -> None:
    entry = await make_entry(person)
    answers = await asyncio.gather(*(patch(person, entry, '"1"', body=f"{number}번") for number in range(5)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409]
    (won,) = [answer.json() for answer in answers if answer.status_code == 200]
    assert all(answer.json()["current"]["body"] == won["body"] for answer in answers if answer.status_code == 409)
    assert len(await history(person, entry)) == 1


@pytest.mark.parametrize(
    ("changes", "code"), [({"body": " "}, "body_empty"), ({"title": "가" * 201}, "title_too_long")]
)
async def test_an_edit_that_cannot_be_kept_changes_nothing(
    person: Person, changes: dict[str, object], code: str
) -> None:
    entry = await make_entry(person)
    assert problem(await patch(person, entry, **changes)) == (422, code)
    assert await listed(person) == [entry]


async def test_an_edit_that_changes_nothing_leaves_no_trace(person: Person) -> None:
    entry = await make_entry(person, title="제목", tags=["가족"])
    same = await patch(person, entry, body=entry["body"], title="제목 ", tags=["가족", " 가족"])
    assert same.json() == entry
    assert await history(person, entry) == []


async def test_an_entry_moves_to_another_book_of_the_account_only(person: Person, another_person: Person) -> None:
    entry = await make_entry(person)
    other = (await person.client.post("/api/v1/books", json={"title": "여행"})).json()["id"]
    assert (await patch(person, entry, book_id=other)).json()["book_id"] == other
    assert [found["id"] for found in await listed(person, book_id=other)] == [entry["id"]]
    assert await found_ids(person, "산책", book_id=other) == [entry["id"]]
    assert await found_ids(person, "산책", book_id=await book_of(person)) == []
    assert problem(await patch(person, entry, book_id=await book_of(another_person))) == (404, "not_found")


async def test_history_has_every_state_there_was(person: Person) -> None:
    entry = await make_entry(person, "하나", title="제목", mood="calm", tags=["가족"], entry_date="2026-01-01")
    await patch(person, entry, body="둘", tags=[])
    await patch(person, entry, mood=None, entry_date="2026-01-05")
    states = await history(person, entry)
    assert [(state["number"], state["body"], state["tags"]) for state in states] == [
        (2, "둘", []),
        (1, "하나", ["가족"]),
    ]
    assert [(state["mood"], state["entry_date"]) for state in states] == [("calm", "2026-01-01")] * 2
    assert states[1]["created_at"] == entry["created_at"]


async def test_history_comes_in_pages(person: Person) -> None:
    entry = await make_entry(person, "0")
    for number in range(1, 6):
        await patch(person, entry, body=str(number))
    numbers, cursor = [], None
    while True:
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await person.client.get(f"{ENTRIES}/{entry['id']}/history", params=params)).json()
        numbers += [state["number"] for state in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert numbers == [5, 4, 3, 2, 1]


async def test_going_back_loses_nothing(person: Person) -> None:
    entry = await make_entry(person, "하나", title="첫 제목", mood="calm", tags=["가족"], entry_date="2026-01-01")
    await patch(person, entry, body="둘", title="둘째 제목", mood=None, tags=[], entry_date="2026-01-02")
    url = f"{ENTRIES}/{entry['id']}/restore"
    back = (await person.client.post(url, json={"revision": 1})).json()
    same = {"body", "title", "mood", "tags", "tag_ids", "entry_date", "created_at", "book_id"}
    assert {name: back[name] for name in same} == {name: entry[name] for name in same}
    assert back["revision"] == 3
    assert [state["body"] for state in await history(person, entry)] == ["둘", "하나"]
    assert await found_ids(person, "하나") == [entry["id"]]
    assert await found_ids(person, "둘") == []
    forward = (await person.client.post(url, json={"revision": 2})).json()
    assert (forward["body"], forward["title"]) == ("둘", "둘째 제목")
    assert (await person.client.post(url, json={"revision": 4})).json() == forward


async def test_going_back_asks_for_a_revision_there_is(person: Person) -> None:
    entry = await make_entry(person)
    url = f"{ENTRIES}/{entry['id']}/restore"
    assert problem(await person.client.post(url, json={"revision": 7})) == (404, "not_found")
    for wrong in (0, 2**31, "x", None):
        assert (await person.client.post(url, json={"revision": wrong})).status_code == 422
    await patch(person, entry, body="둘")
    stale = await person.client.post(url, json={"revision": 1}, headers={"If-Match": '"1"'})
    assert problem(stale) == (409, "stale")
    assert stale.json()["current"]["body"] == "둘"
    taken = await person.client.post(url, json={"revision": 1}, headers={"If-Match": '"2"'})
    assert taken.status_code == 200


async def test_a_deleted_entry_lies_in_the_bin_and_comes_back_whole(person: Person) -> None:
    entry = await make_entry(person, tags=["가족"], mood="calm")
    url = f"{ENTRIES}/{entry['id']}"
    assert (await person.client.delete(url)).status_code == 204
    assert problem(await person.client.get(url)) == (404, "not_found")
    assert problem(await person.client.delete(url)) == (404, "not_found")
    assert await listed(person) == []
    assert await listed(person, mood="calm") == await listed(person, tag_id=entry["tag_ids"][0]) == []  # type: ignore[index]
    assert await found_ids(person, "산책") == []
    (binned,) = await listed(person, deleted=True)
    assert binned["deleted_at"] is not None
    assert {**binned, "deleted_at": None} == entry
    assert (await person.client.post(f"{url}/undelete")).json() == entry
    assert (await person.client.post(f"{url}/undelete")).json() == entry
    assert await listed(person) == [entry]
    assert await found_ids(person, "산책") == [entry["id"]]
    assert await listed(person, deleted=True) == []


async def test_what_is_in_the_bin_has_no_tokens(container: Container, person: Person) -> None:
    entry = await make_entry(person)
    await person.client.delete(f"{ENTRIES}/{entry['id']}")
    async with container.database.reading() as session:
        left = await session.execute(text("SELECT 1 FROM entry_search WHERE entry_id = :id"), {"id": entry["id"]})
        assert left.first() is None


async def test_a_deletion_of_what_has_changed_is_stale(person: Person) -> None:
    entry = await make_entry(person)
    await patch(person, entry, body="나중")
    url = f"{ENTRIES}/{entry['id']}"
    assert problem(await person.client.delete(url, headers={"If-Match": '"1"'})) == (409, "stale")
    assert (await person.client.delete(url, headers={"If-Match": '"2"'})).status_code == 204
    stale = await person.client.post(f"{url}/undelete", headers={"If-Match": '"1"'})
    assert problem(stale) == (409, "stale")


async def test_an_edit_of_what_another_tab_deleted_keeps_both_texts(person: Person) -> None:
    entry = await make_entry(person, "내 글")
    await person.client.delete(f"{ENTRIES}/{entry['id']}")
    refused = await patch(person, entry, '"1"', body="늦은 글")
    assert problem(refused) == (409, "stale")
    assert refused.json()["current"]["deleted_at"] is not None
    assert refused.json()["yours"] == {"body": "늦은 글"}


async def test_the_bin_is_emptied_after_thirty_days(container: Container, person: Person) -> None:
    entry, living = await make_entry(person), await make_entry(person)
    await patch(person, entry, body="나중")
    await person.client.delete(f"{ENTRIES}/{entry['id']}")

    async def sweep(days: float) -> None:
        async with container.database.transaction() as session:
            await entries_bin.sweep(session, container.clock.now() + timedelta(days=days))

    await sweep(29.9)
    assert len(await listed(person, deleted=True)) == 1
    await sweep(30.1)
    assert await listed(person, deleted=True) == []
    assert await listed(person) == [living]
    assert problem(await person.client.post(f"{ENTRIES}/{entry['id']}/undelete")) == (404, "not_found")
    async with container.database.reading() as session:
        for table in ("entry_revisions", "entry_search"):
            left = await session.execute(text(f"SELECT 1 FROM {table} WHERE entry_id = :id"), {"id": entry["id"]})  # noqa: S608
            assert left.first() is None


async def test_a_book_with_an_entry_in_it_stays_even_when_that_is_in_the_bin(person: Person) -> None:
    book = (await person.client.post("/api/v1/books", json={"title": "여행"})).json()["id"]
    entry = await make_entry(person, book_id=book)
    assert problem(await person.client.delete(f"/api/v1/books/{book}")) == (409, "book_not_empty")
    await person.client.delete(f"{ENTRIES}/{entry['id']}")
    assert problem(await person.client.delete(f"/api/v1/books/{book}")) == (409, "book_not_empty")


async def test_an_account_goes_with_its_entries(container: Container, person: Person) -> None:
    entry = await make_entry(person)
    await patch(person, entry, body="나중")
    gone = await person.client.request("DELETE", "/api/v1/me", json={"password": person.password})
    assert gone.status_code == 204
    async with container.database.reading() as session:
        for table in ("entries", "entry_revisions", "entry_search"):
            left = await session.execute(text(f"SELECT 1 FROM {table} WHERE account_id = :id"), {"id": person.id})  # noqa: S608
            assert left.first() is None


async def test_a_foreign_entry_and_a_missing_one_are_the_same_on_every_route(
    person: Person, another_person: Person
) -> None:
    entry = await make_entry(another_person, tags=["가족"], mood="calm")
    await patch(another_person, entry, body="나중")
    routes = [
        ("GET", "", None),
        ("PATCH", "", {"body": "뺏은 글"}),
        ("DELETE", "", None),
        ("POST", "/undelete", None),
        ("GET", "/history", None),
        ("POST", "/restore", {"revision": 1}),
    ]
    for method, rest, form in routes:
        answers = [
            await person.client.request(method, f"{ENTRIES}/{wanted}{rest}", json=form, headers={"If-Match": "*"})
            for wanted in (entry["id"], uuid4())
        ]
        assert problem(answers[0]) == (404, "not_found"), (method, rest)
        assert answers[0].json() == answers[1].json()
    assert await listed(person) == await listed(person, tag_id=entry["tag_ids"][0]) == []  # type: ignore[index]
    assert await listed(person, book_id=entry["book_id"]) == []
    assert await found_ids(person, "나중") == await found_ids(person, "나중", book_id=entry["book_id"]) == []
    month = str(entry["entry_date"])[:7]
    assert (await person.client.get(f"{ENTRIES}/calendar", params={"month": month})).json() == {"items": []}
    (kept,) = await listed(another_person)
    assert (kept["body"], kept["revision"]) == ("나중", 2)
