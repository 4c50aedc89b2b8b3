"""One call of a model through pydantic-ai: our messages in, our events out. What both vendors' adapters share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any, TypeVar, cast

import httpx2
from pydantic_ai.direct import model_request, model_request_stream
from pydantic_ai.images import ImageGenerationModel, ImageGenerationSettings
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    ModelResponseStreamEvent,
    PartDeltaEvent,
    PartStartEvent,
    SystemPromptPart,
    TextPart,
    TextPartDelta,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse, create_async_httpx2_client
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.settings import ModelSettings

from echodiary.llm.adapters.failures import failure_of
from echodiary.llm.errors import InvalidResponse, LlmFailed, Refused
from echodiary.llm.events import Drawn, Finished, Structured, TextDelta, TextEvent, Usage
from echodiary.llm.messages import AnswerT, ImageRequest, ImageShape, Message, Speaker, StructuredRequest, TextRequest
from echodiary.llm.port import TimeLimits
from echodiary.llm.profiles import Ability, Profile, profile_of, require

T = TypeVar("T")

SHAPES: dict[ImageShape, ImageGenerationSettings] = {
    ImageShape.SQUARE: {"aspect_ratio": "1:1"},
    ImageShape.LANDSCAPE: {"aspect_ratio": "3:2"},
    ImageShape.PORTRAIT: {"aspect_ratio": "2:3"},
}


class CallingModels(ABC):
    """The models of one provider; a subclass says how they are reached."""

    provider: str
    price_list: str  # the provider's name in pydantic-ai's price data

    def __init__(self, limits: TimeLimits) -> None:
        """Connections are opened as they are needed and kept until `close`."""
        # Time is kept by `llm.limits`; the transport's own limits only let go of what would hang for ever.
        timeout = httpx2.Timeout(limits.whole + limits.connect, connect=limits.connect, pool=limits.connect)
        self._http = create_async_httpx2_client(timeout=timeout)

    @abstractmethod
    def _writing(self, model: str) -> Model:
        """The model that writes."""

    @abstractmethod
    def _drawing(self, model: str) -> ImageGenerationModel:
        """The model that draws."""

    def _settings(self, max_output_tokens: int | None) -> ModelSettings:
        return ModelSettings() if max_output_tokens is None else ModelSettings(max_tokens=max_output_tokens)

    def profile(self, model: str) -> Profile:
        """What a model can do."""
        return profile_of(model)

    async def stream_text(self, model: str, request: TextRequest) -> AsyncGenerator[TextEvent]:
        """Stream a text; the last event is exactly one `Finished`."""
        require(self.profile(model), Ability.TEXT)
        told = _Telling()
        failure: LlmFailed | None = None
        try:
            calling = model_request_stream(
                self._writing(model),
                conversation(request.messages),
                model_settings=self._settings(request.max_output_tokens),
                instrument=False,
            )
            async with calling as stream, aclosing(_events(stream)) as events:
                async for event in events:
                    piece = told.piece(event)
                    if piece:
                        yield TextDelta(piece)
                response = stream.get()
            finished = self._finished(response, said=told.said)
        except Exception as error:  # noqa: BLE001 - a strange answer makes an SDK raise anything; none may leave with its text
            failure = failure_of(error)
        if failure is not None:
            raise failure
        yield finished

    async def answer(self, model: str, request: StructuredRequest[AnswerT]) -> Structured[AnswerT]:
        """Get an answer that fits the request's schema."""
        require(self.profile(model), Ability.STRUCTURED)
        schema = request.schema
        output = OutputObjectDefinition(schema.model_json_schema(), name=schema.__name__)
        calling = model_request(
            self._writing(model),
            conversation(request.messages),
            model_settings=self._settings(request.max_output_tokens),
            model_request_parameters=ModelRequestParameters(output_mode="native", output_object=output),
            instrument=False,
        )
        return await _told(self._fitting(calling, schema))

    async def draw(self, model: str, request: ImageRequest) -> Drawn:
        """Get an image."""
        require(self.profile(model), Ability.IMAGE)
        return await _told(self._drawn(model, request))

    async def close(self) -> None:
        """Let go of connections."""
        await self._http.aclose()

    async def _fitting(self, calling: Awaitable[ModelResponse], schema: type[AnswerT]) -> Structured[AnswerT]:
        response = await calling
        if response.finish_reason == "content_filter":
            raise Refused
        return Structured(schema.model_validate_json(response.text or ""), self._usage(response))

    async def _drawn(self, model: str, request: ImageRequest) -> Drawn:
        result = await self._drawing(model).generate(request.prompt, settings=SHAPES[request.shape])
        counted = replace(result, provider_name=self.price_list, provider_url=None)
        image = result.image
        return Drawn(
            image.data,
            image.media_type,
            Usage(result.usage.input_tokens, result.usage.output_tokens, _price(counted.cost)),
        )

    def _finished(self, response: ModelResponse, *, said: bool) -> Finished:
        """Judge how a stream ended. Raises `Refused` and `InvalidResponse`."""
        if response.finish_reason == "content_filter":
            raise Refused
        if not said or response.finish_reason not in {"stop", "length"}:
            raise InvalidResponse
        return Finished(self._usage(response), truncated=response.finish_reason == "length")

    def _usage(self, response: ModelResponse) -> Usage:
        # Priced by the model's name at the provider's list price, also where a base URL stands in between.
        counted = replace(response, provider_name=self.price_list, provider_url=None)
        return Usage(response.usage.input_tokens, response.usage.output_tokens, _price(counted.cost))


class _Telling:
    """Picks the text out of a stream: no thoughts, no tools, no commentary on the way to the answer."""

    def __init__(self) -> None:
        self.said = False
        self._commentary: set[int] = set()

    def piece(self, event: ModelResponseStreamEvent) -> str:
        """The text of an event, empty where it has none."""
        text = ""
        if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart):
            if (event.part.provider_details or {}).get("phase") == "commentary":
                self._commentary.add(event.index)
            else:
                text = event.part.content
        elif isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
            text = "" if event.index in self._commentary else event.delta.content_delta
        self.said = self.said or bool(text)
        return text


def conversation(messages: tuple[Message, ...]) -> list[ModelMessage]:
    """The messages in pydantic-ai's form: what stands before an answer is one request."""
    told: list[ModelMessage] = []
    for is_answer, group in groupby(messages, lambda message: message.speaker is Speaker.ASSISTANT):
        if is_answer:
            told.append(ModelResponse([TextPart(message.text) for message in group]))
        else:
            told.append(ModelRequest(list(_parts(group))))
    return told


def _parts(messages: Iterator[Message]) -> Iterator[SystemPromptPart | UserPromptPart]:
    for message in messages:
        system = message.speaker is Speaker.SYSTEM
        yield SystemPromptPart(message.text) if system else UserPromptPart(message.text)


async def _told(calling: Awaitable[T]) -> T:
    """What a call returns; what it raises becomes one of ours."""
    try:
        return await calling
    except Exception as error:  # noqa: BLE001 - as in `stream_text`
        failure = failure_of(error)
    raise failure


def _events(stream: StreamedResponse) -> AsyncGenerator[ModelResponseStreamEvent]:
    """Its events, as what they are: a generator that can be closed."""
    return cast("AsyncGenerator[ModelResponseStreamEvent]", aiter(stream))


def _price(cost: Callable[[], Any]) -> Decimal | None:
    """A call's price in US dollars, None for a model without a known one or an answer that does not say its tokens."""
    try:
        return Decimal(cost().total_price)
    except (LookupError, ValueError):
        return None
