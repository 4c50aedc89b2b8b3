"""Bringing the database to the schema this program knows, under a lock, and saying clearly when that cannot be."""

import asyncio
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.engine import URL

from echodiary.platform.database import OLDEST_POSTGRES, libpq_url
from echodiary.platform.errors import SetupError


class DatabaseUnreachable(SetupError):
    """No connection to the database could be made."""


class DatabaseNewer(SetupError):
    """The database was migrated by a newer EchoDiary."""


def migrations_folder() -> Path:
    """Where the revisions are: beside `src/` in a checkout, inside the package when installed from a wheel."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "migrations"
    return installed if installed.is_dir() else package.parents[1] / "migrations"


def alembic_config(url: URL) -> Config:
    """An Alembic configuration without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.attributes["url"] = url
    return config


def known_head() -> str:
    """The newest revision this program knows."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    head = ScriptDirectory.from_config(config).get_current_head()
    if head is None:
        raise SetupError("This copy of EchoDiary has no migrations")
    return head


def stored_revision(url: URL) -> str | None:
    """The revision the database is at, None when it is empty; raises DatabaseUnreachable or SetupError."""
    try:
        with psycopg.connect(libpq_url(url), connect_timeout=5) as connection:
            if connection.info.server_version < OLDEST_POSTGRES:
                raise SetupError("EchoDiary needs PostgreSQL 15 or later")
            if connection.execute("SELECT to_regclass('alembic_version')").fetchone() == (None,):
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return None if row is None else str(row[0])
    except psycopg.Error as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise DatabaseUnreachable(f"The database does not answer: {reason}") from None


def upgrade(url: URL) -> None:
    """Migrate to the newest revision; raises DatabaseNewer, DatabaseUnreachable or SetupError."""
    current = stored_revision(url)
    config = alembic_config(url)
    scripts = ScriptDirectory.from_config(config)
    if current is not None:
        if current == scripts.get_current_head():
            return
        try:
            scripts.get_revision(current)
        except CommandError:
            raise DatabaseNewer(
                f"The database is newer than this program (revision {current}): start the newer EchoDiary instead"
            ) from None
    command.upgrade(config, "head")


async def is_current(url: URL, head: str) -> bool:
    """Whether the database is at `head`, asked without blocking the loop."""
    return await asyncio.to_thread(stored_revision, url) == head
