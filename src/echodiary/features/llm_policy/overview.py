"""When the policy was switched, and to whom: for those who compare before with after. No key and no note is opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.llm_policy.domain import Provider
from echodiary.features.llm_policy.repository import PolicyRepository
from echodiary.features.llm_policy.service import PolicyRules


@dataclass(frozen=True, slots=True)
class Switch:
    """A version that came into force, and the one before it; version 0 is what the settings say (today)."""

    version: int
    provider: Provider
    at: datetime
    previous_version: int
    previous_provider: Provider


async def list_switches(session: AsyncSession, rules: PolicyRules, limit: int) -> Sequence[Switch]:
    """The last switches, the newest first."""
    rows = await PolicyRepository(session).list_versions(limit + 1)
    of_settings = rules.policy()
    known = [(row.version, Provider(row.provider), row.saved_at) for row in rows]
    before = [(version, provider) for version, provider, _ in known[1:]]
    if len(known) <= limit:
        before.append((of_settings.version, of_settings.provider))
    return [Switch(*new, *old) for new, old in zip(known, before, strict=False)]
