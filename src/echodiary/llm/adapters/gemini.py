"""Google's Gemini."""

from __future__ import annotations

from pydantic_ai.images import ImageGenerationModel
from pydantic_ai.images.google import GoogleImageGenerationModel
from pydantic_ai.models import Model
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.providers.google import GoogleProvider

from echodiary.llm.adapters.calling import CallingModels
from echodiary.llm.errors import BadCredentials
from echodiary.llm.port import Endpoint, TimeLimits

OWN_URL = "https://generativelanguage.googleapis.com"  # named, so that the environment cannot turn the key elsewhere


class GeminiModels(CallingModels):
    """Gemini's models. The SDK does not retry unless it is told to."""

    provider = "gemini"
    price_list = "google"

    def __init__(self, endpoint: Endpoint, limits: TimeLimits) -> None:
        """Raises `BadCredentials` without a key."""
        super().__init__(limits)
        if not endpoint.api_key:
            raise BadCredentials
        self._google = GoogleProvider(
            api_key=endpoint.api_key.get_secret_value(),
            base_url=endpoint.base_url or OWN_URL,
            http_client=self._http,
        )

    def _writing(self, model: str) -> Model:
        return GoogleModel(model, provider=self._google)

    def _drawing(self, model: str) -> ImageGenerationModel:
        return GoogleImageGenerationModel(model, provider=self._google)
