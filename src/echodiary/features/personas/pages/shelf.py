"""The personas of an account on one page: their order, copies, those put away, and the question before one goes."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.personas.deps import PersonaReaderDep, PersonaServiceDep
from echodiary.features.personas.domain import PERSONAS_MAX, Persona
from echodiary.features.personas.errors import LastPersona, PersonaLimitReached
from echodiary.features.personas.service import PersonaService
from echodiary.features.personas.views import HERE, card_of, shelf_of
from echodiary.platform.errors import EchoDiaryError
from echodiary.web.deps import PagesDep
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Note, ShownInstead, forget_note, noted, see_other
from echodiary.web.statuses import status_of
from echodiary.web.templates import Pages

router = APIRouter(prefix=HERE)

SHELF = "personas/shelf.html"
STEPS = {"up": -1, "down": 1}

Text = Annotated[str, Form()]


@router.get("")
async def show_shelf(request: Request, who: PageReaderDep, personas: PersonaReaderDep, pages: PagesDep) -> Response:
    """Show all personas."""
    note = noted(request)
    found = await personas.list_personas(who.account_id)
    view = shelf_of(found, _done().get(note.kind) if note else None, None)
    response = pages.respond(request, SHELF, {"view": view})
    forget_note(request, response)
    return response


@router.post("/{persona_id:uuid}/move")
async def move(
    request: Request, persona_id: UUID, who: PageReaderDep, personas: PersonaServiceDep, direction: Text = ""
) -> Response:
    """Move a persona one place up or down among those in use."""
    await personas.get(who.account_id, persona_id)
    order = _moved(await personas.list_personas(who.account_id), persona_id, STEPS.get(direction, 0))
    await personas.reorder(who.account_id, order)
    return see_other(f"{HERE}#persona-{persona_id}", request=request)


@router.post("/{persona_id:uuid}/clone")
async def clone(
    request: Request,
    persona_id: UUID,
    who: PageReaderDep,
    personas: PersonaServiceDep,
    pages: PagesDep,
    idempotency_key: Text = "",
) -> Response:
    """Make a copy and open its form."""
    key = f"{persona_id} {idempotency_key[:100]}" if idempotency_key else None
    try:
        made = await personas.clone(who.account_id, persona_id, key=key)
    except PersonaLimitReached as error:
        raise ShownInstead(await _refused(request, who.account_id, personas, pages, error)) from None
    return see_other(f"{HERE}/{made.id}", request=request, note=Note("persona-copied"))


@router.post("/{persona_id:uuid}/archive")
async def archive(
    request: Request, persona_id: UUID, who: PageReaderDep, personas: PersonaServiceDep, pages: PagesDep
) -> Response:
    """Put a persona away."""
    try:
        await personas.archive(who.account_id, persona_id)
    except LastPersona as error:
        raise ShownInstead(await _refused(request, who.account_id, personas, pages, error)) from None
    return see_other(HERE, request=request, note=Note("persona-archived"))


@router.post("/{persona_id:uuid}/bring-back")
async def bring_back(request: Request, persona_id: UUID, who: PageReaderDep, personas: PersonaServiceDep) -> Response:
    """Have a persona write again."""
    await personas.bring_back(who.account_id, persona_id)
    return see_other(HERE, request=request, note=Note("persona-back"))


@router.get("/{persona_id:uuid}/delete")
async def ask(
    request: Request, persona_id: UUID, who: PageReaderDep, personas: PersonaReaderDep, pages: PagesDep
) -> Response:
    """Ask before a persona is deleted, and say what stays."""
    persona = await personas.get(who.account_id, persona_id)
    return pages.respond(request, "personas/delete.html", {"card": card_of(persona), "back": HERE})


@router.post("/{persona_id:uuid}/delete")
async def delete(
    request: Request, persona_id: UUID, who: PageReaderDep, personas: PersonaServiceDep, pages: PagesDep
) -> Response:
    """Delete a persona; what it wrote stays as it is."""
    try:
        await personas.delete(who.account_id, persona_id)
    except LastPersona as error:
        raise ShownInstead(await _refused(request, who.account_id, personas, pages, error)) from None
    return see_other(HERE, request=request, note=Note("persona-deleted"))


async def _refused(
    request: Request, account_id: UUID, personas: PersonaService, pages: Pages, error: EchoDiaryError
) -> Response:
    view = shelf_of(await personas.list_personas(account_id), None, refusal_of(error))
    return pages.respond(request, SHELF, {"view": view}, status=status_of(error))


def refusal_of(error: EchoDiaryError) -> str:
    """What a refusal says to whoever pressed the button."""
    if isinstance(error, LastPersona):
        return _("This is the only persona in use, and a diary needs one. Make another one first.")
    return _("You have %(num)s personas, as many as there can be. Deleting one makes room.") % {"num": PERSONAS_MAX}


def _moved(personas: Sequence[Persona], persona_id: UUID, step: int) -> list[UUID]:
    """The order after a step among those in use; those put away stand behind."""
    used = [persona.id for persona in personas if not persona.is_archived]
    if persona_id in used:
        at = used.index(persona_id)
        there = min(max(at + step, 0), len(used) - 1)
        used[at], used[there] = used[there], used[at]
    return used + [persona.id for persona in personas if persona.is_archived]


def _done() -> dict[str, str]:
    return {
        "persona-made": _("The persona is ready to write."),
        "persona-changed": _("Saved. From now on it writes like this."),
        "persona-archived": _("The persona is put away. Its books go on with another one."),
        "persona-back": _("The persona is back."),
        "persona-deleted": _("The persona is deleted. What it wrote stays, with its name."),
    }
