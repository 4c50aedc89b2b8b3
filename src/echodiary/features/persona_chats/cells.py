"""Between the sealed cells of persona chats and the values of the domain."""

from typing import Any
from uuid import UUID

from echodiary.features.generations.domain import Failure
from echodiary.features.persona_chats.domain import ChatStatus, PersonaChat, Talk
from echodiary.features.persona_chats.models import PersonaChatRow
from echodiary.features.personas.colours import Colour
from echodiary.platform.sealing.sealer import SealedTable, Sealer
from echodiary.writing.interview.form import FilledForm
from echodiary.writing.interview.request import Topic, Turn
from echodiary.writing.request import Language


class ChatCells:
    """Seals and opens what persona chats hold."""

    def __init__(self, sealer: Sealer, turns_max: int) -> None:
        self._chats = SealedTable(sealer, PersonaChatRow.__tablename__)
        self._turns_max = turns_max

    def seal(self, account_id: UUID, chat_id: UUID, talk: Talk) -> bytes:
        """Seal what was said and filled in."""
        document = {
            "turns": [turn.to_json() for turn in talk.turns],
            "pending": talk.pending,
            "form": talk.form.to_json(),
            "touched": talk.touched,
            "asked": talk.asked,
            "colour": talk.colour,
        }
        return self._chats.seal(account_id, chat_id, document)

    def open_talk(self, row: PersonaChatRow) -> Talk:
        """What was said and filled in."""
        typed: dict[str, Any] = self._chats.open(row.account_id, row.id, row.sealed)
        return Talk(
            turns=tuple(Turn.from_json(turn) for turn in typed["turns"]),
            pending=typed["pending"],
            form=FilledForm.from_json(typed["form"]),
            touched=tuple(typed["touched"]),
            asked=tuple(Topic(topic) for topic in typed["asked"]),
            colour=Colour(typed["colour"]) if typed.get("colour") else None,
        )

    def open_chat(self, row: PersonaChatRow) -> PersonaChat:
        """The chat of a row."""
        return PersonaChat(
            id=row.id,
            account_id=row.account_id,
            status=ChatStatus(row.status),
            language=Language(row.language),
            turns_used=row.turns_used,
            turns_max=self._turns_max,
            generation_id=row.generation_id,
            persona_id=row.persona_id,
            failure=Failure(row.error_code, bool(row.error_retryable)) if row.error_code else None,
            revision=row.rev,
            created_at=row.created_at,
            updated_at=row.updated_at,
            talk=self.open_talk(row),
        )
