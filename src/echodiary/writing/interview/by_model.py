"""The interview that a model leads. What people typed stands between fences; its answer must fit a schema."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from functools import cache
from importlib import resources
from string import Template

import orjson

from echodiary.llm import errors as llm
from echodiary.llm.messages import Message, Speaker, StructuredRequest
from echodiary.llm.port import Models
from echodiary.writing.assessment import detect_language
from echodiary.writing.fencing import Fence
from echodiary.writing.interview.answer import InterviewAnswer
from echodiary.writing.interview.form import FilledForm
from echodiary.writing.interview.interviewer import Ended, Filled, InterviewEvent, Sent, Used, pieces
from echodiary.writing.interview.request import InterviewRequest, TurnSpeaker
from echodiary.writing.model_writer import failure_of
from echodiary.writing.request import Language

VERSION = 1
OUTPUT_TOKENS = 3_000
TOKENS_A_CHARACTER = 3  # of the message: a pasted sample comes back whole
_NAMES = {Language.KO: ("사용자", "양식"), Language.EN: ("user", "form")}


class ModelInterviewer:
    """An `Interviewer` behind which a model stands."""

    def __init__(self, models: Models, model: str) -> None:
        self._models = models
        self._model = model

    async def reply(self, request: InterviewRequest) -> AsyncGenerator[InterviewEvent]:
        """Say what is sent, then send it; then what was found and the reply. Raises `WritingFailed`."""
        messages = messages_for(request)
        yield Sent(tuple((message.speaker.value, message.text) for message in messages))
        asked = StructuredRequest(messages, InterviewAnswer, max_output_tokens=_room(request))
        try:
            given = await self._models.answer(self._model, asked)
        except llm.LlmFailed as failed:
            raise failure_of(failed) from None
        yield Used(given.usage.input_tokens, given.usage.output_tokens, given.usage.cost_usd)
        answered = given.answer.form
        yield Filled(answered.found() if answered else FilledForm(), request.asked)
        for piece in pieces(given.answer.reply):
            yield piece
        yield Ended()


def messages_for(request: InterviewRequest) -> tuple[Message, ...]:
    """The messages of a request: what is asked for, the talk so far, and the answer to be read."""
    language = detect_language(request.text, request.language)
    fence = Fence.around(_typed(request))
    said, form = _NAMES[language]
    told = _template(language).substitute(
        open=fence.opening, close=fence.closing, name_max=request.name_max, turns_left=request.turns_left
    )
    messages = [Message(Speaker.SYSTEM, told.strip())]
    for turn in request.turns:
        if turn.speaker is TurnSpeaker.USER:
            messages.append(Message(Speaker.USER, fence.block(said, turn.text)))
        else:
            messages.append(Message(Speaker.ASSISTANT, turn.text))
    standing = fence.block(form, orjson.dumps(request.form.to_json()).decode())
    messages.append(Message(Speaker.USER, f"{standing}\n\n{fence.block(said, request.text)}"))
    return tuple(messages)


def most_tokens(request: InterviewRequest) -> tuple[int, int]:
    """The most tokens that a request can come to: sent, and got back. A token a character, as with drafts."""
    return sum(len(message.text) for message in messages_for(request)), _room(request)


def _room(request: InterviewRequest) -> int:
    return OUTPUT_TOKENS + TOKENS_A_CHARACTER * len(request.text)


def _typed(request: InterviewRequest) -> Iterator[str]:
    """Everything that somebody typed, or that a model wrote."""
    yield request.text
    yield from (turn.text for turn in request.turns)
    yield orjson.dumps(request.form.to_json()).decode()


@cache
def _template(language: Language) -> Template:
    folder = resources.files("echodiary.writing.prompts").joinpath(language.value)
    return Template(folder.joinpath(f"interview.v{VERSION}.txt").read_text("utf-8"))
