"""A version's receipt as its page shows it: what was sent, to whom, what it used."""

from decimal import Decimal

from echodiary.features.drafts.views import ReceiptBox, ReceiptLine
from echodiary.features.generations.domain import Counted, Receipt
from echodiary.features.llm_policy.domain import Provider
from echodiary.web import formats
from echodiary.web.i18n import gettext as _


def receipt_box(receipt: Receipt | None, time_zone: str) -> ReceiptBox:
    """The receipt of a version in the reader's language."""
    if receipt is None or receipt.sent_at is None:
        return ReceiptBox(_("Nothing left this server for this version."), (), ())
    recipient = Provider(receipt.provider).display_name
    facts = [receipt.model, formats.moment(receipt.sent_at, time_zone)]
    if receipt.seconds is not None:
        facts.append(_("%(num)s seconds") % {"num": formats.number(receipt.seconds)})
    if receipt.times_sent > 1:
        facts.append(_("sent %(num)s times") % {"num": formats.number(receipt.times_sent)})
    if receipt.counted is not None:
        facts += _counted(receipt.counted)
    title = _("What was sent to %(recipient)s") % {"recipient": recipient}
    return ReceiptBox(title, tuple(facts), tuple(ReceiptLine(_speaker(who), text) for who, text in receipt.messages))


def _counted(counted: Counted) -> tuple[str, str]:
    tokens = _("%(sent)s tokens there, %(got)s back") % {
        "sent": formats.number(counted.input_tokens),
        "got": formats.number(counted.output_tokens),
    }
    return tokens, _cost(counted.cost_usd)


def _cost(cost: Decimal | None) -> str:
    return _("price unknown") if cost is None else f"${cost:.6f}".rstrip("0").rstrip(".")


def _speaker(name: str) -> str:
    return {"system": _("Instructions"), "user": _("Request"), "assistant": _("Answer before")}.get(name, name)
