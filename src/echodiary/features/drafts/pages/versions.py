"""Versions: look at one, compare it with the text on the desk, take it back."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from echodiary.features.drafts import wording
from echodiary.features.drafts.deps import ReaderDep
from echodiary.features.drafts.differences import is_same, word_differences
from echodiary.features.drafts.domain import Draft, DraftStatus, Version
from echodiary.features.drafts.errors import VersionNotFound
from echodiary.features.drafts.marked_text import marked_paragraphs
from echodiary.features.drafts.pages.press import Press, PressDep
from echodiary.features.drafts.pages.pressed import pressed
from echodiary.features.drafts.pages.write import RoomDep
from echodiary.features.drafts.presenting import home_of, marks_in, version_bar
from echodiary.features.drafts.receipt_view import receipt_box
from echodiary.features.drafts.room import Room
from echodiary.features.drafts.service import editing, saving
from echodiary.features.drafts.views import ButtonView, VersionPageView
from echodiary.features.generations.deps import GenerationReaderDep
from echodiary.features.generations.domain import Receipt
from echodiary.features.personas.faces import face_of
from echodiary.web import formats
from echodiary.web.deps import PagesDep
from echodiary.web.etag import etag_of
from echodiary.web.i18n import gettext as _

router = APIRouter(prefix="/drafts/{draft_id}")


@router.get("/versions/{number}")
async def look(
    draft_id: UUID,
    number: int,
    room: RoomDep,
    request: Request,
    reader: ReaderDep,
    generations: GenerationReaderDep,
    pages: PagesDep,
) -> Response:
    """Show one version beside what it would change."""
    draft, versions = await reader.get(draft_id)
    version = next((version for version in versions if version.number == number), None)
    if version is None:
        raise VersionNotFound
    receipt = await generations.receipt(room.who.account_id, version.generation_id) if version.generation_id else None
    view = _view(room, draft, version, receipt)
    return pages.respond(request, "drafts/version.html", {"page": view})


@router.post("/restore")
async def restore(draft_id: UUID, press: PressDep) -> Response:
    """Take a version back: onto the desk, or after saving into the entry, whose history keeps what it said."""
    number = press.form.version
    if press.form.text is None and press.desk.opened(await press.desk.take(draft_id)).entry_id is not None:
        return await _into_entry(press, draft_id, number)

    async def take_back(_draft: Draft) -> Response:
        await editing.restore(press.desk, draft_id, number, None)
        return press.home(draft_id)

    return await pressed(press, draft_id, take_back)


@router.post("/decline")
async def decline(draft_id: UUID, press: PressDep) -> Response:
    """Keep the text on the desk and stop offering the new version; it stays among the versions."""

    async def keep_mine(_draft: Draft) -> Response:
        await editing.decline_offer(press.desk, draft_id)
        return press.home(draft_id)

    return await pressed(press, draft_id, keep_mine)


async def _into_entry(press: Press, draft_id: UUID, number: int) -> Response:
    row = await press.desk.take(draft_id)
    found = await press.desk.drafts.get_version(row, number)
    if found is None:
        raise VersionNotFound
    entry = await saving.take_into_entry(press.desk, draft_id, press.desk.cells.open_version(found).text)
    return press.home(draft_id) if entry is None else press.to_entry(entry.id, "changed")


def _view(room: Room, draft: Draft, version: Version, receipt: Receipt | None) -> VersionPageView:
    home = home_of(draft.id)
    parts = word_differences(draft.working_text, version.text)
    same = is_same(parts)
    offered = draft.offered_version == version.number and draft.is_unfinished
    return VersionPageView(
        home=home,
        etag=etag_of(draft.revision),
        bar=version_bar(draft.id, version.number, draft.version_count),
        title=version.title or "",
        heading=wording.heading_of(version, edited=False),
        face=face_of(version.persona_name, version.persona_colour),
        compare_href=_compared_to(draft, version.number),
        facts=_facts(room, version),
        instruction=version.instruction,
        paragraphs=marked_paragraphs(version.text, marks_in(version)),
        differences=parts,
        same=same,
        on_desk=same and not draft.edited and draft.working_version == version.number,
        offered=offered,
        take=_take(draft, offered=offered, same=same),
        receipt=receipt_box(receipt, room.who.time_zone),
        restore_action=f"{home}/restore",
        decline_action=f"{home}/decline",
    )


def _compared_to(draft: Draft, number: int) -> str | None:
    """The page that shows a version beside its neighbour; None: it has none."""
    if draft.version_count == 1:
        return None
    left = number - 1 if number > 1 else 1
    return f"{home_of(draft.id)}/compare?left={left}&right={left + 1}"


def _take(draft: Draft, *, offered: bool, same: bool) -> ButtonView | None:
    if same or draft.status in {DraftStatus.DISCARDED, DraftStatus.WRITING}:
        return None
    if draft.status is DraftStatus.SAVED:
        return ButtonView(_("Put this version into the entry"))
    return ButtonView(_("Take the new one") if offered else _("Go on with this version"))


def _facts(room: Room, version: Version) -> tuple[str, ...]:
    lengths, fidelities = dict(wording.lengths()), dict(wording.fidelities())
    facts = [formats.moment(version.created_at, room.who.time_zone)]
    if version.provider is not None:
        facts += [lengths[version.options.length], fidelities[version.options.fidelity]]
    maker = wording.maker_of(version)
    return (*facts, maker) if maker else tuple(facts)
