"""Making a persona through one of three doors, and changing one: always the same form."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError
from starlette.datastructures import FormData
from starlette.responses import Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.accounts.domain import SignedIn
from echodiary.features.personas import gallery
from echodiary.features.personas.colours import colour_at
from echodiary.features.personas.deps import PersonaServiceDep
from echodiary.features.personas.domain import Origin, Persona
from echodiary.features.personas.errors import PersonaLimitReached
from echodiary.features.personas.pages.shelf import refusal_of
from echodiary.features.personas.service import PersonaService
from echodiary.features.personas.typed import TypedPersona, faults_of
from echodiary.features.personas.views import (
    HERE,
    FormView,
    card_of,
    differing,
    doors_of,
    edit_form,
    form_view,
)
from echodiary.web.deps import PagesDep
from echodiary.web.etag import Stale, optional_revision
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import Faults, Note, ShownInstead, forget_note, mark_arrived, noted, see_other
from echodiary.web.statuses import status_of
from echodiary.web.templates import Pages
from echodiary.writing.request import Language

router = APIRouter(prefix=HERE)

FORM, KEY_MAX = "personas/form.html", 200
NEW = f"{HERE}/new/form"


async def read_form(request: Request) -> FormData:
    """The form as it was sent."""
    return await request.form()


SentDep = Annotated[FormData, Depends(read_form)]


class Desk:
    """One request for a persona's form."""

    def __init__(self, request: Request, who: PageReaderDep, personas: PersonaServiceDep, pages: PagesDep) -> None:
        self.request = request
        self.who: SignedIn = who
        self.personas: PersonaService = personas
        self.pages: Pages = pages

    async def show(
        self, form: FormView, status: int = 200, *, persona: Persona | None = None, notice: str | None = None
    ) -> Response:
        """Answer with the form, and the personas that it can be tasted beside."""
        others = await self.personas.list_in_use(self.who.account_id)
        beside = [card_of(other) for other in others if persona is None or other.id != persona.id]
        context = {
            "form": replace(form, beside=beside),
            "heading": persona.form.name if persona else _("A new persona"),
            "notice_text": notice,
        }
        return self.pages.respond(self.request, FORM, context, status=status)


DeskDep = Annotated[Desk, Depends(Desk)]


@router.get("/new")
async def show_doors(request: Request, who: PageReaderDep, pages: PagesDep, language: str = "") -> Response:
    """Show the three ways: a template, by hand, a chat."""
    wished = _language(language, who)
    return pages.respond(request, "personas/doors.html", {"view": doors_of(gallery.templates(wished), wished)})


@router.get("/new/form")
async def show_new(who: PageReaderDep, desk: DeskDep, template: str = "", language: str = "") -> Response:
    """Show the form, filled from a template where one is named."""
    wished = _language(language, who)
    found = gallery.template(template, wished) if template else None
    typed = TypedPersona.of(found.form) if found else TypedPersona(language=wished.value)
    if not typed.colour:
        others = await desk.personas.list_personas(who.account_id)
        typed = replace(typed, colour=colour_at(len(others)).value)
    return await desk.show(_new_form(typed, template if found else ""))


@router.post("/new/form")
async def make(sent: SentDep, who: PageReaderDep, desk: DeskDep) -> Response:
    """Make the persona as it stands in the form."""
    typed, template = TypedPersona.sent(sent), _word(sent, "template")
    known = gallery.template(template, _language(typed.language, who)) is not None
    try:
        form = typed.body().form(who.locale)
    except ValidationError as error:
        return await desk.show(_new_form(typed, template, faults_of(error)), 422)
    press = _word(sent, "idempotency_key")
    origin = Origin.TEMPLATE if known else Origin.EDIT
    try:
        await desk.personas.create(who.account_id, form, origin=origin, key=press or None)
    except PersonaLimitReached as error:
        again = _new_form(typed, template, Faults(name=refusal_of(error)))
        raise ShownInstead(await desk.show(again, status_of(error))) from None
    return _go_on(desk.request, "persona-made", press)


@router.get("/{persona_id:uuid}")
async def show_persona(request: Request, persona_id: UUID, who: PageReaderDep, desk: DeskDep) -> Response:
    """Show a persona's form."""
    note = noted(request)
    persona = await desk.personas.get(who.account_id, persona_id)
    told = {
        "persona-copied": _("This is a copy. Give it a name of its own."),
        "persona-from-chat": _("Here it is, made from your chat. Look it over; everything can still be changed."),
    }.get(note.kind if note else "")
    response = await desk.show(edit_form(persona), persona=persona, notice=told)
    forget_note(request, response)
    return response


@router.post("/{persona_id:uuid}")
async def change(persona_id: UUID, sent: SentDep, who: PageReaderDep, desk: DeskDep) -> Response:
    """Save the form; where another place saved meanwhile, both are shown and nothing is overwritten."""
    typed, etag, press = TypedPersona.sent(sent), _word(sent, "etag"), _word(sent, "idempotency_key")
    persona = await desk.personas.get(who.account_id, persona_id)
    try:
        body = typed.body()
    except ValidationError as error:
        return await desk.show(edit_form(persona, typed, faults_of(error)), 422, persona=persona)
    changes = body.form(persona.form.language.value)
    try:
        await desk.personas.change(
            who.account_id,
            persona_id,
            {name: getattr(changes, name) for name in changes.__dataclass_fields__},
            expected_rev=optional_revision(etag.replace("*", "")),
        )
    except Stale:
        again = form_view(
            typed,
            key=f"persona:{persona.id}",
            action=f"{HERE}/{persona.id}",
            etag=edit_form(persona).etag,
            stored=differing(persona, typed),
        )
        raise ShownInstead(await desk.show(again, 409, persona=persona)) from None
    return _go_on(desk.request, "persona-changed", press)


def _new_form(typed: TypedPersona, template: str, errors: Faults | None = None) -> FormView:
    key = f"persona-new:{template or 'hand'}"
    return form_view(typed, key=key, errors=errors, action=NEW, back=f"{HERE}/new", template=template)


def _go_on(request: Request, done: str, press: str) -> Response:
    response = see_other(HERE, request=request, note=Note(done))
    mark_arrived(request, response, press)
    return response


def _language(wished: str, who: SignedIn) -> Language:
    known = {language.value for language in Language}
    return Language(wished if wished in known else who.locale)


def _word(sent: FormData, name: str) -> str:
    value = sent.get(name)
    return value[:KEY_MAX] if isinstance(value, str) else ""
