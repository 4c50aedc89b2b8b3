"""The bare streaming proxy: Starlette and httpx, passes on what a model's server sends, piece by piece."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

UPSTREAM = os.environ["BENCH_UPSTREAM"]


async def complete(request: Request) -> Response:
    """Ask the upstream the same, and pass its stream on."""
    client: httpx.AsyncClient = request.app.state.client
    asked = client.build_request("POST", f"{UPSTREAM}/chat/completions", content=await request.body())
    asked.headers["Content-Type"] = "application/json"
    answer = await client.send(asked, stream=True)

    async def pieces() -> AsyncIterator[bytes]:
        try:
            async for piece in answer.aiter_raw():
                yield piece
        finally:
            await answer.aclose()

    return StreamingResponse(pieces(), answer.status_code, media_type="text/event-stream")


async def ready(_request: Request) -> Response:
    """It serves."""
    return Response("ok")


@asynccontextmanager
async def lifespan(app: Starlette) -> Any:
    """Open the client."""
    async with httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_connections=None)) as app.state.client:
        yield


if __name__ == "__main__":
    routes = [Route("/chat/completions", complete, methods=["POST"]), Route("/ready", ready)]
    app = Starlette(routes=routes, lifespan=lifespan)
    uvicorn.run(app, port=int(os.environ["ECHODIARY_PORT"]), access_log=False, log_level="warning")
