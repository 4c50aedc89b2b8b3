"""The page of a chat as it was sent: the message, and the fields of the form that were changed by hand.

Every press sends the whole form, and a reply may have filled fields since the page was made. So the page carries a
short digest of each field as it was shown: only what differs from that was changed by hand.
"""

import hashlib
from dataclasses import dataclass, fields
from typing import Annotated, Any, Self

from fastapi import Depends, Request
from starlette.datastructures import FormData

from echodiary.features.persona_chats.domain import PersonaChat
from echodiary.features.persona_chats.schemas import ChatFormBody
from echodiary.features.personas.typed import LISTS, TypedPersona
from echodiary.web.pages import one_line_ends

DIGEST_LENGTH = 12
KEY_MAX = 200
SHOWN_MAX = 1_000


@dataclass(frozen=True, slots=True)
class SentChat:
    """What was sent."""

    typed: TypedPersona
    shown: dict[str, str]
    message: str = ""
    press: str = ""

    @classmethod
    def of(cls, data: FormData) -> Self:
        """The form as it was sent."""
        return cls(
            typed=TypedPersona.sent(data),
            shown=_read_digests(_text(data, "shown")[:SHOWN_MAX]),
            message=one_line_ends(_text(data, "message")),
            press=_text(data, "idempotency_key")[:KEY_MAX],
        )

    def changes(self) -> dict[str, Any]:
        """The fields that were changed by hand; raises pydantic's ValidationError."""
        now = digests_of(self.typed)
        changed = {name: getattr(self.typed, name) for name in now if self.shown.get(name, now[name]) != now[name]}
        read = {name: _read(name, value) for name, value in changed.items()}
        return ChatFormBody.model_validate(read).changes()


async def read_chat_form(request: Request) -> SentChat:
    """The page as it was sent."""
    return SentChat.of(await request.form())


SentChatDep = Annotated[SentChat, Depends(read_chat_form)]


def typed_of(chat: PersonaChat) -> TypedPersona:
    """What stands in the form of a chat; what nobody has chosen yet is empty."""
    form, colour = chat.talk.form, chat.talk.colour
    return TypedPersona(
        name=form.name or "",
        description=form.description or "",
        speech_level=form.speech_level or "",
        traits="\n".join(form.traits),
        writing_samples=form.writing_samples,
        do="\n".join(form.do),
        dont="\n".join(form.dont),
        language=form.language or chat.language,
        colour=colour or "",
    )


def digests_of(typed: TypedPersona) -> dict[str, str]:
    """A digest of each field, so that it can be told whether it was changed."""
    return {field.name: _digest(getattr(typed, field.name)) for field in fields(typed)}


def written_digests(typed: TypedPersona) -> str:
    """The digests of a form as the page carries them."""
    return ",".join(f"{name}={digest}" for name, digest in digests_of(typed).items())


def _read_digests(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in written.split(","):
        name, _, digest = part.partition("=")
        found[name] = digest
    return found


def _digest(value: str | tuple[str, ...]) -> str:
    text = value if isinstance(value, str) else "\0".join(one for one in value if one.strip())
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:DIGEST_LENGTH]


def _read(name: str, value: Any) -> Any:
    if name in LISTS:
        return tuple(line for line in value.split("\n") if line.strip())
    if name == "writing_samples":
        return tuple(sample for sample in value if sample.strip())
    return value if value.strip() else None


def _text(data: FormData, name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""
