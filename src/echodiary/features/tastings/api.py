"""JSON routes of tastings, and following a generation of one's own."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header
from starlette.responses import StreamingResponse

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.generations.deps import GenerationReaderDep, HubDep
from echodiary.features.generations.streaming import generation_frames
from echodiary.features.personas.deps import PersonaServiceDep
from echodiary.features.tastings.deps import TastingServiceDep
from echodiary.features.tastings.domain import TastedVoice
from echodiary.features.tastings.schemas import TastedView, TastingBody, TastingView
from echodiary.web.deps import ClockDep
from echodiary.web.sse import event_stream, last_event_id
from echodiary.writing.request import Language

router = APIRouter(prefix="/api/v1", tags=["personas"])


@router.post("/personas/tasting", status_code=202)
async def taste(
    body: TastingBody, who: SignedInDep, tastings: TastingServiceDep, personas: PersonaServiceDep, clock: ClockDep
) -> TastingView:
    """Have a memo told in up to three voices; nothing is kept."""
    voices = []
    for one in body.personas:
        if isinstance(one, UUID):
            persona = await personas.get(who.account_id, one)
            voices.append(TastedVoice(persona.form, persona.id, persona.colour))
        else:
            voices.append(TastedVoice(one.form(who.locale)))
    tasted = await tastings.start(body.to_memo(), voices, otherwise=Language(who.locale), day=who.today(clock.now()))
    return TastingView(id=tasted[0].generation_id, items=[TastedView.of(one) for one in tasted])


@router.get("/generations/{generation_id}/stream", response_class=StreamingResponse)
async def stream(
    generation_id: UUID,
    who: SignedInDep,
    generations: GenerationReaderDep,
    hub: HubDep,
    last_id: Annotated[str | None, Header(alias="Last-Event-ID")] = None,
) -> StreamingResponse:
    """Follow a generation of one's own as server-sent events, from the beginning or from after `Last-Event-ID`."""
    status = await generations.status(who.account_id, generation_id)
    return event_stream(generation_frames(hub, generation_id, last_event_id(last_id), status=status))


@router.post("/generations/{generation_id}/stop", status_code=202)
async def stop(
    generation_id: UUID, who: SignedInDep, generations: GenerationReaderDep, tastings: TastingServiceDep
) -> None:
    """Have a generation of one's own stop; what was said so far stays where it belongs."""
    await generations.status(who.account_id, generation_id)
    await tastings.stop(generation_id)
