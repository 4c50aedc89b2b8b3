"""The list prices of models. Their data takes a third of a second to load: when it is first asked for, in a thread."""

import asyncio
from decimal import Decimal

from echodiary.features.usage.domain import Tokens


class ListPrices:
    """A `PriceList` by the data that comes with pydantic-ai."""

    async def cost_of(self, provider: str, model: str, tokens: Tokens) -> Decimal | None:
        """The cost of a call in US dollars; None where the model has no known price."""
        return await asyncio.to_thread(_listed_cost, provider, model, tokens)


def _listed_cost(provider: str, model: str, tokens: Tokens) -> Decimal | None:
    from echodiary.llm.adapters.prices import listed_cost  # noqa: PLC0415 - loads the data

    return listed_cost(provider, model, tokens.input, tokens.output)
