"""Entries as tests make them."""

import httpx

from tests.conftest import Person

ENTRIES = "/api/v1/entries"


async def book_of(person: Person) -> str:
    """The first book of a person."""
    return str((await person.client.get("/api/v1/books")).json()["items"][0]["id"])


async def post_entry(person: Person, body: str = "오늘은 산책했다.", **form: object) -> httpx.Response:
    book_id = form.pop("book_id", None) or await book_of(person)
    return await person.client.post(ENTRIES, json={"book_id": book_id, "body": body, **form})


async def make_entry(person: Person, body: str = "오늘은 산책했다.", **form: object) -> dict[str, object]:
    made = await post_entry(person, body, **form)
    assert made.status_code == 201, made.text
    entry: dict[str, object] = made.json()
    return entry


async def search(person: Person, q: str, **form: object) -> dict[str, object]:
    answer = await person.client.post(f"{ENTRIES}/search", json={"q": q, **form})
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


async def found_ids(person: Person, q: str, **form: object) -> list[str]:
    items = (await search(person, q, **form))["items"]
    assert isinstance(items, list)
    return [item["id"] for item in items]


async def listed(person: Person, **params: object) -> list[dict[str, object]]:
    answer = await person.client.get(ENTRIES, params={"limit": 100, **params})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, object]] = answer.json()["items"]
    return items


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal; fails when the answer is not a problem."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.status_code, answer.json()["code"]
