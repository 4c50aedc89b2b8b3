"""Putting personas away, bringing them back, their order and their colours."""

from uuid import uuid4

from tests.conftest import Person
from tests.integration.books.test_books import make_book
from tests.integration.personas.factory import make_persona, personas_of, problem

MEMO = {"kind": "text", "text": "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화"}


async def archive(person: Person, persona_id: object, *, archived: bool = True) -> dict[str, object]:
    answer = await person.client.patch(f"/api/v1/personas/{persona_id}", json={"archived": archived})
    assert answer.status_code == 200, answer.text
    persona: dict[str, object] = answer.json()
    return persona


async def test_a_persona_is_put_away_and_brought_back(person: Person) -> None:
    persona = await make_persona(person)
    assert persona["archived"] is False
    assert (await archive(person, persona["id"]))["archived"] is True
    assert [one["archived"] for one in await personas_of(person)] == [False, False, False, True]
    assert (await archive(person, persona["id"], archived=False)) == persona


async def test_its_books_go_on_with_another_one(person: Person) -> None:
    kept, gone = [(await make_persona(person))["id"] for _ in range(2)]
    book = await make_book(person, persona_ids=[gone, kept], default_persona_id=gone)
    await archive(person, gone)
    read = (await person.client.get(f"/api/v1/books/{book['id']}")).json()
    assert read["default_persona_id"] == kept


async def test_it_writes_no_more_until_it_is_back(person: Person) -> None:
    persona, book = await make_persona(person), await make_book(person)
    wish = {"book_id": book["id"], "persona_id": persona["id"], "memo": MEMO, "start": False}
    await archive(person, persona["id"])
    assert problem(await person.client.post("/api/v1/drafts", json=wish)) == (409, "persona_archived")
    refused = await person.client.post("/api/v1/books", json={"title": "새 책", "persona_ids": [persona["id"]]})
    assert problem(refused) == (409, "persona_archived")
    await archive(person, persona["id"], archived=False)
    assert (await person.client.post("/api/v1/drafts", json=wish)).status_code in {201, 202}


async def test_the_last_one_in_use_stays(person: Person) -> None:
    first, *others = await personas_of(person)
    for one in others:
        await archive(person, one["id"])
    refused = await person.client.patch(f"/api/v1/personas/{first['id']}", json={"archived": True})
    assert problem(refused) == (409, "last_persona")
    assert problem(await person.client.delete(f"/api/v1/personas/{first['id']}")) == (409, "last_persona")
    assert (await person.client.delete(f"/api/v1/personas/{others[0]['id']}")).status_code == 204


async def test_personas_stand_in_the_order_wished_for_and_keep_their_colours(person: Person) -> None:
    before = await personas_of(person)
    assert len({one["colour"] for one in before}) == len(before)
    wished = [one["id"] for one in reversed(before)]
    answer = await person.client.put("/api/v1/personas/order", json={"ids": wished})
    assert answer.status_code == 200, answer.text
    after = await personas_of(person)
    assert [one["id"] for one in after] == wished
    assert {one["id"]: one["colour"] for one in after} == {one["id"]: one["colour"] for one in before}


async def test_an_order_names_each_persona_once(person: Person, another_person: Person) -> None:
    ids = [one["id"] for one in await personas_of(person)]
    foreign = (await personas_of(another_person))[0]["id"]
    for wrong in (ids[:-1], [*ids, ids[0]], [*ids[:-1], foreign], [*ids, str(uuid4())]):
        refused = await person.client.put("/api/v1/personas/order", json={"ids": wrong})
        assert problem(refused) == (422, "persona_order_incomplete")


async def test_a_colour_can_be_chosen(person: Person) -> None:
    persona = await make_persona(person, colour="plum")
    assert persona["colour"] == "plum"
    changed = await person.client.patch(f"/api/v1/personas/{persona['id']}", json={"colour": "sea"})
    assert changed.json()["colour"] == "sea"
    assert problem(await person.client.patch(f"/api/v1/personas/{persona['id']}", json={"colour": "neon"}))[0] == 422
