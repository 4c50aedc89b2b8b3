"""Migrations: what they make is what the models say, up, down and up again; the queue's schema is the package's."""

from importlib import resources

import psycopg
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy.engine import URL

from echodiary.platform.database import libpq_url
from echodiary.platform.migrations import alembic_config, migrations_folder
from tests.conftest import PostgresServer


def test_the_models_and_the_migrations_agree(empty_database: URL) -> None:
    command.check(alembic_config(empty_database))


def test_every_migration_goes_up_down_and_up_again(postgres: PostgresServer) -> None:
    url = postgres.create()
    config = alembic_config(url)
    try:
        for revision in reversed(list(ScriptDirectory.from_config(config).walk_revisions())):
            command.upgrade(config, revision.revision)
            command.downgrade(config, "-1")
            command.upgrade(config, revision.revision)
        command.downgrade(config, "base")
        with psycopg.connect(libpq_url(url)) as connection:
            left = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            ).fetchall()
        assert left == []
        command.upgrade(config, "head")
    finally:
        postgres.drop(url)


def test_the_frozen_queue_schema_is_the_one_of_the_installed_package() -> None:
    """When this fails after an upgrade: put the package's own migrations since 3.10.0 into a new revision of ours."""
    frozen = (migrations_folder() / "sql" / "procrastinate_3.10.0.sql").read_text()
    assert frozen == (resources.files("procrastinate.sql") / "schema.sql").read_text()
