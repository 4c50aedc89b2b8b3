"""Which policy is in force, and where its provider is found."""

from collections.abc import Sequence

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.llm_policy.defaults import DEFAULT_MODELS
from echodiary.features.llm_policy.domain import ModelRole, Policy, Provider, address_problem
from echodiary.features.llm_policy.models import PolicyRow
from echodiary.features.llm_policy.ports import PolicyHook
from echodiary.features.llm_policy.repository import PolicyRepository
from echodiary.features.llm_policy.secrets import PolicySecrets
from echodiary.llm.port import Endpoint
from echodiary.platform.errors import SetupError
from echodiary.platform.sealing.keyring import KeyRing
from echodiary.platform.settings import Settings

BUILTIN = Provider.BUILTIN.value


class PolicyRules:
    """What the settings say of the policy: all of it until an admin has saved one, and the keys of the environment."""

    def __init__(self, settings: Settings, ring: KeyRing, *, on_saved: Sequence[PolicyHook] = ()) -> None:
        """`on_saved` hear of each new version, within its transaction.

        Raises SetupError for settings that cannot work: a provider without a key, an address that is none.
        """
        self.secrets = PolicySecrets(ring)
        self.on_saved = tuple(on_saved)
        self._settings = settings
        self.provider = Provider(settings.llm_provider)
        self._check()

    def policy(self) -> Policy:
        """The policy of the settings."""
        named = {
            ModelRole.TEXT_SMALL: self._settings.llm_text_small_model,
            ModelRole.TEXT_LARGE: self._settings.llm_text_large_model,
            ModelRole.IMAGE: self._settings.llm_image_model,
        }
        if not self.provider.is_external:
            return builtin_policy(0)
        models = DEFAULT_MODELS[self.provider] | {role: name for role, name in named.items() if name}
        return Policy(version=0, provider=self.provider, models=models)

    def key_of_environment(self, provider: Provider, base_url: str | None) -> SecretStr | None:
        """The provider's key in the settings; None for another address than theirs: a key is sent to no other host."""
        if base_url != (self._settings.llm_base_url if provider is self.provider else None):
            return None
        keys = {Provider.OPENAI: self._settings.openai_api_key, Provider.GEMINI: self._settings.gemini_api_key}
        return keys.get(provider)

    def endpoint(self) -> Endpoint:
        """Where the settings' provider is found."""
        base_url = self._settings.llm_base_url
        return Endpoint(self.provider, self.key_of_environment(self.provider, base_url), base_url)

    def _check(self) -> None:
        if not self.provider.is_external:
            return
        base_url = self._settings.llm_base_url
        if base_url is not None:
            problem = address_problem(base_url)
            if problem is not None and problem.code == "not_an_address":
                raise SetupError("ECHODIARY_LLM_BASE_URL: an address like https://host/v1 was expected")
        elif self.key_of_environment(self.provider, base_url) is None:  # a server of one's own may need no key
            name = f"ECHODIARY_{self.provider.upper()}_API_KEY"
            raise SetupError(f"ECHODIARY_LLM_PROVIDER is {self.provider}, but {name} is not set")


class LlmPolicyService:
    """Tells the policy that a request takes at the moment it is accepted, within that request's transaction."""

    def __init__(self, session: AsyncSession, rules: PolicyRules) -> None:
        self._policies = PolicyRepository(session)
        self._rules = rules

    async def current(self, *, never_send: bool) -> Policy:
        """The policy in force; a book marked "never send" always gets the built-in writer."""
        row = await self._policies.get_newest()
        policy = self._rules.policy() if row is None else policy_of(row)
        return builtin_policy(policy.version) if never_send else policy

    async def at(self, version: int) -> Policy:
        """The policy of a version; 0 is what the settings say."""
        row = await self._policies.get(version) if version else None
        return self._rules.policy() if row is None else policy_of(row)

    async def endpoint(self, version: int) -> Endpoint:
        """Where a provider is found under a version of the policy: with that version's own key and address."""
        row = await self._policies.get(version) if version else None
        return self._rules.endpoint() if row is None else endpoint_of(row, self._rules)


def endpoint_of(row: PolicyRow, rules: PolicyRules) -> Endpoint:
    """Where the provider of a stored version is found; raises UnknownRingKey."""
    provider = Provider(row.provider)
    key = rules.secrets.key_of(row) or rules.key_of_environment(provider, row.base_url)
    return Endpoint(provider, key, row.base_url)


def policy_of(row: PolicyRow) -> Policy:
    """The policy of a stored version."""
    models = {
        ModelRole.TEXT_SMALL: row.text_small_model,
        ModelRole.TEXT_LARGE: row.text_large_model,
        ModelRole.IMAGE: row.image_model,
    }
    return Policy(row.version, Provider(row.provider), models)


def builtin_policy(version: int) -> Policy:
    """The built-in writer under a version of the policy."""
    return Policy(version, Provider.BUILTIN, dict(DEFAULT_MODELS[Provider.BUILTIN]))
