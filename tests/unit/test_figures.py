"""The figures' own arithmetic: a wrong percentile would flatter everything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Figure, percentile, table


def test_percentile_is_the_nearest_rank() -> None:
    values = [15.0, 20.0, 35.0, 40.0, 50.0]
    assert [percentile(values, percent) for percent in (0, 30, 40, 50, 95, 100)] == [15, 20, 20, 35, 50, 50]


@given(st.lists(st.floats(0, 1e6), min_size=1), st.integers(1, 100))
def test_that_share_is_not_above_a_percentile(values: list[float], percent: int) -> None:
    found = percentile(values, percent)
    assert found in values
    assert sum(value <= found for value in values) * 100 >= percent * len(values)
    assert sum(value < found for value in values) * 100 < percent * len(values)


def test_nothing_measured_has_no_percentile() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        percentile([], 50)


@pytest.mark.parametrize(
    ("figure", "reached", "bound"),
    [
        (Figure("search", 50, "ms", at_most=50), True, "<= 50 ms"),
        (Figure("search", 50.1, "ms", at_most=50), False, "<= 50 ms"),
        (Figure("writing", 34.9, "%", at_least=35), False, ">= 35 %"),
        (Figure("writing", 35, "%", at_least=35), True, ">= 35 %"),
        (Figure("first page", 120, "KB"), None, ""),
    ],
)
def test_a_bound_is_held_or_not(figure: Figure, reached: bool | None, bound: str) -> None:
    assert figure.reached is reached
    assert figure.bound == bound


def test_the_table_says_what_was_not_reached() -> None:
    rows = table([Figure("writing", 26.94, "%", at_least=35, detail="1 connection")]).splitlines()
    assert rows[-1] == "| writing | 26.9 % | >= 35 % | **no** | 1 connection |"
