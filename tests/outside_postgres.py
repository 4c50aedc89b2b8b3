"""An outside PostgreSQL (15 or later) of a test's own: Debian's programs, a private socket, an owner without rights.

ECHODIARY_OUTSIDE_POSTGRES names the folder of the programs (scripts/outside_postgres.sh finds or installs them). Where
it is not set the newest installed ones are taken; where there are none, tests skip, and fail with CI=true.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

OWNER, DATABASE = "diary_owner", "diaries"


def find_programs() -> Path:
    """The folder of initdb and pg_ctl."""
    named = os.environ.get("ECHODIARY_OUTSIDE_POSTGRES")
    found = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    usable = [path for path in found if (path / "initdb").exists()]
    if usable:
        return usable[-1]
    complain = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    return complain("no outside PostgreSQL here: see scripts/outside_postgres.sh")


class OutsidePostgres:
    """One cluster: made, started, stopped, paused; its database belongs to a role that is no superuser."""

    def __init__(self, *, settings: str = "") -> None:
        self._programs = find_programs()
        self.folder = Path(tempfile.mkdtemp(prefix="outside-", dir="/tmp"))  # a short path: the socket lies in it
        self._user = "nobody" if os.geteuid() == 0 else None
        if self._user:
            nobody = pwd.getpwnam(self._user)
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        self._data = self.folder / "data"
        self._run("initdb", "-D", str(self._data), "-U", "root", "-A", "trust", "--no-sync", "-E", "UTF8")
        with (self._data / "postgresql.conf").open("a") as file:
            file.write(f"listen_addresses=''\nunix_socket_directories='{self.folder}'\nfsync=off\n{settings}\n")

    @property
    def url(self) -> str:
        """As ECHODIARY_DATABASE_URL takes it."""
        return f"postgresql://{OWNER}@/{DATABASE}?host={self.folder}"

    def start(self) -> None:
        """Start, and make role and database the first time."""
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", log, "start")
        with psycopg.connect(f"host={self.folder} user=root dbname=postgres", autocommit=True) as connection:
            if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone() is None:
                connection.execute(f"CREATE ROLE {OWNER} LOGIN".encode())
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}".encode())

    def create(self, name: str) -> str:
        """Make another empty database of the same owner; returns its address."""
        with psycopg.connect(f"host={self.folder} user=root dbname=postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} OWNER {OWNER}".encode())
        return self.url.replace(f"/{DATABASE}?", f"/{name}?")

    def stop(self) -> None:
        """Stop at once, rolling back what runs."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "fast", "stop")

    def pause(self) -> None:
        """Let every process of the cluster hang, connections open."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let them go on."""
        self._signal(signal.SIGCONT)

    def remove(self) -> None:
        """Stop if it runs, and take it away."""
        if (self._data / "postmaster.pid").exists():
            self.resume()
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _signal(self, number: signal.Signals) -> None:
        for process in Path("/proc").iterdir():
            if process.name.isdigit():
                try:
                    if (process / "cwd").readlink() == self._data:
                        os.kill(int(process.name), number)
                except OSError:
                    continue

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(  # noqa: S603
            command, user=self._user, cwd=self.folder, capture_output=True, text=True, check=False, env={"LC_ALL": "C"}
        )
        assert done.returncode == 0, done.stderr or done.stdout
