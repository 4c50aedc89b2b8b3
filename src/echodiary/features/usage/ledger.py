"""Settling what was reserved, in the transaction that ends the work."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.usage import metrics
from echodiary.features.usage.books import BudgetBooks
from echodiary.features.usage.domain import (
    NOTHING,
    OPEN,
    CallEnded,
    Kind,
    Price,
    ReservationState,
    charge_of,
    cost_of,
)
from echodiary.features.usage.models import ReservationRow
from echodiary.features.usage.repository import UsageRepository
from echodiary.features.usage.rules import UsageRules
from echodiary.platform.clock import Clock

KEPT = timedelta(days=62)  # two months and a bit: what an admin asks about
FORGOTTEN_A_SWEEP = 500


class UsageLedger:
    """Ends reservations."""

    def __init__(self, session: AsyncSession, clock: Clock, rules: UsageRules) -> None:
        self._usage = UsageRepository(session)
        self._books = BudgetBooks(session, clock, rules)
        self._session = session
        self._clock = clock

    async def settle(self, work_id: UUID, ended: CallEnded) -> Decimal | None:
        """Settle or release what was reserved for work that has ended; again is nothing. Returns what the counted
        tokens cost, None where they were not counted or have no known price.

        Whose server died is settled by whoever ends the work in its place, when its lease has run out. What was sent
        and never answered is charged in full: the provider may have worked for it, and did not say.
        """
        row = await self._usage.lock(work_id)
        own = _own_price(row)
        if row is not None and row.state in OPEN:
            await self._end(row, ended, own)
        return cost_of(ended, own)

    async def expire_forgotten(self) -> int:
        """Charge in full what was reserved for work that vanished; returns how many there were.

        In full, because whether it was sent is not known any more, and the books are never to hold less than the
        provider's. Should its end be told after all, it is settled as usual.
        """
        forgotten = await self._usage.lock_forgotten(self._clock.now(), FORGOTTEN_A_SWEEP)
        for row in forgotten:
            row.state, row.charged_usd, row.ended_at = ReservationState.EXPIRED, row.reserved_usd, self._clock.now()
            metrics.RESERVATIONS.labels(row.kind, ReservationState.EXPIRED).inc()
        for row in sorted(forgotten, key=lambda one: str(one.month)):
            if row.month is not None and row.reserved_usd:
                await self._books.budgets.settle(row.month, spent=row.reserved_usd, reserved=-row.reserved_usd)
        await self._session.flush()
        return len(forgotten)

    async def sweep(self) -> None:
        """Expire what was forgotten, and forget what ended long ago."""
        await self.expire_forgotten()
        long_ago = self._clock.now() - KEPT
        await self._usage.sweep(long_ago, long_ago.date())

    async def _end(self, row: ReservationRow, ended: CallEnded, own: Price | None) -> None:
        charge = charge_of(ended, row.reserved_usd, own, price_known=row.price_known)
        was_reserved = row.state == ReservationState.RESERVED
        state = ReservationState.SETTLED if charge or ended.counts else ReservationState.RELEASED
        before = row.charged_usd or NOTHING
        row.state, row.charged_usd, row.ended_at = state, charge, self._clock.now()
        await self._session.flush()
        metrics.RESERVATIONS.labels(row.kind, state).inc()
        if row.account_id is not None and not ended.counts:
            await self._usage.give_back_one(row.account_id, Kind(row.kind), row.period)
        if row.month is not None:
            await self._book(row, charge - before, unpriced=_unpriced(row, ended, own), freed=was_reserved)

    async def _book(self, row: ReservationRow, spent: Decimal, *, unpriced: bool, freed: bool) -> None:
        reserved = -row.reserved_usd if freed else NOTHING
        if row.month is None or not (spent or reserved or unpriced):
            return
        total = await self._books.budgets.settle(
            row.month, spent=spent, reserved=reserved, unpriced_calls=int(unpriced)
        )
        if spent > 0:
            metrics.CHARGED.labels(row.provider, row.role).inc(float(spent))
            await self._books.warn_if_nearly_spent(row.month, total)


def _own_price(row: ReservationRow | None) -> Price | None:
    """The admin's price when the work was accepted."""
    if row is None or row.own_input is None or row.own_output is None:
        return None
    return Price(row.own_input, row.own_output)


def _unpriced(row: ReservationRow, ended: CallEnded, own: Price | None) -> bool:
    """Whether it left for a provider, and nobody knows what that cost."""
    return ended.times_sent > 0 and not row.price_known and cost_of(ended, own) is None
