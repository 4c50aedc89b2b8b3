"""What stands above a draft: what happened, that nothing is lost, and what to press."""

from collections.abc import Iterable

from echodiary.features.drafts import wording
from echodiary.features.drafts.domain import Draft, DraftStatus
from echodiary.features.drafts.views import ButtonView, NoticeView
from echodiary.features.llm_policy.domain import Provider
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
