"""Which policy is in force, and where its provider is found: what the settings say, until an admin can save one."""

from urllib.parse import urlsplit

from pydantic import SecretStr

from echodiary.features.llm_policy.defaults import DEFAULT_MODELS
from echodiary.features.llm_policy.domain import ModelRole, Policy, Provider
from echodiary.llm.port import Endpoint
from echodiary.platform.errors import SetupError
from echodiary.platform.settings import Settings

BUILTIN = Provider.BUILTIN.value


class LlmPolicyService:
    """Tells the policy that a request takes at the moment it is accepted, and the endpoint that it stands for."""

    def __init__(self, settings: Settings) -> None:
        """Raises SetupError for settings that cannot work: a provider without a key, an address that is none."""
        self._settings = settings
        self._provider = Provider(settings.llm_provider)
        _check(settings, self._provider, self._key(self._provider))

    async def current(self, *, never_send: bool) -> Policy:
        """The policy in force; a book marked "never send" always gets the built-in writer."""
        provider = Provider.BUILTIN if never_send else self._provider
        models = dict(DEFAULT_MODELS[provider])
        if provider.is_external:
            models |= {role: name for role, name in self._named_models().items() if name}
        return Policy(version=0, provider=provider, models=models)

    async def endpoint(self, provider: str, version: int) -> Endpoint:  # noqa: ARG002 - the table of versions comes with the admin's policy
        """Where a provider is found under a version of the policy."""
        known = Provider(provider)
        base_url = self._settings.llm_base_url if known is self._provider else None
        return Endpoint(known, self._key(known), base_url)

    def _named_models(self) -> dict[ModelRole, str | None]:
        settings = self._settings
        return {
            ModelRole.TEXT_SMALL: settings.llm_text_small_model,
            ModelRole.TEXT_LARGE: settings.llm_text_large_model,
            ModelRole.IMAGE: settings.llm_image_model,
        }

    def _key(self, provider: Provider) -> SecretStr | None:
        keys = {Provider.OPENAI: self._settings.openai_api_key, Provider.GEMINI: self._settings.gemini_api_key}
        return keys.get(provider)


def _check(settings: Settings, provider: Provider, key: SecretStr | None) -> None:
    if not provider.is_external:
        return
    if settings.llm_base_url is not None:
        address = urlsplit(settings.llm_base_url)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise SetupError("ECHODIARY_LLM_BASE_URL: an address like https://host/v1 was expected")
    elif key is None:  # a server of one's own may need no key
        raise SetupError(f"ECHODIARY_LLM_PROVIDER is {provider}, but ECHODIARY_{provider.upper()}_API_KEY is not set")
