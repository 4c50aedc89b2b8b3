"""What a form has done, told once by the page that comes next."""

from dataclasses import dataclass

from starlette.requests import Request

from echodiary.web.i18n import gettext as _
from echodiary.web.pages import noted


@dataclass(frozen=True, slots=True)
class NoteView:
    """A notice; `undo` is where a form takes it back."""

    title: str
    text: str | None = None
    undo: str | None = None


def note_of(request: Request) -> NoteView | None:
    """The note that was left for this page."""
    note = noted(request)
    if note is None:
        return None
    binned = NoteView(
        _("The entry is in the bin."),
        _("It stays there for 30 days, and can be taken back until then."),
        undo=f"/entries/{note.subject}/undelete",
    )
    return {
        "saved": NoteView(_("Saved in your diary.")),
        "changed": NoteView(_("Saved. What was there before is kept in the history.")),
        "moved": NoteView(_("Moved into the other book.")),
        "kept": NoteView(_("Left as it was saved.")),
        "restored": NoteView(_("Brought back. What was there before is kept in the history.")),
        "undeleted": NoteView(_("The entry is back in your diary.")),
        "binned": binned,
    }.get(note.kind)
