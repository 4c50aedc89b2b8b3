"""The books against a plain model of them: whatever is reserved, ended, told twice, told late or forgotten."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import ClassVar, TypeVar
from uuid import UUID

import psycopg
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.llm_policy.domain import ModelRole, Policy, Provider
from echodiary.features.usage.domain import CallEnded, Consumer, Kind, Tokens
from echodiary.features.usage.errors import BudgetSpent, QuotaExceeded
from echodiary.features.usage.ledger import UsageLedger
from echodiary.features.usage.reserving import RESERVED_FOR, Work
from echodiary.features.usage.rules import UsageRules
from echodiary.features.usage.service import UsageService
from echodiary.platform.clock import ManualClock
from echodiary.platform.database import Database, libpq_url
from echodiary.platform.ids import new_id
from echodiary.platform.settings import OwnPrice
from tests.conftest import settings_for

T = TypeVar("T")
NOW = ManualClock(datetime(2026, 11, 10, 12, tzinfo=UTC))
LATER = ManualClock(NOW.now() + RESERVED_FOR * 2)
BUDGET, SHARE = Decimal(10), 12
PRICED, FREE, UNKNOWN = "priced", "free", "unknown"
PRICES = {
    PRICED: OwnPrice(input=Decimal(1_000_000), output=Decimal(1_000_000)),  # a dollar a token
    FREE: OwnPrice(input=Decimal(0), output=Decimal(0)),
}


class NoPrices:
    """A price list that knows nothing."""

    async def cost_of(self, provider: str, model: str, tokens: Tokens) -> Decimal | None:
        return None


@dataclass
class Job:
    """What the model knows of one piece of work."""

    id: UUID
    model: str
    reserved: int
    charged: int | None = None
    counted: bool = True
    is_open: bool = True


@dataclass
class Told:
    """What the books should say."""

    jobs: list[Job] = field(default_factory=list)

    @property
    def spent(self) -> int:
        return sum(job.charged or 0 for job in self.jobs)

    @property
    def reserved(self) -> int:
        return sum(job.reserved for job in self.jobs if job.charged is None)

    @property
    def used(self) -> int:
        return sum(job.counted for job in self.jobs)


@dataclass
class Desk:
    """Where the machine works."""

    database: Database
    rules: UsageRules
    consumer: Consumer
    clear: Callable[[], object]
    runner: asyncio.Runner


class Books(RuleBasedStateMachine):
    desk: ClassVar[Desk]

    def __init__(self) -> None:
        super().__init__()
        self.desk.clear()
        self.told = Told()

    def run(self, act: Callable[[AsyncSession], Awaitable[T]]) -> T:
        async def acted() -> T:
            async with self.desk.database.transaction() as session:
                return await act(session)

        return self.desk.runner.run(acted())

    @rule(model=st.sampled_from([PRICED, PRICED, FREE, UNKNOWN]), tokens=st.integers(0, 6))
    def reserve(self, model: str, tokens: int) -> None:
        policy = Policy(1, Provider.OPENAI, dict.fromkeys(ModelRole, model))
        work = Work(Kind.DRAFT, policy, ModelRole.TEXT_SMALL, Tokens(tokens, 0))
        work_id, cost = new_id(), tokens if model == PRICED else 0

        async def act(session: AsyncSession) -> object:
            usage = UsageService(session, NOW, self.desk.rules, self.desk.consumer)
            foretold = await usage.refusal_of(work)
            refusal = await usage.reserve(work_id, work)
            assert type(foretold) is type(refusal)
            return refusal

        refusal = self.run(act)
        if self.told.used >= SHARE:
            assert isinstance(refusal, QuotaExceeded)
        elif cost and self.told.spent + self.told.reserved + cost > BUDGET:
            assert isinstance(refusal, BudgetSpent)
        else:
            assert refusal is None
            self.told.jobs.append(Job(work_id, model, cost))

    @precondition(lambda self: self.told.jobs)
    @rule(data=st.data(), sent=st.integers(0, 2), used=st.none() | st.integers(0, 4), text=st.booleans())
    def end(self, data: st.DataObject, sent: int, used: int | None, text: bool) -> None:
        job = data.draw(st.sampled_from(self.told.jobs))
        answered, stopped = data.draw(st.booleans()), data.draw(st.booleans())
        counted = Tokens(used, 0) if used is not None and sent else None
        ended = CallEnded(sent, counted, None, gave_something=text, answered=answered, stopped=stopped)
        self.run(lambda session: UsageLedger(session, NOW, self.desk.rules).settle(job.id, ended))
        if job.is_open:
            job.charged, job.is_open = _charge(job, sent, counted, text=text, answered=answered), False
            job.counted = text or (stopped and sent > 0)

    @rule()
    def what_is_open_is_forgotten(self) -> None:
        self.run(lambda session: UsageLedger(session, LATER, self.desk.rules).expire_forgotten())
        for job in self.told.jobs:
            if job.charged is None:
                job.charged = job.reserved  # and it may still be ended late

    @invariant()
    def the_books_say_the_same(self) -> None:
        async def act(session: AsyncSession) -> tuple[Decimal, Decimal, int]:
            usage = UsageService(session, NOW, self.desk.rules, self.desk.consumer)
            standing = await usage.standing()
            return standing.spent_usd, standing.reserved_usd, (await usage.allowance(Kind.DRAFT)).used

        assert self.run(act) == (self.told.spent, self.told.reserved, self.told.used)


def _charge(job: Job, sent: int, counted: Tokens | None, *, text: bool, answered: bool) -> int:
    if sent == 0:
        return 0
    earlier = (sent - 1) * job.reserved
    if counted is not None and job.model != UNKNOWN:
        return earlier + (counted.input if job.model == PRICED else 0)
    return earlier + (0 if answered and not text else job.reserved)


def test_the_books_are_the_sum_of_what_was_told_to_them(empty_database: URL, tmp_path: Path) -> None:
    chosen = settings_for(tmp_path, budget_usd_a_month=BUDGET, drafts_a_day=SHARE, llm_prices=PRICES)
    account_id = new_id()
    with psycopg.connect(libpq_url(empty_database), autocommit=True) as connection, asyncio.Runner() as runner:
        connection.execute(
            "INSERT INTO accounts (id, email, password_hash, recovery_hash, is_admin, locale, time_zone,"
            " day_start_minutes, sealed, created_at)"
            " VALUES (%s, 'a@b.c', '', '', true, 'ko', 'Asia/Seoul', 240, '', now())",
            (account_id,),
        )
        database = Database(empty_database, pool_size=2, pool_timeout=5)
        Books.desk = Desk(
            database=database,
            rules=UsageRules(chosen, NoPrices()),
            consumer=Consumer(account_id, "Asia/Seoul", 240),
            clear=lambda: connection.execute("TRUNCATE usage_reservations, usage_counts, budget_months"),
            runner=runner,
        )
        quick = settings(
            max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        )
        run_state_machine_as_test(Books, settings=quick)
        runner.run(database.close())
