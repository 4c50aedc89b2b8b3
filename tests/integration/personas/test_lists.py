"""Lists of personas and books, page by page."""

import base64
from itertools import chain
from uuid import UUID

import pytest

from echodiary.web.pagination import encode_cursor
from tests.conftest import Person
from tests.integration.personas.factory import make_persona, problem

SOME_ID = UUID("01980000-0000-7000-8000-000000000001")  # xdist wants the same parameters in every process


async def pages(person: Person, path: str, limit: int) -> list[list[str]]:
    found: list[list[str]] = []
    cursor = None
    while not found or cursor:
        query = {"limit": limit, **({"cursor": cursor} if cursor else {})}
        answer = (await person.client.get(path, params=query)).json()
        found.append([item["id"] for item in answer["items"]])
        cursor = answer["next_cursor"]
        assert len(found) < 20, "the list does not end"
    return found


async def test_pages_hold_each_persona_once_in_the_order_they_were_made(person: Person) -> None:
    made = [(await make_persona(person))["id"] for _ in range(4)]
    whole = await pages(person, "/api/v1/personas", 100)
    assert whole[0][3:] == made
    two = await pages(person, "/api/v1/personas", 2)
    assert [len(page) for page in two] == [2, 2, 2, 1]
    assert list(chain.from_iterable(two)) == whole[0]
    assert [len(page) for page in await pages(person, "/api/v1/personas", 7)] == [7]


async def test_pages_of_books_too(person: Person) -> None:
    for number in range(4):
        await person.client.post("/api/v1/books", json={"title": f"{number}"})
    whole = await pages(person, "/api/v1/books", 100)
    two = await pages(person, "/api/v1/books", 2)
    assert [len(page) for page in two] == [2, 2, 1]
    assert list(chain.from_iterable(two)) == whole[0]


async def test_what_goes_between_two_pages_makes_no_other_go_missing(person: Person) -> None:
    for _ in range(3):
        await make_persona(person)
    first = (await person.client.get("/api/v1/personas", params={"limit": 3})).json()
    rest = (await person.client.get("/api/v1/personas")).json()["items"][3:]
    await person.client.delete(f"/api/v1/personas/{first['items'][2]['id']}")
    second = await person.client.get("/api/v1/personas", params={"limit": 3, "cursor": first["next_cursor"]})
    assert second.json() == {"items": rest, "next_cursor": None}


async def test_a_cursor_of_somebody_else_shows_ones_own(person: Person, another_person: Person) -> None:
    cursor = (await another_person.client.get("/api/v1/personas", params={"limit": 1})).json()["next_cursor"]
    own = {item["id"] for item in (await person.client.get("/api/v1/personas")).json()["items"]}
    seen = (await person.client.get("/api/v1/personas", params={"cursor": cursor})).json()["items"]
    assert {item["id"] for item in seen} <= own


@pytest.mark.parametrize("path", ["/api/v1/personas", "/api/v1/books"])
@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "한글",
        "e30",
        "W10",
        base64.urlsafe_b64encode(b"\xff\xfe").decode(),
        encode_cursor([1]),
        encode_cursor(["1", SOME_ID]),
        encode_cursor([1, "no"]),
        encode_cursor([-1, SOME_ID]),
        encode_cursor([2**31, SOME_ID]),
        encode_cursor([10**18, SOME_ID]),
        encode_cursor([1.5, SOME_ID]),
        encode_cursor([1, SOME_ID, 2]),
    ],
)
async def test_a_cursor_that_is_not_ours_is_refused(person: Person, path: str, cursor: str) -> None:
    assert problem(await person.client.get(path, params={"cursor": cursor})) == (422, "cursor_invalid")


@pytest.mark.parametrize("limit", ["0", "101", "-1", "x"])
async def test_limits_are_from_one_to_a_hundred(person: Person, limit: str) -> None:
    assert problem(await person.client.get("/api/v1/personas", params={"limit": limit})) == (422, "invalid")
