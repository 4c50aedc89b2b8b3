"""The question that a switch of persona asks: keep, rewrite, a second draft, or nothing."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from echodiary.features.drafts.deps import ReaderDep
from echodiary.features.drafts.domain import Draft, PersonaSwitch
from echodiary.features.drafts.pages.press import PressDep
from echodiary.features.drafts.pages.pressed import pressed
from echodiary.features.drafts.pages.write import RoomDep
from echodiary.features.drafts.presenting import home_of
from echodiary.features.drafts.service import starting
from echodiary.features.drafts.views import SwitchView
from echodiary.features.idempotency.deps import IdempotencyDep
from echodiary.web.deps import PagesDep
from echodiary.web.etag import etag_of
from echodiary.web.pages import see_other

router = APIRouter(prefix="/drafts/{draft_id}")

SWITCH = "drafts.switch.page"
CHOICES = frozenset(choice.value for choice in PersonaSwitch)


@router.get("/persona")
async def ask(
    draft_id: UUID,
    room: RoomDep,
    request: Request,
    reader: ReaderDep,
    pages: PagesDep,
    to: Annotated[str, Query()] = "",
) -> Response:
    """Ask what happens to the text; scripts ask the same in a dialog."""
    draft = await reader.get_draft(draft_id)
    persona = next((persona for persona in room.personas if str(persona.id) == to), None)
    if persona is None or not draft.is_unfinished:
        return see_other(home_of(draft_id))
    home = home_of(draft_id)
    view = SwitchView(f"{home}/persona", home, str(draft.persona_id), str(persona.id), persona.form.name)
    return pages.respond(request, "drafts/persona.html", {"switch": view, "etag": etag_of(draft.revision)})


@router.post("/persona")
async def switch(draft_id: UUID, press: PressDep, idempotency: IdempotencyDep) -> Response:
    """Do as the user answered; without an answer nothing changes."""
    form, key = press.form, f"{draft_id} {press.form.key}" if press.form.key else None
    made = await idempotency.find_made(press.who.account_id, SWITCH, key)
    if made is not None:
        return press.home(made)

    async def answer(_draft: Draft) -> Response:
        if form.persona_id is None or form.choice not in CHOICES:
            return press.home(draft_id)
        choice = PersonaSwitch(form.choice)
        outcome = await starting.switch_persona(press.desk, draft_id, form.persona_id, choice)
        await idempotency.remember(press.who.account_id, SWITCH, key, outcome.draft.id)
        return await press.after(outcome)

    return await pressed(press, draft_id, answer)
