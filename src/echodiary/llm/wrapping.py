"""What all wrappers of the port share: they pass on what they do not change."""

from __future__ import annotations

from echodiary.llm.port import Models
from echodiary.llm.profiles import Profile


class Wrapper:
    """Models behind something that watches over their calls."""

    def __init__(self, inner: Models) -> None:
        self._inner = inner

    @property
    def provider(self) -> str:
        """The provider's name."""
        return self._inner.provider

    def profile(self, model: str) -> Profile:
        """What a model can do."""
        return self._inner.profile(model)

    async def close(self) -> None:
        """Let go of connections."""
        await self._inner.close()
