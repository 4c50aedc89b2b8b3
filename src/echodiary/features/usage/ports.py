"""What usage needs from the house: the list prices of models."""

from decimal import Decimal
from typing import Protocol

from echodiary.features.usage.domain import Tokens


class PriceList(Protocol):
    """Knows what providers ask for their models."""

    async def cost_of(self, provider: str, model: str, tokens: Tokens) -> Decimal | None:
        """The cost of a call in US dollars; None where the model has no known price."""
        ...
