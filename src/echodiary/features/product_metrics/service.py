"""The figures of a period, from what each slice counts of its own."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.drafts.overview import figures_of
from echodiary.features.entries.overview import count_by_hand
from echodiary.features.generations.overview import figures_by_role, outcomes_in
from echodiary.features.llm_policy.overview import list_switches
from echodiary.features.llm_policy.service import PolicyRules
from echodiary.features.personas.overview import count_made
from echodiary.features.product_metrics.domain import SWITCHES_SHOWN, ComparedSwitch, Period, Report, windows_of
from echodiary.platform.clock import Clock


class ProductMetrics:
    """Reads the figures: six statements, none of which opens anything that is sealed."""

    def __init__(self, session: AsyncSession, clock: Clock, rules: PolicyRules) -> None:
        self._session = session
        self._clock = clock
        self._rules = rules

    async def report(self, days: Period) -> Report:
        """The figures of the days until now; switches of the policy are the last ten, whenever they were."""
        now = self._clock.now()
        since = now - timedelta(days=days)
        switches = await list_switches(self._session, self._rules, SWITCHES_SHOWN)
        windows = [window for switch in switches for window in windows_of(switch, now)]
        outcomes = await outcomes_in(self._session, windows)
        compared = [
            ComparedSwitch(switch, before, after)
            for switch, before, after in zip(switches, outcomes[::2], outcomes[1::2], strict=True)
        ]
        return Report(
            days=days,
            since=since,
            until=now,
            drafts=await figures_of(self._session, since, now),
            entries_by_hand=await count_by_hand(self._session, since, now),
            personas=await count_made(self._session, since, now),
            roles=await figures_by_role(self._session, since, now),
            switches=compared,
        )
