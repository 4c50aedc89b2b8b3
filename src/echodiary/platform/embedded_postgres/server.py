"""The life of EchoDiary's own PostgreSQL: started in the data folder, gone when we are."""

import contextlib
import os
import subprocess
import threading
import time
import weakref
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg

from echodiary.platform.embedded_postgres import guard
from echodiary.platform.embedded_postgres.cluster import check_version, prepare_cluster
from echodiary.platform.embedded_postgres.configuration import (
    ACCESS_RULES,
    DATABASE,
    ROLE,
    server_options,
)
from echodiary.platform.embedded_postgres.errors import (
    EmbeddedPostgresError,
    PostgresStartFailed,
)
from echodiary.platform.embedded_postgres.layout import (
    Layout,
    lock_data_folder,
    make_data_folder,
    note_socket_folder,
    noted_socket_folder,
    write_own_file,
)
from echodiary.platform.embedded_postgres.leftovers import is_ready, stop_leftovers
from echodiary.platform.embedded_postgres.programs import (
    Programs,
    find_programs,
    log_size,
    start_failure,
)
from echodiary.platform.embedded_postgres.socket_folder import make_socket_folder

_POLL_SECONDS = 0.005
_LOGIN_SECONDS = 30
# Recovery after a crash may take minutes; it speaks in the log every ten seconds while it moves.
_SILENCE_SECONDS = 120.0
_GUARD_MARGIN_SECONDS = 5.0


class EmbeddedPostgres:
    """PostgreSQL in one data folder, for one process, reached by a private socket only.

    However this process ends, PostgreSQL ends with it. Safe to use from any thread.
    ``durable=False`` is for tests: a power cut may ruin the cluster.
    """

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self._layout = Layout(data_dir.absolute())
        self._durable = durable
        self._turn = threading.Lock()
        self._held_folder: int | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        self._url = ""
        let_go = weakref.WeakMethod(self._let_go_after_fork)
        os.register_at_fork(after_in_child=lambda: (mine := let_go()) and mine())

    def start(self) -> str:
        """Start PostgreSQL, or return where it is if it runs.

        Returns a libpq URL of the application's database with its password in it: never log it.
        Raises the errors of this package, each an EmbeddedPostgresError.
        """
        with self._turn:
            if self._guard is None or self._guard.poll() is not None:
                self._end_guard()  # PostgreSQL may have ended under it
                try:
                    self._url = self._launch()
                except BaseException as error:
                    with contextlib.suppress(OSError, EmbeddedPostgresError):
                        self._end()
                    if isinstance(error, OSError):
                        raise PostgresStartFailed(str(error), self._layout.log) from error
                    raise
            return self._url

    def stop(self) -> None:
        """Shut PostgreSQL down (fast, then immediate, then by force) and wait until it is gone.

        Does nothing where it is not running. Raises PostgresStartFailed if a process survives.
        """
        with self._turn:
            self._end()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _launch(self) -> str:
        layout = self._layout
        if self._held_folder is None:
            make_data_folder(layout.folder)
            self._held_folder = lock_data_folder(layout)
        check_version(layout)
        programs = find_programs(layout)
        self._clean_up(self._held_folder)
        password = prepare_cluster(programs, durable=self._durable)
        write_own_file(layout.access_rules, ACCESS_RULES, mode=0o644)
        log_start = log_size(layout)
        socket_folder = make_socket_folder(layout, programs.user)
        note_socket_folder(self._held_folder, socket_folder)
        self._guard = self._start_server(programs, socket_folder)
        self._wait_until_ready(log_start)
        place = f"host={quote(str(socket_folder), safe='')}&port={guard.PORT}"
        url = f"postgresql://{ROLE}:{quote(password, safe='')}@/{DATABASE}?{place}"
        self._log_in(url)
        return url

    def _start_server(self, programs: Programs, socket_folder: Path) -> subprocess.Popen[bytes]:
        layout = self._layout
        options = server_options(socket_folder=socket_folder, access_rules=layout.access_rules, durable=self._durable)
        return programs.start(
            ["postgres", "-D", str(layout.cluster), *options],
            reach=[layout.cluster, layout.access_rules],
            socket_folder=socket_folder,
        )

    def _wait_until_ready(self, log_start: int) -> None:
        heard, last_word = log_start, time.monotonic()
        while not is_ready(self._layout.cluster):
            if self._guard is None or self._guard.poll() is not None:
                raise start_failure(self._layout, log_start, "it ended at once")
            size = log_size(self._layout)
            if size != heard:
                heard, last_word = size, time.monotonic()
            if time.monotonic() - last_word > _SILENCE_SECONDS:
                reason = f"it has made no progress for {_SILENCE_SECONDS:.0f} s"
                raise PostgresStartFailed(reason, self._layout.log)
            time.sleep(_POLL_SECONDS)

    def _log_in(self, url: str) -> None:
        """Prove that what we hand out works: the password file may be another cluster's."""
        try:
            psycopg.connect(url, connect_timeout=_LOGIN_SECONDS).close()
        except psycopg.OperationalError as error:
            reason = str(error).splitlines()[-1]
            raise PostgresStartFailed(reason, self._layout.log) from None

    def _end(self) -> None:
        self._end_guard()
        if self._held_folder is not None:
            try:
                self._clean_up(self._held_folder)
            finally:
                os.close(self._held_folder)
                self._held_folder = None

    def _clean_up(self, held_folder: int) -> None:
        """Do what the guard does at its end, in case it was killed itself."""
        stop_leftovers(self._layout)
        if left := noted_socket_folder(held_folder):
            guard.remove_socket_folder(left)
            note_socket_folder(held_folder, None)

    def _let_go_after_fork(self) -> None:
        """A forked child that outlived us would keep PostgreSQL alive and the folder locked."""
        if self._guard is not None and self._guard.stdin is not None:
            self._guard.stdin.close()
        if self._held_folder is not None:
            os.close(self._held_folder)
            self._held_folder = None

    def _end_guard(self) -> None:
        if self._guard is None:
            return
        if self._guard.stdin is not None:
            self._guard.stdin.close()
        patience = sum(seconds for _, seconds in guard.STOP_STEPS) + _GUARD_MARGIN_SECONDS
        try:
            self._guard.wait(patience)
        except subprocess.TimeoutExpired:
            self._guard.kill()
            self._guard.wait()
        self._guard = None
