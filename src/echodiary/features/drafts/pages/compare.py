"""Two versions of a draft side by side, with what differs marked in each."""

from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from echodiary.features.drafts import wording
from echodiary.features.drafts.deps import ReaderDep
from echodiary.features.drafts.differences import Part, is_same, word_differences
from echodiary.features.drafts.domain import Draft, Version
from echodiary.features.drafts.errors import VersionNotFound
from echodiary.features.drafts.pages.write import RoomDep
from echodiary.features.drafts.presenting import home_of
from echodiary.features.drafts.views import ComparePageView, SideView
from echodiary.features.personas.faces import face_of
from echodiary.web import formats
from echodiary.web.deps import PagesDep
from echodiary.web.i18n import gettext as _

router = APIRouter(prefix="/drafts/{draft_id}")


@router.get("/compare")
async def compare(
    draft_id: UUID,
    room: RoomDep,
    request: Request,
    reader: ReaderDep,
    pages: PagesDep,
    left: int = 0,
    right: int = 0,
) -> Response:
    """Show two versions beside each other; without numbers the last two."""
    draft, versions = await reader.get(draft_id)
    if not versions:
        raise VersionNotFound
    newest = versions[-1].number
    one = _numbered(versions, left or max(1, newest - 1))
    other = _numbered(versions, right or newest)
    view = _view(draft, versions, one, other, room.who.time_zone)
    return pages.respond(request, "drafts/compare.html", {"page": view})


def _numbered(versions: Sequence[Version], number: int) -> Version:
    found = next((version for version in versions if version.number == number), None)
    if found is None:
        raise VersionNotFound
    return found


def _view(draft: Draft, versions: Sequence[Version], one: Version, other: Version, time_zone: str) -> ComparePageView:
    parts = word_differences(one.text, other.text)
    home = home_of(draft.id)
    return ComparePageView(
        home=home,
        action=f"{home}/compare",
        choices=tuple((str(version.number), _choice(version)) for version in versions),
        same=is_same(parts),
        sides=(
            _side(home, "left", one, parts, "removed", time_zone),
            _side(home, "right", other, parts, "added", time_zone),
        ),
    )


def _side(home: str, name: str, version: Version, parts: tuple[Part, ...], own: str, time_zone: str) -> SideView:
    return SideView(
        name=name,
        number=version.number,
        href=f"{home}/versions/{version.number}",
        face=face_of(version.persona_name, version.persona_colour),
        heading=wording.heading_of(version, edited=False),
        facts=formats.moment(version.created_at, time_zone),
        title=version.title or "",
        parts=tuple(part for part in parts if part.kind in {"same", own}),
    )


def _choice(version: Version) -> str:
    heading = wording.heading_of(version, edited=False)
    return _("Version %(number)s: %(heading)s") % {"number": version.number, "heading": heading}
