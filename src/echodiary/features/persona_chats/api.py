"""JSON routes of persona chats."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Response
from starlette.responses import JSONResponse, StreamingResponse

from echodiary.features.accounts.deps import SignedInDep
from echodiary.features.generations.deps import HubDep
from echodiary.features.idempotency.deps import IdempotencyDep
from echodiary.features.persona_chats.clearing import Held
from echodiary.features.persona_chats.deps import ChatReaderDep, PersonaChatsDep
from echodiary.features.persona_chats.domain import PersonaChat
from echodiary.features.persona_chats.schemas import (
    AcceptBody,
    ChatBody,
    ChatPatch,
    MessageBody,
    PersonaChatList,
    PersonaChatView,
)
from echodiary.features.persona_chats.streaming import reply_frames
from echodiary.features.personas.schemas import PersonaView
from echodiary.web.deps import IdempotencyKey
from echodiary.web.etag import etag_of
from echodiary.web.outcomes import refusal_response
from echodiary.web.pagination import Cursor, Limit, cut_page, decode_moment
from echodiary.web.sse import event_stream, last_event_id

router = APIRouter(prefix="/api/v1/persona-chats", tags=["persona chats"])

BEGIN = "persona_chats.begin"
SAY = "persona_chats.say"


@router.post("", status_code=201, response_model=PersonaChatView)
async def begin(
    who: SignedInDep,
    chats: PersonaChatsDep,
    reader: ChatReaderDep,
    idempotency: IdempotencyDep,
    body: ChatBody | None = None,
    key: IdempotencyKey = None,
) -> Response:
    """Begin a chat."""
    made = await idempotency.find_made(who.account_id, BEGIN, key)
    if made is not None:
        return _answer(await reader.get(made), 201)
    chat = await chats.begin(body.language if body else None)
    await idempotency.remember(who.account_id, BEGIN, key, chat.id)
    return _answer(chat, 201)


@router.get("")
async def list_chats(reader: ChatReaderDep, limit: Limit = 20, cursor: Cursor = None) -> PersonaChatList:
    """List the chats to go on with, the last touched first."""
    found = await reader.list_unfinished(limit + 1, decode_moment(cursor))
    page, next_cursor = cut_page(found, limit, lambda last: [last.updated_at, last.id])
    return PersonaChatList(items=[PersonaChatView.of(chat) for chat in page], next_cursor=next_cursor)


@router.get("/{chat_id}", response_model=PersonaChatView)
async def get_chat(chat_id: UUID, reader: ChatReaderDep) -> Response:
    """Show a chat: what was said, and the form as far as it is filled."""
    return _answer(await reader.get(chat_id), 200)


@router.post("/{chat_id}/messages", status_code=202, response_model=PersonaChatView)
async def say(
    chat_id: UUID,
    body: MessageBody,
    chats: PersonaChatsDep,
    reader: ChatReaderDep,
    idempotency: IdempotencyDep,
    key: IdempotencyKey = None,
) -> Response:
    """Say something; the reply streams."""
    key = None if key is None else f"{chat_id} {key}"
    made = await idempotency.find_made(chats.account_id, SAY, key)
    if made is not None:
        return _answer(await reader.get(made), 202)
    outcome = await chats.say(chat_id, body.text)
    if isinstance(outcome, Held):  # the key is not remembered: sent again, the message is tried again
        return refusal_response(outcome.refusal)
    await idempotency.remember(chats.account_id, SAY, key, chat_id)
    return _answer(outcome, 202)


@router.get("/{chat_id}/stream", response_class=StreamingResponse)
async def stream(
    chat_id: UUID,
    reader: ChatReaderDep,
    hub: HubDep,
    last_id: Annotated[str | None, Header(alias="Last-Event-ID")] = None,
) -> StreamingResponse:
    """Follow the last reply as server-sent events, from the beginning or from after `Last-Event-ID`."""
    chat = await reader.get(chat_id)
    return event_stream(reply_frames(chat, hub, last_event_id(last_id)))


@router.post("/{chat_id}/stop", response_model=PersonaChatView)
async def stop(chat_id: UUID, chats: PersonaChatsDep) -> Response:
    """Stop the reply; the message waits to be sent again, and no turn is used."""
    return _answer(await chats.stop(chat_id), 200)


@router.patch("/{chat_id}", response_model=PersonaChatView)
async def fill_in(chat_id: UUID, body: ChatPatch, chats: PersonaChatsDep) -> Response:
    """Take fields that were filled in by hand; replies leave them alone."""
    return _answer(await chats.fill_in(chat_id, body.form.changes()), 200)


@router.post("/{chat_id}/accept", status_code=201)
async def accept(
    chat_id: UUID, chats: PersonaChatsDep, response: Response, body: AcceptBody | None = None
) -> PersonaView:
    """Make a persona of the form as it stands; again gives the same one."""
    persona = await chats.accept(chat_id, body.form.changes() if body and body.form else None)
    response.headers["ETag"] = etag_of(persona.rev)
    return PersonaView.of(persona)


@router.delete("/{chat_id}", status_code=204)
async def discard(chat_id: UUID, chats: PersonaChatsDep) -> None:
    """Throw the chat away for good."""
    await chats.discard(chat_id)


def _answer(chat: PersonaChat, status: int) -> JSONResponse:
    view = PersonaChatView.of(chat).model_dump(mode="json")
    return JSONResponse(view, status_code=status, headers={"ETag": etag_of(chat.revision)})
