"""Looking at persona chats."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from echodiary.features.persona_chats.cells import ChatCells
from echodiary.features.persona_chats.domain import PersonaChat
from echodiary.features.persona_chats.errors import PersonaChatNotFound
from echodiary.features.persona_chats.repository import PersonaChatRepository


class PersonaChatReader:
    """Reads one account's persona chats; needs no transaction."""

    def __init__(self, account_id: UUID, chats: PersonaChatRepository, cells: ChatCells) -> None:
        self._account_id = account_id
        self._chats = chats
        self._cells = cells

    async def get(self, chat_id: UUID) -> PersonaChat:
        """One chat; raises PersonaChatNotFound, also for one of somebody else and one that was thrown away."""
        row = await self._chats.get(self._account_id, chat_id)
        if row is None:
            raise PersonaChatNotFound
        return self._cells.open_chat(row)

    async def list_unfinished(self, limit: int, after: tuple[datetime, UUID] | None = None) -> Sequence[PersonaChat]:
        """Chats to go on with, the last touched first."""
        rows = await self._chats.list_unfinished(self._account_id, limit, after)
        return [self._cells.open_chat(row) for row in rows]
