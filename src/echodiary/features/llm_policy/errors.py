"""What can be refused about the policy."""

from echodiary.platform.errors import Invalid, NotFound
from echodiary.web.etag import Stale


class PolicyStale(Stale):
    """The policy has changed since it was read; nothing was overwritten."""


class PolicyRefused(Invalid):
    """The policy would not work as it is; `problems` says why. It can be saved anyway."""

    code = "policy_refused"


class PolicyVersionNotFound(NotFound):
    """The policy has no such version."""
