"""What a generation was reserved for is settled in the transaction that ends it, by whoever ends it."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.generations.domain import Counted, Ending, GenerationStatus
from echodiary.features.generations.repository import GenerationRepository
from echodiary.features.usage.domain import ANSWERS, CallEnded, Tokens
from echodiary.features.usage.ledger import UsageLedger
from echodiary.features.usage.rules import UsageRules
from echodiary.platform.clock import Clock


async def settle_usage(
    session: AsyncSession, clock: Clock, rules: UsageRules, ending: Ending, counted: Counted | None
) -> Counted | None:
    """Settle a generation; returns what was counted, at the price that it was settled at."""
    generation = ending.generation
    ended = CallEnded(
        times_sent=await GenerationRepository(session).get_times_sent(generation.id),
        counted=Tokens(counted.input_tokens, counted.output_tokens) if counted else None,
        listed_cost=counted.cost_usd if counted else None,
        gave_something=bool(ending.text.strip()),
        answered=ending.failure is not None and ending.failure.code in ANSWERS,
        stopped=ending.status is GenerationStatus.CANCELLED,
    )
    cost = await UsageLedger(session, clock, rules).settle(generation.id, ended)
    return replace(counted, cost_usd=cost) if counted else None
