"""The processes that are measured: EchoDiary itself, and its bare twin, each with one worker, on one PostgreSQL."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "correct horse"  # noqa: S105 - of a made-up account
PATIENCE_S = 60.0


def free_port() -> int:
    """A port that nothing uses."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@contextlib.contextmanager
def running(module: str, port: int, ready: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m module` until the block ends; waits until `ready` answers with 200."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ECHODIARY_")}
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        env={**inherited, "ECHODIARY_PORT": str(port), **environment},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_ready(f"http://127.0.0.1:{port}{ready}", process)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=40)


def wait_ready(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the address answers with 200; raises RuntimeError when the process ends or time is up."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"it ended with {process.returncode} before {url} answered")
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(url, timeout=5).status_code == httpx.codes.OK:
                return
        time.sleep(0.02)
    raise RuntimeError(f"{url} does not answer")


def resident_mb(process: subprocess.Popen[bytes]) -> float:
    """Resident memory of a process in MB (10^6 bytes)."""
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError("no VmRSS")


@contextlib.contextmanager
def sign_up(url: str, email: str) -> Iterator[httpx.Client]:
    """Somebody with an account, signed in."""
    with httpx.Client(base_url=f"{url}/api/v1/", timeout=60) as client:
        client.post("accounts", json={"email": email, "password": PASSWORD}).raise_for_status()
        opened = client.post("sessions", json={"email": email, "password": PASSWORD})
        opened.raise_for_status()
        client.headers["Authorization"] = f"Bearer {opened.json()['token']}"
        yield client
