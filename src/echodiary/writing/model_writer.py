"""The writer behind which a model stands: prompt, stream, one normalising layer, checks. No provider is named here."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from echodiary.llm import errors as llm
from echodiary.llm.events import Finished as ModelFinished
from echodiary.llm.events import TextDelta as ModelDelta
from echodiary.llm.messages import TextRequest
from echodiary.llm.port import Models
from echodiary.writing import errors
from echodiary.writing.builtin.writer import compose
from echodiary.writing.checking.provenance import provenance_of
from echodiary.writing.events import (
    Finished,
    ProvenanceReady,
    Sent,
    TextDelta,
    TitleProposed,
    Used,
    WriterEvent,
)
from echodiary.writing.normalising import Normaliser
from echodiary.writing.prompting import messages_for
from echodiary.writing.request import Length, WritingRequest
from echodiary.writing.working_thread import in_working_thread

LONGEST_TEXT = 100_000  # characters, as a working copy may have them; beyond it the model has run away
OUTPUT_TOKENS = {Length.SHORT: 2_000, Length.MEDIUM: 4_000, Length.LONG: 8_000}
TOKENS_A_CHARACTER = 3  # of the memo: all of it must have room in the draft, in any script

_FAILURES: dict[type[llm.LlmFailed], type[errors.WritingFailed]] = {
    llm.RateLimited: errors.RateLimited,
    llm.Unavailable: errors.ProviderUnavailable,
    llm.TimedOut: errors.ProviderTimedOut,
    llm.BadCredentials: errors.BadCredentials,
    llm.Refused: errors.ProviderRefused,
    llm.InvalidResponse: errors.InvalidProviderResponse,
    llm.Misconfigured: errors.ProviderMisconfigured,
    llm.NotSupported: errors.ProviderMisconfigured,
}


class ModelWriter:
    """Writes with one model. What a model says is never told to be a draft unless it said that it was done."""

    def __init__(self, models: Models, model: str) -> None:
        self.name = model
        self._models = models
        self._model = model

    async def write(self, request: WritingRequest) -> AsyncGenerator[WriterEvent]:
        """Say what is sent, then send it; stream the text, then say where its sentences come from."""
        messages = messages_for(request)
        yield Sent(tuple((message.speaker.value, message.text) for message in messages))
        asked = TextRequest(messages, max_output_tokens=_room(request))
        said: list[str] = []
        truncated = False
        try:
            async with aclosing(self._spoken(asked)) as events:
                async for event in events:
                    if isinstance(event, str):
                        said.append(event)
                        yield TextDelta(event)
                    else:
                        truncated = event.truncated
                        yield Used(event.usage.input_tokens, event.usage.output_tokens, event.usage.cost_usd)
        except llm.LlmFailed as failed:
            broke_off = bool(said) and isinstance(failed, llm.Unavailable)
            raise (errors.WritingInterrupted() if broke_off else failure_of(failed)) from None
        text = "".join(said)
        if not text.strip():
            raise errors.InvalidProviderResponse
        yield await in_working_thread(_checked, text, request)
        yield await in_working_thread(_titled, request)
        if truncated:  # what there is, is kept as a part; to call half a day a draft would lose the other half
            raise errors.WritingInterrupted
        yield Finished()

    async def _spoken(self, asked: TextRequest) -> AsyncGenerator[str | ModelFinished]:
        """The normalised text in pieces, then how the model ended."""
        normaliser, length = Normaliser(), 0
        async with aclosing(self._models.stream_text(self._model, asked)) as events:
            async for event in events:
                match event:
                    case ModelDelta(text):
                        length += len(text)
                        if length > LONGEST_TEXT:
                            raise llm.InvalidResponse
                        if piece := normaliser.feed(text):
                            yield piece
                    case ModelFinished():
                        if rest := normaliser.finish():
                            yield rest
                        yield event
                        return
        raise llm.InvalidResponse  # the stream stopped without saying that it was done


def most_tokens(request: WritingRequest) -> tuple[int, int]:
    """The most tokens that a request can come to: sent, and got back.

    A token a character of the prompt (tokenisers need fewer, in Korean too), and all the room the answer is given.
    """
    return sum(len(message.text) for message in messages_for(request)), _room(request)


def _room(request: WritingRequest) -> int:
    typed = len(request.memo.as_text()) + len(request.previous_text or "")
    return OUTPUT_TOKENS[request.length] + TOKENS_A_CHARACTER * typed


def _checked(text: str, request: WritingRequest) -> ProvenanceReady:
    memo, level = request.memo.as_text(), request.voice.speech_level
    return ProvenanceReady(provenance_of(text, memo, request.language, level))


def _titled(request: WritingRequest) -> TitleProposed:
    """A title from the memo's own words, as the built-in writer finds it: a model's could say what no check sees."""
    return TitleProposed(compose(request).title)


def failure_of(failed: llm.LlmFailed) -> errors.WritingFailed:
    """What a failed call is to a writing."""
    return _FAILURES.get(type(failed), errors.ProviderUnavailable)()
