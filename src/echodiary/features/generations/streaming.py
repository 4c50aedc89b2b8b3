"""A generation as server-sent events, whatever it is about."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from uuid import UUID

from echodiary.features.generations.domain import Chunk, Ended, GenerationStatus
from echodiary.features.generations.hub import GenerationHub
from echodiary.web.sse import frame


async def generation_frames(
    hub: GenerationHub, generation_id: UUID | None, after: int, *, status: str
) -> AsyncIterator[bytes]:
    """Say the status, then each piece after number `after`, then how it ended; without a generation only the status."""
    yield frame("status", {"status": status})
    if generation_id is None:
        return
    async with aclosing(hub.follow(generation_id, after)) as items:
        async for item in items:
            match item:
                case Chunk(seq, text):
                    yield frame("delta", {"seq": seq, "text": text}, event_id=seq)
                case Ended():
                    yield _end(item)


def _end(ended: Ended) -> bytes:
    version = ended.result.get("version")
    status = ended.result.get("status")
    if ended.status in {GenerationStatus.DONE, GenerationStatus.CANCELLED}:
        return frame("done", {"version": version, "status": status})
    code = ended.failure.code if ended.failure else "interrupted"
    retryable = ended.failure.retryable if ended.failure else True
    return frame("failed", {"code": code, "retryable": retryable, "version": version, "status": status})
