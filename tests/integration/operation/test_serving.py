"""Starting, serving and stopping as people do it."""

import contextlib
import http.client
import json
import signal
import time
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.integration.operation.conftest import BODY
from tests.integration.operation.programs import Programs, draft, ended, free_port, postgres_on, sign_up, write
from tests.outside_postgres import DATABASE, OWNER, OutsidePostgres

MEMO = "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화. 기분 좋아짐"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_all_cleanly_and_a_start_finds_all_again(
    programs: Programs, home: Path, number: signal.Signals
) -> None:
    process, address = programs.serve(DATA_DIR=str(home))
    client = httpx.Client(base_url=f"{address}/api/v1/", timeout=20)
    token = client.post("sessions", json={"email": "who@example.com", "password": "correct horse"}).json()["token"]
    client.headers["Authorization"] = f"Bearer {token}"
    assert [entry["body"] for entry in client.get("entries").json()["items"]] == [BODY]
    client.close()
    assert httpx.get(f"{address}/health/ready").json() == {"status": "ready", "reasons": []}
    assert ended(process, number) == 0
    assert postgres_on(home) == []


def test_an_idle_connection_outlives_its_client(programs: Programs, home: Path) -> None:
    """Clients and proxies drop idle connections sooner than the server does: none meets one that is closing."""
    _process, address = programs.serve(DATA_DIR=str(home))
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    for pause in (0, 5.5):  # uvicorn's own limit is 5 s, and so is httpx's
        time.sleep(pause)
        connection.request("GET", "/health/live")
        assert connection.sock is not None
        assert connection.getresponse().read()
    connection.close()


def test_settings_are_read_from_a_file(programs: Programs, tmp_path: Path) -> None:
    port = free_port()
    (tmp_path / ".env").write_text(
        f"ECHODIARY_DATA_DIR={tmp_path / 'here'}\nECHODIARY_PORT={port}\nECHODIARY_SIGNUP=closed\n"
    )
    process = programs.start("serve")
    assert process.stdout is not None
    address = next(line for line in process.stdout if line.startswith("EchoDiary: ")).split()[1]
    assert address == f"http://127.0.0.1:{port}"
    assert (tmp_path / "here" / "postgres").is_dir()
    mode = (tmp_path / "here" / "secret_keys").stat().st_mode & 0o777
    assert mode == 0o600
    sign_up(address).close()  # the first account can always be made
    second = httpx.post(f"{address}/api/v1/accounts", json={"email": "second@example.com", "password": "correct horse"})
    assert second.status_code == 403
    assert second.json()["code"] == "signup_closed"
    assert ended(process) == 0


def test_a_whole_life_on_an_outside_postgresql(programs: Programs, tmp_path: Path, outside: OutsidePostgres) -> None:
    url = outside.create("life")
    settings = {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": url}
    process, address = programs.serve(**settings, WORKER="false")
    worker = programs.start("worker", **settings)
    assert worker.stderr is not None
    assert any("worker.started" in line for line in worker.stderr)
    with contextlib.closing(sign_up(address)) as client:
        written = draft(client, MEMO)
        assert written["status"] == "ready"
        saved = client.post(f"drafts/{written['id']}/save", json={"tags": ["가족"]})
        assert saved.status_code == 201
        found = client.post("entries/search", json={"q": "엄마"}).json()["items"]
        assert [entry["id"] for entry in found] == [saved.json()["id"]]
        gone = client.request("DELETE", "me", json={"password": "correct horse"})
        assert gone.status_code == 204
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM accounts").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == (0,)
        assert connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone() == (False,)
        version = connection.info.server_version
    assert version >= 150_000
    assert not (tmp_path / "data" / "postgres").exists(), "nothing embedded was started"
    assert list((tmp_path / "data" / "keys").iterdir()) == []
    assert ended(worker) == 0
    assert ended(process) == 0
    assert DATABASE in outside.url


def test_logs_are_json_lines_with_request_ids_and_no_typed_text(programs: Programs, home: Path) -> None:
    process, address = programs.serve(DATA_DIR=str(home))
    word = "zebraquilt"
    answer = httpx.get(f"{address}/{word}?q={word}", headers={"X-Request-ID": "not-ours"})
    assert answer.status_code == 404
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=30)
    assert out == "", "what is for people was read above; logs go to stderr"
    lines = [json.loads(line) for line in err.splitlines()]
    served = [line for line in lines if line.get("request_id") == answer.headers["x-request-id"]]
    assert served
    assert word not in err


def test_meters_are_for_this_machine_or_for_holders_of_the_token(programs: Programs, home: Path) -> None:
    process, address = programs.serve(DATA_DIR=str(home), METRICS_TOKEN="meter-token")
    assert httpx.get(f"{address}/metrics").status_code == 403
    shown = httpx.get(f"{address}/metrics", headers={"Authorization": "Bearer meter-token"})
    assert shown.status_code == 200
    httpx.get(f"{address}/health/live")
    for path in ("a", "b"):
        httpx.get(f"{address}/nowhere/{path}")
    shown = httpx.get(f"{address}/metrics", headers={"Authorization": "Bearer meter-token"})
    for name in ("http_requests_total", "http_request_duration_seconds_bucket", "echodiary_db_connections"):
        assert name in shown.text
    assert "/nowhere/a" not in shown.text, "paths that do not exist make no labels"
    assert ended(process) == 0


def test_a_proxy_in_front_is_not_this_machine(programs: Programs, home: Path) -> None:
    process, address = programs.serve(DATA_DIR=str(home))
    assert httpx.get(f"{address}/metrics").status_code == 200
    through = httpx.get(f"{address}/metrics", headers={"X-Forwarded-For": "203.0.113.9"})
    assert through.status_code == 403
    assert ended(process) == 0


def test_an_entry_written_before_a_rotation_opens_after_it_with_the_new_key_alone(
    programs: Programs, home: Path
) -> None:
    old = (home / "secret_keys").read_text().split()[0]
    new = programs.run("keys", "new").stdout.strip()
    rotated = programs.run("keys", "rotate", DATA_DIR=str(home), SECRET_KEYS=f"{new},{old}")
    assert rotated.returncode == 0, rotated.stderr
    assert "1 accounts rewrapped" in rotated.stdout
    process, address = programs.serve(DATA_DIR=str(home), SECRET_KEYS=new)
    with httpx.Client(base_url=f"{address}/api/v1/", timeout=20) as client:
        token = client.post("sessions", json={"email": "who@example.com", "password": "correct horse"}).json()["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        assert [entry["body"] for entry in client.get("entries").json()["items"]] == [BODY]
        assert client.post("entries/search", json={"q": "일기"}).json()["items"]
        write(client, "다음 일기")
    assert ended(process) == 0
    refused = programs.run("serve", DATA_DIR=str(home), SECRET_KEYS=old)
    assert refused.returncode == 1
