"""What the settings say of usage."""

from echodiary.features.usage.domain import Budget, Kind, Price
from echodiary.features.usage.ports import PriceList
from echodiary.platform.settings import Settings


class UsageRules:
    """Shares of each account, the budget until an admin has saved one, and the list prices."""

    def __init__(self, settings: Settings, prices: PriceList) -> None:
        self.prices = prices
        self._limits = {
            Kind.DRAFT: settings.drafts_a_day,
            Kind.CHAT: settings.chat_turns_a_day,
            Kind.IMAGE: settings.images_a_month,
        }
        own = {model: Price(price.input, price.output) for model, price in settings.llm_prices.items()}
        self._budget = Budget(0, settings.budget_usd_a_month, own)

    def limit_of(self, kind: Kind) -> int:
        """How many of a kind an account may use."""
        return self._limits[kind]

    def budget(self) -> Budget:
        """The budget of the settings."""
        return self._budget
