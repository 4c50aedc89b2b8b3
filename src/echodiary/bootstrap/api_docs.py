"""A page about the JSON API, rendered here from its own description: no script, nothing from elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response

from echodiary.features.accounts.deps import VisitorDep
from echodiary.web.deps import PagesDep

router = APIRouter(include_in_schema=False)

SCHEMA = "/api/v1/openapi.json"
METHODS = ("get", "post", "put", "patch", "delete")
REF = "#/components/schemas/"

Described = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a request: where it stands (path, query, header or body) and what it may hold."""

    name: str
    place: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class RouteView:
    """One route with its fields and the answers it gives."""

    anchor: str
    method: str
    path: str
    summary: str
    fields: Sequence[FieldView]
    answers: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SectionView:
    """Routes that belong together."""

    name: str
    routes: Sequence[RouteView]


@router.get("/api/docs")
async def show_api(request: Request, _who: VisitorDep, pages: PagesDep) -> Response:
    """Show every route of the API."""
    return pages.respond(request, "api_docs.html", {"sections": sections_of(request.app), "schema": SCHEMA})


@lru_cache(maxsize=4)
def sections_of(app: FastAPI) -> Sequence[SectionView]:
    """The routes of an application by their tag, in the order in which they were hung on it."""
    described = app.openapi()
    schemas = described.get("components", {}).get("schemas", {})
    routes = sorted(_routes(described["paths"], schemas), key=lambda pair: pair[0])
    return [SectionView(tag, [route for _, route in found]) for tag, found in groupby(routes, key=lambda pair: pair[0])]


def _routes(paths: Described, schemas: Described) -> Iterator[tuple[str, RouteView]]:
    for path, operations in paths.items():
        for method in METHODS:
            if method in operations:
                operation = operations[method]
                yield (operation.get("tags") or ["server"])[0], _route(path, method, operation, schemas)


def _route(path: str, method: str, operation: Described, schemas: Described) -> RouteView:
    answers = [(status, _answer(answer)) for status, answer in sorted(operation["responses"].items())]
    return RouteView(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation.get("description") or operation.get("summary", ""),
        fields=[*_parameters(operation), *_body(operation, schemas)],
        answers=answers,
    )


def _parameters(operation: Described) -> Iterator[FieldView]:
    for one in operation.get("parameters", []):
        # How a client signs in and who it is stands above all routes.
        if one["name"].lower() not in {"authorization", "cookie"}:
            yield FieldView(one["name"], one["in"], kind_of(one.get("schema", {})), bool(one.get("required")))


def _body(operation: Described, schemas: Described) -> Iterator[FieldView]:
    for content in operation.get("requestBody", {}).get("content", {}).values():
        schema = _resolved(content.get("schema", {}), schemas)
        required = schema.get("required", [])
        for name, described in schema.get("properties", {}).items():
            yield FieldView(name, "body", kind_of(described), name in required)


def _answer(answer: Described) -> str:
    for content in answer.get("content", {}).values():
        kind = kind_of(content.get("schema", {}))
        return "" if kind == "HTTPValidationError" else kind
    return ""


def _resolved(schema: Described, schemas: Described) -> Described:
    name = str(schema.get("$ref", ""))
    return schemas.get(name.removeprefix(REF), {}) if name else schema


def kind_of(schema: Described) -> str:
    """What a field may hold, in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(REF)
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return " | ".join(kind_of(one) for one in schema[choice])
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if "const" in schema:
        return f'"{schema["const"]}"'
    if schema.get("type") == "array":
        return f"[{kind_of(schema.get('items', {}))}]"
    kind = str(schema.get("format") or schema.get("type") or "")
    longest = schema.get("maxLength") or schema.get("maximum")
    return f"{kind} ≤ {longest}" if longest else kind
