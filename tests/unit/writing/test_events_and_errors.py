from __future__ import annotations

import json

import pytest

from echodiary.writing.errors import (
    ALL_FAILURES,
    BadCredentials,
    ProviderMisconfigured,
    ProviderRefused,
    WritingFailed,
)
from echodiary.writing.events import SentenceProvenance


def test_provenance_survives_its_json() -> None:
    sentence = SentenceProvenance(0, 5, "야근했다.", ("야근",), added=False, guessed=("야근",), quoted=("ㅇ",))
    document = json.loads(json.dumps(sentence.to_json()))
    assert SentenceProvenance.from_json(document) == sentence


def test_provenance_of_another_kind_is_refused() -> None:
    document = SentenceProvenance(0, 1, "a", (), added=True).to_json()
    for key, wrong in (("start", "0"), ("rests_on", "word")):
        with pytest.raises(TypeError):
            SentenceProvenance.from_json({**document, key: wrong})


def test_the_codes_of_failed_work_are_those_of_the_contract() -> None:
    assert {failure.code for failure in ALL_FAILURES} == {
        "rate_limited",
        "provider_unavailable",
        "provider_timeout",
        "provider_credentials",
        "provider_refused",
        "provider_invalid_response",
        "interrupted",
    }
    assert all(issubclass(failure, WritingFailed) for failure in ALL_FAILURES)
    final = {failure for failure in ALL_FAILURES if not failure.retryable}
    assert final == {BadCredentials, ProviderMisconfigured, ProviderRefused}
