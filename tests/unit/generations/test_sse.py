"""Frames of server-sent events, and answers that are kept alive."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from echodiary.web.sse import KEEP_ALIVE, event_stream, frame, last_event_id


def test_a_frame_is_one_event_whatever_is_in_it() -> None:
    assert frame("delta", {"text": "한 줄\n\n두 줄\r\n"}, event_id=3) == (
        'id: 3\nevent: delta\ndata: {"text":"한 줄\\n\\n두 줄\\r\\n"}\n\n'.encode()
    )
    assert frame("status", {}) == b"event: status\ndata: {}\n\n"


@pytest.mark.parametrize(
    ("header", "number"),
    [(None, 0), ("", 0), ("7", 7), ("999999999", 999_999_999), ("-1", 0), ("x", 0), ("²", 0), ("٣", 0), ("9" * 20, 0)],
)
def test_only_our_own_numbers_count(header: str | None, number: int) -> None:
    assert last_event_id(header) == number


class Source:
    """A stream that says one thing, is silent until told, and says another."""

    def __init__(self, end: BaseException | None = None) -> None:
        self.gate = asyncio.Event()
        self.closed = False
        self._end = end

    async def frames(self) -> AsyncIterator[bytes]:
        try:
            yield b"one"
            await self.gate.wait()
            yield b"two"
            if self._end is not None:
                raise self._end
        finally:
            self.closed = True


async def test_silence_is_filled_and_nothing_is_lost() -> None:
    source = Source()
    seen = []
    async for piece in event_stream(source.frames(), keep_alive=0.005).body_iterator:
        seen.append(piece)
        if seen.count(KEEP_ALIVE) == 2:
            source.gate.set()
    assert [piece for piece in seen if piece != KEEP_ALIVE] == [b"one", b"two"]
    assert source.closed


async def test_whoever_leaves_closes_the_source() -> None:
    source = Source()
    body = event_stream(source.frames()).body_iterator
    assert await anext(body) == b"one"
    waiting = asyncio.ensure_future(anext(body))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert source.closed


async def test_an_error_of_the_source_is_not_hidden() -> None:
    source = Source(end=ValueError("broken"))
    source.gate.set()
    with pytest.raises(ValueError, match="broken"):
        [piece async for piece in event_stream(source.frames()).body_iterator]
