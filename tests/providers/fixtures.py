"""The protocol servers as fixtures: one server a worker and session, emptied before each test that asks for it."""

from collections.abc import Iterator

import pytest

from tests.providers.aimock import Aimock
from tests.providers.faulty import Faulty


@pytest.fixture(scope="session")
def aimock_server() -> Iterator[Aimock]:
    with Aimock.started() as server:
        yield server


@pytest.fixture
def aimock(aimock_server: Aimock) -> Aimock:
    aimock_server.forget()
    return aimock_server


@pytest.fixture(scope="session")
def faulty_server() -> Iterator[Faulty]:
    with Faulty.started() as server:
        yield server


@pytest.fixture
def faulty(faulty_server: Faulty) -> Faulty:
    faulty_server.forget()
    return faulty_server
