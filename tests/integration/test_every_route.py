"""Every route of the API and of the pages, called by a stranger and by somebody else: other people's data does not
exist (law 10).
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount

from tests.conftest import Person, client_of, eventually

WORD = "비밀스러운낱말"
# What anybody may call, by design.
OPEN = {
    ("POST", "/api/v1/accounts"),
    ("POST", "/api/v1/sessions"),
    ("POST", "/api/v1/recovery"),
    ("POST", "/api/v1/recovery/link"),
    ("GET", "/api/v1/moods"),
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/metrics"),
    ("GET", "/api/docs"),
    ("GET", "/api/v1/openapi.json"),
}
OPEN_PAGES = {"/sign-up", "/sign-in", "/sign-out", "/recover", "/recovery/link", "/recovery-code", "/language"}
ADMIN = ("/admin/", "/api/v1/admin/")
MANY = 80  # routes there are at least: a walk that finds none would find nothing wrong either
PARAMETER = re.compile(r"{(\w+)(?::\w+)?}")
# Bodies that are right, so that a refusal is about whose it is and not about what was sent.
BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("PATCH", "/api/v1/books/{book_id}"): {"title": "남의 것"},
    ("PATCH", "/api/v1/personas/{persona_id}"): {"name": "남의 것"},
    ("PATCH", "/api/v1/drafts/{draft_id}"): {"working_text": "남의 것"},
    ("PATCH", "/api/v1/entries/{entry_id}"): {"body": "남의 것"},
    ("POST", "/api/v1/drafts/{draft_id}/persona"): {"persona_id": str(uuid4()), "draft_action": "keep"},
    ("POST", "/api/v1/books/{book_id}/move"): {"into": str(uuid4())},
    ("POST", "/api/v1/persona-chats/{chat_id}/messages"): {"text": "남의 것"},
    ("PATCH", "/api/v1/persona-chats/{chat_id}"): {"form": {"name": "남의 것"}},
    ("POST", "/api/v1/drafts/{draft_id}/restore"): {"version": 1},
    ("POST", "/api/v1/entries/{entry_id}/restore"): {"revision": 1},
}


def routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Method and path of every route, in a fixed order."""
    found = {
        (method, str(route.path))
        for route in iter_route_contexts(app.routes)
        if not isinstance(route.route, Mount)
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert len(found) > MANY
    return iter(sorted(found))


def filled(path: str, ids: dict[str, str]) -> str:
    return PARAMETER.sub(lambda match: ids.get(match.group(1), "1"), path)


async def call(client: httpx.AsyncClient, method: str, template: str, ids: dict[str, str]) -> httpx.Response:
    body = BODIES.get((method, template), {})
    sent: dict[str, Any] = {"headers": {"If-Match": "*", "Sec-Fetch-Site": "same-origin"}}
    if template.startswith("/api/") and method in {"POST", "PATCH", "PUT"}:
        sent["json"] = body
    elif method == "POST":
        sent["data"] = {"memo": "남의 것", "body": "남의 것", "revision": "1", "version": "1", "into": str(uuid4())}
    return await client.request(method, filled(template, ids), **sent)


@pytest.fixture
async def things(person: Person) -> dict[str, str]:
    """Ids of everything that somebody owns, with a word of theirs in each."""
    book = (await person.client.get("/api/v1/books")).json()["items"][0]["id"]
    await person.client.patch(f"/api/v1/books/{book}", json={"title": WORD})
    persona = (await person.client.post("/api/v1/personas", json={"name": WORD})).json()["id"]
    memo = {"kind": "text", "text": f"{WORD} 회의 3개 하고 힘들었음"}
    draft = (await person.client.post("/api/v1/drafts", json={"book_id": book, "memo": memo})).json()["id"]

    async def ready() -> bool:
        return bool((await person.client.get(f"/api/v1/drafts/{draft}")).json()["status"] == "ready")

    await eventually(ready, within=20)
    entry = await person.client.post("/api/v1/entries", json={"book_id": book, "body": WORD})
    chat = (await person.client.post("/api/v1/persona-chats")).json()["id"]
    await person.client.patch(f"/api/v1/persona-chats/{chat}", json={"form": {"name": WORD}})
    session = (await person.client.get("/api/v1/sessions")).json()["items"][0]["id"]
    voices = {"memo": memo, "personas": [persona]}
    tasting = (await person.client.post("/api/v1/personas/tasting", json=voices)).json()["id"]
    return {
        "generation_id": tasting,
        "book_id": book,
        "persona_id": persona,
        "draft_id": draft,
        "entry_id": entry.json()["id"],
        "chat_id": chat,
        "session_id": session,
        "account_id": person.id,
        "run_id": person.id,  # of the checklist: what it would show is nobody's
    }


def test_the_walk_knows_every_parameter(app: FastAPI, things: dict[str, str]) -> None:
    named = {name for _, path in routes(app) for name in PARAMETER.findall(path)}
    assert named <= {*things, "number"}


async def test_a_stranger_gets_nowhere(app: FastAPI, things: dict[str, str]) -> None:
    async with client_of(app) as stranger:
        for method, path in routes(app):
            if (method, path) in OPEN or path in OPEN_PAGES:
                continue
            answer = await call(stranger, method, path, things)
            if path.startswith("/api/"):
                assert answer.status_code == 401, (method, path)
                assert answer.json()["code"] == "not_signed_in"
            else:
                assert answer.status_code == 303, (method, path)
                assert answer.headers["location"].startswith("/sign-in"), (method, path)
            assert WORD not in answer.text


async def test_somebody_else_finds_what_a_missing_id_finds(
    app: FastAPI, things: dict[str, str], person: Person, another_person: Person
) -> None:
    missing = {name: str(uuid4()) for name in things}
    pages = client_of(app)
    token = another_person.client.headers["Authorization"].removeprefix("Bearer ")
    pages.cookies.set("echodiary_session", token)
    walked = 0
    for method, path in routes(app):
        if not PARAMETER.search(path):
            continue
        client = another_person.client if path.startswith("/api/") else pages
        foreign, absent = await call(client, method, path, things), await call(client, method, path, missing)
        closed = 403 if path.startswith(ADMIN) else 404  # an admin's door is closed whatever the id
        assert foreign.status_code == closed, (method, path, foreign.text)
        assert absent.status_code == closed, (method, path)
        assert WORD not in foreign.text
        if path.startswith("/api/"):
            assert foreign.json() == absent.json(), (method, path)
        walked += 1
    await pages.aclose()
    assert walked > 30
    kept = (await person.client.get(f"/api/v1/entries/{things['entry_id']}")).json()
    assert kept["body"] == WORD
    assert (await person.client.get(f"/api/v1/drafts/{things['draft_id']}")).json()["status"] == "ready"
    assert (await person.client.get("/api/v1/me")).status_code == 200


async def test_lists_hold_only_ones_own(things: dict[str, str], another_person: Person) -> None:
    for path in ("books", "personas", "persona-chats", "drafts", "entries", "sessions"):
        answer = await another_person.client.get(f"/api/v1/{path}")
        assert WORD not in answer.text
        assert not set(things.values()) & {item["id"] for item in answer.json()["items"]}
    found = await another_person.client.post("/api/v1/entries/search", json={"q": WORD})
    assert found.json()["items"] == []
