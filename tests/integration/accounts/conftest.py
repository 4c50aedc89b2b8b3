"""An instance of the test's own, with a clock that is moved by hand."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.container import Container
from echodiary.platform.clock import ManualClock
from tests.conftest import container_for, running


@dataclass
class Instance:
    """A running instance that nobody has an account on yet."""

    app: FastAPI
    container: Container
    clock: ManualClock
    folder: Path

    def client_at(self, place: str) -> httpx.AsyncClient:
        """Somebody who is not signed in, at another address of the network."""
        transport = httpx.ASGITransport(app=self.app, client=(place, 50_000))
        return httpx.AsyncClient(transport=transport, base_url="http://echodiary.test")


@pytest.fixture
async def instance(empty_database: URL, tmp_path: Path) -> AsyncIterator[Instance]:
    clock = ManualClock(datetime(2026, 3, 1, 12, tzinfo=UTC))
    container = container_for(empty_database, tmp_path, clock=clock)
    async with running(create_app(container)) as app:
        yield Instance(app, container, clock, tmp_path)
