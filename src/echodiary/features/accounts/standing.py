"""What stands above every page of an owner until they answer it: that an admin's recovery link is open, or was used."""

from echodiary.features.accounts.domain import RecoveryNotice, SignedIn
from echodiary.web import formats
from echodiary.web.i18n import gettext as _
from echodiary.web.pages import StandingNotice

LINKS = "/account#recovery-links"
REFUSE = "/account/recovery-link/refuse"
CONFIRM = "/account/recovery-link/confirm"


def standing_notice(who: SignedIn) -> StandingNotice | None:
    """The notice for somebody who is signed in, None when there is nothing to tell."""
    if who.recovery is None:
        return None
    return _open(who.recovery, who.time_zone) if who.recovery.used_at is None else _used(who.recovery, who.time_zone)


def _open(told: RecoveryNotice, time_zone: str) -> StandingNotice:
    times = {
        "issued": formats.moment(told.issued_at, time_zone),
        "expires": formats.moment(told.expires_at, time_zone),
    }
    return StandingNotice(
        kind="waiting",
        title=_("An admin has made a recovery link for this account."),
        text=_(
            "Made %(issued)s, good until %(expires)s. Whoever opens it sets a new password and reads this diary. "
            "If you did not ask for it, make it void."
        )
        % times,
        action=REFUSE,
        button=_("Make it void"),
    )


def _used(told: RecoveryNotice, time_zone: str) -> StandingNotice:
    used_at = formats.moment(told.used_at or told.issued_at, time_zone)
    return StandingNotice(
        kind="restored",
        title=_("The password was set by a recovery link of an admin."),
        text=_(
            "That was %(when)s, on %(device)s. If it was not you, somebody else could read this diary: "
            "change the password and ask whoever runs this server."
        )
        % {"when": used_at, "device": device_name(told.used_on)},
        action=CONFIRM,
        button=_("That was me"),
        elsewhere=LINKS,
        elsewhere_label=_("See the account"),
    )


def device_name(device: str | None) -> str:
    """A device in the reader's language."""
    return _("Another program") if device in {None, "API"} else str(device)
