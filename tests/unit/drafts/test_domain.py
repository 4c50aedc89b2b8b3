"""What becomes of a draft when its generation ends."""

import pytest

from echodiary.features.drafts.domain import BY_NAME_ON_WIRE, DraftStatus, longer, shorter, status_after, status_at_rest
from echodiary.features.generations.domain import INTERRUPTED, Failure, GenerationStatus
from echodiary.writing.request import Length

G, D = GenerationStatus, DraftStatus


@pytest.mark.parametrize(
    ("ended", "with_versions", "without"),
    [
        (G.DONE, D.READY, D.READY),
        (G.CANCELLED, D.READY, D.WAITING),
        (G.INTERRUPTED, D.INTERRUPTED, D.INTERRUPTED),
        (G.FAILED, D.FAILED, D.FAILED),
        (G.REFUSED, D.FAILED, D.FAILED),
    ],
)
def test_each_end_has_its_state(ended: G, with_versions: D, without: D) -> None:
    assert status_after(ended, has_versions=True) is with_versions
    assert status_after(ended, has_versions=False) is without


def test_a_draft_at_rest_is_what_it_was() -> None:
    assert status_at_rest(0, None) is D.WAITING
    assert status_at_rest(1, None) is D.READY
    assert status_at_rest(1, INTERRUPTED) is D.INTERRUPTED
    assert status_at_rest(0, Failure("rate_limited", retryable=True)) is D.FAILED


def test_every_status_has_one_name_on_the_wire() -> None:
    assert set(BY_NAME_ON_WIRE) == {"waiting", "generating", "ready", "interrupted", "failed", "saved", "discarded"}
    assert set(BY_NAME_ON_WIRE.values()) == set(D)


def test_the_dial_of_length_has_two_ends() -> None:
    assert [shorter(length) for length in Length] == [Length.SHORT, Length.SHORT, Length.MEDIUM]
    assert [longer(length) for length in Length] == [Length.MEDIUM, Length.LONG, Length.LONG]
