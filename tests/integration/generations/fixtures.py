"""Fixtures that the tests of drafts and of generations share."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.engine import URL

from tests.conftest import Person, new_person
from tests.integration.generations.stage import Stage, staged


@pytest.fixture(scope="session")
async def shared_stage(
    anyio_backend: str, shared_database: URL, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Stage]:
    """A stage for tests that leave it as they found it."""
    async with staged(shared_database, tmp_path_factory.mktemp("stage")) as stage:
        yield stage


@pytest.fixture
async def stage(shared_stage: Stage) -> AsyncIterator[Stage]:
    """The shared stage, with no script and nothing running."""
    yield shared_stage
    await shared_stage.end()


@pytest.fixture
async def author(stage: Stage) -> AsyncIterator[Person]:
    """Somebody who writes on the stage."""
    someone = await new_person(stage.app)
    yield someone
    await someone.client.aclose()


@pytest.fixture
async def another_author(stage: Stage) -> AsyncIterator[Person]:
    """Somebody else."""
    someone = await new_person(stage.app)
    yield someone
    await someone.client.aclose()
