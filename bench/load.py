"""A load of keep-alive connections from a process of its own: `python -m bench.load` reads one order as JSON."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit


def measure(
    url: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: object = None,
    connections: int = 4,
    seconds: float = 2.0,
) -> tuple[float, list[float]]:
    """Ask for `seconds` over `connections` at once; returns requests a second, and each one's duration in ms.

    Raises RuntimeError when an answer is not 2xx.
    """
    order = {
        "url": url,
        "method": method,
        "headers": dict(headers or {}),
        "body": None if body is None else json.dumps(body),
        "connections": connections,
        "seconds": seconds,
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"], input=json.dumps(order), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer["rate"], answer["durations"]


async def _connection(order: Mapping[str, Any], until: float, durations: list[float]) -> None:
    address = urlsplit(order["url"])
    body = (order["body"] or "").encode()
    target = address.path + (f"?{address.query}" if address.query else "")
    lines = [f"{order['method']} {target} HTTP/1.1", f"Host: {address.netloc}", f"Content-Length: {len(body)}"]
    if body:
        lines.append("Content-Type: application/json")
    lines += [f"{name}: {value}" for name, value in order["headers"].items()]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode() + body
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    while time.perf_counter() < until:
        began = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        status = int(head[9:12])
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        answer = await reader.readexactly(length)
        durations.append((time.perf_counter() - began) * 1000)
        if not 200 <= status < 300:
            raise RuntimeError(f"{order['method']} {address.path}: {status} {answer[:200]!r}")
    writer.close()


async def _run(order: Mapping[str, Any]) -> dict[str, Any]:
    durations: list[float] = []
    began = time.perf_counter()
    until = began + order["seconds"]
    await asyncio.gather(*(_connection(order, until, durations) for _ in range(order["connections"])))
    return {"rate": len(durations) / (time.perf_counter() - began), "durations": durations}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(_run(json.loads(sys.stdin.read())))))
