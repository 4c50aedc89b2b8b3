"""Fixed bytes over a socket: what neither aimock nor llmock can play. How to use it: tests/providers/__init__.py."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

JSON = "application/json"
EVENTS = "text/event-stream"


def response(body: bytes, content_type: str = JSON, *, status: str = "200 OK", headers: str = "") -> bytes:
    """A whole HTTP/1.1 response; the connection closes after it."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n"
    return f"{head}Connection: close\r\n{headers}\r\n".encode() + body


class Replay:
    """Sends the same steps to every request: bytes, or seconds to wait. Afterwards the connection closes."""

    def __init__(self, *steps: bytes | float) -> None:
        self.steps = steps
        self.requests: list[bytes] = []
        self.url = ""

    @property
    def openai_url(self) -> str:
        return f"{self.url}/v1"

    @property
    def gemini_url(self) -> str:
        return self.url

    @asynccontextmanager
    async def started(self) -> AsyncIterator[Replay]:
        """Listen on a free port of the running event loop until the block ends."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        try:
            self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            yield self
        finally:
            server.close()
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(
                (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
            )
            self.requests.append(head + await reader.readexactly(length))
            for step in self.steps:
                if isinstance(step, bytes):
                    writer.write(step)
                    await writer.drain()
                else:
                    await asyncio.sleep(step)
        except (ConnectionError, asyncio.IncompleteReadError):  # the client gave up first, as it may
            pass
        finally:
            writer.close()
