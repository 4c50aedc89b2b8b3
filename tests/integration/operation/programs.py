"""The real command line in processes of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

COMMAND = str(Path(sys.executable).with_name("echodiary"))
PATIENCE_S = 60.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@dataclass
class Programs:
    """Runs commands in one working folder; what still runs at the end is killed."""

    folder: Path
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def environment(self, settings: Mapping[str, str]) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("ECHODIARY_")}
        return {**inherited, **{f"ECHODIARY_{name}": value for name, value in settings.items()}}

    def run(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(  # noqa: S603
            [COMMAND, *words],
            env=self.environment(settings),
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def start(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        """Start a command that goes on."""
        process = subprocess.Popen(  # noqa: S603
            [COMMAND, *words],
            env=self.environment(settings),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.running.append(process)
        return process

    def serve(self, **settings: str) -> tuple[subprocess.Popen[str], str]:
        """Start a server; returns it and the address that it printed."""
        process = self.start("serve", **{"PORT": "0", "SHUTDOWN_GRACE": "2", **settings})
        assert process.stdout is not None
        line = ""
        for line in process.stdout:
            if line.startswith("EchoDiary: "):
                return process, line.split()[1]
        raise AssertionError(f"it did not start: {line} {process.stderr.read() if process.stderr else ''}")

    def close(self) -> None:
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=20)


def ended(process: subprocess.Popen[str], number: signal.Signals = signal.SIGTERM) -> int:
    """Send a signal; returns the exit code."""
    process.send_signal(number)
    process.communicate(timeout=30)
    return process.returncode


def postgres_on(folder: Path) -> list[str]:
    """Processes that work in a data folder's cluster."""
    cluster = str(folder / "postgres")
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if str((process / "cwd").readlink()) == cluster:
                    found.append(process.name)
            except OSError:
                continue
    return found


def sign_up(address: str, email: str = "who@example.com") -> httpx.Client:
    """Somebody with an account, signed in."""
    client = httpx.Client(base_url=f"{address}/api/v1/", timeout=20)
    made = client.post("accounts", json={"email": email, "password": "correct horse"})
    assert made.status_code == 201, made.text
    token = client.post("sessions", json={"email": email, "password": "correct horse"}).json()["token"]
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def write(client: httpx.Client, body: str) -> str:
    """Write an entry; returns its id."""
    book = client.get("books").json()["items"][0]["id"]
    made = client.post("entries", json={"book_id": book, "body": body})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def draft(client: httpx.Client, memo: str) -> dict[str, object]:
    """Draft from a memo; returns the draft at rest."""
    book = client.get("books").json()["items"][0]["id"]
    made = client.post("drafts", json={"book_id": book, "memo": {"kind": "text", "text": memo}})
    assert made.status_code == 202, made.text
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        found: dict[str, object] = client.get(f"drafts/{made.json()['id']}").json()
        if found["status"] != "generating":
            return found
        time.sleep(0.05)
    raise AssertionError("the draft does not come to rest")
