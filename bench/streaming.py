"""Rows about streams: what we add to an upstream whose delays are known."""

from __future__ import annotations

import asyncio
import contextlib
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bench.figures import Figure, percentile
from bench.servers import free_port, resident_mb, running, sign_up

MEMO = {"kind": "text", "text": "회의 3개 하고 힘들었음. 저녁에 엄마랑 통화"}
FIRST_TOKEN_S = 0.3
ARRIVALS_S = 5.0
WARM_UP = 20  # streams before the ones that count


@dataclass
class Stream:
    """One stream as its client saw it; moments in seconds."""

    asked: float = 0.0
    heard: list[float] = field(default_factory=list)
    text: str = ""
    ended: str = ""


Address = tuple[str, int]


@dataclass(frozen=True)
class Streams:
    """All streams, and the server's resident memory at their end in MB."""

    all: list[Stream]
    memory: float


async def _follow(address: Address, token: str, book: str, start_at: float) -> Stream:
    """Start a draft and follow it, over plain sockets: a client's library would cost more than what is measured."""
    await asyncio.sleep(max(0.0, start_at - time.perf_counter()))
    stream = Stream(asked=time.perf_counter())
    reader, writer = await asyncio.open_connection(*address)
    body = json.dumps({"book_id": book, "memo": MEMO}).encode()
    writer.write(request("POST", "/api/v1/drafts", token, body))
    head = await reader.readuntil(b"\r\n\r\n")
    if head[9:12] != b"202":
        raise RuntimeError(f"POST /drafts: {head[9:12].decode()}")
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    draft = json.loads(await reader.readexactly(length))["id"]
    writer.write(request("GET", f"/api/v1/drafts/{draft}/stream", token))
    event = ""
    while event not in {"done", "failed"} and (line := await reader.readline()):
        if line.startswith(b"event: "):
            event = line[7:].strip().decode()
        elif line.startswith(b"data: ") and event == "delta":
            stream.heard.append(time.perf_counter())
            stream.text += json.loads(line[6:])["text"]
    stream.ended = event
    writer.close()
    return stream


def request(method: str, path: str, token: str, body: bytes = b"") -> bytes:
    """The bytes of an HTTP request; `token` is the whole Authorization header."""
    kind = "Content-Type: application/json\r\n" if body else ""
    head = f"{method} {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: {token}\r\n{kind}"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def _all(url: str, token: str, book: str, count: int, within: float) -> list[Stream]:
    parts = urlsplit(url)
    address = (str(parts.hostname), int(parts.port or 80))
    return await asyncio.gather(*(_follow(address, token, book, start) for start in spread(count, within)))


def spread(count: int, within: float) -> Iterator[float]:
    """The moments at which so many streams start within some seconds from now."""
    began = time.perf_counter() + 0.2
    return (began + within * number / count for number in range(count))


def streams(count: int, within: float, **settings: str) -> Streams:
    """Run the streams in a fresh server with these settings besides its own."""
    with contextlib.ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        folder.chmod(0o711)
        port = free_port()
        environment = {
            "ECHODIARY_DATA_DIR": str(folder / "data"),
            "ECHODIARY_LOG_LEVEL": "warning",
            "ECHODIARY_DRAFTS_A_DAY": "1000000",
            **settings,
        }
        server = opened.enter_context(running("bench.serving", port, "/health/ready", **environment))
        url = f"http://127.0.0.1:{port}"
        client = opened.enter_context(sign_up(url, "streams@example.com"))
        client.patch("me", json={"external_ai_consent": True}).raise_for_status()
        book = client.get("books").json()["items"][0]["id"]
        token = client.headers["Authorization"]
        asyncio.run(_all(url, token, book, WARM_UP, 2.0))
        return Streams(asyncio.run(_all(url, token, book, count, within)), resident_mb(server))


def arrivals() -> Figure:
    """50 streams that arrive within 5 s: what is added to the first token."""
    found = streams(50, ARRIVALS_S, BENCH_PACE=str(FIRST_TOKEN_S), BENCH_CHUNKS="3")
    added = [(one.heard[0] - one.asked - FIRST_TOKEN_S) * 1000 for one in found.all]
    detail = f"p50 {percentile(added, 50):.0f} ms; POST /drafts and its stream, over an upstream's {FIRST_TOKEN_S} s"
    return Figure("streaming: added to the first token, 50 in 5 s", percentile(added, 95), "ms p95", 50, detail=detail)


def gaps_of(found: list[Stream]) -> list[float]:
    """Milliseconds between pieces, from when all streams run."""
    all_run = max(one.heard[0] for one in found)
    return [
        (later - earlier) * 1000
        for one in found
        for earlier, later in zip(one.heard, one.heard[1:], strict=False)
        if earlier >= all_run
    ]


def many() -> list[Figure]:
    """300 streams of 3 chunks a second each, in one process; gaps from when all of them run."""
    pace, chunks = 1 / 3, 45
    found = streams(300, 5.0, BENCH_PACE=str(pace), BENCH_CHUNKS=str(chunks))
    whole = "".join(f"{number}번째로 하는 말이에요. " for number in range(chunks))
    dropped = sum(one.text != whole or one.ended != "done" for one in found.all)
    gaps = [gap - pace * 1000 for gap in gaps_of(found.all)]
    detail = f"p50 {percentile(gaps, 50):.0f} ms; client on the same two cores"
    return [
        Figure("streaming: 300 at once, dropped or wrong", dropped, "streams", at_most=0),
        Figure("streaming: 300 at once, added between chunks", percentile(gaps, 95), "ms p95", 200, detail=detail),
        Figure("streaming: 300 at once, resident memory", found.memory, "MB", at_most=600),
    ]
