"""What the policy needs from the house: a way to reach the models behind an endpoint."""

from typing import Protocol

from echodiary.llm.port import Endpoint, Models


class ModelOpener(Protocol):
    """Opens a provider's models."""

    def __call__(self, endpoint: Endpoint) -> Models:
        """The models behind an endpoint; the same ones again for the same endpoint. Raises `LlmFailed`."""
        ...

    async def close(self) -> None:
        """Let go of all connections."""
        ...
