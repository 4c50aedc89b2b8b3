"""A server of the test's own: its writer says what it is told, and it can be stopped and started again.

Test modules that import `live_server` from here get it in place of the one that all others share.
"""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import psycopg
import pytest
import uvicorn
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.serve import serving_config
from echodiary.platform.database import libpq_url
from echodiary.writing.events import ProvenanceReady, SentenceProvenance, TextDelta, TitleProposed, WriterEvent
from echodiary.writing.request import WritingRequest
from echodiary.writing.scripted import ScriptedWriter
from tests.conftest import PostgresServer, container_for, settings_for


class Gate(asyncio.Event):
    """Holds a script until the test, which lives in another thread, opens it."""

    def __init__(self) -> None:
        super().__init__()
        self._opened = threading.Event()

    def open(self) -> None:
        self._opened.set()

    async def wait(self) -> bool:  # type: ignore[override]
        while not self._opened.is_set():  # noqa: ASYNC110 - it is opened from another thread
            await asyncio.sleep(0.02)
        return True


class House:
    """A server and its scripted writer."""

    def __init__(self, database: URL, folder: Path) -> None:
        self.database = database
        self.writer = ScriptedWriter()
        self.gates: list[Gate] = []
        self._folder = folder
        self._port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def gate(self) -> Gate:
        self.gates.append(Gate())
        return self.gates[-1]

    def says(self, *steps: str | Gate | BaseException, title: str = "", added: str = "") -> None:
        """Script: pieces to say, gates to wait at, an error to end with. `added` is marked as not in the memo."""
        text = "".join(step for step in steps if isinstance(step, str))
        events: list[WriterEvent | Gate | BaseException] = [
            TextDelta(step) if isinstance(step, str) else step for step in steps
        ]
        if title:
            events.append(TitleProposed(title))
        if added:
            at = text.index(added)
            events.append(ProvenanceReady((SentenceProvenance(at, at + len(added), added, (), added=True),)))
        self.writer.enqueue(*events)

    def start(self) -> None:
        settings = settings_for(self._folder, worker=True, shutdown_grace=1.0, database_pool_size=4)
        self._container = container_for(
            self.database, self._folder, settings=settings, writers={"builtin": self.writer}
        )
        self._listening = socket.create_server(("127.0.0.1", self._port))
        self._port = self._listening.getsockname()[1]
        self._server = uvicorn.Server(serving_config(create_app(self._container), grace_s=1))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listening]})
        self._thread.start()
        for _ in range(200):
            try:
                if httpx.get(f"{self.url}/health/live", timeout=2).status_code == 200:
                    return
            except httpx.TransportError:
                threading.Event().wait(0.05)
        pytest.fail("the server does not answer")

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=20)
        self._listening.close()
        assert not self._thread.is_alive(), "the server did not stop"

    def execute(self, statement: str, *values: object) -> None:
        with psycopg.connect(libpq_url(self.database), autocommit=True) as connection:
            connection.execute(statement.encode(), values)

    def requests(self) -> list[WritingRequest]:
        return self.writer.requests


@pytest.fixture(scope="session")
def house(postgres: PostgresServer, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    database = postgres.create(template)
    opened = House(database, tmp_path_factory.mktemp("house"))
    yield opened
    for gate in opened.gates:
        gate.open()
    opened.stop()
    postgres.drop(database)


@pytest.fixture(scope="session")
def live_server(house: House) -> House:
    """What `page` and `resident` sit before."""
    return house


@pytest.fixture(autouse=True)
async def nothing_scripted(house: House) -> AsyncIterator[None]:
    """Scripts and gates of a test end with it."""
    yield
    for gate in house.gates:
        gate.open()
    house.gates.clear()
    house.writer._scripts.clear()
