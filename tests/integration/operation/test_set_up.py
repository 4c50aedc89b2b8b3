"""A set-up that cannot work is said in one clear line, with an exit code that is not 0, and so by the doctor."""

import shutil
import socket
import subprocess
from pathlib import Path

import psycopg
import pytest

from tests.integration.operation.programs import Programs, ended, free_port
from tests.outside_postgres import OutsidePostgres

OTHER_RING = "b3RoZXItcmluZy1vdGhlci1yaW5nLW90aGVyLXJpbmc="


def assert_refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    lines = done.stderr.strip().splitlines()
    assert done.returncode == 1, done.stderr
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("echodiary: ")
    for word in words:
        assert word in lines[0]


def assert_found(done: subprocess.CompletedProcess[str], part: str, *words: str) -> None:
    bad = [line for line in done.stdout.splitlines() if line.startswith("BAD ")]
    assert done.returncode == 1, done.stdout
    assert any(line.startswith(f"BAD  {part}:") and all(word in line for word in words) for line in bad), done.stdout
    assert done.stderr == ""


def test_a_healthy_set_up_has_nothing_bad(programs: Programs, home: Path) -> None:
    done = programs.run("doctor", DATA_DIR=str(home), PORT=str(free_port()))
    assert done.returncode == 0, done.stdout
    assert "BAD" not in done.stdout
    assert "1 accounts' keys open" in done.stdout


def test_a_port_in_use(programs: Programs, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        data = str(tmp_path / "data")
        assert_refused(programs.run("serve", DATA_DIR=data, PORT=port), port, "ECHODIARY_PORT")
        assert_found(programs.run("doctor", DATA_DIR=data, PORT=port), "port", port)


def test_a_folder_that_cannot_be_written(programs: Programs, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    data = str(tmp_path / "file" / "data")
    assert_refused(programs.run("serve", DATA_DIR=data), data)
    assert_found(programs.run("doctor", DATA_DIR=data, PORT=str(free_port())), "database", data)


def test_the_same_folder_twice(programs: Programs, home: Path) -> None:
    process, _ = programs.serve(DATA_DIR=str(home))
    assert_refused(programs.run("serve", DATA_DIR=str(home), PORT=str(free_port())), "in use", str(process.pid))
    assert ended(process) == 0


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("nonsense", "not a database URL"),
        ("sqlite:///diary.db", "only PostgreSQL"),
        ("postgresql://somebody:hunter2@127.0.0.1:1/diaries", "does not answer"),
    ],
)
def test_a_broken_address_of_the_database(programs: Programs, tmp_path: Path, url: str, word: str) -> None:
    settings = {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": url}
    done = programs.run("serve", **settings)
    assert_refused(done, word)
    assert "hunter2" not in done.stderr
    assert_found(programs.run("doctor", **settings, PORT=str(free_port())), "database", word)


def test_a_database_that_is_not_there(programs: Programs, tmp_path: Path, outside: OutsidePostgres) -> None:
    url = outside.url.replace("/diaries?", "/nothing?")
    done = programs.run("serve", DATA_DIR=str(tmp_path / "data"), DATABASE_URL=url)
    assert_refused(done, "does not answer", "nothing")


def test_a_database_newer_than_the_program(programs: Programs, tmp_path: Path, outside: OutsidePostgres) -> None:
    url = outside.create("newer")
    settings = {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": url}
    assert programs.run("migrate", **settings).returncode == 0
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from_the_future'")
    assert_refused(programs.run("serve", **settings), "newer than this program", "from_the_future")
    assert_found(programs.run("doctor", **settings, PORT=str(free_port())), "migrations", "from_the_future")


def test_a_missing_key_store(programs: Programs, home: Path) -> None:
    shutil.move(home / "keys", home.parent / "elsewhere")
    assert_refused(programs.run("serve", DATA_DIR=str(home)), "key store", "missing", "ECHODIARY_KEYS_URL")
    assert_found(programs.run("doctor", DATA_DIR=str(home), PORT=str(free_port())), "keys", "missing")
    process, _ = programs.serve(DATA_DIR=str(home), KEYS_URL=f"file://{home.parent / 'elsewhere'}")
    assert ended(process) == 0


def test_a_missing_key_ring(programs: Programs, home: Path) -> None:
    (home / "secret_keys").unlink()
    assert_refused(programs.run("serve", DATA_DIR=str(home)), "key ring", "missing")
    assert not (home / "secret_keys").exists(), "no new ring in place of the lost one"


def test_a_wrong_key_ring(programs: Programs, home: Path) -> None:
    settings = {"DATA_DIR": str(home), "SECRET_KEYS": OTHER_RING}
    done = programs.run("serve", **settings)
    assert_refused(done, "ECHODIARY_SECRET_KEYS")
    assert OTHER_RING not in done.stderr
    assert_found(programs.run("doctor", **settings, PORT=str(free_port())), "keys", "ECHODIARY_SECRET_KEYS")


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "eighty"), ("SIGNUP", "perhaps"), ("KEYS_URL", "s3://bucket/keys"), ("SECRET_KEYS", "no key at all!")],
)
def test_a_setting_that_cannot_be_used(programs: Programs, tmp_path: Path, name: str, value: str) -> None:
    done = programs.run("serve", **{"DATA_DIR": str(tmp_path / "data"), name: value})
    assert_refused(done, f"ECHODIARY_{name}")
    if name != "KEYS_URL":
        assert value not in done.stderr, "values of settings may be secrets"


def test_the_doctor_says_who_uses_the_folder(programs: Programs, home: Path) -> None:
    process, _ = programs.serve(DATA_DIR=str(home))
    assert_found(programs.run("doctor", DATA_DIR=str(home), PORT=str(free_port())), "database", str(process.pid))
    assert ended(process) == 0
