"""The port to language and image models: one provider's models behind one address and key."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol

from pydantic import SecretStr

from echodiary.llm.events import Drawn, Structured, TextEvent
from echodiary.llm.messages import AnswerT, ImageRequest, StructuredRequest, TextRequest
from echodiary.llm.profiles import Profile


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a provider is found and with which key. `base_url` None: the provider's own."""

    provider: str
    api_key: SecretStr | None = None
    base_url: str | None = None


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """How long a call may take, in seconds."""

    connect: float = 5.0
    first_token: float = 20.0
    whole: float = 120.0


class Models(Protocol):
    """The models of one provider. Every method raises `LlmFailed`; a cancelled call stops at once."""

    @property
    def provider(self) -> str:
        """The provider's name: openai, gemini, scripted."""
        ...

    def profile(self, model: str) -> Profile:
        """What a model can do."""
        ...

    def stream_text(self, model: str, request: TextRequest) -> AsyncGenerator[TextEvent]:
        """Stream a text; the last event is exactly one `Finished`. Closing the generator ends the call."""
        ...

    async def answer(self, model: str, request: StructuredRequest[AnswerT]) -> Structured[AnswerT]:
        """Get an answer that fits the request's schema."""
        ...

    async def draw(self, model: str, request: ImageRequest) -> Drawn:
        """Get an image."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
