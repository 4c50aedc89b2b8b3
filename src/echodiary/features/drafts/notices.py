"""What stands above a draft: what happened, that nothing is lost, and what to press."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from echodiary.features.drafts import wording
from echodiary.features.drafts.domain import Draft, DraftStatus, Version, faulty_sentences
from echodiary.features.drafts.views import ButtonView, NoticeView
from echodiary.features.llm_policy.domain import Provider
from echodiary.features.usage.errors import BudgetSpent
from echodiary.features.usage.service import Refusal
from echodiary.web import formats
from echodiary.web.i18n import gettext as _
from echodiary.web.i18n import ngettext


def consent_notice(provider: Provider, home: str) -> NoticeView:
    """The question before anything leaves for an outside provider for the first time."""
    to = {"recipient": provider.display_name}
    sent = (
        _("Your memo, the persona and the text on the desk would be sent to %(recipient)s, outside this server.") % to
    )
    kept = _("Nothing was sent yet, and your memo is kept here. You can take your answer back under Account.")
    agree = ButtonView(_("Agree and write"), action=f"{home}/agree", primary=True)
    return NoticeView("info", _("May this go to %(recipient)s?") % to, f"{sent} {kept}", (agree,))


def used_up(refusal: Refusal | None, time_zone: str, *, by_hand: bool) -> tuple[NoticeView, ...]:
    """Why nothing is written now, until when, and what goes on meanwhile; nothing without a refusal.

    `by_hand`: offer an empty page, where there is no text yet that could be worked on.
    """
    if refusal is None:
        return ()
    when = {"when": formats.moment(cast("datetime", refusal.data["resets_at"]), time_zone)}
    kept = _("What you typed is kept. Writing by hand and saving go on as always.")
    if isinstance(refusal, BudgetSpent):
        title = _("This month's money for outside models is spent.")
        text = _("Drafts are written again from %(when)s on. A book marked “never send” can have drafts now, too.")
    else:
        limit = cast("int", refusal.data["limit"])
        title = ngettext(
            "Today's draft is written: there is %(num)s a day.",
            "Today's drafts are all written: there are %(num)s a day.",
            limit,
        ) % {"num": formats.number(limit)}
        text = _("Drafts are written again from %(when)s on.")
    buttons = (ButtonView(_("Write without a draft"), href="/entries/new"),) if by_hand else ()
    return (NoticeView("waiting", title, f"{text % when} {kept}", buttons),)


def mending_on(draft: Draft, versions: Sequence[Version], home: str) -> tuple[NoticeView, ...]:
    """The offer to mend a model's text; what the built-in writer adds is its own and only marked."""
    at = next((version for version in versions if version.number == draft.working_version), None)
    if at is None or draft.edited or not draft.is_unfinished or at.provider in {None, Provider.BUILTIN}:
        return ()
    faulty = faulty_sentences(at)
    return (mending_notice(len(faulty), home),) if faulty else ()


def mending_notice(faulty: int, home: str) -> NoticeView:
    """The offer to have sentences put right that the checks found fault with; nothing happens unless it is taken."""
    title = ngettext(
        "%(num)s sentence says what the memo lacks, or is not in the persona's way of speaking.",
        "%(num)s sentences say what the memo lacks, or are not in the persona's way of speaking.",
        faulty,
    ) % {"num": faulty}
    text = _("They are marked below. You can drop them with a tap, leave them, or have them put right.")
    return NoticeView("info", title, text, (ButtonView(_("Put them right"), action=f"{home}/mend"),))


def notices_on(draft: Draft, home: str) -> Iterable[NoticeView]:
    """How the last writing ended badly, and a new version that waits."""
    if draft.status in {DraftStatus.FAILED, DraftStatus.INTERRUPTED} and draft.failure is not None:
        kind = "interrupted" if draft.status is DraftStatus.INTERRUPTED else "failed"
        mishap = wording.mishap_of(draft.failure.code)
        yield NoticeView(kind, mishap.title, mishap.text, (ButtonView(mishap.button, action=f"{home}/write"),))
    if draft.offered_version is not None and draft.is_unfinished:
        number = draft.offered_version
        yield NoticeView(
            "info",
            _("A new version is there."),
            _("You had changed the text, so it was left as it is. Look at the new one and choose."),
            (
                ButtonView(_("Look at it"), href=f"{home}/versions/{number}", primary=True),
                ButtonView(_("Take the new one"), action=f"{home}/restore", name="version", value=str(number)),
                ButtonView(_("Keep mine"), action=f"{home}/decline"),
            ),
        )
