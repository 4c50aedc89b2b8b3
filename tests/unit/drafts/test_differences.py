import time

from hypothesis import given
from hypothesis import strategies as st

from echodiary.features.drafts.differences import Part, is_same, word_differences

texts = st.text(alphabet="가나 다\n. ", max_size=60)


def test_words_are_compared_not_letters() -> None:
    assert word_differences("오늘은 면접을 봤어요.", "오늘은 시험을 봤어요.") == (
        Part("same", "오늘은 "),
        Part("removed", "면접을 "),
        Part("added", "시험을 "),
        Part("same", "봤어요."),
    )


def test_equal_texts_have_no_difference() -> None:
    assert is_same(word_differences("가 나", "가 나"))
    assert is_same(word_differences("", ""))
    assert not is_same(word_differences("", "가"))


@given(texts, texts)
def test_the_parts_give_both_texts_back(before: str, after: str) -> None:
    parts = word_differences(before, after)
    assert "".join(part.text for part in parts if part.kind != "added") == before
    assert "".join(part.text for part in parts if part.kind != "removed") == after


def test_texts_that_repeat_themselves_do_not_take_forever() -> None:
    before, began = "하나 " * 25_000, time.perf_counter()
    parts = word_differences(before, before + "둘")
    assert time.perf_counter() - began < 5
    assert "".join(part.text for part in parts if part.kind != "removed") == before + "둘"
