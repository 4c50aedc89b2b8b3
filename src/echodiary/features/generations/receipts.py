"""Receipts: what leaves for a provider is on record before it leaves, sealed for the account it belongs to."""

import asyncio
from uuid import UUID

import orjson
import structlog

from echodiary.features.generations.domain import Counted, Generation, Receipt
from echodiary.features.generations.models import GenerationRow
from echodiary.features.generations.repository import GenerationRepository
from echodiary.platform.clock import Clock
from echodiary.platform.database import DATABASE_AWAY, Database
from echodiary.platform.sealing.sealer import Sealer

COLUMN = "sealed_receipt"
PAUSE_AFTER_ERROR_S = 0.5

log = structlog.get_logger()


class ReceiptStore:
    """Stores receipts of the generations that one runner runs."""

    def __init__(self, database: Database, sealer: Sealer, clock: Clock, owner: UUID) -> None:
        self._database = database
        self._sealer = sealer
        self._clock = clock
        self._owner = owner

    async def note(self, generation: Generation, messages: tuple[tuple[str, str], ...]) -> bool:
        """Put on record what is about to leave; False when the generation is no longer ours.

        While the database is away this waits: what cannot be put on record does not leave.
        """
        document = orjson.dumps({"messages": messages})
        sealed = self._sealer.seal(generation.account_id, GenerationRow.__tablename__, COLUMN, generation.id, document)
        while True:
            try:
                async with self._database.transaction() as session:
                    generations = GenerationRepository(session)
                    return await generations.note_sent(generation.id, self._owner, sealed, self._clock.now())
            except DATABASE_AWAY as error:
                log.warning("generations.receipt_failed", error=type(error).__name__)
                await asyncio.sleep(PAUSE_AFTER_ERROR_S)


def open_receipt(sealer: Sealer, row: GenerationRow) -> Receipt:
    """The receipt of a stored generation."""
    messages: list[tuple[str, str]] = []
    if row.sealed_receipt is not None:
        plain = sealer.open(row.account_id, GenerationRow.__tablename__, COLUMN, row.id, row.sealed_receipt)
        messages = [(speaker, text) for speaker, text in orjson.loads(plain)["messages"]]
    counted = None
    if row.input_tokens is not None and row.output_tokens is not None:
        counted = Counted(row.input_tokens, row.output_tokens, row.cost_usd)
    return Receipt(
        provider=row.provider,
        model=row.model,
        role=row.role,
        sent_at=row.sent_at,
        times_sent=row.times_sent,
        messages=tuple(messages),
        counted=counted,
        seconds=(row.ended_at - row.sent_at).total_seconds() if row.ended_at and row.sent_at else None,
    )
