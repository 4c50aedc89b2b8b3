"""The kind of generation that replies in a persona chat, and what becomes of a reply."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.generations.domain import (
    Aside,
    Completed,
    Counted,
    Dispatched,
    Ending,
    Generation,
    GenerationStatus,
    Piece,
    Spoken,
)
from echodiary.features.persona_chats import metrics
from echodiary.features.persona_chats.cells import ChatCells
from echodiary.features.persona_chats.domain import ChatStatus, Talk
from echodiary.features.persona_chats.filling import fitting
from echodiary.features.persona_chats.ports import Interviewers
from echodiary.features.persona_chats.repository import PersonaChatRepository
from echodiary.platform.clock import Clock
from echodiary.platform.sealing.sealer import Sealer
from echodiary.writing.interview.form import FilledForm
from echodiary.writing.interview.interviewer import Ended, Filled, InterviewEvent, Said, Sent, Used
from echodiary.writing.interview.request import InterviewRequest, Topic, Turn, TurnSpeaker

GENERATION_KIND = "persona_chat"
FORM, ASKED = "form", "asked"


class ChatReplying:
    """A `GenerationKind`: a reply costs a turn only when it came whole; else the message waits to be sent again."""

    def __init__(self, interviewers: Interviewers, sealer: Sealer, clock: Clock, turns_max: int) -> None:
        self._interviewers = interviewers
        self._cells = ChatCells(sealer, turns_max)
        self._clock = clock

    async def speak(self, generation: Generation, request: Mapping[str, Any]) -> AsyncGenerator[Spoken]:
        """Have the interviewer of the generation's policy read the stored request and reply."""
        interviewer = await self._interviewers.interviewer_for(generation)
        async with aclosing(interviewer.reply(InterviewRequest.from_json(request["interview"]))) as events:
            async for event in events:
                for spoken in _spoken(event):
                    yield spoken

    async def hold(self, session: AsyncSession, generation: Generation) -> None:
        """Lock the chat, before the generation is locked."""
        await PersonaChatRepository(session).get(generation.account_id, generation.subject_id, lock=True)

    async def settle(self, session: AsyncSession, ending: Ending) -> dict[str, object]:
        """Store the reply and the form, or why there is none; a chat that was finished meanwhile stays as it is."""
        generation = ending.generation
        row = await PersonaChatRepository(session).get(generation.account_id, generation.subject_id, lock=True)
        if row is None or row.generation_id != generation.id or row.status != ChatStatus.REPLYING:
            return {}
        whole = ending.status is GenerationStatus.DONE
        if whole:
            row.turns_used += 1
            talk = _replied(self._cells.open_talk(row), ending)
            row.sealed = self._cells.seal(row.account_id, row.id, talk)
        row.error_code = ending.failure.code if ending.failure and not whole else None
        row.error_retryable = ending.failure.retryable if ending.failure and not whole else None
        row.status = ChatStatus.OPEN
        row.rev += 1
        row.updated_at = self._clock.now()
        await session.flush()
        metrics.REPLIES.labels(ending.status.value).inc()
        chat = self._cells.open_chat(row)
        return {"status": chat.status.value, "turns_used": chat.turns_used, "turns_left": chat.turns_left}


def _replied(talk: Talk, ending: Ending) -> Talk:
    """The talk with the answer, the reply, and what was found in the answer."""
    found: Any = ending.asides.get(FORM, {})
    asked: Any = ending.asides.get(ASKED, talk.asked)
    said = str(ending.request["interview"]["text"])
    turns = (*talk.turns, Turn(TurnSpeaker.USER, said), Turn(TurnSpeaker.ASSISTANT, ending.text.strip()))
    return replace(
        talk,
        turns=turns,
        pending=None,
        form=talk.form.taking(fitting(FilledForm.from_json(found)), keeping=talk.touched),
        asked=tuple(Topic(topic) for topic in asked),
    )


def _spoken(event: InterviewEvent) -> tuple[Spoken, ...]:
    match event:
        case Said(text):
            return (Piece(text),)
        case Filled(form, asked):
            return Aside(FORM, form.to_json()), Aside(ASKED, [topic.value for topic in asked])
        case Sent(messages):
            return (Dispatched(messages),)
        case Used(input_tokens, output_tokens, cost_usd):
            return (Counted(input_tokens, output_tokens, cost_usd),)
        case Ended():
            return (Completed(),)
