"""Tokens: every part of a word is a candidate, and the key decides everything."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echodiary.platform.sealing import search_tokens
from echodiary.platform.sealing.search_tokens import SEPARATORS, TOKEN_BYTES, PackedTokens, SearchTokens, fold

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
TOKENS = SearchTokens(KEY)

korean = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=8)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
texts = st.one_of(anything, st.lists(korean, max_size=12).map(" ".join))


def unpacked(packed: PackedTokens) -> set[bytes]:
    return {packed[start : start + TOKEN_BYTES] for start in range(0, len(packed), TOKEN_BYTES)}


def is_candidate(text: str, query: str, labels: tuple[tuple[str, str], ...] = ()) -> bool:
    held, wanted = unpacked(TOKENS.of_text(text, labels)), TOKENS.of_query(query, labels)
    return unpacked(wanted.exact) <= held or unpacked(wanted.broad) <= held


@given(texts, st.data())
def test_every_part_of_a_text_without_white_space_makes_it_a_candidate(text: str, data: st.DataObject) -> None:
    for word in fold(text).split()[:5]:
        start = data.draw(st.integers(0, len(word) - 1))
        end = data.draw(st.integers(start + 1, len(word)))
        assert is_candidate(text, word[start:end])


@given(texts, st.data())
def test_that_holds_for_texts_with_too_many_tokens_too(text: str, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_tokens, "MOST_TOKENS", 5)
        for word in fold(text).split()[:5]:
            start = data.draw(st.integers(0, len(word) - 1))
            assert is_candidate(text, word[start:])


@given(st.lists(korean, min_size=1, max_size=6).map(" ".join), korean)
def test_a_word_with_an_n_gram_that_the_text_lacks_is_no_candidate(text: str, query: str) -> None:
    size = min(len(query), 3)
    grams = {query[start : start + size] for start in range(len(query) - size + 1)}
    assert is_candidate(text, query) == all(any(gram in word for word in text.split()) for gram in grams)


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert unicodedata.is_normalized("NFC", fold(text))


@given(texts)
def test_composed_and_decomposed_texts_have_the_same_tokens(text: str) -> None:
    assert TOKENS.of_text(unicodedata.normalize("NFD", text)) == TOKENS.of_text(text)


@given(texts)
def test_tokens_are_a_sorted_set(text: str) -> None:
    packed = TOKENS.of_text(text)
    pieces = [packed[start : start + TOKEN_BYTES] for start in range(0, len(packed), TOKEN_BYTES)]
    assert pieces == sorted(set(pieces))


def test_a_text_has_the_uni_bi_and_trigrams_of_its_words() -> None:
    assert len(unpacked(TOKENS.of_text("산책했다, 산책"))) == 4 + 3 + 2
    assert TOKENS.of_text("가나 다") == TOKENS.of_text("다!가나?")
    assert TOKENS.of_text(" .,!?「」、。 ") == b""


def test_the_key_changes_every_token() -> None:
    other = SearchTokens(OTHER_KEY)
    assert unpacked(TOKENS.of_text("산책했다", [("mood", "calm")])).isdisjoint(
        unpacked(other.of_text("산책했다", [("mood", "calm")]))
    )
    assert TOKENS.number("mood", "calm") != other.number("mood", "calm")
    assert TOKENS.identity("tag", "가족") != other.identity("tag", "가족")


def test_labels_and_n_grams_never_meet() -> None:
    labelled = unpacked(TOKENS.of_text("", [("tag", "가"), ("mood", "가"), ("", "가")]))
    assert len(labelled) == 3
    assert labelled.isdisjoint(unpacked(TOKENS.of_text("가 tag mood")))
    assert is_candidate("글", "글", (("tag", "가족"),))
    assert not unpacked(TOKENS.of_query("글", [("tag", "가")]).exact) <= unpacked(TOKENS.of_text("글 가"))


def test_a_derived_id_looks_like_one_and_is_stable() -> None:
    tag = TOKENS.identity("tag", " 가족 ")
    assert tag == TOKENS.identity("tag", "가족")
    assert tag.version == 8
    assert tag.variant == "specified in RFC 4122"
    assert tag != TOKENS.identity("tag", "가족들")
    assert -(2**63) <= TOKENS.number("mood", "calm") < 2**63


def test_a_text_with_too_many_tokens_is_kept_by_its_characters() -> None:
    text = "".join(chr(0xAC00 + number * 7919 % 11172) for number in range(50_000))
    packed = TOKENS.of_text(text)
    assert len(packed) // TOKEN_BYTES == 11172 + 1
    assert is_candidate(text, text[777:790])
    assert not is_candidate(text, "zzz")
    assert not is_candidate("짧은 글", "긴")


@given(texts, texts)
def test_cutting_a_text_and_cutting_its_query_agree(text: str, query: str) -> None:
    folded, pieces = fold(text), fold(query).split()
    if pieces and all(piece in folded for piece in pieces):
        assert is_candidate(text, query)
    assert all(SEPARATORS.search(word) is None for word in SEPARATORS.split(folded))
