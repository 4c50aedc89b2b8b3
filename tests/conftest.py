"""What all tests share: a real PostgreSQL, the application around it, people who use it."""

import base64
import inspect
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

import anyio
import httpx
import psycopg
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.build import build_container
from echodiary.bootstrap.container import Container
from echodiary.features.accounts.passwords import Passwords
from echodiary.platform.database import database_url, libpq_url
from echodiary.platform.migrations import upgrade
from echodiary.platform.sealing.key_store import FolderKeyStore
from echodiary.platform.sealing.keyring import KeyRing
from echodiary.platform.settings import Settings

OUTSIDE_SERVER = "ECHODIARY_TEST_DATABASE_URL"
RING = KeyRing.parse(base64.urlsafe_b64encode(b"r" * 32).decode())


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(collector: pytest.Collector, name: str, obj: object) -> None:
    """Run coroutine tests on the shared event loop; marked before anyio looks, or it forgets their parameters."""
    is_ours = isinstance(collector, pytest.Module) and collector.istestfunction(obj, name)
    if is_ours and inspect.iscoroutinefunction(obj):
        pytest.mark.anyio(obj)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


class PostgresServer:
    """A server on which tests make and drop databases."""

    def __init__(self, url: URL) -> None:
        self._url = url

    def run(self, statement: str, *, database: str | None = None) -> None:
        url = self._url if database is None else self._url.set(database=database)
        with psycopg.connect(libpq_url(url), autocommit=True) as connection:
            connection.execute(statement.encode())

    def create(self, template: str | None = None) -> URL:
        name = f"test_{uuid4().hex}"
        strategy = f" TEMPLATE {template} STRATEGY FILE_COPY" if template else ""
        self.run(f"CREATE DATABASE {name}{strategy}")
        return self._url.set(database=name)

    def drop(self, url: URL) -> None:
        # Not WITH (FORCE): a role that is no superuser may not end an autovacuum worker, which a plain DROP waits for.
        own = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND datname = "
        self.run(f"{own}'{url.database}'")
        self.run(f"DROP DATABASE IF EXISTS {url.database}")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """The embedded PostgreSQL, or the one that ECHODIARY_TEST_DATABASE_URL names (a role that may create databases)."""
    outside = os.environ.get(OUTSIDE_SERVER)
    if outside:
        yield PostgresServer(database_url(outside))
        return
    from echodiary.platform.embedded_postgres import EmbeddedPostgres, configuration  # noqa: PLC0415

    with ExitStack() as opened:
        # More than a product's server has: many applications of one run share it.
        with patch.dict(configuration._SMALL, {"max_connections": "200"}):
            server = opened.enter_context(EmbeddedPostgres(tmp_path_factory.mktemp("postgres"), durable=False))
        yield PostgresServer(database_url(server.start()))


@pytest.fixture(scope="session")
def template(postgres: PostgresServer) -> Iterator[str]:
    """A migrated, empty database to clone."""
    url = postgres.create()
    upgrade(url)
    assert url.database is not None
    yield url.database
    postgres.drop(url)


@pytest.fixture
def empty_database(postgres: PostgresServer, template: str) -> Iterator[URL]:
    """A migrated database of the test's own."""
    url = postgres.create(template)
    yield url
    postgres.drop(url)


@pytest.fixture(scope="session")
def shared_database(postgres: PostgresServer, template: str) -> Iterator[URL]:
    """A migrated database that tests share: each brings its own accounts."""
    url = postgres.create(template)
    yield url
    postgres.drop(url)


def quick_passwords() -> Passwords:
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def settings_for(folder: Path, **changes: object) -> Settings:
    return Settings(_env_file=None, data_dir=folder, **{"worker": False, **changes})  # type: ignore[arg-type]


def container_for(url: URL, folder: Path, *, settings: Settings | None = None, **ports: object) -> Container:
    store = FolderKeyStore(folder / "keys")
    store.create()
    return build_container(
        settings or settings_for(folder),
        url=url,
        direct_url=url,
        ring=RING,
        store=store,
        **{"passwords": quick_passwords(), **ports},  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
async def container(anyio_backend: str, shared_database: URL, tmp_path_factory: pytest.TempPathFactory) -> Container:
    return container_for(shared_database, tmp_path_factory.mktemp("instance"))


@pytest.fixture(scope="session")
async def app(container: Container) -> AsyncIterator[FastAPI]:
    """The application, started."""
    async with running(create_app(container)) as started:
        yield started


class running:  # noqa: N801 - reads as a verb where it is used
    """Run an application's start and stop around a block, in a task of its own."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    async def __aenter__(self) -> FastAPI:
        self._context = self._app.router.lifespan_context(self._app)
        await self._context.__aenter__()
        return self._app

    async def __aexit__(self, *exc: object) -> None:
        await self._context.__aexit__(None, None, None)


def client_of(app: FastAPI, **headers: str) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://echodiary.test", headers=headers)


@pytest.fixture
async def stranger(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not signed in."""
    async with client_of(app) as client:
        yield client


@dataclass
class Person:
    """Somebody with an account, signed in through the API."""

    client: httpx.AsyncClient
    email: str
    password: str
    account: dict[str, object] = field(default_factory=dict)
    recovery_code: str = ""

    @property
    def id(self) -> str:
        return str(self.account["id"])


async def new_person(app: FastAPI, **profile: object) -> Person:
    client = client_of(app)
    email, password = f"{uuid4().hex}@example.com", "correct horse"
    made = await client.post("/api/v1/accounts", json={"email": email, "password": password, **profile})
    assert made.status_code == 201, made.text
    signed_in = await client.post("/api/v1/sessions", json={"email": email, "password": password})
    assert signed_in.status_code == 201, signed_in.text
    client.headers["Authorization"] = f"Bearer {signed_in.json()['token']}"
    account = made.json()
    return Person(client, email, password, account, account.pop("recovery_code"))


@pytest.fixture
async def person(app: FastAPI) -> AsyncIterator[Person]:
    """A Korean-speaking person with an account of their own."""
    someone = await new_person(app)
    yield someone
    await someone.client.aclose()


@pytest.fixture
async def another_person(app: FastAPI) -> AsyncIterator[Person]:
    """Somebody else."""
    someone = await new_person(app, locale="en")
    yield someone
    await someone.client.aclose()


async def eventually(check: Callable[[], object], *, within: float = 5.0) -> None:
    """Wait until `check` is true or what it returns (awaited) is; fails after `within` seconds."""
    with anyio.fail_after(within):
        while True:
            found = check()
            if inspect.isawaitable(found):
                found = await found
            if found:
                return
            await anyio.sleep(0.02)
