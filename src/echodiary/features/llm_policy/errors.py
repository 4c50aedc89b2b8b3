"""What can be refused about the policy."""

from echodiary.platform.errors import Forbidden, Invalid, NotFound
from echodiary.web.etag import Stale


class PolicyStale(Stale):
    """The policy has changed since it was read; nothing was overwritten."""


class PolicyRefused(Invalid):
    """The policy would not work as it is; `problems` says why. It can be saved anyway."""

    code = "policy_refused"


class PolicyVersionNotFound(NotFound):
    """The policy has no such version."""


class ConsentRequired(Forbidden):
    """What was typed would go to an outside provider, which the account has not agreed to; it is kept, nothing was
    sent.
    """

    code = "consent_required"
