"""An application whose writer says what a test tells it to say, and what tests ask of it."""

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psycopg
import uvicorn
from fastapi import FastAPI
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.container import Container
from echodiary.features.generations.domain import Chunk, Ended
from echodiary.features.generations.hub import open_chunk
from echodiary.features.generations.repository import GenerationRepository
from echodiary.features.generations.rescue import Rescuer
from echodiary.platform.database import libpq_url
from echodiary.writing.events import TextDelta
from echodiary.writing.scripted import ScriptedWriter
from tests.conftest import Person, container_for, eventually, running, settings_for

MEMO = "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화. 기분 좋아짐"
THIN = "ㅋㅋㅋ"


@dataclass
class Stage:
    """An application and its scripted writer."""

    container: Container
    app: FastAPI
    writer: ScriptedWriter
    gates: list[asyncio.Event] = field(default_factory=list)

    def gate(self) -> asyncio.Event:
        """A gate that holds a script; opened at the latest when the test ends."""
        self.gates.append(asyncio.Event())
        return self.gates[-1]

    def says(self, *pieces: str, then: asyncio.Event | BaseException | None = None) -> None:
        """Script: say the pieces, then wait at a gate or raise."""
        steps = [TextDelta(piece) for piece in pieces]
        self.writer.enqueue(*steps, *([] if then is None else [then]))

    @property
    def rescuer(self) -> Rescuer:
        """A rescuer of this process."""
        ports = self.container
        kinds = dict(ports.runner._kinds)
        return Rescuer(
            ports.database,
            ports.sealer,
            ports.clock,
            ports.queue,
            ports.runner,
            ports.hub,
            kinds,
            ports.usage_rules,
        )

    async def settled(self) -> None:
        """Wait until nothing runs here."""
        await eventually(lambda: not self.container.runner._tasks)

    async def end(self) -> None:
        """Open all gates, and forget what was scripted for requests that never came."""
        for gate in self.gates:
            gate.set()
        await self.settled()
        self.gates.clear()
        self.writer._scripts.clear()
        self.writer.requests.clear()

    async def die(self) -> None:
        """What is left of a process after kill -9: nothing runs, nothing is settled, the leases stay."""
        runner = self.container.runner
        runner._accepting = False
        tasks = [*runner._tasks.values(), runner._heart, runner._chunks._task]
        for task in tasks:
            if task is not None:
                task.cancel()
        await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)


@contextlib.asynccontextmanager
async def staged(
    url: URL, folder: Path, *, settings: dict[str, object] | None = None, **ports: object
) -> AsyncIterator[Stage]:
    """A stage of the test's own."""
    writer = ScriptedWriter()
    chosen = settings_for(folder).model_copy(update={"shutdown_grace": 2.0, **(settings or {})})
    writers = {"builtin": writer, "openai": writer, "gemini": writer}
    container = container_for(url, folder, settings=chosen, writers=writers, **ports)
    async with running(create_app(container)) as app:
        stage = Stage(container, app, writer)
        yield stage
        for gate in stage.gates:
            gate.set()


async def begin(person: Person, text: str = MEMO, **more: object) -> httpx.Response:
    """Send a memo."""
    headers = more.pop("headers", None)
    client: httpx.AsyncClient = more.pop("client", person.client)  # type: ignore[assignment]
    book_id = (await person.client.get("/api/v1/books")).json()["items"][0]["id"]
    body = {"book_id": book_id, "memo": {"kind": "text", "text": text}, **more}
    return await client.post("/api/v1/drafts", json=body, headers=headers)  # type: ignore[arg-type]


async def begun(person: Person, text: str = MEMO, **more: object) -> str:
    """Send a memo that is taken; the draft's id."""
    answer = await begin(person, text, **more)
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


async def look(person: Person, draft_id: str) -> dict[str, object]:
    """The draft as it is."""
    answer = await person.client.get(f"/api/v1/drafts/{draft_id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


async def until(person: Person, draft_id: str, status: str, *, within: float = 5.0) -> dict[str, object]:
    """The draft once it has this status; fails after `within` seconds."""
    found: dict[str, object] = {}

    async def there() -> bool:
        found.clear()
        found.update(await look(person, draft_id))
        return found["status"] == status

    try:
        await eventually(there, within=within)
    except TimeoutError:
        raise AssertionError(f"the draft is {found.get('status')}, not {status}") from None
    return found


async def ready(person: Person, text: str = MEMO, **more: object) -> dict[str, object]:
    """A draft that has been written."""
    return await until(person, await begun(person, text, **more), "ready")


async def edited(person: Person, draft_id: object, text: str) -> dict[str, object]:
    """Type into the working copy."""
    answer = await person.client.patch(
        f"/api/v1/drafts/{draft_id}", json={"working_text": text}, headers={"If-Match": "*"}
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


async def chunks_stored(stage: Stage, draft_id: str) -> list[tuple[int, str]]:
    """The chunks of a draft's last generation."""
    return [(item.seq, item.text) async for item in _chunks(stage, draft_id)]


async def _chunks(stage: Stage, draft_id: str) -> AsyncIterator[Chunk]:
    generation_id = await generation_of(stage, draft_id)
    async with stage.container.database.reading() as session:
        for row in await GenerationRepository(session).list_chunks({generation_id: 0}):
            yield Chunk(row.seq, open_chunk(stage.container.sealer, row))


async def said(stage: Stage, draft_id: str, text: str) -> None:
    """Wait until this text is stored."""

    async def stored() -> bool:
        return "".join(piece for _, piece in await chunks_stored(stage, draft_id)) == text

    await eventually(stored)


async def generation_of(stage: Stage, draft_id: str) -> UUID:
    """The draft's last generation."""
    rows = rows_of(stage, "SELECT generation_id FROM drafts WHERE id = %s", draft_id)
    assert rows, "there is no such draft"
    return UUID(str(rows[0][0]))


async def done(stage: Stage, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Do something in the database that may have to wait for a lock of this very process."""
    return await asyncio.to_thread(rows_of, stage, statement, *values)


def end_own_connections(admin: psycopg.Connection[Any], database: str) -> None:
    """End the connections of this role to a database (an autovacuum worker is not ours to end)."""
    admin.execute(
        b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user",
        (database,),
    )


def rows_of(stage: Stage, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Ask the database itself."""
    url = libpq_url(stage.container.database.url)
    with psycopg.connect(url, autocommit=True, options="-c statement_timeout=5000") as connection:
        cursor = connection.execute(statement.encode(), values)
        return cursor.fetchall() if cursor.description else []


async def follow(stage: Stage, draft_id: str, after: int = 0) -> tuple[str, list[int], Ended]:
    """Follow a draft's writing to its end: the text, the numbers of the chunks, the end."""
    text, numbers = "", []
    async with contextlib.aclosing(stage.container.hub.follow(await generation_of(stage, draft_id), after)) as items:
        async for item in items:
            if isinstance(item, Ended):
                return text, numbers, item
            text += item.text
            numbers.append(item.seq)
    raise AssertionError("the stream ended without an end")


Event = tuple[str, dict[str, object], str | None]


def events_in(body: str) -> list[Event]:
    """The events of a stream: name, data, id."""
    return [event for block in body.split("\n\n") if (event := _event(block)) is not None]


def _event(block: str) -> Event | None:
    fields = dict(line.split(": ", 1) for line in block.splitlines() if line and not line.startswith(":"))
    return (fields["event"], json.loads(fields["data"]), fields.get("id")) if fields else None


async def events_of(response: httpx.Response) -> AsyncIterator[Event]:
    """The events of a stream as they come."""
    rest = ""
    async for piece in response.aiter_text():
        rest += piece
        while "\n\n" in rest:
            block, rest = rest.split("\n\n", 1)
            event = _event(block)
            if event is not None:
                yield event


@contextlib.asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """Serve an application that is started already on a free port; its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, lifespan="off", log_config=None, ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        task = asyncio.create_task(server._serve([listening]))
        await eventually(lambda: server.started)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task
