"""Making, reading, changing and deleting books."""

import asyncio
from uuid import uuid4

import pytest

from echodiary.bootstrap.container import Container
from tests.conftest import Person
from tests.integration.personas.factory import at_the_same_moment, make_persona, persona_form, personas_of, problem

COVER = {"colour": "moss", "paper": "grid", "word": "봄"}


async def make_book(person: Person, **form: object) -> dict[str, object]:
    made = await person.client.post("/api/v1/books", json={"title": "육아일기", **form})
    assert made.status_code == 201, made.text
    book: dict[str, object] = made.json()
    return book


async def books_of(person: Person) -> list[dict[str, object]]:
    items: list[dict[str, object]] = (await person.client.get("/api/v1/books", params={"limit": 100})).json()["items"]
    return items


async def test_a_book_is_made_as_it_was_sent_and_read_again(person: Person) -> None:
    first, second = (await make_persona(person))["id"], (await make_persona(person))["id"]
    form = {
        "title": "육아일기",
        "language": "en",
        "cover": COVER,
        "persona_ids": [first, second],
        "default_persona_id": second,
        "never_send": True,
    }
    made = await person.client.post("/api/v1/books", json=form)
    assert made.status_code == 201
    book = made.json()
    assert {name: book[name] for name in form} == form
    read = await person.client.get(f"/api/v1/books/{book['id']}")
    assert read.json() == book
    assert read.headers["ETag"] == made.headers["ETag"]
    assert (await books_of(person))[1:] == [book]


async def test_a_title_is_enough(person: Person) -> None:
    starter = (await personas_of(person))[0]
    book = await make_book(person, title=" 여행 ")
    assert (book["title"], book["language"], book["never_send"]) == ("여행", "ko", False)
    assert book["persona_ids"] == [starter["id"]]
    assert book["default_persona_id"] == starter["id"]
    assert book["cover"] == {"colour": "clay", "paper": "plain", "word": ""}


async def test_a_default_alone_is_the_books_persona(person: Person) -> None:
    persona = await make_persona(person)
    book = await make_book(person, default_persona_id=persona["id"])
    assert book["persona_ids"] == [persona["id"]]
    assert book["default_persona_id"] == persona["id"]


async def test_without_a_wish_the_first_persona_is_the_default(person: Person) -> None:
    first, second = (await make_persona(person))["id"], (await make_persona(person))["id"]
    book = await make_book(person, persona_ids=[second, first, second])
    assert book["persona_ids"] == [second, first]
    assert book["default_persona_id"] == second


async def test_a_book_and_its_new_persona_come_together(person: Person) -> None:
    new = persona_form()
    del new["language"]
    book = await make_book(person, language="en", new_persona=new, portrait=True)
    persona = (await person.client.get(f"/api/v1/personas/{book['default_persona_id']}")).json()
    assert persona["name"] == new["name"]
    assert persona["language"] == "en"
    assert book["persona_ids"] == [persona["id"]]


async def test_a_new_persona_joins_those_that_are_named(person: Person) -> None:
    named = (await make_persona(person))["id"]
    book = await make_book(person, persona_ids=[named], new_persona=persona_form())
    assert book["persona_ids"] == [named, book["default_persona_id"]]
    kept = await make_book(person, persona_ids=[named], default_persona_id=named, new_persona=persona_form())
    assert kept["default_persona_id"] == named
    assert len(kept["persona_ids"]) == 2  # type: ignore[arg-type]


async def test_when_the_book_cannot_be_made_there_is_no_new_persona_either(person: Person) -> None:
    before = await personas_of(person)
    refused = await person.client.post(
        "/api/v1/books",
        json={"title": "육아일기", "new_persona": persona_form(), "default_persona_id": before[0]["id"]},
    )
    assert problem(refused) == (422, "default_persona_not_in_book")
    assert await personas_of(person) == before
    assert len(await books_of(person)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"title": "가" * 81},
        {"language": "fr"},
        {"cover": {"colour": 'red"><b>'}},
        {"cover": {"word": "가" * 21}},
        {"persona_ids": ["no"]},
        {"new_persona": {"name": ""}},
    ],
)
async def test_what_cannot_be_taken_is_refused_by_its_field(person: Person, change: dict[str, object]) -> None:
    refused = await person.client.post("/api/v1/books", json={"title": "육아일기", **change})
    assert problem(refused) == (422, "invalid")
    assert refused.json()["fields"][0]["field"].startswith(next(iter(change)))
    assert len(await books_of(person)) == 1


async def test_the_default_must_be_one_of_the_personas(person: Person, another_person: Person) -> None:
    mine, other = (await make_persona(person))["id"], (await make_persona(person))["id"]
    foreign, missing = (await make_persona(another_person))["id"], str(uuid4())
    book = await make_book(person, persona_ids=[mine])
    for wish in (other, foreign, missing):
        refusals = [
            await person.client.post(
                "/api/v1/books", json={"title": "책", "persona_ids": [mine], "default_persona_id": wish}
            ),
            await person.client.patch(f"/api/v1/books/{book['id']}", json={"default_persona_id": wish}),
        ]
        assert [problem(refused) for refused in refusals] == [(422, "default_persona_not_in_book")] * 2
    none = await person.client.patch(f"/api/v1/books/{book['id']}", json={"persona_ids": []})
    assert problem(none) == (422, "persona_needed")
    none = await person.client.post("/api/v1/books", json={"title": "책", "persona_ids": []})
    assert problem(none) == (422, "persona_needed")
    assert (await person.client.get(f"/api/v1/books/{book['id']}")).json() == book


async def test_somebody_elses_persona_is_the_same_404_as_none(person: Person, another_person: Person) -> None:
    mine, foreign, missing = (await make_persona(person))["id"], (await make_persona(another_person))["id"], uuid4()
    book = await make_book(person)
    for form in ("persona_ids", "default_persona_id"):
        answers = [
            await person.client.post(
                "/api/v1/books", json={"title": "책", form: [mine, str(wish)] if form == "persona_ids" else str(wish)}
            )
            for wish in (foreign, missing)
        ]
        assert [problem(answer) for answer in answers] == [(404, "not_found")] * 2
        assert answers[0].content == answers[1].content
    answers = [
        await person.client.patch(f"/api/v1/books/{book['id']}", json={"persona_ids": [str(wish)]})
        for wish in (foreign, missing)
    ]
    assert [problem(answer) for answer in answers] == [(404, "not_found")] * 2
    assert answers[0].content == answers[1].content
    assert len(await books_of(person)) == 2


async def test_only_what_is_sent_changes(person: Person) -> None:
    book = await make_book(person, cover=COVER, never_send=True)
    path = f"/api/v1/books/{book['id']}"
    changed = await person.client.patch(path, json={"title": "둘째 육아일기", "never_send": False})
    assert changed.status_code == 200
    expected = {**book, "title": "둘째 육아일기", "never_send": False}
    assert {**changed.json(), "updated_at": None} == {**expected, "updated_at": None}
    recovered = (await person.client.patch(path, json={"cover": {"word": "여름"}})).json()
    assert recovered["cover"] == {"colour": "clay", "paper": "plain", "word": "여름"}
    assert (await person.client.get(path)).json() == recovered


async def test_the_personas_of_a_book_change_with_its_default(person: Person) -> None:
    first, second, third = [(await make_persona(person))["id"] for _ in range(3)]
    path = f"/api/v1/books/{(await make_book(person, persona_ids=[first, second]))['id']}"
    kept = (await person.client.patch(path, json={"persona_ids": [third, first]})).json()
    assert (kept["persona_ids"], kept["default_persona_id"]) == ([third, first], first)
    moved = (await person.client.patch(path, json={"persona_ids": [third, second]})).json()
    assert (moved["persona_ids"], moved["default_persona_id"]) == ([third, second], third)
    wished = await person.client.patch(path, json={"persona_ids": [first, second], "default_persona_id": second})
    assert (wished.json()["persona_ids"], wished.json()["default_persona_id"]) == ([first, second], second)
    assert (await person.client.get(path)).json() == wished.json()


async def test_a_change_made_for_an_older_state_is_refused_with_both(person: Person) -> None:
    path = f"/api/v1/books/{(await make_book(person))['id']}"
    seen = (await person.client.get(path)).headers["ETag"]
    assert (await person.client.patch(path, json={"title": "하나"}, headers={"If-Match": seen})).status_code == 200
    refused = await person.client.patch(path, json={"title": "둘"}, headers={"If-Match": seen})
    assert problem(refused) == (409, "stale")
    assert refused.json()["current"] == (await person.client.get(path)).json()
    assert refused.json()["current"]["title"] == "하나"
    assert refused.json()["yours"] == {"title": "둘"}


async def test_the_same_request_sent_twice_makes_one_book(person: Person) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    form = {"title": "육아일기", "new_persona": persona_form()}
    answers = await asyncio.gather(*(person.client.post("/api/v1/books", json=form, headers=key) for _ in range(3)))
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    assert answers[0].json() == answers[1].json() == answers[2].json()
    assert len(await books_of(person)) == 2
    assert len(await personas_of(person)) == 4


async def test_a_hundred_books_and_no_more(person: Person, container: Container) -> None:
    for _ in range(95):
        await make_book(person)
    answers = await at_the_same_moment(
        container, person, *(person.client.post("/api/v1/books", json={"title": "책"}) for _ in range(8))
    )
    assert sorted(answer.status_code for answer in answers) == [201] * 4 + [409] * 4
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert problem(refused) == (409, "book_limit")


async def test_an_empty_book_is_deleted_and_the_last_one_stays(person: Person) -> None:
    book = await make_book(person)
    path = f"/api/v1/books/{book['id']}"
    assert (await person.client.delete(path)).status_code == 204
    assert problem(await person.client.get(path)) == (404, "not_found")
    assert problem(await person.client.delete(path)) == (404, "not_found")
    (last,) = await books_of(person)
    assert problem(await person.client.delete(f"/api/v1/books/{last['id']}")) == (409, "last_book")
    assert await books_of(person) == [last]


async def test_two_deletions_at_the_same_moment_leave_one_book(person: Person, container: Container) -> None:
    await make_book(person)
    answers = await at_the_same_moment(
        container,
        person,
        *[person.client.delete(f"/api/v1/books/{book['id']}") for book in await books_of(person)],
    )
    assert sorted(answer.status_code for answer in answers) == [204, 409]
    assert len(await books_of(person)) == 1


async def test_somebody_elses_book_is_the_same_404_as_none(person: Person, another_person: Person) -> None:
    foreign, missing = (await make_book(another_person, title="Travels"))["id"], uuid4()
    for method, body in (("GET", None), ("PATCH", {"title": "내 것"}), ("DELETE", None)):
        answers = [
            await person.client.request(method, f"/api/v1/books/{book_id}", json=body) for book_id in (foreign, missing)
        ]
        assert [answer.status_code for answer in answers] == [404, 404], method
        assert answers[0].content == answers[1].content
    assert (await another_person.client.get(f"/api/v1/books/{foreign}")).json()["title"] == "Travels"
    assert foreign not in [book["id"] for book in await books_of(person)]


async def test_strangers_get_nothing(person: Person) -> None:
    book = await make_book(person)
    del person.client.headers["Authorization"]
    for method, path in (
        ("GET", "/api/v1/books"),
        ("POST", "/api/v1/books"),
        ("GET", f"/api/v1/books/{book['id']}"),
        ("PATCH", f"/api/v1/books/{book['id']}"),
        ("DELETE", f"/api/v1/books/{book['id']}"),
    ):
        assert problem(await person.client.request(method, path, json={"title": "책"})) == (401, "not_signed_in")
