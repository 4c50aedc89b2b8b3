"""What an admin does with the policy: look at it, save a new version, go back to an old one."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.llm_policy.defaults import DEFAULT_MODELS
from echodiary.features.llm_policy.domain import (
    KEY_TAIL,
    KeySource,
    ModelRole,
    PolicyChange,
    PolicyRecord,
    Problem,
    Provider,
    address_problem,
)
from echodiary.features.llm_policy.errors import PolicyRefused, PolicyStale, PolicyVersionNotFound
from echodiary.features.llm_policy.models import PolicyRow
from echodiary.features.llm_policy.repository import PolicyRepository
from echodiary.features.llm_policy.service import PolicyRules, endpoint_of, policy_of
from echodiary.llm.port import Endpoint
from echodiary.platform.clock import Clock


class PolicyAdministration:
    """The use cases of the policy's admin within one transaction."""

    def __init__(self, session: AsyncSession, rules: PolicyRules, clock: Clock) -> None:
        self._session = session
        self._policies = PolicyRepository(session)
        self._rules = rules
        self._clock = clock

    async def get(self) -> PolicyRecord:
        """The version in force; version 0 is what the settings say."""
        row = await self._policies.get_newest()
        return self.of_settings() if row is None else self._record(row)

    async def list_versions(self, limit: int, before: int | None = None) -> Sequence[PolicyRecord]:
        """Versions, the newest first."""
        return [self._record(row) for row in await self._policies.list_versions(limit, before)]

    async def endpoint_for(self, change: PolicyChange) -> Endpoint:
        """Where a policy that is not saved yet would find its provider."""
        key = await self._key_for(change)
        found = self._rules.key_of_environment(change.provider, change.base_url) if key is None else None
        return Endpoint(change.provider, SecretStr(key) if key else found, change.base_url)

    async def endpoint_in_force(self) -> Endpoint:
        """Where the policy in force finds its provider."""
        row = await self._policies.get_newest()
        return self._rules.endpoint() if row is None else endpoint_of(row, self._rules)

    async def endpoint_of_version(self, version: int) -> tuple[PolicyRecord, Endpoint] | None:
        """A version, and where it finds its provider; 0 is what the settings say. None where there is no such one."""
        if version == 0:
            return self.of_settings(), self._rules.endpoint()
        row = await self._policies.get(version)
        return None if row is None else (self._record(row), endpoint_of(row, self._rules))

    async def problems_with(self, change: PolicyChange) -> list[Problem]:
        """What can be told without asking the provider."""
        if not change.provider.is_external:
            return []
        found = [address_problem(change.base_url)] if change.base_url else []
        problems = [problem for problem in found if problem is not None]
        if change.base_url is None and (await self.endpoint_for(change)).api_key is None:
            problems.append(Problem("api_key", "missing"))
        return problems

    async def save(
        self, who: UUID, change: PolicyChange, expected: int | None, problems: Sequence[Problem], *, anyway: bool
    ) -> PolicyRecord:
        """Store a new version, which new requests take from here on.

        `problems` are all that were found. Raises PolicyStale when another version than `expected` is in force,
        PolicyRefused while there are problems and it is not to be saved anyway.
        """
        in_force = await self._policies.lock_saving()
        if expected is not None and expected != in_force:
            raise PolicyStale(current=await self.get(), yours=replace(change, api_key=None))
        if problems and not anyway:
            raise PolicyRefused(problems=[{"field": one.field, "code": one.code} for one in problems])
        key = await self._key_for(change)
        return await self._add(who, in_force + 1, change, key, anyway=bool(problems))

    async def roll_back(self, who: UUID, version: int, expected: int | None = None) -> PolicyRecord:
        """Make an old version the one in force, as a new version; 0 is what the settings say.

        Raises PolicyVersionNotFound, PolicyStale.
        """
        in_force = await self._policies.lock_saving()
        if expected is not None and expected != in_force:
            raise PolicyStale(current=await self.get(), yours={"version": version})
        old = await self._policies.get(version) if version else None
        if version and old is None:
            raise PolicyVersionNotFound
        record = self.of_settings() if old is None else self._record(old)
        key = self._rules.secrets.key_of(old) if old is not None else None
        change = PolicyChange(record.policy.provider, record.policy.models, record.base_url, None, None)
        secret = key.get_secret_value() if key else None
        return await self._add(who, in_force + 1, change, secret, restores=version)

    async def _add(
        self,
        who: UUID,
        version: int,
        change: PolicyChange,
        key: str | None,
        *,
        anyway: bool = False,
        restores: int | None = None,
    ) -> PolicyRecord:
        secrets = self._rules.secrets
        row = PolicyRow(
            version=version,
            provider=change.provider,
            text_small_model=change.models[ModelRole.TEXT_SMALL],
            text_large_model=change.models[ModelRole.TEXT_LARGE],
            image_model=change.models[ModelRole.IMAGE],
            base_url=change.base_url,
            wrapped_key=secrets.wrap(key, "wrapped_key", version) if key else None,
            wrapped_note=secrets.wrap(change.note, "wrapped_note", version) if change.note else None,
            saved_by=who,
            saved_at=self._clock.now(),
            saved_anyway=anyway,
            restores=restores,
        )
        await self._policies.add(row)
        for told in self._rules.on_saved:
            await told(self._session, who, policy_of(row))
        return self._record(row)

    async def _key_for(self, change: PolicyChange) -> str | None:
        """The key that would be stored: the one typed, else what the same provider at the same address has now."""
        if change.api_key is not None:
            return change.api_key or None
        row = await self._policies.get_newest()
        if row is None or (row.provider, row.base_url) != (change.provider, change.base_url):
            return None
        kept = self._rules.secrets.key_of(row)
        return kept.get_secret_value() if kept else None

    def of_settings(self) -> PolicyRecord:
        """What the settings say, as version 0."""
        endpoint = self._rules.endpoint()
        source = KeySource.ENVIRONMENT if endpoint.api_key is not None else KeySource.NONE
        return PolicyRecord(self._rules.policy(), endpoint.base_url, source)

    def _record(self, row: PolicyRow) -> PolicyRecord:
        stored = self._rules.secrets.key_of(row)
        has_other = self._rules.key_of_environment(Provider(row.provider), row.base_url) is not None
        otherwise = KeySource.ENVIRONMENT if has_other else KeySource.NONE
        return PolicyRecord(
            policy=policy_of(row),
            base_url=row.base_url,
            key_source=KeySource.STORED if stored else otherwise,
            key_tail=stored.get_secret_value()[-KEY_TAIL:] if stored else None,
            note=self._rules.secrets.note_of(row),
            saved_by=row.saved_by,
            saved_at=row.saved_at,
            saved_anyway=row.saved_anyway,
            restores=row.restores,
        )


def completed(provider: Provider, named: dict[ModelRole, str | None]) -> dict[ModelRole, str]:
    """The models of a change: the ones named, else the provider's defaults. The built-in writer has its own only."""
    models = dict(DEFAULT_MODELS[provider])
    return models | {role: name for role, name in named.items() if name} if provider.is_external else models
