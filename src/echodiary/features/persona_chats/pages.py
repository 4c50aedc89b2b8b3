"""HTML routes of persona chats. Every press sends the whole page: what was filled in by hand is taken first."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from pydantic import ValidationError
from starlette.responses import Response

from echodiary.features.accounts.deps import AccountServiceDep, PageReaderDep
from echodiary.features.accounts.domain import SignedIn
from echodiary.features.generations.deps import GenerationReaderDep
from echodiary.features.generations.reading import NOTHING, Said
from echodiary.features.idempotency.deps import IdempotencyDep
from echodiary.features.persona_chats import wording
from echodiary.features.persona_chats.clearing import Held
from echodiary.features.persona_chats.deps import ChatReaderDep, PersonaChatsDep
from echodiary.features.persona_chats.domain import PersonaChat
from echodiary.features.persona_chats.errors import PersonaChatAccepted
from echodiary.features.persona_chats.hand import SentChat, SentChatDep
from echodiary.features.persona_chats.service import PersonaChatService
from echodiary.features.persona_chats.views import HERE, ChatPageView, NoticeView, chat_page, new_page
from echodiary.features.personas.typed import faults_of
from echodiary.features.personas.views import HERE as PERSONAS
from echodiary.platform.errors import Conflict, Invalid
from echodiary.web.deps import PagesDep, SettingsDep
from echodiary.web.pages import Faults, Note, ShownInstead, mark_arrived, see_other
from echodiary.web.statuses import status_of
from echodiary.web.templates import Pages, wants_fragment
from echodiary.writing.request import Language

router = APIRouter(prefix=HERE, include_in_schema=False)

PAGE = "persona_chats/chat.html"
BEGIN = "persona_chats.begin"
UNPROCESSABLE = 422


class Room:
    """One request for the page of a chat."""

    def __init__(
        self, request: Request, who: PageReaderDep, pages: PagesDep, settings: SettingsDep, sent: SentChatDep
    ) -> None:
        self.request = request
        self.who: SignedIn = who
        self.pages: Pages = pages
        self.turns_max = settings.persona_chat_turns
        self.sent: SentChat = sent

    def show(self, view: ChatPageView, status: int = 200) -> Response:
        """Answer with the page, or with the chat alone where it is fetched after a reply."""
        block = "chat" if wants_fragment(self.request) else None
        shown = replace(view, autofocus=bool(view.accept) and block is None)  # a fragment must not take the focus away
        return self.pages.respond(self.request, PAGE, {"view": shown}, block=block, status=status)

    def show_chat(
        self,
        chat: PersonaChat,
        status: int = 200,
        *,
        said: Said = NOTHING,
        notice: NoticeView | None = None,
        errors: Faults | None = None,
        typed: bool = False,
    ) -> Response:
        """Answer with a chat; `typed`: with what was typed in place of what is stored."""
        turns = wording.turns_of(chat.turns_used, chat.turns_max)
        found = notice or wording.failure_notice(chat)
        sent = self.sent if typed or errors else None
        return self.show(chat_page(chat, turns, said=said, sent=sent, errors=errors, notice=found), status)

    def show_new(
        self, status: int = 200, *, notice: NoticeView | None = None, errors: Faults | None = None
    ) -> Response:
        """Answer with the page of a chat that is to begin."""
        sent = self.sent if notice or errors else None
        turns = wording.turns_of(0, self.turns_max)
        return self.show(new_page(Language(self.who.locale), turns, sent=sent, errors=errors, notice=notice), status)

    def go_on(self, path: str, *, note: Note | None = None) -> Response:
        """Go on to another page; what was sent has arrived."""
        response = see_other(path, request=self.request, note=note)
        mark_arrived(self.request, response, self.sent.press)
        return response


RoomDep = Annotated[Room, Depends()]
Pressed = Callable[[PersonaChat], Awaitable[Response]]


@router.get("")
async def show_open(room: RoomDep, reader: ChatReaderDep) -> Response:
    """Go on with the chat that was touched last, or begin one."""
    chats = await reader.list_unfinished(1)
    return see_other(f"{HERE}/{chats[0].id}") if chats else room.show_new()


@router.post("")
async def begin(room: RoomDep, chats: PersonaChatsDep, idempotency: IdempotencyDep) -> Response:
    """Begin a chat with its first message."""
    key = room.sent.press or None
    made = await idempotency.find_made(chats.account_id, BEGIN, key)
    if made is not None:
        return room.go_on(_address(made))
    try:
        changes = room.sent.changes()
    except ValidationError as error:
        return room.show_new(UNPROCESSABLE, errors=faults_of(error))
    if not changes and not room.sent.message.strip():
        return room.show_new()
    try:
        chat = await chats.begin()
        await idempotency.remember(chats.account_id, BEGIN, key, chat.id)
        return await _speak(room, chats, await chats.fill_in(chat.id, changes))
    except (Conflict, Invalid) as error:
        raise ShownInstead(room.show_new(status_of(error), notice=wording.error_notice(error))) from None


@router.get("/{chat_id:uuid}")
async def show_chat(room: RoomDep, chat_id: UUID, reader: ChatReaderDep, generations: GenerationReaderDep) -> Response:
    """Show a chat, also in the middle of a reply; one of which a persona was made leads to the persona."""
    chat = await reader.get(chat_id)
    if chat.persona_id is not None:
        return see_other(f"{PERSONAS}/{chat.persona_id}")
    said = await generations.said(chat.generation_id) if chat.is_replying else NOTHING
    return room.show_chat(chat, said=said)


@router.post("/{chat_id:uuid}/messages")
async def say(room: RoomDep, chat_id: UUID, chats: PersonaChatsDep) -> Response:
    """Say something."""
    return await _press(room, chats, chat_id, lambda chat: _speak(room, chats, chat))


@router.post("/{chat_id:uuid}/agree")
async def agree(room: RoomDep, chat_id: UUID, chats: PersonaChatsDep, accounts: AccountServiceDep) -> Response:
    """Agree that what is said goes to the provider, and say it."""
    await chats.fill_in(chat_id, {})  # whose chat it is comes first
    await accounts.change_profile(room.who, external_ai_consent=True)
    agreed = replace(chats, may_send=True)
    return await _press(room, agreed, chat_id, lambda chat: _speak(room, agreed, chat))


@router.post("/{chat_id:uuid}/stop")
async def stop(room: RoomDep, chat_id: UUID, chats: PersonaChatsDep) -> Response:
    """Stop the reply. What was typed meanwhile stays in the browser: it was not taken."""

    async def stopped(chat: PersonaChat) -> Response:
        await chats.stop(chat.id)
        return see_other(_address(chat.id))

    return await _press(room, chats, chat_id, stopped)


@router.post("/{chat_id:uuid}/accept")
async def accept(room: RoomDep, chat_id: UUID, chats: PersonaChatsDep) -> Response:
    """Make the persona as it stands, and show its form to be looked over."""

    async def accepted(chat: PersonaChat) -> Response:
        try:
            persona = await chats.accept(chat.id)
        except Conflict as error:
            return room.show_chat(chat, status_of(error), notice=wording.error_notice(error), typed=True)
        return room.go_on(f"{PERSONAS}/{persona.id}", note=Note("persona-from-chat"))

    return await _press(room, chats, chat_id, accepted)


@router.get("/{chat_id:uuid}/start-over")
async def ask(room: RoomDep, chat_id: UUID, reader: ChatReaderDep) -> Response:
    """Ask before a chat is thrown away."""
    chat = await reader.get(chat_id)
    context = {"back": _address(chat.id), "action": f"{HERE}/{chat.id}/start-over"}
    return room.pages.respond(room.request, "persona_chats/start_over.html", context)


@router.post("/{chat_id:uuid}/start-over")
async def start_over(room: RoomDep, chat_id: UUID, chats: PersonaChatsDep) -> Response:
    """Throw the chat away and begin another one."""
    await chats.discard(chat_id)
    return room.go_on(HERE)


async def _press(room: Room, chats: PersonaChatService, chat_id: UUID, then: Pressed) -> Response:
    """Take what was filled in by hand, then do what the button says."""
    try:
        chat = await chats.fill_in(chat_id, {})
    except PersonaChatAccepted as error:
        return room.go_on(f"{PERSONAS}/{error.data['persona_id']}")
    try:
        changes = room.sent.changes()
    except ValidationError as error:
        return room.show_chat(chat, UNPROCESSABLE, errors=faults_of(error))
    return await then(await chats.fill_in(chat_id, changes))


async def _speak(room: Room, chats: PersonaChatService, chat: PersonaChat) -> Response:
    if not room.sent.message.strip():
        return room.go_on(_address(chat.id))
    try:
        outcome = await chats.say(chat.id, room.sent.message)
    except (Conflict, Invalid) as error:
        return room.show_chat(chat, status_of(error), notice=wording.error_notice(error), typed=True)
    if isinstance(outcome, Held):
        notice = wording.refusal_notice(outcome.refusal, room.who.time_zone)
        return room.show_chat(outcome.chat, status_of(outcome.refusal), notice=notice)
    return room.go_on(_address(chat.id))


def _address(chat_id: UUID) -> str:
    return f"{HERE}/{chat_id}"
