"""What the policy needs from the house: a way to reach the models behind an endpoint, and who wants to hear of it."""

from typing import Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.llm_policy.domain import Policy
from echodiary.llm.events import Usage
from echodiary.llm.port import Endpoint, Models


class ModelOpener(Protocol):
    """Opens a provider's models."""

    def __call__(self, endpoint: Endpoint) -> Models:
        """The models behind an endpoint; the same ones again for the same endpoint. Raises `LlmFailed`."""
        ...

    async def close(self) -> None:
        """Let go of all connections."""
        ...


class TrialBooks(Protocol):
    """Books what a trial cost. It is never refused: who tries a policy is its admin, and wants it to work."""

    async def book(self, provider: str, role: str, model: str, usage: Usage) -> None:
        """Add a call that was answered to the running month."""
        ...


class PolicyHook(Protocol):
    """Hears of a new version of the policy."""

    async def __call__(self, session: AsyncSession, who: UUID, policy: Policy) -> None:
        """Do what follows from it, in the transaction that stores it."""
        ...
