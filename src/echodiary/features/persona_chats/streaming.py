"""A reply as server-sent events, for the API and for pages alike."""

from collections.abc import AsyncIterator
from contextlib import aclosing

from echodiary.features.generations.domain import INTERRUPTED, Chunk, Ended, GenerationStatus
from echodiary.features.generations.hub import GenerationHub
from echodiary.features.persona_chats.domain import PersonaChat
from echodiary.web.sse import frame


async def reply_frames(chat: PersonaChat, hub: GenerationHub, after: int) -> AsyncIterator[bytes]:
    """Say the status, then each piece of the last reply after number `after`, then how it ended."""
    yield frame("status", {"status": chat.status.value, "turns_left": chat.turns_left})
    if chat.generation_id is None:
        return
    async with aclosing(hub.follow(chat.generation_id, after)) as items:
        async for item in items:
            match item:
                case Chunk(seq, text):
                    yield frame("delta", {"seq": seq, "text": text}, event_id=seq)
                case Ended():
                    yield _end(item)


def _end(ended: Ended) -> bytes:
    if ended.status in {GenerationStatus.DONE, GenerationStatus.CANCELLED}:
        return frame("done", ended.result)
    failure = ended.failure or INTERRUPTED
    return frame("failed", {"code": failure.code, "retryable": failure.retryable, **ended.result})
