"""An old dump, restored after an account was deleted, cannot be opened; what the others wrote still can."""

import os
import subprocess
from pathlib import Path

import httpx
import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from echodiary.platform.embedded_postgres.layout import Layout
from echodiary.platform.embedded_postgres.programs import find_programs
from tests.drills.conftest import Opener
from tests.drills.instances import Instance

pytestmark = pytest.mark.drill

SECRET, KEPT = "지워질 사람의 비밀 이야기", "남는 사람의 이야기"


def run(instance: Instance, program: str, *arguments: str) -> None:
    values = conninfo_to_dict(instance.conninfo())
    environment = {**os.environ, "PGPASSWORD": str(values["password"])}
    connection = ["-h", str(values["host"]), "-U", str(values["user"]), "-d", str(values["dbname"])]
    path = find_programs(Layout(instance.folder)).install / "bin" / program
    subprocess.run([str(path), *connection, *arguments], check=True, env=environment, capture_output=True)  # noqa: S603


def write(client: httpx.Client, body: str) -> str:
    book = client.get("books").json()["items"][0]["id"]
    made = client.post("entries", json={"book_id": book, "body": body})
    assert made.status_code == 201
    return str(made.json()["id"])


def restore(instance: Instance, dump: Path) -> None:
    """Put the dump in the place of the database as it is now."""
    run(instance, "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(dump))


def test_an_old_dump_reveals_nothing_of_a_deleted_account(open_instance: Opener, tmp_path: Path) -> None:
    instance = open_instance()
    instance.start()
    stays = instance.sign_up("stays@example.com")
    kept_id = write(stays, KEPT)
    goes = instance.sign_up("goes@example.com", display_name=SECRET)
    secret_id = write(goes, SECRET)
    dump = tmp_path / "old.dump"
    run(instance, "pg_dump", "--format=custom", f"--file={dump}")
    assert goes.get(f"entries/{secret_id}").json()["body"] == SECRET

    gone = goes.request("DELETE", "me", json={"password": "correct horse"})
    assert gone.status_code == 204, gone.text
    restore(instance, dump)
    with psycopg.connect(instance.conninfo()) as connection:
        rows = connection.execute("SELECT count(*) FROM entries WHERE id = %s", [secret_id]).fetchone()
        assert rows == (1,), "the dump brought the sealed row back"
        tables = connection.execute("SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public'").fetchall()
        everything = "".join(
            str(connection.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table))).fetchall())
            for (table,) in tables
        )
    assert SECRET not in everything
    assert SECRET.encode().hex() not in everything

    answers = [goes.get(path) for path in (f"entries/{secret_id}", "entries", "me")]
    assert {answer.status_code for answer in answers} <= {401, 503}, (
        "its session came back with the dump, its key did not"
    )
    assert not any(SECRET in answer.text for answer in answers)
    instance.stop()
    instance.start()
    assert goes.get(f"entries/{secret_id}").status_code in {401, 503}
    stays = instance.sign_in("stays@example.com")
    assert stays.get(f"entries/{kept_id}").json()["body"] == KEPT
    print("\nold dump drill: restored after deletion; 1 account's row there and shut, 1 account's open")
