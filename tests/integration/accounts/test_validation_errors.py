"""What somebody typed into the wrong field is theirs: no refusal repeats it."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI

from tests.conftest import Person

MARKER = "ZQMARKERQZ"
ANY_ID = "00000000-0000-7000-8000-000000000000"
WRONG = (MARKER, [MARKER], {MARKER: MARKER}, [[MARKER]], [{MARKER: MARKER}], 1.5)


def bodies(app: FastAPI) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and fields of every route that takes a JSON body."""
    document = app.openapi()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            content = operation.get("requestBody", {}).get("content", {})
            schema = content.get("application/json", {}).get("schema")
            if schema is not None:
                yield method.upper(), path, _resolved(document, schema).get("properties", {})


def _resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref")
    resolved: dict[str, Any] = document["components"]["schemas"][reference.rsplit("/")[-1]] if reference else schema
    return resolved


async def test_no_refusal_repeats_what_was_sent_in_a_field(app: FastAPI, person: Person) -> None:
    refused = 0
    for method, template, fields in bodies(app):
        path = template.replace("{", "").replace("}", "")
        path = "/".join(ANY_ID if part.endswith("_id") else part for part in path.split("/"))
        tries: list[object] = [MARKER, [MARKER], {MARKER: MARKER}]
        tries += [{name: wrong} for name in fields for wrong in WRONG]
        for body in tries:
            answer = await person.client.request(method, path, json=body)
            assert answer.status_code < 500, (method, path)
            if answer.status_code == 422:
                refused += 1
                assert MARKER not in answer.text, (method, path, body)
    assert refused > 100


@pytest.mark.parametrize("body", [f'{{"email": "{MARKER}', f'{{"{MARKER}" 1}}', MARKER, f'["{MARKER}",]'])
async def test_nor_does_the_refusal_of_broken_json(person: Person, body: str) -> None:
    answer = await person.client.post("/api/v1/accounts", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert MARKER not in answer.text


async def test_nor_do_those_of_queries_headers_and_paths(person: Person) -> None:
    for path in (
        f"/api/v1/personas?limit={MARKER}",
        f"/api/v1/personas?cursor={MARKER}",
        f"/api/v1/personas/{MARKER}",
        f"/api/v1/books/{MARKER}",
    ):
        answer = await person.client.get(path)
        assert answer.status_code == 422
        assert MARKER not in answer.text
    answer = await person.client.post("/api/v1/personas", json={"name": "가"}, headers={"Idempotency-Key": MARKER * 30})
    assert answer.status_code == 422
    assert MARKER not in answer.text


async def test_half_a_character_is_refused_and_not_a_fault(person: Person) -> None:
    for path, body in (
        ("/api/v1/personas", b'{"name": "\\ud800"}'),
        ("/api/v1/books", b'{"title": "\\udfff"}'),
        ("/api/v1/accounts", b'{"email": "\\ud800@example.com", "password": "correct horse"}'),
        ("/api/v1/sessions", b'{"email": "\\ud800@example.com", "password": "\\ud800"}'),
    ):
        answer = await person.client.post(path, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 422, path
