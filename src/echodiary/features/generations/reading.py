"""What a running generation has said so far, for a page that is opened in the middle of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.generations.domain import GenerationStatus, Receipt
from echodiary.features.generations.errors import GenerationNotFound
from echodiary.features.generations.hub import open_chunk
from echodiary.features.generations.models import GenerationRow
from echodiary.features.generations.receipts import open_receipt
from echodiary.features.generations.repository import GenerationRepository
from echodiary.platform.sealing.sealer import Sealer


@dataclass(frozen=True, slots=True)
class Said:
    """The text so far; `last` is the number of its last chunk, after which a stream goes on."""

    last: int
    text: str


NOTHING = Said(0, "")


@dataclass(frozen=True, slots=True)
class Heard:
    """A generation as it stands: what was asked of it, what it has said."""

    id: UUID
    status: GenerationStatus
    request: Mapping[str, Any]
    said: Said


class GenerationReader:
    """Reads generations; needs no transaction."""

    def __init__(self, session: AsyncSession, sealer: Sealer) -> None:
        self._generations = GenerationRepository(session)
        self._sealer = sealer

    async def said(self, generation_id: UUID | None) -> Said:
        """What was said and stored. The caller has made sure whose generation it is."""
        if generation_id is None:
            return NOTHING
        rows = await self._generations.list_chunks({generation_id: 0})
        return Said(rows[-1].seq, "".join(open_chunk(self._sealer, row) for row in rows)) if rows else NOTHING

    async def heard(self, account_id: UUID, kind: str, generation_id: UUID) -> list[Heard]:
        """A generation of the account's and the others about the same thing, the first one first; none where it is
        not the account's, or not of that kind.
        """
        rows = await self._generations.list_with(account_id, kind, generation_id)
        return [
            Heard(
                row.id,
                GenerationStatus(row.status),
                orjson.loads(self._sealer.open(account_id, GenerationRow.__tablename__, "sealed", row.id, row.sealed)),
                await self.said(row.id),
            )
            for row in rows
        ]

    async def status(self, account_id: UUID, generation_id: UUID) -> str:
        """How a generation of the account stands; raises GenerationNotFound."""
        row = await self._generations.get_row(account_id, generation_id)
        if row is None:
            raise GenerationNotFound
        return row.status

    async def receipt(self, account_id: UUID, generation_id: UUID) -> Receipt | None:
        """What was sent for a generation of the account; None when there is no such generation."""
        row = await self._generations.get_row(account_id, generation_id)
        return None if row is None else open_receipt(self._sealer, row)
