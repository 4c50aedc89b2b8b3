"""A draft's generation as server-sent events, for the API and for pages alike."""

from collections.abc import AsyncIterator

from echodiary.features.drafts.domain import Draft, DraftStatus
from echodiary.features.generations.domain import Chunk, Ended, GenerationStatus
from echodiary.features.generations.hub import GenerationHub
from echodiary.web.sse import frame


async def draft_frames(draft: Draft, hub: GenerationHub, after: int) -> AsyncIterator[bytes]:
    """Say the status, then each piece after number `after`, then how it ended."""
    yield frame("status", {"status": draft.status.on_wire})
    if draft.generation_id is None:
        return
    async for item in hub.follow(draft.generation_id, after):
        match item:
            case Chunk(seq, text):
                yield frame("delta", {"seq": seq, "text": text}, event_id=seq)
            case Ended():
                yield _end(item)


def _end(ended: Ended) -> bytes:
    version = ended.result.get("version")
    if ended.status in {GenerationStatus.DONE, GenerationStatus.CANCELLED}:
        status = DraftStatus.READY if version is not None else DraftStatus.WAITING
        return frame("done", {"version": version, "status": status.on_wire})
    code = ended.failure.code if ended.failure else "interrupted"
    retryable = ended.failure.retryable if ended.failure else True
    return frame("failed", {"code": code, "retryable": retryable, "version": version})
