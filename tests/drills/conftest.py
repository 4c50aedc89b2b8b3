"""Drills: slow, destructive truths; `make drills` runs them and shows their counts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.drills.instances import Instance

Opener = Callable[..., Instance]


@pytest.fixture
def open_instance(tmp_path: Path) -> Iterator[Opener]:
    """Make instances: `open_instance(name="data", **environment)`; all end with the drill."""
    opened: list[Instance] = []
    tmp_path.chmod(0o711)

    def open_one(name: str = "data", **environment: str) -> Instance:
        instance = Instance(tmp_path / name, **environment)
        opened.append(instance)
        return instance

    yield open_one
    for instance in opened:
        instance.close()
