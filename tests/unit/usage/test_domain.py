"""When shares and months begin anew, and what a call is charged with."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from echodiary.features.drafts.service.estimating import work_of
from echodiary.features.llm_policy.domain import ModelRole, Policy, Provider
from echodiary.features.llm_policy.service import builtin_policy
from echodiary.features.usage.domain import (
    Budget,
    CallEnded,
    Consumer,
    Kind,
    Price,
    Tokens,
    charge_of,
    is_nearly_spent,
    month_of,
    period_of,
)
from echodiary.writing import model_writer
from echodiary.writing.request import Language, Length, Memo, MemoKind, SpeechLevel, Voice, WritingRequest

D = Decimal
RESERVED = D(2)


def ended(**facts: object) -> CallEnded:
    told: dict[str, object] = {
        "times_sent": 1,
        "counted": None,
        "listed_cost": None,
        "gave_something": False,
        "answered": False,
        "stopped": False,
    }
    return CallEnded(**{**told, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "charge"),
    [
        ({"times_sent": 0}, D(0)),
        ({"times_sent": 0, "gave_something": True}, D(0)),
        ({"answered": True}, D(0)),
        ({"answered": True, "gave_something": True}, RESERVED),
        ({"stopped": True}, RESERVED),
        ({}, RESERVED),
        ({"times_sent": 3}, 3 * RESERVED),
        ({"times_sent": 2, "answered": True}, RESERVED),
        ({"counted": Tokens(1, 1), "listed_cost": D("0.5"), "gave_something": True}, D("0.5")),
        ({"counted": Tokens(1, 1), "listed_cost": D("0.0000001")}, D("0.000001")),
        ({"counted": Tokens(1, 1), "listed_cost": D("0.5"), "times_sent": 2}, RESERVED + D("0.5")),
        ({"counted": Tokens(1, 1)}, RESERVED),  # a price there is, but the answer did not say what it used
    ],
)
def test_a_call_is_charged_with_what_it_came_to_or_with_all_that_was_reserved(
    facts: dict[str, object], charge: Decimal
) -> None:
    assert charge_of(ended(**facts), RESERVED, None, price_known=True) == charge


def test_the_admins_price_comes_before_the_listed_one() -> None:
    counted = ended(counted=Tokens(1_000_000, 500_000), listed_cost=D(9), gave_something=True)
    assert charge_of(counted, RESERVED, Price(D(1), D(2)), price_known=True) == D(2)


@pytest.mark.parametrize("facts", [{}, {"counted": Tokens(5, 5)}, {"stopped": True}, {"times_sent": 3}])
def test_a_call_of_unknown_price_is_charged_with_nothing(facts: dict[str, object]) -> None:
    assert charge_of(ended(**facts), D(0), None, price_known=False) == 0


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({"gave_something": True}, True),
        ({}, False),
        ({"answered": True}, False),
        ({"stopped": True}, True),
        ({"stopped": True, "times_sent": 0}, False),
    ],
)
def test_what_left_nothing_does_not_count_unless_its_user_stopped_it(facts: dict[str, object], counts: bool) -> None:
    assert ended(**facts).counts is counts


@pytest.mark.parametrize(
    ("zone", "now", "begins", "resets_at"),
    [
        (
            "Asia/Seoul",
            datetime(2026, 11, 25, 18, 59, tzinfo=UTC),
            date(2026, 11, 25),
            datetime(2026, 11, 25, 19, tzinfo=UTC),
        ),
        (
            "Asia/Seoul",
            datetime(2026, 11, 25, 19, 0, tzinfo=UTC),
            date(2026, 11, 26),
            datetime(2026, 11, 26, 19, tzinfo=UTC),
        ),
        # the night in which clocks go forward, and the one in which they go back
        (
            "Europe/Berlin",
            datetime(2026, 3, 28, 12, tzinfo=UTC),
            date(2026, 3, 28),
            datetime(2026, 3, 29, 2, tzinfo=UTC),
        ),
        (
            "Europe/Berlin",
            datetime(2026, 10, 24, 12, tzinfo=UTC),
            date(2026, 10, 24),
            datetime(2026, 10, 25, 3, tzinfo=UTC),
        ),
    ],
)
def test_a_share_of_drafts_lasts_from_one_start_of_the_day_to_the_next(
    zone: str, now: datetime, begins: date, resets_at: datetime
) -> None:
    period = period_of(Kind.DRAFT, Consumer(uuid4(), zone, 240), now)
    assert (period.begins, period.resets_at) == (begins, resets_at)


def test_a_month_of_the_server_ends_at_midnight_in_its_time_zone() -> None:
    december = month_of(datetime(2026, 12, 31, 14, 59, tzinfo=UTC), "Asia/Seoul")
    assert (december.begins, december.resets_at) == (date(2026, 12, 1), datetime(2026, 12, 31, 15, tzinfo=UTC))
    january = month_of(datetime(2026, 12, 31, 15, tzinfo=UTC), "Asia/Seoul")
    assert (january.begins, january.resets_at) == (date(2027, 1, 1), datetime(2027, 1, 31, 15, tzinfo=UTC))


def test_there_is_room_up_to_the_limit_and_always_for_what_costs_nothing() -> None:
    budget = Budget(0, D(10))
    assert budget.has_room_for(D(4), committed=D(6))
    assert not budget.has_room_for(D("4.000001"), committed=D(6))
    assert budget.has_room_for(D(0), committed=D(11))
    assert Budget(0, None).has_room_for(D(10**6), committed=D(10**6))


def test_the_warning_comes_at_four_fifths() -> None:
    assert not is_nearly_spent(D(10), D("7.99"))
    assert is_nearly_spent(D(10), D(8))
    assert not is_nearly_spent(None, D(8))
    assert not is_nearly_spent(D(0), D(0))


@pytest.mark.parametrize("length", list(Length))
def test_what_is_reserved_for_has_room_for_all_that_the_model_writer_lets_a_model_say(length: Length) -> None:
    request = WritingRequest(
        memo=Memo(MemoKind.TEXT, text="회의 3개 하고 너무 힘들었음"),
        voice=Voice("나", SpeechLevel.POLITE, Language.KO),
        language=Language.KO,
        length=length,
        entry_date=date(2026, 11, 25),
        previous_text="회의를 했다.",
    )
    sent, got = model_writer.most_tokens(request)
    assert got == model_writer._room(request)
    assert sent > 100
    assert work_of(request, builtin_policy(0), ModelRole.TEXT_SMALL).tokens == Tokens()
    asked = Policy(1, Provider.OPENAI, {ModelRole.TEXT_SMALL: "m"})
    assert work_of(request, asked, ModelRole.TEXT_SMALL).tokens == Tokens(sent, got)
