"""Who speaks for a generation: what is built in, or the model that its policy names."""

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
from echodiary.writing.interview.by_model import ModelInterviewer
from echodiary.writing.interview.guided import GuidedInterviewer
from echodiary.writing.interview.interviewer import Interviewer
from echodiary.writing.model_writer import ModelWriter, failure_of
from echodiary.writing.writer import Writer


class GivenWriters:
    """Writers by provider, as tests and drills give them."""

    def __init__(self, writers: Mapping[str, Writer]) -> None:
        self._writers = writers

    async def writer_for(self, generation: Generation) -> Writer:
        """The writer given for the generation's provider."""
        return self._writers[generation.provider]


class PolicyModels:
    """The models of the version of the policy that a generation was accepted under."""

    def __init__(self, database: Database, rules: PolicyRules, opener: ModelOpener) -> None:
        self._database = database
        self._rules = rules
        self._opener = opener
        self._opened: dict[int, Models] = {}  # by version of the policy: a version never changes

    async def models_for(self, generation: Generation) -> Models | None:
        """Its models, None for what is built in; raises WritingFailed where the provider cannot be reached at all."""
        if not Provider(generation.provider).is_external:
            return None
        version = generation.policy_version
        if version not in self._opened:
            self._opened[version] = await self._open(version)
        return Metered(self._opened[version], role=generation.role)

    async def _open(self, version: int) -> Models:
        async with self._database.reading() as session:
            endpoint = await LlmPolicyService(session, self._rules).endpoint(version)
        try:
            return await asyncio.to_thread(self._opener, endpoint)  # the first of a provider imports its SDK
        except LlmFailed as failed:
            raise failure_of(failed) from None


class PolicyWriters:
    """The built-in writer, or a model."""

    def __init__(self, models: PolicyModels) -> None:
        self._models = models
        self._builtin = BuiltinWriter()

    async def writer_for(self, generation: Generation) -> Writer:
        """The writer of a generation; raises WritingFailed where its provider cannot be reached at all."""
        models = await self._models.models_for(generation)
        return self._builtin if models is None else ModelWriter(models, generation.model)


class PolicyInterviewers:
    """The guided interview, or a model."""

    def __init__(self, models: PolicyModels) -> None:
        self._models = models
        self._guided = GuidedInterviewer()

    async def interviewer_for(self, generation: Generation) -> Interviewer:
        """The interviewer of a generation; raises WritingFailed where its provider cannot be reached at all."""
        models = await self._models.models_for(generation)
        return self._guided if models is None else ModelInterviewer(models, generation.model)
