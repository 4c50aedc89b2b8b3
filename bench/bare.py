"""The bare twin: Starlette and psycopg, the same rows and bytes, without sealing, sessions or validation.

Tables `bare_entries` and `bare_search` hold in plain what `entries` and `entry_search` hold sealed (bench/filling.py).
"""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import orjson
import uvicorn
from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from uuid_utils.compat import uuid7

COLUMNS = (
    "id, book_id, draft_id, persona_id, persona_name, entry_date, title, body, mood, tags, tag_ids, illustration,"
    " created_at, updated_at, deleted_at, revision"
)
NAMES = COLUMNS.replace(" ", "").split(",")
LIST = f"SELECT {COLUMNS} FROM bare_entries WHERE account_id = %s ORDER BY entry_date DESC, id DESC LIMIT %s"  # noqa: S608
ADD = """
WITH made AS (
    INSERT INTO bare_entries (id, account_id, book_id, entry_date, title, body, tags, tag_ids, created_at, updated_at,
                              revision)
    VALUES (%s, %s, %s, %s, %s, %s, '{}', '{}', now(), now(), 1) RETURNING id
)
INSERT INTO bare_search (entry_id, account_id, entry_date, tokens) SELECT id, %s, %s, %s FROM made
"""

pool: AsyncConnectionPool[Any]


async def show(request: Request) -> Response:
    """The newest entries of an account."""
    account, limit = UUID(request.query_params["account"]), int(request.query_params["limit"])
    async with pool.connection() as connection:
        cursor = await connection.execute(LIST, (account, limit), binary=True)
        rows = await cursor.fetchall()
    items = [dict(zip(NAMES, row, strict=True)) for row in rows]
    return Response(orjson.dumps({"items": items, "next_cursor": None}), media_type="application/json")


async def add(request: Request) -> Response:
    """Store an entry and as many search tokens as its text has."""
    sent = orjson.loads(await request.body())
    account, day = UUID(sent["account"]), sent["entry_date"]
    made = uuid7()
    values = (made, account, UUID(sent["book_id"]), day, sent["title"], sent["body"], account, day, sent["tokens"])
    async with pool.connection() as connection:
        await connection.execute(ADD, values)
    return Response(orjson.dumps({"id": str(made), **sent}), 201, media_type="application/json")


async def ready(_request: Request) -> Response:
    """It serves."""
    return Response("ok")


@asynccontextmanager
async def lifespan(_app: Starlette) -> Any:
    """Open the pool."""
    global pool
    async with AsyncConnectionPool(os.environ["BENCH_DATABASE"], min_size=10, max_size=10, open=False) as pool:
        yield


if __name__ == "__main__":
    routes = [Route("/entries", show), Route("/entries", add, methods=["POST"]), Route("/ready", ready)]
    app = Starlette(routes=routes, lifespan=lifespan)
    uvicorn.run(app, port=int(os.environ["ECHODIARY_PORT"]), access_log=False, log_level="warning")
