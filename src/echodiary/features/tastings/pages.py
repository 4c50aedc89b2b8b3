"""Tasting on the page of a persona's form: the form as it stands, and up to two others beside it."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError
from starlette.datastructures import FormData
from starlette.responses import Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.accounts.domain import SignedIn
from echodiary.features.drafts.deps import ReaderDep
from echodiary.features.drafts.domain import DraftStatus
from echodiary.features.drafts.errors import MemoEmpty, MemoTooLong, MemoTooThin
from echodiary.features.drafts.memo_form import memo_of, text_of
from echodiary.features.drafts.notices import used_up
from echodiary.features.generations.deps import GenerationReaderDep
from echodiary.features.generations.errors import GenerationNotFound
from echodiary.features.llm_policy.errors import ConsentRequired
from echodiary.features.personas.deps import PersonaServiceDep
from echodiary.features.personas.service import PersonaService
from echodiary.features.personas.typed import TypedPersona
from echodiary.features.tastings.deps import TastingServiceDep
from echodiary.features.tastings.domain import TASTING_KIND, VOICES_MAX, TastedVoice
from echodiary.features.tastings.views import TastingPageView, page_of, paper_of
from echodiary.features.usage.errors import BudgetSpent, QuotaExceeded
from echodiary.platform.errors import EchoDiaryError
from echodiary.web.deps import ClockDep, PagesDep
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import ShownInstead, one_line_ends, see_other
from echodiary.web.statuses import status_of
from echodiary.web.templates import Pages, wants_fragment
from echodiary.writing.request import Language

router = APIRouter(prefix="/personas", include_in_schema=False)

PAGE = "tastings/tasting.html"
RECENT = 10
KEPT = frozenset(DraftStatus) - {DraftStatus.DISCARDED}


async def read_form(request: Request) -> FormData:
    """The form as it was sent."""
    return await request.form()


SentDep = Annotated[FormData, Depends(read_form)]


@router.get("/tasting/memo")
async def show_memo(
    request: Request, who: PageReaderDep, reader: ReaderDep, clock: ClockDep, pages: PagesDep
) -> Response:
    """The memo of today to taste with, where there is one."""
    today = who.today(clock.now())
    drafts = await reader.list_drafts(KEPT, RECENT)
    memo = next((text_of(draft.memo) for draft in drafts if draft.entry_date == today), "")
    if not memo.strip():
        return Response(status_code=204)
    return pages.respond(request, PAGE, {"memo": memo}, block="memo")


@router.post("/tasting")
async def taste(
    request: Request,
    sent: SentDep,
    who: PageReaderDep,
    tastings: TastingServiceDep,
    personas: PersonaServiceDep,
    clock: ClockDep,
    pages: PagesDep,
) -> Response:
    """Have the memo told in the voice of the form and of those beside it; nothing is saved."""
    try:
        voices = await _voices(sent, who, personas)
        memo = sent.get("tasting_memo")
        tasted = await tastings.start(
            memo_of(one_line_ends(memo) if isinstance(memo, str) else ""),
            voices,
            otherwise=Language(who.locale),
            day=who.today(clock.now()),
        )
    except ValidationError:
        title = _("Something in the form cannot be taken as it is.")
        view = TastingPageView(title=title, text=_("Save it to see what is to be mended."))
        return _respond(request, pages, view, 422)
    except (ConsentRequired, MemoEmpty, MemoTooLong, MemoTooThin, QuotaExceeded, BudgetSpent) as error:
        raise ShownInstead(_respond(request, pages, _refused(error, who), status_of(error))) from None
    if not wants_fragment(request):
        return see_other(f"/personas/tasting/{tasted[0].generation_id}")
    return _respond(request, pages, TastingPageView(papers=[paper_of(one) for one in tasted]))


@router.get("/tasting/{generation_id:uuid}")
async def show(
    request: Request, generation_id: UUID, who: PageReaderDep, generations: GenerationReaderDep, pages: PagesDep
) -> Response:
    """Show the tasting that a generation is part of, as far as it has come.

    Without scripts it is followed by loading this page again.
    """
    heard = await generations.heard(who.account_id, TASTING_KIND, generation_id)
    if not heard:
        raise GenerationNotFound
    return _respond(request, pages, page_of(heard))


async def _voices(sent: FormData, who: SignedIn, personas: PersonaService) -> Sequence[TastedVoice]:
    typed = TypedPersona.sent(sent)
    if not typed.name.strip():
        typed = replace(typed, name=_("This voice"))
    voices = [TastedVoice(typed.body().form(who.locale))]
    for wish in sent.getlist("beside")[: VOICES_MAX - 1]:
        with contextlib.suppress(ValueError):
            persona = await personas.get(who.account_id, UUID(str(wish)))
            voices.append(TastedVoice(persona.form, persona.id, persona.colour))
    return voices


def _refused(error: EchoDiaryError, who: SignedIn) -> TastingPageView:
    if isinstance(error, QuotaExceeded | BudgetSpent):
        notice = used_up(error, who.time_zone, by_hand=False)[0]
        return TastingPageView(title=notice.title, text=notice.text)
    if isinstance(error, ConsentRequired):
        title = _("May this go to %(recipient)s?") % {"recipient": error.data["recipient"]}
        return TastingPageView(
            title=title, text=_("You are asked when you write your first draft. Until then nothing is sent.")
        )
    if isinstance(error, MemoTooThin):
        return TastingPageView(title=str(error.data["question"]))
    if isinstance(error, MemoTooLong):
        return TastingPageView(title=_("The memo is too long to be tasted."))
    return TastingPageView(title=_("Write a word or two first: whom you met, what you ate."))


def _respond(request: Request, pages: Pages, view: TastingPageView, status: int = 200) -> Response:
    block = "papers" if wants_fragment(request) else None
    return pages.respond(request, PAGE, {"view": view}, block=block, status=status)
