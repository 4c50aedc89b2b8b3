"""Real processes on real folders."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.operation.programs import Programs, ended, sign_up, write
from tests.outside_postgres import OutsidePostgres

BODY = "처음 쓴 일기"


@pytest.fixture
def programs(tmp_path: Path) -> Iterator[Programs]:
    tmp_path.chmod(0o711)
    made = Programs(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which somebody has written an entry; copy it, do not touch it."""
    folder = tmp_path_factory.mktemp("lived-in")
    programs = Programs(folder)
    try:
        process, address = programs.serve(DATA_DIR=str(folder / "data"))
        client = sign_up(address)
        write(client, BODY)
        client.close()
        assert ended(process) == 0
    finally:
        programs.close()
    return folder / "data"


@pytest.fixture
def home(lived_in: Path, tmp_path: Path) -> Path:
    """A copy of it of the test's own."""
    folder = tmp_path / "data"
    shutil.copytree(lived_in, folder, ignore=shutil.ignore_patterns("*.lock"))
    for path in [*folder.rglob("*")]:
        original = (lived_in / path.relative_to(folder)).stat()
        shutil.chown(path, original.st_uid, original.st_gid)
    folder.chmod(lived_in.stat().st_mode & 0o777)
    return folder


@pytest.fixture(scope="session")
def outside() -> Iterator[OutsidePostgres]:
    """A PostgreSQL 15 or later of the session's own."""
    postgres = OutsidePostgres()
    postgres.start()
    yield postgres
    postgres.remove()
