"""Rows about streams of a real protocol: aimock as the provider, through EchoDiary and through a bare proxy."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from bench.figures import Figure, percentile
from bench.servers import free_port, running
from bench.streaming import (
    ARRIVALS_S,
    FIRST_TOKEN_S,
    WARM_UP,
    Address,
    Stream,
    Streams,
    gaps_of,
    request,
    spread,
    streams,
)
from tests.providers.aimock import Aimock

PIECE = 10  # characters
ARRIVING, AT_ONCE = 50, 300
BODY = {"model": "gpt-6-luna", "stream": True, "messages": [{"role": "user", "content": "회의 3개"}]}


def text_of(pieces: int) -> str:
    """A text that aimock cuts into so many pieces of one sentence."""
    return "".join(f"{number:03d}번 했다.\n" for number in range(pieces))


async def _call(address: Address, path: str, start_at: float) -> Stream:
    """Call a server of Chat Completions over a plain socket."""
    await asyncio.sleep(max(0.0, start_at - time.perf_counter()))
    stream = Stream(asked=time.perf_counter())
    reader, writer = await asyncio.open_connection(*address)
    writer.write(request("POST", path, "Bearer bench", json.dumps(BODY).encode()))
    while line := await reader.readline():
        if not line.startswith(b"data: "):
            continue
        if line.strip() == b"data: [DONE]":
            stream.ended = "done"
            break
        choices = json.loads(line[6:])["choices"]
        if choices and (text := choices[0]["delta"].get("content")):
            stream.heard.append(time.perf_counter())
            stream.text += text
    writer.close()
    return stream


async def _calls(url: str, count: int, within: float) -> list[Stream]:
    parts = urlsplit(url)
    address, path = (str(parts.hostname), int(parts.port or 80)), f"{parts.path}/chat/completions"
    return await asyncio.gather(*(_call(address, path, at) for at in spread(count, within)))


def _proxied(upstream: str, count: int, within: float) -> list[Stream]:
    port = free_port()
    with running("bench.proxy", port, "/ready", BENCH_UPSTREAM=upstream):
        url = f"http://127.0.0.1:{port}"
        asyncio.run(_calls(url, WARM_UP, 2.0))
        return asyncio.run(_calls(url, count, within))


def _ours(upstream: str, count: int, within: float) -> Streams:
    return streams(
        count,
        within,
        ECHODIARY_LLM_PROVIDER="openai",
        ECHODIARY_LLM_BASE_URL=upstream,
        ECHODIARY_OPENAI_API_KEY="sk-bench",
    )


def _first(found: list[Stream]) -> list[float]:
    return [(one.heard[0] - one.asked) * 1000 for one in found]


def arrivals() -> Iterable[Figure]:
    """50 streams that arrive within 5 s: what is added to the first token over calling aimock directly."""
    with Aimock.started() as aimock:
        aimock.answer(text_of(15), chunk_size=PIECE, first_token=FIRST_TOKEN_S, per_second=3)
        upstream = aimock.openai_url
        asyncio.run(_calls(upstream, WARM_UP, 2.0))
        direct = statistics.median(_first(asyncio.run(_calls(upstream, ARRIVING, ARRIVALS_S))))
        proxy = percentile([ms - direct for ms in _first(_proxied(upstream, ARRIVING, ARRIVALS_S))], 95)
        found = _ours(upstream, ARRIVING, ARRIVALS_S)
    added = [ms - direct for ms in _first(found.all)]
    detail = f"p50 {percentile(added, 50):.0f} ms; bare proxy {proxy:.0f} ms p95; aimock itself {direct:.0f} ms"
    yield Figure(
        "streaming from aimock: added to the first token, 50 in 5 s", percentile(added, 95), "ms p95", 50, detail=detail
    )


def many() -> Iterable[Figure]:
    """300 streams of 3 pieces a second each, arriving within 15 s: the gaps beside those of a bare proxy."""
    pieces, pace, within = 75, 3, 15.0
    with Aimock.started() as aimock:
        aimock.answer(text_of(pieces), chunk_size=PIECE, first_token=FIRST_TOKEN_S, per_second=pace)
        upstream = aimock.openai_url
        proxy = percentile([gap - 1000 / pace for gap in gaps_of(_proxied(upstream, AT_ONCE, within))], 95)
        found = _ours(upstream, AT_ONCE, within)
    whole = text_of(pieces).strip()
    dropped = sum(one.text.strip() != whole or one.ended != "done" for one in found.all)
    gaps = [gap - 1000 / pace for gap in gaps_of(found.all)]
    detail = (
        f"p50 {percentile(gaps, 50):.0f} ms; bare proxy {proxy:.0f} ms p95; aimock and client on the same two cores"
    )
    yield Figure("streaming from aimock: 300 at once, dropped or wrong", dropped, "streams", at_most=0)
    yield Figure(
        "streaming from aimock: 300 at once, added between pieces", percentile(gaps, 95), "ms p95", 200, detail=detail
    )
    yield Figure("streaming from aimock: 300 at once, resident memory", found.memory, "MB", at_most=600)
