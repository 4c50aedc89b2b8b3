"""Law 8: whatever somebody typed, no page and no answer of the admin's holds it."""

import re
from collections.abc import Iterator
from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from tests.conftest import Person, container_for, new_person, running
from tests.integration.generations.stage import begun, until

MARK = "표식말씨"  # in every field that takes a text
PARAMETER = re.compile(r"\{[a-z_]+\}")


def admin_routes(app: FastAPI) -> Iterator[str]:
    """Every path of the admin's that can be read: from the description of the API, and of the pages."""
    for route in _routes(app.routes):
        if "GET" in route.methods and "/admin" in route.path:
            yield route.path


def _routes(routes: object) -> Iterator[APIRoute]:
    for route in routes:  # type: ignore[attr-defined]
        if isinstance(route, APIRoute):
            yield route
        elif inner := getattr(getattr(route, "original_router", route), "routes", None):
            yield from _routes(inner)


async def fill(person: Person) -> str:
    """Type the mark wherever one can type; returns the account's id."""
    client = person.client
    await client.patch("/api/v1/me", json={"display_name": MARK})
    book = (await client.get("/api/v1/books")).json()["items"][0]
    draft = await until(person, await begun(person, f"회의 3개 하고 {MARK} 만남"), "ready", within=30)  # it loads Kiwi
    await client.patch(
        f"/api/v1/drafts/{draft['id']}", json={"working_text": f"고친 {MARK}"}, headers={"If-Match": "*"}
    )
    await client.post(f"/api/v1/drafts/{draft['id']}/versions", json={"instruction": MARK})
    fields = {"title": MARK, "body": f"글 {MARK}", "mood": MARK, "tags": [MARK]}
    made = await client.post("/api/v1/entries", json={"book_id": book["id"], **fields})
    assert made.status_code == 201, made.text
    return str((await client.get("/api/v1/me")).json()["id"])


async def test_nothing_that_was_typed_is_on_any_page_or_answer_of_the_admin(
    empty_database: URL, tmp_path: Path
) -> None:
    async with running(create_app(container_for(empty_database, tmp_path))) as app:
        admin, other = await new_person(app), await new_person(app, display_name=MARK)
        account_id = await fill(other)
        acted = await admin.client.post(f"/api/v1/admin/accounts/{account_id}/recovery-link")
        assert acted.status_code == 201, acted.text
        paths = sorted(set(admin_routes(app)))
        assert "/api/v1/admin/llm-policy" in paths
        assert "/admin" in paths
        assert MARK in (await other.client.get("/api/v1/entries")).text, "the mark is there to be found"
        for path in (
            "/admin/accounts/{account_id}/recovery-link",
            "/api/v1/admin/recovery-links",
            "/admin/product",
            "/api/v1/admin/product-metrics",
            "/admin/checklist/{run_id}",
            "/api/v1/admin/llm-policy/checklist/{run_id}",
        ):
            assert path in paths
        run_id = (await admin.client.post("/api/v1/admin/llm-policy/checklist")).json()["id"]
        seen = acted.text
        assert MARK not in seen
        for path in paths:
            answer = await admin.client.get(PARAMETER.sub(account_id, path.replace("{run_id}", run_id)))
            assert answer.status_code < 500, path
            assert MARK not in answer.text, path
            seen += answer.text
        assert other.email in seen or "/api/v1/admin/accounts" not in paths, "the walk has seen the accounts"
        await admin.client.aclose()
        await other.client.aclose()
