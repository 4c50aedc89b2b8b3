"""Real server processes on data folders of their own, which drills start, kill and look into."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from psycopg.conninfo import make_conninfo

ROOT = Path(__file__).resolve().parents[2]
PACED = Path(__file__).with_name("paced_server.py")
PATIENCE_S = 60.0
PASSWORD = "correct horse"
# Short leases, so that a drill does not wait for rescues longer than it must.
QUICK = {
    "ECHODIARY_GENERATION_HEARTBEAT": "0.5",
    "ECHODIARY_GENERATION_LEASE": "2",
    "ECHODIARY_SHUTDOWN_GRACE": "2",
    "ECHODIARY_DRAFTS_A_DAY": "1000000",
}


def wait_until(true: Callable[[], Any], what: str, within: float = PATIENCE_S) -> Any:
    """Ask until the answer is true; returns it."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if answer := true():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited {within:.0f} s in vain: {what}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


class Instance:
    """One server process at a time on one data folder and one port."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.output = folder.with_name(f"{folder.name}.{self.port}.log")
        self.process: subprocess.Popen[bytes] | None = None
        self._clients: list[httpx.Client] = []
        ours = {"ECHODIARY_DATA_DIR": str(folder), "ECHODIARY_HOST": "127.0.0.1", "ECHODIARY_PORT": str(self.port)}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("ECHODIARY_")}
        self.environment = {**inherited, "PYTHONUNBUFFERED": "1", **QUICK, **ours, **environment}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *, ready: bool = True) -> None:
        """Start the server; with `ready` wait until it serves."""
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603
                [sys.executable, str(PACED)],
                env=self.environment,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        if ready:
            self.wait_ready()

    def wait_ready(self) -> None:
        def served() -> bool:
            assert self.process is not None
            assert self.process.poll() is None, self.output.read_text()[-2000:]
            try:
                return httpx.get(f"{self.url}/health/ready", timeout=3).status_code == 200
            except httpx.TransportError:
                return False

        wait_until(served, "the server is ready")

    def kill(self, *, group: bool = False) -> None:
        """kill -9: of the server, or of all that it started within its process group too."""
        assert self.process is not None
        if group:
            os.killpg(self.process.pid, signal.SIGKILL)
        else:
            self.process.kill()
        self.process.wait(timeout=20)

    def stop(self) -> int:
        """Ask it to stop; returns its exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(timeout=40)

    def sign_up(self, email: str, **profile: object) -> httpx.Client:
        """A client of somebody with a new account, signed in."""
        client = self.client()
        made = client.post("accounts", json={"email": email, "password": PASSWORD, **profile})
        assert made.status_code == 201, made.text
        return self.sign_in(email, client)

    def sign_in(self, email: str, client: httpx.Client | None = None) -> httpx.Client:
        """A client of somebody with a new session."""
        client = client or self.client()
        opened = client.post("sessions", json={"email": email, "password": PASSWORD})
        assert opened.status_code == 201, opened.text
        client.headers["Authorization"] = f"Bearer {opened.json()['token']}"
        return client

    def client(self) -> httpx.Client:
        """A client of the API; closed with the instance."""
        self._clients.append(httpx.Client(base_url=f"{self.url}/api/v1/", timeout=20))
        return self._clients[-1]

    def close(self) -> None:
        """Whatever still runs ends."""
        for client in self._clients:
            client.close()
        if self.process is not None and self.process.poll() is None:
            self.kill(group=True)
        wait_until(lambda: not self.postgres_processes(), "PostgreSQL has ended")

    def postgres_processes(self) -> list[int]:
        """Processes that work in this folder's cluster."""
        cluster = str(self.folder / "postgres")
        found = []
        for process in Path("/proc").iterdir():
            if process.name.isdigit():
                try:
                    if str((process / "cwd").readlink()) == cluster:
                        found.append(int(process.name))
                except OSError:
                    continue
        return found

    def conninfo(self) -> str:
        """How to reach the embedded PostgreSQL while it runs."""
        socket_folder = (self.folder / "echodiary.lock").read_text().splitlines()[1]
        password = (self.folder / "postgres.password").read_text().strip()
        return make_conninfo(host=socket_folder, user="echodiary", password=password, dbname="echodiary")


def settled(client: httpx.Client, draft_id: str, within: float = PATIENCE_S) -> dict[str, Any]:
    """The draft, once nothing is being written."""

    def ended() -> dict[str, Any] | None:
        draft: dict[str, Any] = client.get(f"drafts/{draft_id}").json()
        return None if draft["status"] == "generating" else draft

    found: dict[str, Any] = wait_until(ended, f"draft {draft_id} comes to rest", within)
    return found
