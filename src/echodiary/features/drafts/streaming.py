"""A draft's generation as server-sent events, for the API and for pages alike."""

from collections.abc import AsyncIterator

from echodiary.features.drafts.domain import Draft
from echodiary.features.generations.hub import GenerationHub
from echodiary.features.generations.streaming import generation_frames


def draft_frames(draft: Draft, hub: GenerationHub, after: int) -> AsyncIterator[bytes]:
    """Say the status, then each piece after number `after`, then how it ended."""
    return generation_frames(hub, draft.generation_id, after, status=draft.status.on_wire)
