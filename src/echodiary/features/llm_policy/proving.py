"""Asking a provider whether a policy would work. No place in the pool is held while it answers."""

import asyncio

from echodiary.features.llm_policy.administration import PolicyAdministration
from echodiary.features.llm_policy.domain import (
    NOT_AN_ADDRESS,
    ModelRole,
    PolicyChange,
    Problem,
    address_problem,
)
from echodiary.features.llm_policy.ports import ModelOpener, TrialBooks
from echodiary.features.llm_policy.service import PolicyRules
from echodiary.features.llm_policy.trying import Trial, try_roles
from echodiary.llm.errors import LlmFailed
from echodiary.llm.port import Endpoint
from echodiary.platform.clock import Clock
from echodiary.platform.database import Database

PATIENCE_S = 5.0  # whoever goes back is in a hurry
SILENT = frozenset({"provider_unavailable", "provider_timeout"})
TEXT_ROLES = (ModelRole.TEXT_SMALL, ModelRole.TEXT_LARGE)


class PolicyProving:
    """Tries policies, saved or not."""

    def __init__(
        self, database: Database, rules: PolicyRules, clock: Clock, opener: ModelOpener, books: TrialBooks
    ) -> None:
        self._database = database
        self._rules = rules
        self._clock = clock
        self._opener = opener
        self._books = books

    async def problems_with(self, change: PolicyChange) -> list[Problem]:
        """Everything that speaks against a policy: first what can be told here, then what its provider says.

        Images are not tried here: each costs as much as a hundred drafts.
        """
        async with self._database.reading() as session:
            policies = PolicyAdministration(session, self._rules, self._clock)
            problems, endpoint = await policies.problems_with(change), await policies.endpoint_for(change)
        if problems or not change.provider.is_external:
            return problems
        return await self._problems_of(endpoint, change.models)

    async def problems_with_version(self, version: int) -> list[Problem]:
        """What the provider of an old version says now. Silence for `PATIENCE_S` is a problem too."""
        async with self._database.reading() as session:
            found = await PolicyAdministration(session, self._rules, self._clock).endpoint_of_version(version)
        if found is None or not found[0].policy.provider.is_external:
            return []
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self._problems_of(found[1], found[0].policy.models)
        except TimeoutError:
            return [Problem("base_url", "provider_timeout")]

    async def _problems_of(self, endpoint: Endpoint, models: dict[ModelRole, str]) -> list[Problem]:
        trials = await self._try(endpoint, {role: models[role] for role in TEXT_ROLES})
        found = {trial.problem for trial in trials}
        if endpoint.base_url:  # where nobody answers, it is the address that is to be looked at
            found = {Problem("base_url", one.code) if one and one.code in SILENT else one for one in found}
        return sorted((problem for problem in found if problem is not None), key=lambda one: one.field)

    async def trials(self, change: PolicyChange | None) -> list[Trial]:
        """Call the model behind each role once; None: of the policy in force. The built-in writer needs no trial."""
        async with self._database.reading() as session:
            policies = PolicyAdministration(session, self._rules, self._clock)
            if change is None:
                policy, endpoint = (await policies.get()).policy, await policies.endpoint_in_force()
                provider, models = policy.provider, policy.models
            else:
                provider, models, endpoint = change.provider, change.models, await policies.endpoint_for(change)
        return await self._try(endpoint, models) if provider.is_external else []

    async def _try(self, endpoint: Endpoint, models: dict[ModelRole, str]) -> list[Trial]:
        if endpoint.base_url and address_problem(endpoint.base_url) == NOT_AN_ADDRESS:
            return [Trial(role, name, 0, NOT_AN_ADDRESS.code) for role, name in models.items()]
        try:
            opened = await asyncio.to_thread(self._opener, endpoint)  # the first of a provider imports its SDK
        except LlmFailed as failed:
            return [Trial(role, name, 0, failed.code) for role, name in models.items()]
        trials = await try_roles(opened, models)
        for trial in trials:
            if trial.usage is not None:
                await self._books.book(endpoint.provider, trial.role, trial.model, trial.usage)
        return trials
