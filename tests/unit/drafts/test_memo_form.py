"""The same examples run against `chips.js` in web/static/test/rules.test.js."""

import json
from pathlib import Path

import pytest

from echodiary.features.drafts.memo_form import keywords_of, memo_of, text_of
from echodiary.writing.request import Memo, MemoKind

EXAMPLES = json.loads((Path(__file__).parents[2] / "data" / "keywords.json").read_text())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: repr(example["memo"])[:30])
def test_commas_and_lines_make_keywords_and_sentences_do_not(example: dict[str, object]) -> None:
    assert list(keywords_of(str(example["memo"]))) == example["keywords"]


def test_more_than_a_hundred_keywords_are_a_list_and_stay_free_text() -> None:
    assert len(keywords_of(",".join(f"k{at}" for at in range(100)))) == 100
    assert keywords_of(",".join(f"k{at}" for at in range(101))) == ()


def test_free_text_is_kept_to_the_letter() -> None:
    text = "  면접 봤는데 망한 듯.\n\n집에 오는 길에 붕어빵을 샀다.  "
    assert memo_of(text) == Memo(MemoKind.TEXT, text=text)


def test_keywords_come_back_into_the_textarea_as_the_same_keywords() -> None:
    memo = memo_of("병원\n혈압 132/85\n약국")
    assert memo == Memo(MemoKind.KEYWORDS, keywords=("병원", "혈압 132/85", "약국"))
    assert memo_of(text_of(memo)) == memo
