"""OpenAI, and whatever speaks OpenAI's Chat Completions: Ollama, vLLM, LM Studio, gateways."""

from __future__ import annotations

from enum import StrEnum

from pydantic_ai.images import ImageGenerationModel
from pydantic_ai.images.openai import OpenAIImageGenerationModel
from pydantic_ai.models import Model
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel, OpenAIResponsesModelSettings
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider
from pydantic_ai.settings import ModelSettings

from echodiary.llm.adapters.calling import CallingModels
from echodiary.llm.errors import BadCredentials
from echodiary.llm.port import Endpoint, TimeLimits

OWN_URL = "https://api.openai.com/v1"  # named, so that the environment cannot turn the key elsewhere
NO_KEY = "none"  # servers on one's own machine ask for none, the SDK does


class Protocol(StrEnum):
    """How OpenAI's models are asked for text."""

    RESPONSES = "responses"
    CHAT = "chat"


class OpenAIModels(CallingModels):
    """OpenAI's own models by Responses; others, at a base URL, by Chat Completions."""

    provider = "openai"
    price_list = "openai"

    def __init__(self, endpoint: Endpoint, limits: TimeLimits, *, protocol: Protocol | None = None) -> None:
        """`protocol` None: as the base URL says. Raises `BadCredentials` without a key for OpenAI itself."""
        super().__init__(limits)
        key = endpoint.api_key.get_secret_value() if endpoint.api_key else ""
        own = endpoint.base_url is None
        if own and not key:
            raise BadCredentials
        url = endpoint.base_url or OWN_URL
        self._protocol = protocol or (Protocol.RESPONSES if own else Protocol.CHAT)
        self._openai = OpenAIProvider(base_url=url, api_key=key or NO_KEY, http_client=self._http)
        self._others = OpenAICompatibleProvider(
            "openai-compatible",
            base_url=url,
            api_key=key or NO_KEY,
            http_client=self._http,
            # A stream that was cut between two chunks ends like a whole one: only its finish reason tells.
            profile=OpenAIModelProfile(
                openai_chat_streaming_requires_finish_reason=True, supports_json_schema_output=True
            ),
        )
        for provider in (self._openai, self._others):
            provider.client.max_retries = 0  # retried is in `llm.retrying`, where the user's patience is known

    def _writing(self, model: str) -> Model:
        if self._protocol is Protocol.RESPONSES:
            return OpenAIResponsesModel(model, provider=self._openai)
        return OpenAIChatModel(model, provider=self._others)

    def _drawing(self, model: str) -> ImageGenerationModel:
        return OpenAIImageGenerationModel(model, provider=self._openai)

    def _settings(self, max_output_tokens: int | None) -> ModelSettings:
        settings = super()._settings(max_output_tokens)
        if self._protocol is Protocol.RESPONSES:  # it would keep a diary for thirty days unless told not to
            keeping: ModelSettings = OpenAIResponsesModelSettings(openai_store=False)
            settings |= keeping
        return settings
