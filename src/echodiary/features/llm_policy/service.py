"""Which policy is in force. Until an admin can save one (issue 5), it is what the settings say."""

from echodiary.features.llm_policy.domain import ModelRole, Policy
from echodiary.platform.settings import Settings

BUILTIN = "builtin"


class LlmPolicyService:
    """Tells the policy that a request takes at the moment it is accepted."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def current(self, *, never_send: bool) -> Policy:
        """The policy in force; a book marked "never send" always gets the built-in writer."""
        provider = BUILTIN if never_send else self._settings.llm_provider
        return Policy(version=0, provider=provider, models=dict.fromkeys(ModelRole, BUILTIN))
