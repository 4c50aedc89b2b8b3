"""What the contract does not cover: what is sent besides the text, and answers only one provider gives."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import httpx2
import pytest
from pydantic import SecretStr
from pydantic_ai.exceptions import (
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelQuotaExceededError,
    ModelRequestRejectedError,
    ModelServerError,
    ModelTimeoutError,
    UserError,
)

from echodiary.llm.adapters.failures import failure_of
from echodiary.llm.adapters.gemini import GeminiModels
from echodiary.llm.adapters.openai import OpenAIModels, Protocol
from echodiary.llm.errors import (
    BadCredentials,
    InvalidResponse,
    LlmFailed,
    Misconfigured,
    NotSupported,
    RateLimited,
    Refused,
    TimedOut,
    Unavailable,
)
from echodiary.llm.events import Finished, TextDelta, TextEvent
from echodiary.llm.messages import ImageRequest, Message, Speaker, TextRequest
from echodiary.llm.opening import open_models
from echodiary.llm.port import Endpoint, Models, TimeLimits
from tests.providers.replay import EVENTS, Replay, response
from tests.providers.stages import PLACE, SHOWN, event

KEY = SecretStr("sk-a-key")
ASKED = TextRequest((Message(Speaker.USER, "산책"),), max_output_tokens=300)
SHORT = TimeLimits(connect=0.2, first_token=1, whole=2)


def reaching(kind: str, url: str, protocol: Protocol | None = None) -> Models:
    if kind == "openai":
        return OpenAIModels(Endpoint("openai", KEY, url), SHORT, protocol=protocol)
    return GeminiModels(Endpoint("gemini", KEY, url), SHORT)


@asynccontextmanager
async def facing(
    kind: str, *steps: bytes | float, protocol: Protocol | None = None
) -> AsyncIterator[tuple[Models, Replay]]:
    async with AsyncExitStack() as stack:
        replay = await stack.enter_async_context(Replay(*steps).started())
        models = reaching(kind, replay.openai_url if kind == "openai" else replay.gemini_url, protocol)
        stack.push_async_callback(models.close)
        yield models, replay


async def told(models: Models, model: str = "gpt-6-luna") -> list[TextEvent]:
    return [event async for event in models.stream_text(model, ASKED)]


def body_of(replay: Replay) -> dict[str, object]:
    sent: dict[str, object] = json.loads(replay.requests[0].partition(b"\r\n\r\n")[2])
    return sent


async def test_openai_is_told_not_to_keep_the_diary() -> None:
    async with facing("openai", response(b"{}"), protocol=Protocol.RESPONSES) as (models, replay):
        with pytest.raises(InvalidResponse):
            await told(models)
        sent = body_of(replay)
        assert sent["store"] is False
        assert sent["max_output_tokens"] == 300
        assert sent["stream"] is True
        assert b"authorization: bearer sk-a-key" in replay.requests[0].lower()


async def test_commentary_on_the_way_is_no_part_of_the_text() -> None:
    def message(phase: str) -> dict[str, object]:
        return {
            "id": phase,
            "type": "message",
            "role": "assistant",
            "status": "in_progress",
            "content": [],
            "phase": phase,
        }

    answer = b"".join(
        (
            event("response.created", response=SHOWN | {"status": "in_progress"}),
            event("response.output_item.added", output_index=0, item=message("commentary")),
            event("response.output_text.delta", delta="Let me ", logprobs=[], **PLACE | {"item_id": "commentary"}),
            event("response.output_text.delta", delta="think", logprobs=[], **PLACE | {"item_id": "commentary"}),
            event("response.output_item.added", output_index=1, item=message("final_answer")),
            event("response.output_text.delta", delta="걸었다.", logprobs=[], **PLACE | {"item_id": "final_answer"}),
            event("response.completed", response=SHOWN | {"status": "completed"}),
        )
    )
    async with facing("openai", response(answer, EVENTS), protocol=Protocol.RESPONSES) as (models, _):
        piece, last = await told(models)
    assert piece == TextDelta("걸었다.")
    assert isinstance(last, Finished)


async def test_a_refusal_in_chat_completions_is_one() -> None:
    def chunk(delta: dict[str, str], reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        shown = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        return b"data: " + json.dumps(shown).encode() + b"\n\n"

    answer = chunk({"role": "assistant", "refusal": "I cannot"}) + chunk({}, "stop") + b"data: [DONE]\n\n"
    async with facing("openai", response(answer, EVENTS)) as (models, _):
        with pytest.raises(Refused):
            await told(models)


async def test_a_prompt_that_gemini_blocks_is_refused() -> None:
    blocked = b'data: {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}\n\n'
    async with facing("gemini", response(blocked, EVENTS)) as (models, replay):
        with pytest.raises(Refused):
            await told(models, "gemini-3.8-flash")
        assert b"x-goog-api-key: sk-a-key" in replay.requests[0].lower()
        assert b"sk-a-key" not in replay.requests[0].partition(b"\r\n")[0], "the key is in the address"


async def test_an_image_that_was_blocked_is_refused() -> None:
    blocked = b'{"candidates": [{"finishReason": "IMAGE_SAFETY", "index": 0}]}'
    async with facing("gemini", response(blocked)) as (models, _):
        with pytest.raises(Refused):
            await models.draw("gemini-3.1-flash-image", ImageRequest("비"))
    moderated = b'{"error": {"code": "moderation_blocked", "message": "no", "type": "image_generation_user_error"}}'
    async with facing("openai", response(moderated, status="400 Bad Request")) as (models, _):
        with pytest.raises(Refused):
            await models.draw("gpt-image-2", ImageRequest("비"))


@pytest.mark.parametrize("kind", ["openai", "gemini"])
async def test_nobody_listening_is_unavailable(kind: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    model = "gpt-6-luna" if kind == "openai" else "gemini-3.8-flash"
    drawing = "gpt-image-2" if kind == "openai" else "gemini-3.1-flash-image"
    models = reaching(kind, url)
    with pytest.raises(Unavailable):
        await told(models, model)
    with pytest.raises(Unavailable):
        await models.draw(drawing, ImageRequest("비"))
    await models.close()


@pytest.mark.parametrize("kind", ["openai", "gemini"])
async def test_connecting_has_its_own_limit(kind: str) -> None:
    """A socket whose queue is full does not answer a new connection."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        await asyncio.sleep(0.05)
        url = f"http://127.0.0.1:{full.getsockname()[1]}"
        models = reaching(kind, url)
        began = asyncio.get_running_loop().time()
        with pytest.raises(TimedOut):
            await told(models, "gpt-6-luna" if kind == "openai" else "gemini-3.8-flash")
        assert asyncio.get_running_loop().time() - began < 1
        await models.close()
        for one in waiting:
            one.close()


async def test_a_redirect_is_a_wrong_address() -> None:
    moved = response(b"", status="301 Moved Permanently", headers="Location: https://elsewhere.invalid/v1\r\n")
    async with facing("openai", moved) as (models, replay):
        with pytest.raises(Misconfigured):
            await told(models)
        assert len(replay.requests) == 1


@pytest.mark.parametrize("provider", ["openai", "gemini"])
def test_without_a_key_nothing_is_opened(provider: str) -> None:
    with pytest.raises(BadCredentials):
        open_models(Endpoint(provider))


def test_an_unknown_provider_is_not_supported() -> None:
    with pytest.raises(NotSupported):
        open_models(Endpoint("oracle", KEY))


@pytest.mark.parametrize("address", ["\x00", "http://[::1", "http://h:x/v1", "http://\xad", "http://127.0.0.1:1/\n"])
def test_an_address_that_the_sdk_cannot_take_is_a_typed_failure(address: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        open_models(Endpoint("openai", KEY, address))
    assert str(refused.value) == ""


async def test_a_server_of_ones_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-environment")
    async with Replay(response(b"{}")).started() as replay:
        models = open_models(Endpoint("openai", None, replay.openai_url), SHORT)
        with pytest.raises(InvalidResponse):
            await told(models)
        await models.close()
        assert b"sk-of-the-environment" not in replay.requests[0]
        assert body_of(replay)["messages"] == [{"role": "user", "content": "산책"}]


def transported(error: Exception) -> ModelAPIError:
    """As pydantic-ai's image models raise it: the SDK's error, and behind it the transport's."""
    middle = RuntimeError()
    middle.__cause__ = error
    outer = ModelAPIError("m", "지민이가 한 말")
    outer.__cause__ = middle
    return outer


@pytest.mark.parametrize(
    ("raised", "failure"),
    [
        (ModelQuotaExceededError("m", "x"), RateLimited),
        (ModelTimeoutError("m", "x"), TimedOut),
        (ModelConnectionError("m", "x"), Unavailable),
        (ModelServerError("m", "x"), Unavailable),
        (ModelAuthenticationError("m", "x"), BadCredentials),
        (ModelRequestRejectedError("m", "x"), Misconfigured),
        (ModelAPIError("m", "x", provider_error_code="content_policy_violation"), Refused),
        (ModelAPIError("m", "x"), InvalidResponse),
        (transported(httpx2.ReadTimeout("x")), TimedOut),
        (transported(httpx2.ConnectError("x")), Unavailable),
        (httpx2.ReadError("x"), Unavailable),
        (httpx2.InvalidURL("x"), Misconfigured),
        (UserError("x"), Misconfigured),
        (KeyError("x"), InvalidResponse),
        (NotSupported(), NotSupported),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else value.__name__,
)
def test_whatever_is_raised_becomes_one_of_ours_and_says_nothing(raised: Exception, failure: type[LlmFailed]) -> None:
    found = failure_of(raised)
    assert type(found) is failure
    assert found.args == ()
