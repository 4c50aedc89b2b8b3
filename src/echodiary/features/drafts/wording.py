"""How drafts, dials, moods and mishaps are called in the language of the running request."""

from datetime import date, timedelta
from typing import NamedTuple

from echodiary.features.drafts.domain import Draft, DraftStatus, Version, VersionKind
from echodiary.platform.errors import EchoDiaryError
from echodiary.web import formats
from echodiary.web.i18n import gettext as _
from echodiary.writing.request import Fidelity, Length

BUILTIN = "builtin"


class Mishap(NamedTuple):
    """What happened, that nothing is lost, and what the one button says."""

    title: str
    text: str
    button: str


def lengths() -> tuple[tuple[str, str], ...]:
    """The dial of length."""
    return (Length.SHORT.value, _("Short")), (Length.MEDIUM.value, _("Medium")), (Length.LONG.value, _("Long"))


def fidelities() -> tuple[tuple[str, str], ...]:
    """The dial of how much may be added."""
    return (
        (Fidelity.FACTS.value, _("Facts only")),
        (Fidelity.NATURAL.value, _("Naturally")),
        (Fidelity.RICH.value, _("Richly")),
    )


def day_label(day: date, today: date) -> str:
    """오늘, 어제, or the date."""
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return formats.month_and_day(day) if day.year == today.year else formats.full_date(day)


def shelf_label(draft: Draft, today: date) -> str:
    """Where a draft left lying belongs, and how far it got."""
    states = {
        DraftStatus.WRITING: _("being written"),
        DraftStatus.READY: _("draft ready"),
        DraftStatus.INTERRUPTED: _("cut short"),
        DraftStatus.FAILED: _("not written yet"),
    }
    parts = (day_label(draft.entry_date, today), states.get(draft.status, ""))
    return " · ".join(part for part in parts if part)


def maker_of(version: Version | None) -> str | None:
    """Who wrote a version, said plainly: no AI model is at work in the built-in writer."""
    if version is None or version.provider is None:
        return None
    return _("Built-in writer, no AI model") if version.provider == BUILTIN else version.model or version.provider


def heading_of(version: Version | None, *, edited: bool) -> str:
    """What stands above the text; without a version and an edit there is none yet."""
    if version is None:
        return _("Written by hand") if edited else _("Not written yet")
    if edited or version.kind is VersionKind.EDITED:
        return _("Edited by hand")
    if version.kind is VersionKind.PARTIAL:
        return _("As far as it was written")
    return _("Draft by %(name)s") % {"name": version.persona_name or _("the diary")}


def mishap_of(code: str) -> Mishap:
    """What is said about work that failed, by its code."""
    again, kept = _("Write again"), _("Your memo is kept as it is.")
    later = _("Your memo is kept as it is. You can try again, or write by hand and save.")
    return {
        "interrupted": Mishap(_("The writing was cut short."), _("What came so far and your memo are kept."), again),
        "rate_limited": Mishap(_("Too many drafts are being written right now."), later, again),
        "provider_unavailable": Mishap(_("The writer could not be reached."), later, again),
        "provider_timeout": Mishap(_("The writer took too long to answer."), later, again),
        "provider_credentials": Mishap(
            _("The writer's key is not accepted."),
            _("Your memo is kept as it is. Whoever runs this server has to look at the key; saving works meanwhile."),
            again,
        ),
        "provider_refused": Mishap(
            _("The writer declined this memo."),
            _("Your memo is kept as it is. Putting it in other words may help, and you can always write by hand."),
            again,
        ),
        "provider_invalid_response": Mishap(_("The writer's answer could not be read."), later, again),
    }.get(code, Mishap(_("The draft could not be finished."), kept, again))


def refusal_of(error: EchoDiaryError) -> str:
    """Why something typed could not be taken as it is; it is still on the page."""
    return {
        "nothing_to_save": _("There is no text to save yet. A sentence is enough."),
        "memo_empty": _("Write a word or two first: whom you met, what you ate."),
        "memo_too_long": _("The memo is longer than 20,000 characters. It is still here: make two of it."),
        "book_archived": _("This book is put away or gone. The memo is still here: choose the book it belongs to."),
        "text_too_long": _("The text is longer than 100,000 characters. It is still here: make two of it."),
        "body_too_long": _("The text is longer than 100,000 characters. It is still here: make two of it."),
        "title_too_long": _("The title can have 200 characters at most."),
        "tag_too_long": _("A tag can have 40 characters at most."),
        "too_many_tags": _("An entry can have 20 tags at most."),
        "mood_too_long": _("The mood can have 40 characters at most."),
    }.get(error.code, _("This could not be taken as it is. It is still here: look at it once more."))
