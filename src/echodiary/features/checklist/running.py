"""Running the checklist, as a job: every role called, a fixed set of memos written and judged, the results kept."""

import asyncio
from collections.abc import Awaitable, Sequence
from datetime import timedelta
from uuid import UUID

import structlog

from echodiary.features.checklist import metrics
from echodiary.features.checklist.calling import IMAGE, ChecklistCalls
from echodiary.features.checklist.domain import WAITING, Result, Run, RunState, Trigger
from echodiary.features.checklist.repository import ChecklistRepository
from echodiary.features.checklist.samples import SAMPLES
from echodiary.features.llm_policy.domain import ModelRole, Policy
from echodiary.features.llm_policy.ports import ModelOpener
from echodiary.features.llm_policy.service import LlmPolicyService, PolicyRules
from echodiary.features.usage.house import HouseUsage
from echodiary.llm.errors import LlmFailed
from echodiary.llm.port import Endpoint, Models
from echodiary.platform.clock import Clock
from echodiary.platform.database import Database
from echodiary.platform.ids import new_id

A_MOMENT = timedelta(microseconds=1)
AT_ONCE = 4  # calls: quick enough to be waited for, and no burst that a provider would refuse

log = structlog.get_logger()


class ChecklistRunner:
    """Runs one run at a time to its end. No transaction is open while a model speaks."""

    def __init__(
        self, database: Database, clock: Clock, rules: PolicyRules, opener: ModelOpener, usage: HouseUsage
    ) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules
        self._opener = opener
        self._usage = usage

    async def run(self, run_id: UUID) -> None:
        """Run it; again does nothing once it has ended."""
        run = await self._begin(run_id)
        if run is not None:
            await self._run_begun(run)

    async def _run_begun(self, run: Run) -> None:
        try:
            if run.trigger is Trigger.SWITCH:
                await self._run_before(run)
            results = await self._results(run)
        except BaseException:  # also when the worker is told to end: what did not end must not seem to run for ever
            await asyncio.shield(self._end(run, RunState.INTERRUPTED, ()))
            raise
        await self._end(run, RunState.DONE, results)

    async def _begin(self, run_id: UUID) -> Run | None:
        async with self._database.transaction() as session:
            runs = ChecklistRepository(session)
            run = await runs.get(run_id)
            if run is None or run.state not in WAITING:
                return None
            in_force = await LlmPolicyService(session, self._rules).current(never_send=False)
            if run.trigger is Trigger.SWITCH and in_force.version != run.policy_version:
                await runs.change(run_id, state=RunState.SUPERSEDED, ended_at=self._clock.now())
                metrics.RUNS.labels(run.trigger, RunState.SUPERSEDED).inc()
                return None
            await runs.change(run_id, state=RunState.RUNNING, started_at=self._clock.now())
        return run

    async def _run_before(self, run: Run) -> None:
        """Run the policy that was in force before, unless it has a run already: else there is nothing to compare."""
        async with self._database.transaction() as session:
            runs, version = ChecklistRepository(session), run.policy_version - 1
            if await runs.find_done(version=version) is not None:
                return
            old, now = await LlmPolicyService(session, self._rules).at(version), self._clock.now()
            asked = run.created_at - A_MOMENT  # in the list it stands before the run that it is compared with
            before = Run(new_id(), version, old.provider, old.models, Trigger.BEFORE, RunState.RUNNING, asked, now)
            await runs.add(before, None)
            await runs.change(before.id, started_at=now)
        await self._run_begun(before)

    async def _end(self, run: Run, state: RunState, results: Sequence[Result]) -> None:
        kept = [result.to_json() for result in results]
        async with self._database.transaction() as session:
            await ChecklistRepository(session).change(run.id, state=state, ended_at=self._clock.now(), results=kept)
        metrics.RUNS.labels(run.trigger, state).inc()
        log.info(
            "checklist.ended", run_id=str(run.id), state=state.value, failed=sum(bool(one.error) for one in results)
        )

    async def _results(self, run: Run) -> list[Result]:
        policy = Policy(run.policy_version, run.provider, run.models)
        if not policy.provider.is_external:
            return await _a_few_at_once(self._calls(policy, None))
        async with self._database.reading() as session:
            endpoint = await LlmPolicyService(session, self._rules).endpoint(run.policy_version)
        try:
            models = await self._opened(endpoint)
        except LlmFailed as failed:
            samples = [Result(one.key, one.role, error=failed.code) for one in SAMPLES]
            return [*samples, Result(IMAGE, ModelRole.IMAGE, error=failed.code)]
        return await _a_few_at_once(self._calls(policy, models))

    async def _opened(self, endpoint: Endpoint) -> Models:
        return await asyncio.to_thread(self._opener, endpoint)  # the first of a provider imports its SDK

    def _calls(self, policy: Policy, models: Models | None) -> list[Awaitable[Result]]:
        calls = ChecklistCalls(policy, models, self._usage)
        asked: list[Awaitable[Result]] = [calls.write(sample) for sample in SAMPLES]
        return asked if models is None else [*asked, calls.draw()]


async def _a_few_at_once(calls: Sequence[Awaitable[Result]]) -> list[Result]:
    places = asyncio.Semaphore(AT_ONCE)

    async def in_turn(call: Awaitable[Result]) -> Result:
        async with places:
            return await call

    return list(await asyncio.gather(*(in_turn(call) for call in calls)))
