"""Use cases of persona chats. Flushes, never commits."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from echodiary.features.generations.service import GenerationService
from echodiary.features.llm_policy.service import LlmPolicyService
from echodiary.features.persona_chats import metrics
from echodiary.features.persona_chats.cells import ChatCells
from echodiary.features.persona_chats.clearing import Held, consent_missing, work_of
from echodiary.features.persona_chats.domain import MESSAGE_MAX, OPEN_MAX, ChatStatus, PersonaChat, Talk
from echodiary.features.persona_chats.errors import (
    AlreadyReplying,
    MessageEmpty,
    MessageTooLong,
    NothingFilled,
    PersonaChatAccepted,
    PersonaChatLimitReached,
    PersonaChatNotFound,
    TurnsSpent,
)
from echodiary.features.persona_chats.filling import by_hand, persona_form
from echodiary.features.persona_chats.models import PersonaChatRow
from echodiary.features.persona_chats.repository import PersonaChatRepository
from echodiary.features.persona_chats.settling import GENERATION_KIND
from echodiary.features.personas.domain import NAME_MAX, Origin, Persona
from echodiary.features.personas.service import PersonaService
from echodiary.platform.clock import Clock
from echodiary.platform.ids import new_id
from echodiary.writing.interview.questions import greeting
from echodiary.writing.interview.request import InterviewRequest, Topic, Turn, TurnSpeaker
from echodiary.writing.request import Language

Outcome = PersonaChat | Held


@dataclass(frozen=True, slots=True)
class PersonaChatService:
    """One account's persona chats for the length of one transaction."""

    account_id: UUID
    may_send: bool  # whether the account agreed that what it says may go to an outside provider
    language: Language
    chats: PersonaChatRepository
    cells: ChatCells
    clock: Clock
    generations: GenerationService
    personas: PersonaService
    policy: LlmPolicyService

    async def begin(self, language: Language | None = None) -> PersonaChat:
        """Begin a chat with a greeting and the first question; it costs no turn. Raises PersonaChatLimitReached."""
        if await self.chats.count_unfinished(self.account_id) >= OPEN_MAX:
            raise PersonaChatLimitReached(maximum=OPEN_MAX)
        chat_id, now, spoken = new_id(), self.clock.now(), language or self.language
        talk = Talk(turns=(Turn(TurnSpeaker.ASSISTANT, greeting(spoken)),), asked=(Topic.PURPOSE,))
        row = PersonaChatRow(
            id=chat_id,
            account_id=self.account_id,
            status=ChatStatus.OPEN,
            language=spoken.value,
            turns_used=0,
            sealed=self.cells.seal(self.account_id, chat_id, talk),
            rev=1,
            created_at=now,
            updated_at=now,
        )
        await self.chats.add(row)
        metrics.CHATS.labels("begun").inc()
        return self.cells.open_chat(row)

    async def say(self, chat_id: UUID, text: str) -> Outcome:
        """Say something; the message is stored before anything can refuse it, and a reply begins.

        Raises MessageEmpty, MessageTooLong, PersonaChatNotFound, PersonaChatAccepted, AlreadyReplying, TurnsSpent.
        """
        said = text.strip()
        if not said:
            raise MessageEmpty
        if len(said) > MESSAGE_MAX:
            raise MessageTooLong(maximum=MESSAGE_MAX)
        row = await self._take_unfinished(chat_id)
        chat = self.cells.open_chat(row)
        if chat.is_replying:
            raise AlreadyReplying(chat_id=chat.id)
        if chat.turns_left == 0:
            raise TurnsSpent(chat_id=chat.id, turns_left=0)
        self._store(row, replace(chat.talk, pending=said))
        return await self._have_replied(row, said)

    async def fill_in(self, chat_id: UUID, changes: dict[str, Any]) -> PersonaChat:
        """Take what the user filled in by hand; replies leave it alone. Raises PersonaChatNotFound,
        PersonaChatAccepted.
        """
        row = await self._take_unfinished(chat_id)
        talk = self.cells.open_talk(row)
        filled = by_hand(talk, changes)
        if filled != talk:
            self._store(row, filled)
        return self.cells.open_chat(row)

    async def stop(self, chat_id: UUID) -> PersonaChat:
        """Stop a reply that is on its way; the message waits to be sent again. Raises PersonaChatNotFound."""
        row = await self._take(chat_id)
        await self._stop_reply(row)
        return self.cells.open_chat(row)

    async def accept(self, chat_id: UUID, changes: dict[str, Any] | None = None) -> Persona:
        """Make a persona of the form as it stands; again gives the same one. `changes`: filled in by hand just now.

        Raises PersonaChatNotFound, NothingFilled, PersonaLimitReached, PersonaNotFound when it was deleted since.
        """
        row = await self._take(chat_id)
        if row.persona_id is not None:
            return await self.personas.get(self.account_id, row.persona_id)
        if changes:
            await self.fill_in(chat_id, changes)
        chat = self.cells.open_chat(row)
        if not chat.talk.form.filled:
            raise NothingFilled(chat_id=chat.id)
        form = persona_form(chat.talk, chat.language)
        persona = await self.personas.create(self.account_id, form, origin=Origin.CHAT)
        await self._stop_reply(row)
        row.status, row.persona_id = ChatStatus.ACCEPTED, persona.id
        self._touch(row)
        metrics.CHATS.labels("accepted").inc()
        metrics.TURNS.observe(chat.turns_used)
        return persona

    async def discard(self, chat_id: UUID) -> None:
        """Throw a chat away for good. Raises PersonaChatNotFound."""
        row = await self._take(chat_id)
        await self._stop_reply(row)
        if row.status != ChatStatus.ACCEPTED:
            metrics.CHATS.labels("abandoned").inc()
        row.status = ChatStatus.DISCARDED
        row.sealed = self.cells.seal(row.account_id, row.id, Talk())
        self._touch(row)

    async def _have_replied(self, row: PersonaChatRow, said: str) -> Outcome:
        chat = self.cells.open_chat(row)
        policy = await self.policy.current(never_send=False)
        if policy.provider.is_external and not self.may_send:
            return Held(chat, consent_missing(chat, policy))
        request = InterviewRequest(
            text=said,
            language=chat.language,
            name_max=NAME_MAX,
            turns=chat.talk.turns,
            form=chat.talk.form,
            asked=chat.talk.asked,
            turns_left=chat.turns_left - 1,
        )
        accepted = await self.generations.accept(
            self.account_id,
            kind=GENERATION_KIND,
            subject_id=row.id,
            request={"interview": request.to_json()},
            work=work_of(request, policy),
        )
        if not isinstance(accepted, UUID):
            accepted.data["chat_id"] = row.id
            return Held(chat, accepted)
        row.generation_id, row.status = accepted, ChatStatus.REPLYING
        row.error_code = row.error_retryable = None
        return self.cells.open_chat(row)

    async def _take(self, chat_id: UUID) -> PersonaChatRow:
        row = await self.chats.get(self.account_id, chat_id, lock=True)
        if row is None:
            raise PersonaChatNotFound
        return row

    async def _take_unfinished(self, chat_id: UUID) -> PersonaChatRow:
        row = await self._take(chat_id)
        if row.status == ChatStatus.ACCEPTED:
            raise PersonaChatAccepted(chat_id=row.id, persona_id=row.persona_id)
        return row

    async def _stop_reply(self, row: PersonaChatRow) -> None:
        if row.status == ChatStatus.REPLYING and row.generation_id is not None:
            await self.generations.stop(self.account_id, row.generation_id)

    def _store(self, row: PersonaChatRow, talk: Talk) -> None:
        row.sealed = self.cells.seal(row.account_id, row.id, talk)
        self._touch(row)

    def _touch(self, row: PersonaChatRow) -> None:
        row.rev += 1
        row.updated_at = self.clock.now()
