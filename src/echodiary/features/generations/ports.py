"""What a kind of generation (drafts; later persona chats and tastings) brings along."""

from collections.abc import AsyncGenerator, Mapping
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.generations.domain import Ending, Generation, Spoken


class GenerationKind(Protocol):
    """Runs one kind of generation and takes in what came of it."""

    def speak(self, generation: Generation, request: Mapping[str, Any]) -> AsyncGenerator[Spoken]:
        """Run the writer; ends with `Completed`, or raises `WritingFailed`. No transaction is held meanwhile."""
        ...

    async def hold(self, session: AsyncSession, generation: Generation) -> None:
        """Lock what the generation is about, before the generation itself is locked: requests lock in that order too,
        so that neither waits for the other in a circle.
        """
        ...

    async def settle(self, session: AsyncSession, ending: Ending) -> dict[str, object]:
        """Store what came of it, in the transaction that ends the generation; returns ids, numbers and
        states for followers."""
        ...
