"""Models that say what they were told to say: for tests, and for trying the pages by hand."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import TypeAlias

from pydantic import BaseModel, ValidationError

from echodiary.llm.errors import InvalidResponse
from echodiary.llm.events import Drawn, Finished, Structured, TextDelta, TextEvent, Usage
from echodiary.llm.messages import AnswerT, ImageRequest, Message, Speaker, StructuredRequest, TextRequest
from echodiary.llm.profiles import Ability, Profile, profile_of, require


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait this long before the next step of a script."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: which model was asked for what."""

    model: str
    request: TextRequest | StructuredRequest[BaseModel] | ImageRequest

    @property
    def text(self) -> str:
        """All that was sent, message by message."""
        if isinstance(self.request, ImageRequest):
            return self.request.prompt
        return "\n".join(message.text for message in self.request.messages)


Step: TypeAlias = str | TextEvent | BaseModel | Drawn | BaseException | Pause | asyncio.Event
FEW = Usage(input_tokens=10, output_tokens=5)


class ScriptedModels:
    """Plays one script a call, in the order they were enqueued, and remembers the calls.

    A step of a script is a piece of text (or its `TextDelta`), a `Finished`, an answer's pydantic model, a `Drawn`,
    an exception to raise, a `Pause`, or an `asyncio.Event` to wait for (a gate). An answer may also be given as text,
    to be read as JSON. A script that neither raises nor holds a `Finished` gets one at its end; one that says nothing
    is an `InvalidResponse`, as it is from the other adapters. With no script left, `default` is played; without a
    default the last message of the user is echoed.
    """

    def __init__(self, *, provider: str = "scripted", default: tuple[Step, ...] | None = None) -> None:
        self._provider = provider
        self._default = default
        self._scripts: deque[tuple[Step, ...]] = deque()
        self.asked: list[Asked] = []
        self.closed = 0  # streams that were closed before their end
        self.is_open = True

    @property
    def provider(self) -> str:
        """The provider's name; a test may borrow another's."""
        return self._provider

    def enqueue(self, *steps: Step) -> None:
        """Add a script for one call."""
        self._scripts.append(steps)

    def profile(self, model: str) -> Profile:
        """What a model can do, by its name as with the other adapters."""
        return profile_of(model)

    async def stream_text(self, model: str, request: TextRequest) -> AsyncGenerator[TextEvent]:
        """Play the next script as a stream."""
        require(self.profile(model), Ability.TEXT)
        script, said = self._script(model, request), False
        try:
            for step in script:
                event = await _played(step)
                if isinstance(event, TextDelta):
                    said = True
                    yield event
                elif isinstance(event, Finished):
                    break
            else:
                event = Finished(FEW)
        except (GeneratorExit, asyncio.CancelledError):
            self.closed += 1
            raise
        if not said:
            raise InvalidResponse
        assert isinstance(event, Finished)  # noqa: S101 - the loop ends in no other way
        yield event

    async def answer(self, model: str, request: StructuredRequest[AnswerT]) -> Structured[AnswerT]:
        """Play the next script up to an answer; its texts together are read as one."""
        require(self.profile(model), Ability.STRUCTURED)
        text, usage = "", FEW
        for step in self._script(model, request):
            event = await _played(step)
            if isinstance(event, request.schema):
                return Structured(event, usage)
            if isinstance(event, TextDelta):
                text += event.text
            elif isinstance(event, Finished):
                usage = event.usage
        try:
            return Structured(request.schema.model_validate_json(text), usage)
        except ValidationError:
            failure = InvalidResponse()
        raise failure

    async def draw(self, model: str, request: ImageRequest) -> Drawn:
        """Play the next script up to an image."""
        require(self.profile(model), Ability.IMAGE)
        for step in self._script(model, request):
            event = await _played(step)
            if isinstance(event, Drawn):
                return event
        raise InvalidResponse

    async def close(self) -> None:
        """Remember that it was closed."""
        self.is_open = False

    def _script(self, model: str, request: TextRequest | StructuredRequest[AnswerT] | ImageRequest) -> tuple[Step, ...]:
        self.asked.append(Asked(model, request))  # type: ignore[arg-type]  # a request for any schema is one for some
        if self._scripts:
            return self._scripts.popleft()
        if self._default is not None:
            return self._default
        return () if isinstance(request, ImageRequest) else (_last_word(request.messages),)


async def _played(step: Step) -> TextEvent | BaseModel | Drawn | None:
    """Do what a step says; None where it was only to wait."""
    if isinstance(step, BaseException):
        raise step
    if isinstance(step, Pause):
        await asyncio.sleep(step.seconds)
        return None
    if isinstance(step, asyncio.Event):
        await step.wait()
        return None
    return TextDelta(step) if isinstance(step, str) else step


def _last_word(messages: tuple[Message, ...]) -> str:
    return next((message.text for message in reversed(messages) if message.speaker is Speaker.USER), "")
