"""Reading for every request: statements of SQLAlchemy's Core on a bare connection of psycopg.

An `AsyncSession` costs several times what the driver costs for a small SELECT. That is nothing beside a model's answer,
and was most of what a list of entries takes. Here statements are compiled once, by identity, and rows are tuples.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from psycopg import AsyncConnection
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.compiler import SQLCompiler

PlainRow = tuple[Any, ...]

_dialect = PGDialect_psycopg()  # type: ignore[no-untyped-call]


@lru_cache(maxsize=512)
def _compiled(statement: Executable) -> tuple[bytes, Mapping[str, object]]:
    compiled = statement.compile(dialect=_dialect)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)  # noqa: S101 - what the dialect makes of a statement
    return str(compiled).encode(), compiled.params


class PlainReader:
    """Reads rows. Statements should be built once, with bound parameters: each new one is compiled."""

    def __init__(self, connection: AsyncConnection[PlainRow]) -> None:
        self._connection = connection

    async def list_rows(self, statement: Executable, parameters: Mapping[str, object]) -> Sequence[PlainRow]:
        """All rows of a statement."""
        sql, constants = _compiled(statement)
        values = {**constants, **parameters}
        cursor = await self._connection.execute(sql, values, prepare=None, binary=True)
        return await cursor.fetchall()

    async def get_row(self, statement: Executable, parameters: Mapping[str, object]) -> PlainRow | None:
        """The first row of a statement, if it has one."""
        rows = await self.list_rows(statement, parameters)
        return rows[0] if rows else None
