from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echodiary.writing.request import (
    Fidelity,
    Language,
    Length,
    Memo,
    MemoKind,
    SpeechLevel,
    Voice,
    WritingRequest,
)

texts = st.text(max_size=40)
lists = st.lists(texts, max_size=4).map(tuple)
memos = st.builds(Memo, kind=st.sampled_from(MemoKind), text=texts, keywords=lists)
voices = st.builds(
    Voice,
    name=texts,
    speech_level=st.sampled_from(SpeechLevel),
    language=st.sampled_from(Language),
    description=texts,
    traits=lists,
    writing_samples=lists,
    do=lists,
    dont=lists,
)
requests = st.builds(
    WritingRequest,
    memo=memos,
    voice=voices,
    language=st.sampled_from(Language),
    length=st.sampled_from(Length),
    fidelity=st.sampled_from(Fidelity),
    entry_date=st.dates(),
    seed=st.integers(),
    instruction=st.none() | texts,
    previous_text=st.none() | texts,
)


@given(requests)
def test_a_request_survives_its_json(request_: WritingRequest) -> None:
    document = json.loads(json.dumps(request_.to_json()))
    assert WritingRequest.from_json(document) == request_


def test_a_document_of_another_kind_is_refused() -> None:
    memo = Memo(MemoKind.TEXT, "야근")
    voice = Voice("나", SpeechLevel.PLAIN, Language.KO)
    document = WritingRequest(memo, voice, Language.KO, entry_date=date(2026, 7, 3)).to_json()
    for key, wrong in (("memo", []), ("seed", "1"), ("entry_date", 5), ("length", "huge")):
        with pytest.raises((TypeError, ValueError)):
            WritingRequest.from_json({**document, key: wrong})
    with pytest.raises(KeyError):
        WritingRequest.from_json({})


@pytest.mark.parametrize(
    ("memo", "empty", "text"),
    [
        (Memo(MemoKind.TEXT, " \n"), True, " \n"),
        (Memo(MemoKind.TEXT, "야근"), False, "야근"),
        (Memo(MemoKind.KEYWORDS), True, ""),
        (Memo(MemoKind.KEYWORDS, keywords=("비", " ", "카페 ")), False, "비, 카페"),
    ],
)
def test_a_memo_as_text(memo: Memo, empty: bool, text: str) -> None:
    assert memo.is_empty is empty
    assert memo.as_text() == text
