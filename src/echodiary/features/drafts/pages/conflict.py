"""Two texts of one draft: both are shown, and the user chooses. Nothing is overwritten in silence."""

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from echodiary.features.drafts.differences import word_differences
from echodiary.features.drafts.domain import Draft
from echodiary.features.drafts.errors import DraftAlreadySaved, DraftDiscarded, DraftStale, NothingToSave
from echodiary.features.drafts.memo_form import text_of
from echodiary.features.drafts.pages.press import Press, PressDep
from echodiary.features.drafts.presenting import home_of
from echodiary.features.drafts.service import editing, saving
from echodiary.features.drafts.views import ConflictPageView
from echodiary.features.drafts.wording import refusal_of
from echodiary.platform.errors import Invalid
from echodiary.web.etag import etag_of
from echodiary.web.i18n import gettext as _

router = APIRouter(prefix="/drafts/{draft_id}")

MEMO = "memo"


@router.post("/conflict")
async def show_conflict(draft_id: UUID, press: PressDep) -> Response:
    """Show a text that autosave could not send beside the one that is stored."""
    draft = press.desk.opened(await press.desk.take(draft_id))
    if draft.entry_id is not None and press.form.field != MEMO:
        return await late_words(press, draft_id)
    return _conflict(press, draft, press.form.field, press.form.yours or "")


@router.post("/resolve")
async def resolve(draft_id: UUID, press: PressDep) -> Response:
    """Lay the chosen text on the desk; the other one is kept among the versions."""
    form = press.form
    yours = form.yours or ""
    try:
        row = await press.desk.take_unfinished(draft_id, form.expected)
        stored = press.desk.opened(row).working_text
        chosen = {"mine": yours, "merged": form.merged or ""}.get(form.choice, stored)
        others = [yours, stored]
        title = form.title if form.choice in {"mine", "merged"} else None
        await editing.settle_conflict(press.desk, draft_id, form.expected, chosen=chosen, others=others, title=title)
        if form.then != "save":
            return press.home(draft_id)
        saved = await saving.save(press.desk, draft_id, None, mood=form.mood or None, tags=form.tag_list)
    except DraftStale as stale:
        return _conflict(press, stale.draft, form.field, form.merged if form.choice == "merged" else yours)
    except DraftAlreadySaved:
        return await _into_entry(press, draft_id)
    except DraftDiscarded:
        return press.home(draft_id)
    except (NothingToSave, Invalid) as refusal:
        return await press.refuse(draft_id, form.typed(error=refusal_of(refusal)))
    return press.to_entry(saved.entry.id)


async def stale_page(press: Press, stale: DraftStale, *, then: str = "") -> Response:
    """The page for a form that was filled in on an older state."""
    draft, form = stale.draft, press.form
    if form.text is not None and form.text != draft.working_text:
        return _conflict(press, draft, "working_text", form.text, then=then)
    if form.mended_memo(draft) is not None:
        return _conflict(press, draft, MEMO, form.memo or "")
    return _conflict(press, draft, "working_text", draft.working_text if form.text is None else form.text, then=then)


async def late_words(press: Press, draft_id: UUID) -> Response:
    """What a stale tab sends to a draft that became an entry meanwhile: the same words lead there, others are shown."""
    entry = await press.desk.entries.get_by_draft(press.who.account_id, draft_id)
    words = press.form.text if press.form.text is not None else press.form.yours
    if entry is None:
        return press.home(draft_id)
    if words is None or words.strip() in {"", entry.body.strip()}:
        return press.to_entry(entry.id)
    view = ConflictPageView(
        kind="entry",
        home=home_of(draft_id),
        action=f"{home_of(draft_id)}/resolve",
        title=_("This draft was saved meanwhile"),
        explanation=_(
            "What you typed here is not in the entry. Choose what the entry says; its history keeps the rest."
        ),
        yours=words,
        yours_label=_("What you typed here"),
        theirs=entry.body,
        theirs_label=_("What the entry says"),
        differences=word_differences(entry.body, words),
        take_yours=_("Put mine into the entry"),
        take_theirs=_("Leave the entry as it is"),
        theirs_href=f"/entries/{entry.id}",
        merge=_("Put the merged text into the entry"),
        clear_key=f"draft:{draft_id}",
    )
    return press.pages.respond(press.request, "drafts/conflict.html", {"page": view}, status=409)


async def _into_entry(press: Press, draft_id: UUID) -> Response:
    form = press.form
    text = form.merged if form.choice == "merged" else form.yours
    if form.choice in {"mine", "merged"} and text:
        entry = await saving.take_into_entry(press.desk, draft_id, text)
        if entry is not None:
            return press.to_entry(entry.id, "changed")
    return press.home(draft_id)


def _conflict(press: Press, draft: Draft, field: str, yours: str | None, *, then: str = "") -> Response:
    home, form, mine = home_of(draft.id), press.form, yours or ""
    is_memo = field == MEMO
    theirs = text_of(draft.memo) if is_memo else draft.working_text
    hidden = {
        "etag": etag_of(draft.revision),
        "field": field,
        "title": form.title,
        "mood": form.mood,
        "tags": form.tags,
        "then": then or form.then,
    }
    saves = hidden["then"] == "save"
    view = ConflictPageView(
        kind="memo" if is_memo else "text",
        home=home,
        action=f"{home}/write" if is_memo else f"{home}/resolve",
        title=_("This text was changed somewhere else"),
        explanation=_("Both texts are here and nothing was overwritten. Choose one, or make one out of both."),
        yours=mine,
        yours_label=_("What you typed here"),
        theirs=theirs,
        theirs_label=_("What was kept from elsewhere"),
        differences=word_differences(theirs, mine),
        take_yours=_("Write from this memo") if is_memo else _("Save this one") if saves else _("Go on with this one"),
        take_theirs=_("Save this one") if saves else _("Go on with this one"),
        theirs_href=home if is_memo else None,
        merge=_("Write from the merged memo") if is_memo else _("Save the merged one") if saves else _("Go on with it"),
        clear_key=f"draft:{draft.id}:memo" if is_memo else f"draft:{draft.id}",
        hidden=tuple((name, value) for name, value in hidden.items() if value),
    )
    return press.pages.respond(press.request, "drafts/conflict.html", {"page": view}, status=409)
