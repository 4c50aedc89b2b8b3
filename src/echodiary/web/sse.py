"""Server-sent events (WHATWG HTML, section 9.2): frames, and answers that stay alive through proxies."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import orjson
from starlette.responses import StreamingResponse

KEEP_ALIVE_S = 15.0
KEEP_ALIVE = b": alive\n\n"


def frame(event: str, data: object, *, event_id: int | None = None) -> bytes:
    """One event; `event_id` is what the browser sends back as `Last-Event-ID`."""
    head = b"" if event_id is None else b"id: %d\n" % event_id
    return head + b"event: " + event.encode() + b"\ndata: " + orjson.dumps(data) + b"\n\n"


def last_event_id(header: str | None) -> int:
    """The number after which to go on; 0 for none or for one that is not ours."""
    return int(header) if header is not None and header.isascii() and header.isdecimal() and len(header) < 10 else 0


def event_stream(frames: AsyncIterator[bytes], *, keep_alive: float = KEEP_ALIVE_S) -> StreamingResponse:
    """Answer with a stream of frames; after `keep_alive` seconds of silence a comment is sent."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_kept_alive(frames, keep_alive), media_type="text/event-stream", headers=headers)


async def _kept_alive(frames: AsyncIterator[bytes], seconds: float) -> AsyncIterator[bytes]:
    source = aiter(frames)
    pending: asyncio.Task[bytes] | None = None
    try:
        while True:
            pending = pending or asyncio.ensure_future(anext(source))
            done, _ = await asyncio.wait((pending,), timeout=seconds)
            if not done:
                yield KEEP_ALIVE
                continue
            finished, pending = pending, None
            try:
                yield finished.result()
            except StopAsyncIteration:
                return
    finally:
        if pending is not None:
            pending.cancel()
            with contextlib.suppress(asyncio.CancelledError, StopAsyncIteration):
                await pending
        if hasattr(source, "aclose"):
            await source.aclose()
