"""Putting books away, their order, and moving what is in them."""

import asyncio
from uuid import uuid4

import httpx

from tests.conftest import Person
from tests.integration.books.test_books import books_of, make_book
from tests.integration.personas.factory import make_persona, problem

MEMO = {"kind": "text", "text": "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화"}


async def archive(person: Person, book_id: object, *, archived: bool = True) -> httpx.Response:
    return await person.client.patch(f"/api/v1/books/{book_id}", json={"archived": archived})


async def entry_in(person: Person, book_id: object, body: str) -> dict[str, object]:
    made = await person.client.post("/api/v1/entries", json={"book_id": book_id, "body": body})
    assert made.status_code == 201, made.text
    entry: dict[str, object] = made.json()
    return entry


async def found_in(person: Person, book_id: object, word: str) -> list[object]:
    answer = await person.client.post("/api/v1/entries/search", json={"q": word, "book_id": book_id})
    return [entry["id"] for entry in answer.json()["items"]]


async def test_a_book_is_put_away_and_brought_back(person: Person) -> None:
    book = await make_book(person)
    entry = await entry_in(person, book["id"], "치워 둔 책의 글")
    assert (await archive(person, book["id"])).json()["archived"] is True
    assert (await person.client.get(f"/api/v1/entries/{entry['id']}")).status_code == 200
    wish = {"book_id": book["id"], "memo": MEMO, "start": False}
    assert problem(await person.client.post("/api/v1/drafts", json=wish)) == (409, "book_archived")
    assert (await archive(person, book["id"], archived=False)).json()["archived"] is False
    assert (await person.client.post("/api/v1/drafts", json=wish)).status_code in {201, 202}


async def test_the_last_book_in_use_is_neither_put_away_nor_deleted(person: Person) -> None:
    first = (await books_of(person))[0]
    other = await make_book(person)
    assert (await archive(person, other["id"])).status_code == 200
    assert problem(await archive(person, first["id"])) == (409, "last_book")
    assert problem(await person.client.delete(f"/api/v1/books/{first['id']}")) == (409, "last_book")
    assert (await person.client.delete(f"/api/v1/books/{other['id']}")).status_code == 204


async def test_books_stand_in_the_order_wished_for(person: Person, another_person: Person) -> None:
    await make_book(person)
    ids = [book["id"] for book in await books_of(person)]
    answer = await person.client.put("/api/v1/books/order", json={"ids": ids[::-1]})
    assert [book["id"] for book in answer.json()["items"]] == ids[::-1]
    assert [book["id"] for book in await books_of(person)] == ids[::-1]
    foreign = (await books_of(another_person))[0]["id"]
    for wrong in (ids[:1], [*ids, ids[0]], [ids[0], foreign]):
        refused = await person.client.put("/api/v1/books/order", json={"ids": wrong})
        assert problem(refused) == (422, "book_order_incomplete")


async def test_everything_in_a_book_moves_and_is_found_there(person: Person) -> None:
    old, new = (await make_book(person))["id"], (await make_book(person))["id"]
    entry = await entry_in(person, old, "붕어빵을 먹은 날")
    binned = await entry_in(person, old, "버린 글")
    await person.client.delete(f"/api/v1/entries/{binned['id']}", headers={"If-Match": "*"})
    draft = (await person.client.post("/api/v1/drafts", json={"book_id": old, "memo": MEMO, "start": False})).json()
    stays = await entry_in(person, new, "원래 있던 붕어빵 글")
    moved = await person.client.post(f"/api/v1/books/{old}/move", json={"into": new})
    assert (moved.status_code, moved.json()) == (200, {"moved": 3})
    assert await found_in(person, old, "붕어빵") == []
    assert set(await found_in(person, new, "붕어빵")) == {entry["id"], stays["id"]}
    listed = (await person.client.get("/api/v1/entries", params={"book_id": new})).json()["items"]
    assert {one["id"] for one in listed} == {entry["id"], stays["id"]}
    assert (await person.client.get(f"/api/v1/drafts/{draft['id']}")).json()["book_id"] == new
    assert (await person.client.post(f"/api/v1/entries/{binned['id']}/undelete")).json()["book_id"] == new
    assert (await person.client.delete(f"/api/v1/books/{old}")).status_code == 204


async def test_a_form_that_was_open_while_its_book_moved_is_stale(person: Person) -> None:
    old, new = (await make_book(person))["id"], (await make_book(person))["id"]
    entry = await entry_in(person, old, "글")
    seen = (await person.client.get(f"/api/v1/entries/{entry['id']}")).headers["ETag"]
    await person.client.post(f"/api/v1/books/{old}/move", json={"into": new})
    late = {"json": {"body": "늦은 글"}, "headers": {"If-Match": seen}}
    assert problem(await person.client.patch(f"/api/v1/entries/{entry['id']}", **late)) == (409, "stale")


async def test_nothing_moves_into_what_is_not_ones_own(person: Person, another_person: Person) -> None:
    book = (await books_of(person))[0]["id"]
    await entry_in(person, book, "내 글")
    foreign = (await books_of(another_person))[0]["id"]
    for into in (foreign, str(uuid4())):
        refused = await person.client.post(f"/api/v1/books/{book}/move", json={"into": into})
        assert problem(refused)[0] == 404
    refused = await another_person.client.post(f"/api/v1/books/{book}/move", json={"into": foreign})
    assert problem(refused)[0] == 404
    assert len((await person.client.get("/api/v1/entries", params={"book_id": book})).json()["items"]) == 1


async def test_a_persona_put_away_leaves_its_books(person: Person) -> None:
    gone, kept = [(await make_persona(person))["id"] for _ in range(2)]
    book = await make_book(person, persona_ids=[kept, gone])
    await person.client.patch(f"/api/v1/personas/{gone}", json={"archived": True})
    read = (await person.client.get(f"/api/v1/books/{book['id']}")).json()
    assert (read["persona_ids"], read["default_persona_id"]) == ([kept], kept)
    assert (await person.client.patch(f"/api/v1/books/{book['id']}", json={"title": "새 이름"})).status_code == 200


async def test_nothing_new_is_put_into_a_book_that_is_put_away(person: Person) -> None:
    open_book, away = (await make_book(person))["id"], (await make_book(person))["id"]
    entry, resting = await entry_in(person, open_book, "밖의 글"), await entry_in(person, away, "안의 글")
    await archive(person, away)
    refused = [
        await person.client.post("/api/v1/entries", json={"book_id": away, "body": "새 글"}),
        await person.client.patch(f"/api/v1/entries/{entry['id']}", json={"book_id": away}, headers={"If-Match": "*"}),
        await person.client.post(f"/api/v1/books/{open_book}/move", json={"into": away}),
    ]
    assert [problem(one) for one in refused] == [(409, "book_archived")] * 3
    here = f"/api/v1/entries/{resting['id']}"
    edited = await person.client.patch(here, json={"body": "고친 글"}, headers={"If-Match": "*"})
    assert edited.status_code == 200
    out = await person.client.patch(here, json={"book_id": open_book}, headers={"If-Match": "*"})
    assert out.json()["book_id"] == open_book


async def test_a_draft_begun_before_its_book_was_put_away_is_still_saved(person: Person) -> None:
    book = (await make_book(person))["id"]
    wish = {"book_id": book, "memo": MEMO, "start": False}
    draft = (await person.client.post("/api/v1/drafts", json=wish)).json()
    home = f"/api/v1/drafts/{draft['id']}"
    await person.client.patch(home, json={"working_text": "쓰던 글"}, headers={"If-Match": "*"})
    await archive(person, book)
    branch = {"persona_id": (await make_persona(person))["id"], "draft_action": "branch"}
    assert problem(await person.client.post(f"{home}/persona", json=branch)) == (409, "book_archived")
    saved = await person.client.post(f"{home}/save", json={})
    assert (saved.status_code, saved.json()["book_id"]) == (201, book)


async def test_entries_of_others_stay_where_they_are_when_one_moves(person: Person, another_person: Person) -> None:
    mine = (await make_book(person))["id"]
    theirs = await entry_in(another_person, (await books_of(another_person))[0]["id"], "남의 글")
    refused = await person.client.patch(
        f"/api/v1/entries/{theirs['id']}", json={"book_id": mine}, headers={"If-Match": "*"}
    )
    assert problem(refused)[0] == 404
    own = await entry_in(person, mine, "내 글")
    into = await person.client.patch(
        f"/api/v1/entries/{own['id']}", json={"book_id": theirs["book_id"]}, headers={"If-Match": "*"}
    )
    assert problem(into)[0] == 404


async def test_an_edit_while_its_book_moves_is_found_in_the_book_it_ends_in(person: Person) -> None:
    for _ in range(6):
        old, new = (await make_book(person))["id"], (await make_book(person))["id"]
        entry = await entry_in(person, old, "붕어빵을 먹은 날")
        here = f"/api/v1/entries/{entry['id']}"
        answers = await asyncio.gather(
            person.client.post(f"/api/v1/books/{old}/move", json={"into": new}),
            *(
                person.client.patch(here, json={"body": f"붕어빵 {turn}개"}, headers={"If-Match": "*"})
                for turn in range(3)
            ),
            person.client.post("/api/v1/entries", json={"book_id": old, "body": "붕어빵 새 글"}),
        )
        assert all(answer.status_code < 300 for answer in answers), [answer.text for answer in answers]
        for book in (old, new):
            listed = (await person.client.get("/api/v1/entries", params={"book_id": book})).json()["items"]
            assert set(await found_in(person, book, "붕어빵")) == {one["id"] for one in listed}
