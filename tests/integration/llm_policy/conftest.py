"""The house of these tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from tests.integration.llm_policy.house import House, housed


@pytest.fixture
async def house(empty_database: URL, tmp_path: Path) -> AsyncIterator[House]:
    async with housed(empty_database, tmp_path) as found:
        yield found
