"""The kind of generation that writes drafts: which writer speaks, and what becomes of what it said."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.drafts import metrics
from echodiary.features.drafts.cells import DraftCells
from echodiary.features.drafts.domain import DraftOptions, DraftStatus, VersionKind, status_after
from echodiary.features.drafts.models import DraftRow
from echodiary.features.drafts.ports import Writers
from echodiary.features.drafts.repository import DraftRepository
from echodiary.features.drafts.service.desk import add_version, new_version
from echodiary.features.generations.domain import (
    Aside,
    Completed,
    Counted,
    Dispatched,
    Ending,
    Generation,
    GenerationStatus,
    Piece,
    Spoken,
)
from echodiary.platform.clock import Clock
from echodiary.platform.sealing.sealer import Sealer
from echodiary.writing.events import (
    Finished,
    ProvenanceReady,
    Sent,
    SentenceProvenance,
    TextDelta,
    TitleProposed,
    Used,
    WriterEvent,
)
from echodiary.writing.request import Language, WritingRequest

TITLE, PROVENANCE = "title", "provenance"
# A draft in the bin takes the text too: it may come back.
STILL_ITS_OWN = frozenset({DraftStatus.WRITING, DraftStatus.DISCARDED})


class DraftWriting:
    """A `GenerationKind`: speaks through the writer of the generation's provider, settles into versions."""

    def __init__(self, writers: Writers, sealer: Sealer, clock: Clock) -> None:
        self._writers = writers
        self._cells = DraftCells(sealer)
        self._clock = clock

    async def speak(self, generation: Generation, request: Mapping[str, Any]) -> AsyncGenerator[Spoken]:
        """Run the writer of the generation's policy on the stored request."""
        writer = await self._writers.writer_for(generation)
        async with aclosing(writer.write(WritingRequest.from_json(request["writing"]))) as events:
            async for event in events:
                yield spoken(event)

    async def hold(self, session: AsyncSession, generation: Generation) -> None:
        """Lock the draft, before the generation is locked."""
        await DraftRepository(session).get(generation.account_id, generation.subject_id, lock=True)

    async def settle(self, session: AsyncSession, ending: Ending) -> dict[str, object]:
        """Store the version and move the draft on; a draft that was saved or discarded meanwhile stays so."""
        drafts = DraftRepository(session)
        generation = ending.generation
        row = await drafts.get(generation.account_id, generation.subject_id, lock=True)
        if row is None:
            return {}
        result: dict[str, object] = {}
        if ending.text.strip():
            result["version"] = await self._add_version(drafts, row, ending)
        if row.generation_id == generation.id and row.status in STILL_ITS_OWN:
            row.error_code = ending.failure.code if ending.failure else None
            row.error_retryable = ending.failure.retryable if ending.failure else None
        if row.generation_id == generation.id and row.status == DraftStatus.WRITING:
            row.status = status_after(ending.status, has_versions=row.version_count > 0)
            row.updated_at = self._clock.now()
        result["status"] = DraftStatus(row.status).on_wire
        await session.flush()
        metrics.DRAFTS.labels(ending.status.value).inc()
        return result

    async def _add_version(self, drafts: DraftRepository, row: DraftRow, ending: Ending) -> int:
        request, generation = WritingRequest.from_json(ending.request["writing"]), ending.generation
        whole = ending.status is GenerationStatus.DONE
        wanted = ending.request.get("language")
        sentences: Any = ending.asides.get(PROVENANCE, [])
        version = new_version(
            row,
            self._clock,
            kind=VersionKind.GENERATED if whole else VersionKind.PARTIAL,
            text=ending.text,
            title=str(ending.asides[TITLE]) if TITLE in ending.asides else None,
            persona_id=UUID(ending.request["persona_id"]),
            persona_name=request.voice.name,
            persona_colour=ending.request.get("persona_colour"),
            options=DraftOptions(request.length, request.fidelity, Language(wanted) if wanted else None),
            provider=generation.provider,
            model=generation.model,
            role=generation.role,
            instruction=request.instruction,
            provenance=tuple(SentenceProvenance.from_json(sentence) for sentence in sentences),
        )
        await add_version(drafts, self._cells, row, version, generation.id)
        self._lay_on_desk(row, version.number, ending, whole=whole)
        return version.number

    def _lay_on_desk(self, row: DraftRow, number: int, ending: Ending, *, whole: bool) -> None:
        """Replace the working copy if the user has not touched it (a part only where there was nothing); else offer.

        Another version taken back meanwhile is touched too, though it is not edited.
        """
        working = self._cells.open_draft(row)
        untouched = not row.edited and row.working_version == ending.request["working_version"]
        awaited = row.generation_id == ending.generation.id and row.status in STILL_ITS_OWN
        if not (awaited and untouched and (whole or not working.working_text)):
            row.offered_version = number
            return
        row.sealed_working = self._cells.seal_working(row.account_id, row.id, ending.text, working.working_title)
        row.working_version, row.edited = number, False
        row.rev += 1


def spoken(event: WriterEvent) -> Spoken:
    """What a writer says, as a generation takes it."""
    match event:
        case TextDelta(text):
            return Piece(text)
        case TitleProposed(title):
            return Aside(TITLE, title)
        case ProvenanceReady(sentences):
            return Aside(PROVENANCE, [sentence.to_json() for sentence in sentences])
        case Sent(messages):
            return Dispatched(messages)
        case Used(input_tokens, output_tokens, cost_usd):
            return Counted(input_tokens, output_tokens, cost_usd)
        case Finished():
            return Completed()
