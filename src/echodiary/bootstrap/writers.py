"""Which writer speaks for a generation: the built-in one, or the model that its policy names."""

from collections.abc import Mapping

from echodiary.features.generations.domain import Generation
from echodiary.writing.writer import Writer


class GivenWriters:
    """Writers by provider, as tests and drills give them."""

    def __init__(self, writers: Mapping[str, Writer]) -> None:
        self._writers = writers

    async def writer_for(self, generation: Generation) -> Writer:
        """The writer given for the generation's provider."""
        return self._writers[generation.provider]
