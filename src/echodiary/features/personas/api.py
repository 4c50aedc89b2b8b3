"""JSON routes of personas."""

from uuid import UUID

from fastapi import APIRouter, Response

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.personas import gallery
from echodiary.features.personas.deps import PersonaReaderDep, PersonaServiceDep
from echodiary.features.personas.schemas import (
    OrderBody,
    PersonaBody,
    PersonaList,
    PersonaPatch,
    PersonaView,
    TemplateList,
    TemplateView,
)
from echodiary.web.deps import IdempotencyKey, IfMatch
from echodiary.web.etag import Stale, etag_of, optional_revision
from echodiary.web.pagination import Cursor, Limit, cut_page, decode_place
from echodiary.writing.request import Language

router = APIRouter(prefix="/api/v1/personas", tags=["personas"])
templates = APIRouter(prefix="/api/v1/persona-templates", tags=["personas"])


@router.get("")
async def list_personas(
    who: SignedInDep, personas: PersonaReaderDep, limit: Limit = 50, cursor: Cursor = None
) -> PersonaList:
    """List the account's personas."""
    found = await personas.list_personas(who.account_id, after=decode_place(cursor), limit=limit + 1)
    page, next_cursor = cut_page(found, limit, lambda last: [last.position, last.id])
    return PersonaList(items=[PersonaView.of(persona) for persona in page], next_cursor=next_cursor)


@router.post("", status_code=201)
async def create_persona(
    body: PersonaBody,
    who: SignedInDep,
    personas: PersonaServiceDep,
    response: Response,
    key: IdempotencyKey = None,
) -> PersonaView:
    """Make a persona."""
    persona = await personas.create(who.account_id, body.form(who.locale), origin=body.origin, key=key)
    response.headers["ETag"] = etag_of(persona.rev)
    return PersonaView.of(persona)


@router.put("/order")
async def order_personas(body: OrderBody, who: SignedInDep, personas: PersonaServiceDep) -> PersonaList:
    """Put all personas of the account into an order."""
    ordered = await personas.reorder(who.account_id, body.ids)
    return PersonaList(items=[PersonaView.of(persona) for persona in ordered], next_cursor=None)


@router.get("/{persona_id}")
async def get_persona(
    persona_id: UUID, who: SignedInDep, personas: PersonaReaderDep, response: Response
) -> PersonaView:
    """Show a persona."""
    persona = await personas.get(who.account_id, persona_id)
    response.headers["ETag"] = etag_of(persona.rev)
    return PersonaView.of(persona)


@router.patch("/{persona_id}")
async def change_persona(
    persona_id: UUID,
    body: PersonaPatch,
    who: SignedInDep,
    personas: PersonaServiceDep,
    response: Response,
    if_match: IfMatch = None,
) -> PersonaView:
    """Change a persona, put it away or bring it back; with If-Match only if it is still what was read."""
    try:
        persona = await personas.change(
            who.account_id, persona_id, body.changes(), expected_rev=optional_revision(if_match)
        )
        if body.archived is not None:
            persona = await (personas.archive if body.archived else personas.bring_back)(who.account_id, persona_id)
    except Stale:
        current = await personas.get(who.account_id, persona_id)
        raise Stale(current=PersonaView.of(current), yours=body.changes()) from None
    response.headers["ETag"] = etag_of(persona.rev)
    return PersonaView.of(persona)


@router.delete("/{persona_id}", status_code=204)
async def delete_persona(persona_id: UUID, who: SignedInDep, personas: PersonaServiceDep) -> None:
    """Delete a persona; its books go on with another one."""
    await personas.delete(who.account_id, persona_id)


@router.post("/{persona_id}/clone", status_code=201)
async def clone_persona(
    persona_id: UUID,
    who: SignedInDep,
    personas: PersonaServiceDep,
    response: Response,
    key: IdempotencyKey = None,
) -> PersonaView:
    """Make a copy of a persona."""
    persona = await personas.clone(who.account_id, persona_id, key=key)
    response.headers["ETag"] = etag_of(persona.rev)
    return PersonaView.of(persona)


@templates.get("")
async def list_templates(_who: SignedInDep, language: Language | None = None) -> TemplateList:
    """List the templates, in every language unless one is named."""
    wanted = [language] if language else list(Language)
    found = [one for wish in wanted for one in gallery.templates(wish)]
    return TemplateList(items=[TemplateView.of(one.key, one.tagline, one.form) for one in found])
