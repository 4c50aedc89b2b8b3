"""The states of a generation: only what is allowed happens."""

import itertools

import pytest
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import sampled_from

from echodiary.features.generations.domain import LIVE, GenerationStatus, may_become, status_after_failure
from echodiary.writing.errors import ALL_FAILURES

S = GenerationStatus
ALLOWED = {
    (S.QUEUED, S.RUNNING),
    (S.QUEUED, S.CANCELLED),
    (S.QUEUED, S.INTERRUPTED),
    (S.QUEUED, S.FAILED),
    (S.RUNNING, S.DONE),
    (S.RUNNING, S.INTERRUPTED),
    (S.RUNNING, S.FAILED),
    (S.RUNNING, S.REFUSED),
    (S.RUNNING, S.CANCELLED),
}


@pytest.mark.parametrize(("now", "then"), list(itertools.product(S, S)))
def test_only_these_transitions_are_allowed(now: S, then: S) -> None:
    assert may_become(now, then) is ((now, then) in ALLOWED)


class Life(RuleBasedStateMachine):
    """A generation to which anything is proposed, and only what is allowed happens."""

    @initialize()
    def accept(self) -> None:
        self.status, self.ends = S.QUEUED, 0

    @rule(then=sampled_from(S))
    def propose(self, then: S) -> None:
        if may_become(self.status, then):
            self.ends += then not in LIVE
            self.status = then

    @invariant()
    def ends_at_most_once(self) -> None:
        assert self.ends == (self.status not in LIVE)
        assert self.ends <= 1


TestLife = Life.TestCase


def test_every_failure_of_a_writer_is_an_end() -> None:
    ends = {failure.code: status_after_failure(failure.code) for failure in ALL_FAILURES}
    assert ends.pop("provider_refused") is S.REFUSED
    assert ends.pop("interrupted") is S.INTERRUPTED
    assert set(ends.values()) == {S.FAILED}
    assert all(may_become(S.RUNNING, status) for status in (S.REFUSED, S.INTERRUPTED, S.FAILED))
