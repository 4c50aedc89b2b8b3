"""What the pages of persona chats say in the language of the running request."""

from datetime import datetime
from typing import cast

from echodiary.features.llm_policy.errors import ConsentRequired
from echodiary.features.persona_chats.domain import MESSAGE_MAX, OPEN_MAX, PersonaChat
from echodiary.features.persona_chats.views import NoticeView
from echodiary.features.personas.domain import PERSONAS_MAX
from echodiary.features.usage.service import Refusal
from echodiary.platform.errors import EchoDiaryError
from echodiary.web import formats
from echodiary.web.i18n import gettext as _
from echodiary.web.i18n import ngettext


def turns_of(used: int, most: int) -> str:
    """How many turns are used."""
    return _("%(used)s of %(most)s turns") % {"used": formats.number(used), "most": formats.number(most)}


def failure_notice(chat: PersonaChat) -> NoticeView | None:
    """Why the last message got no reply, that it is kept and cost nothing, and what to press."""
    if chat.failure is None or chat.is_replying:
        return None
    kept = _("What you said is in the box below, and no turn was used.")
    title = {
        "interrupted": _("The reply was cut short."),
        "rate_limited": _("Too much is being asked right now."),
        "provider_unavailable": _("The other side could not be reached."),
        "provider_timeout": _("The reply took too long."),
        "provider_credentials": _("The server's key is not accepted."),
        "provider_refused": _("The model declined this message."),
        "provider_invalid_response": _("The reply could not be read."),
    }.get(chat.failure.code, _("There was no reply."))
    again = _("Send it again.") if chat.failure.retryable else _("Put it in other words, or fill in the form by hand.")
    return NoticeView("interrupted" if chat.failure.code == "interrupted" else "failed", title, f"{kept} {again}")


def refusal_notice(refusal: ConsentRequired | Refusal, time_zone: str) -> NoticeView:
    """Why a message is not replied to now."""
    kept = _("What you said is in the box below, and no turn was used.")
    if isinstance(refusal, ConsentRequired):
        to = {"recipient": refusal.data["recipient"]}
        sent = _("What you say here and the form would be sent to %(recipient)s, outside this server.") % to
        return NoticeView("info", _("May this go to %(recipient)s?") % to, f"{sent} {kept}", asks_consent=True)
    when = {"when": formats.moment(cast("datetime", refusal.data["resets_at"]), time_zone)}
    goes_on = _("It goes on from %(when)s; the form can be filled in by hand meanwhile.") % when
    if refusal.code == "budget_spent":
        return NoticeView("waiting", _("This month's money for outside models is spent."), f"{kept} {goes_on}")
    limit = cast("int", refusal.data["limit"])
    title = ngettext("There is %(num)s turn a day.", "There are %(num)s turns a day.", limit) % {
        "num": formats.number(limit)
    }
    return NoticeView("waiting", title, f"{kept} {goes_on}")


def error_notice(error: EchoDiaryError) -> NoticeView:
    """Why a press did nothing; what was typed is still on the page."""
    titles = {
        "message_too_long": _("A message can have %(num)s characters. It is still here: say it in two parts.")
        % {"num": formats.number(MESSAGE_MAX)},
        "already_replying": _("A reply is on its way. What you typed waits in the box."),
        "persona_chat_turns_spent": _("All turns are used. The form can still be filled in by hand."),
        "persona_chat_empty": _(
            "Nothing is known of the persona yet. A word about it, or a name in the form, is enough."
        ),
        "persona_chat_limit": _("%(num)s chats are unfinished, as many as there can be. Finish one, or start it over.")
        % {"num": OPEN_MAX},
        "persona_limit": _("You have %(num)s personas, as many as there can be. Deleting one makes room.")
        % {"num": PERSONAS_MAX},
    }
    return NoticeView("info", titles.get(error.code, str(error)))
