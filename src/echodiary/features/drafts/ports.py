"""What drafts need from the house."""

from typing import Protocol

from echodiary.features.generations.domain import Generation
from echodiary.writing.writer import Writer


class Writers(Protocol):
    """Knows which writer speaks for a generation: the one of the policy it was accepted under."""

    async def writer_for(self, generation: Generation) -> Writer:
        """The writer of a generation."""
        ...
