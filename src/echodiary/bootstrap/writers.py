"""Which writer speaks for a generation: the built-in one, or the model that its policy names."""

import asyncio
from collections.abc import Mapping

from echodiary.features.generations.domain import Generation
from echodiary.features.llm_policy.domain import Provider
from echodiary.features.llm_policy.ports import ModelOpener
from echodiary.features.llm_policy.service import LlmPolicyService, PolicyRules
from echodiary.llm.errors import LlmFailed
from echodiary.llm.metered import Metered
from echodiary.llm.port import Models
from echodiary.platform.database import Database
from echodiary.writing.builtin import BuiltinWriter
from echodiary.writing.model_writer import ModelWriter, failure_of
from echodiary.writing.writer import Writer


class GivenWriters:
    """Writers by provider, as tests and drills give them."""

    def __init__(self, writers: Mapping[str, Writer]) -> None:
        self._writers = writers

    async def writer_for(self, generation: Generation) -> Writer:
        """The writer given for the generation's provider."""
        return self._writers[generation.provider]


class PolicyWriters:
    """The built-in writer, or a model by the version of the policy that a generation was accepted under."""

    def __init__(self, database: Database, rules: PolicyRules, opener: ModelOpener) -> None:
        self._database = database
        self._rules = rules
        self._opener = opener
        self._builtin = BuiltinWriter()
        self._opened: dict[int, Models] = {}  # by version of the policy: a version never changes

    async def writer_for(self, generation: Generation) -> Writer:
        """The writer of a generation; raises WritingFailed where its provider cannot be reached at all."""
        if not Provider(generation.provider).is_external:
            return self._builtin
        version = generation.policy_version
        if version not in self._opened:
            self._opened[version] = await self._open(version)
        return ModelWriter(Metered(self._opened[version], role=generation.role), generation.model)

    async def _open(self, version: int) -> Models:
        async with self._database.reading() as session:
            endpoint = await LlmPolicyService(session, self._rules).endpoint(version)
        try:
            return await asyncio.to_thread(self._opener, endpoint)  # the first of a provider imports its SDK
        except LlmFailed as failed:
            raise failure_of(failed) from None
