"""What may be used: drafts a day, images a month, dollars a month for the whole server. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_UP, Decimal
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from echodiary.features.accounts.domain import day_of

WARNING_AT = Decimal("0.8")  # of the budget
A_MILLION = Decimal(1_000_000)
SMALLEST = Decimal("0.000001")  # what the tables keep; a cost is rounded up to it
NOTHING = Decimal(0)
BUDGET_MAX = Decimal(1_000_000)
PRICE_MAX = Decimal(100_000)
PRICES_MAX = 100
MONTHS_A_YEAR = 12
# Failures by which a provider says that it did not do the work; all others cut a call that it may have worked for.
ANSWERS = frozenset({"rate_limited", "provider_unavailable", "provider_credentials", "provider_refused"})


class Kind(StrEnum):
    """What an account has so many of; a tasting is a draft here, a chat is counted by the turns of its user."""

    DRAFT = "draft"
    CHAT = "chat"
    IMAGE = "image"


class ReservationState(StrEnum):
    """reserved → settled | released | expired; an expired one may still be settled, when its end is told late."""

    RESERVED = "reserved"
    SETTLED = "settled"
    RELEASED = "released"
    EXPIRED = "expired"


OPEN = frozenset({ReservationState.RESERVED, ReservationState.EXPIRED})


@dataclass(frozen=True, slots=True)
class Consumer:
    """Whose use is counted, and when their day begins."""

    account_id: UUID
    time_zone: str
    day_start_minutes: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of one call: counted, or the most that it can come to."""

    input: int = 0
    output: int = 0


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs, in US dollars for a million tokens."""

    input: Decimal
    output: Decimal

    def of(self, tokens: Tokens) -> Decimal:
        """The cost of a call, in US dollars."""
        return rounded_up((self.input * tokens.input + self.output * tokens.output) / A_MILLION)


@dataclass(frozen=True, slots=True)
class Budget:
    """A version of the server-wide budget; version 0 is what the settings say.

    `monthly_usd` None: no limit. `prices`: what models cost where the price list does not know or is not right.
    """

    version: int
    monthly_usd: Decimal | None
    prices: Mapping[str, Price] = field(default_factory=dict)
    saved_by: UUID | None = None
    saved_at: datetime | None = None

    def has_room_for(self, cost: Decimal, *, committed: Decimal) -> bool:
        """Whether a call may still be made. What costs nothing may always be."""
        return self.monthly_usd is None or cost <= 0 or committed + cost <= self.monthly_usd


@dataclass(frozen=True, slots=True)
class BudgetStanding:
    """How the budget stands in the running month, which ends where the admin's time zone says."""

    budget: Budget
    month: date
    time_zone: str
    spent_usd: Decimal
    reserved_usd: Decimal
    unpriced_calls: int
    resets_at: datetime

    @property
    def committed_usd(self) -> Decimal:
        """What is spent, and what running calls may still come to."""
        return self.spent_usd + self.reserved_usd

    @property
    def left_usd(self) -> Decimal | None:
        """What new calls may come to; None: without limit."""
        limit = self.budget.monthly_usd
        return None if limit is None else max(NOTHING, limit - self.committed_usd)

    @property
    def warns(self) -> bool:
        """Whether most of it is spent."""
        return is_nearly_spent(self.budget.monthly_usd, self.spent_usd)

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self.left_usd is not None and self.left_usd <= 0


@dataclass(frozen=True, slots=True)
class Period:
    """A day or month of an account: the date it is counted under, and the moment it is over."""

    begins: date
    resets_at: datetime


@dataclass(frozen=True, slots=True)
class Allowance:
    """What an account has used of its share, and until when."""

    kind: Kind
    used: int
    limit: int
    resets_at: datetime

    @property
    def left(self) -> int:
        """How many there still are."""
        return max(0, self.limit - self.used)


@dataclass(frozen=True, slots=True)
class CallEnded:
    """How reserved work ended. `times_sent`: how often it left for a provider; `counted`: what the provider counted.

    `answered`: the provider said clearly that it would not (an error, a refusal), so that the call cost nothing.
    `gave_something`: its user has something of it. `stopped`: its user did not want it any more.
    """

    times_sent: int
    counted: Tokens | None
    listed_cost: Decimal | None
    gave_something: bool
    answered: bool
    stopped: bool

    @property
    def counts(self) -> bool:
        """Whether it counts against its user's share: not what failed and left nothing, unless they stopped it
        themselves when it was under way: who could do that for nothing could do it all day.
        """
        return self.gave_something or (self.stopped and self.times_sent > 0)


def charge_of(ended: CallEnded, reserved: Decimal, own_price: Price | None, *, price_known: bool) -> Decimal:
    """What reserved work is charged with.

    What the provider counted, where it did; nothing where nothing was sent, or an error was the answer. A call that was
    cut has cost something that nobody told: it is charged with all that was reserved for it, and so is each earlier
    sending of a server that died. The sum in the books is never less than the provider's.
    """
    if ended.times_sent == 0:
        return NOTHING
    earlier = (ended.times_sent - 1) * reserved
    counted = cost_of(ended, own_price)
    if counted is not None:
        return earlier + counted
    return earlier + (NOTHING if (ended.answered and not ended.gave_something) or not price_known else reserved)


def cost_of(ended: CallEnded, own_price: Price | None) -> Decimal | None:
    """What the counted tokens cost, at the admin's price before the listed one; None where it is not known."""
    if ended.counted is None:
        return None
    if own_price is not None:
        return own_price.of(ended.counted)
    return None if ended.listed_cost is None else rounded_up(ended.listed_cost)


def rounded_up(cost: Decimal) -> Decimal:
    """A cost as the tables keep it."""
    return cost.quantize(SMALLEST, ROUND_UP)


def is_nearly_spent(limit: Decimal | None, spent: Decimal) -> bool:
    """Whether it is time to warn the admin."""
    return limit is not None and limit > 0 and spent >= limit * WARNING_AT


def period_of(kind: Kind, consumer: Consumer, now: datetime) -> Period:
    """The running day, or month, of an account: both begin at the hour at which its days begin."""
    today = day_of(now, consumer.time_zone, consumer.day_start_minutes)
    first, following = (today, today + timedelta(days=1)) if kind is not Kind.IMAGE else month_around(today)
    begins_at = time(consumer.day_start_minutes // 60, consumer.day_start_minutes % 60)
    return Period(first, moment_in(consumer.time_zone, following, begins_at))


def month_of(now: datetime, time_zone: str) -> Period:
    """The running calendar month in a time zone."""
    first, following = month_around(now.astimezone(ZoneInfo(time_zone)).date())
    return Period(first, moment_in(time_zone, following, time()))


def month_around(day: date) -> tuple[date, date]:
    """The first day of a day's month, and of the month after it."""
    first = day.replace(day=1)
    if day.month == MONTHS_A_YEAR:
        return first, date(day.year + 1, 1, 1)
    return first, first.replace(month=day.month + 1)


def moment_in(time_zone: str, day: date, at: time) -> datetime:
    """When clocks in a time zone show this."""
    return datetime.combine(day, at, ZoneInfo(time_zone)).astimezone(UTC)
