"""Alembic's door: runs the revisions on one connection, under an advisory lock, never waiting long for a table lock."""

from alembic import context
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from echodiary.bootstrap.models import metadata

MIGRATION_LOCK = 0x_EC40_D1A2


def include_name(name: str | None, type_: str, _parents: object) -> bool:
    """Leave Procrastinate's own tables out of comparisons: their schema is frozen in a revision of ours."""
    return not (type_ == "table" and name is not None and name.startswith("procrastinate_"))


def run() -> None:
    engine = create_engine(context.config.attributes["url"], poolclass=NullPool, hide_parameters=True)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": MIGRATION_LOCK})
        connection.execute(text("SET lock_timeout = '10s'"))
        connection.commit()
        context.configure(
            connection=connection,
            target_metadata=metadata,
            include_name=include_name,
            compare_server_default=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": MIGRATION_LOCK})
        connection.commit()
    engine.dispose()


run()
