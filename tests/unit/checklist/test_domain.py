"""Runs of the checklist in figures, two beside each other, and what counts as a kept fact."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from echodiary.features.checklist.domain import (
    LONGEST_RUN,
    Result,
    Run,
    RunState,
    Trigger,
    Verdict,
    compare,
    score_of,
)
from echodiary.features.checklist.samples import SAMPLES
from echodiary.features.checklist.scoring import is_kept
from echodiary.features.llm_policy.domain import ModelRole, Provider
from echodiary.platform.ids import new_id

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SMALL, LARGE = ModelRole.TEXT_SMALL, ModelRole.TEXT_LARGE


def told(**changes: object) -> Result:
    usual: dict[str, object] = {"facts": 4, "sentences": 5, "text": "글" * 100, "first_ms": 300, "whole_ms": 2000}
    return Result("keywords", **{"role": SMALL, **usual, **changes})  # type: ignore[arg-type]


def test_a_score_counts_only_what_came_back() -> None:
    failed = Result("long", LARGE, error="provider_timeout", whole_ms=120_000)
    score = score_of([told(lost=("4만원",), off_level=1), told(additions=("지수",)), failed])
    assert (score.calls, score.failed, score.errors) == (3, 1, ("provider_timeout",))
    assert score.facts_kept == pytest.approx(7 / 8)
    assert (score.additions, score.off_level) == (1, pytest.approx(1 / 10))
    assert score.whole_ms == 2000, "what failed says nothing of how long a draft takes"
    assert score_of([failed]).facts_kept is None


def test_costs_nobody_knows_are_counted_beside_the_sum() -> None:
    score = score_of([told(cost_usd=Decimal("0.002")), told(cost_usd=None)])
    assert (score.cost_usd, score.unpriced) == (Decimal("0.002"), 1)


@pytest.mark.parametrize(
    ("measure", "change", "verdict"),
    [
        ("facts_kept", {"lost": ("비",)}, Verdict.WORSE),
        ("additions", {"additions": ("지수",)}, Verdict.WORSE),
        ("off_level", {"off_level": 2}, Verdict.WORSE),
        ("failed", {"error": "provider_refused", "text": None}, Verdict.WORSE),
        ("first_ms", {"first_ms": 350}, Verdict.SAME),
        ("first_ms", {"first_ms": 900}, Verdict.WORSE),
        ("whole_ms", {"whole_ms": 900}, Verdict.BETTER),
        ("characters", {"text": "글" * 900}, Verdict.SAME),
    ],
)
def test_a_measure_is_better_worse_or_the_same(measure: str, change: dict[str, object], verdict: Verdict) -> None:
    lines = {line.measure: line for line in compare(score_of([told()]), score_of([told(**change)]))}
    assert lines[measure].verdict is verdict


def test_with_no_run_before_nothing_is_better_or_worse() -> None:
    assert {line.verdict for line in compare(None, score_of([told(lost=("비",))]))} == {Verdict.SAME}


def test_beside_a_policy_that_wrote_nothing_only_failures_are_compared() -> None:
    dead = score_of([Result("keywords", SMALL, error="provider_unavailable")])
    lines = {line.measure: line for line in compare(dead, score_of([told(additions=("지수",), cost_usd=Decimal(1))]))}
    assert lines["failed"].verdict is Verdict.BETTER
    assert {line.verdict for line in lines.values() if line.measure != "failed"} == {Verdict.SAME}


def test_a_run_whose_process_died_does_not_run_for_ever() -> None:
    run = Run(new_id(), 1, Provider.OPENAI, {}, Trigger.DEMAND, RunState.RUNNING, NOW, NOW)
    assert run.state_at(NOW + timedelta(minutes=1)) is RunState.RUNNING
    assert run.state_at(NOW + LONGEST_RUN + timedelta(seconds=1)) is RunState.INTERRUPTED


def test_a_result_survives_its_document() -> None:
    result = told(lost=("비",), additions=("지수",), cost_usd=Decimal("0.01"), error=None)
    assert Result.from_json(result.to_json()) == result


@pytest.mark.parametrize(
    ("fact", "text", "kept"),
    [
        ("4만원", "스케일링에 사만 원을 썼다.", True),
        ("4만원", "스케일링에 4만 원을 썼다.", True),
        ("4만원", "스케일링에 5만 원을 썼다.", False),
        ("12,400원", "쌀국수는 12,400원이었다.", True),
        ("8시 40분", "저녁 8시 40분에 통화했다.", True),
        ("8시 40분", "저녁에 통화했다.", False),
        ("4.2 kg", "Momo weighs 4.2kg.", True),
        ("지호", "지호 씨와 회의했다.", True),
        ("지호", "지수 씨와 회의했다.", False),
        ("이번 주까지만 버티자", "팀장님이 '이번 주까지만 버티자'라고 하셨다.", True),
    ],
)
def test_a_fact_is_kept_by_its_letters_or_its_value(fact: str, text: str, kept: bool) -> None:
    assert is_kept(fact, text) is kept


def test_the_samples_know_their_own_facts() -> None:
    assert len({sample.key for sample in SAMPLES}) == len(SAMPLES)
    assert {sample.role for sample in SAMPLES} == {SMALL, LARGE}
    for sample in SAMPLES:
        assert all(is_kept(fact, sample.memo) for fact in sample.facts), sample.key
