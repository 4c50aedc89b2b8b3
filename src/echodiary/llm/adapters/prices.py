"""List prices of models: the data that pydantic-ai counts costs by, asked before a call."""

from __future__ import annotations

from decimal import Decimal

from genai_prices import Usage, calc_price

# The providers' names in that data (`price_list` of the adapters).
NAMES = {"openai": "openai", "gemini": "google"}


def listed_cost(provider: str, model: str, input_tokens: int, output_tokens: int) -> Decimal | None:
    """What a call costs at list price, in US dollars; None for a model that has none."""
    usage = Usage(input_tokens=input_tokens, output_tokens=output_tokens)
    try:
        return Decimal(calc_price(usage, model, provider_id=NAMES.get(provider, provider)).total_price)
    except (LookupError, ValueError):
        return None
