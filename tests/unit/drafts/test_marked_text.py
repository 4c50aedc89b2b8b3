"""The same rule as sentences.js: see web/static/test/sentences.test.js."""

from echodiary.features.drafts.marked_text import Piece, marked_paragraphs


def test_added_sentences_are_marked_wherever_they_stand() -> None:
    assert marked_paragraphs("갔다. 좋았다.\n좋았다. 끝.", {"좋았다.": "added", "갔다.": "guessed"}) == (
        (Piece("갔다.", "guessed"), Piece(" "), Piece("좋았다.", "added")),
        (Piece("좋았다.", "added"), Piece(" 끝.")),
    )


def test_a_sentence_that_was_edited_is_the_users_own() -> None:
    assert marked_paragraphs("참 좋았어.", {"참 좋았다.": "added"}) == ((Piece("참 좋았어."),),)


def test_the_longer_sentence_wins_over_one_that_is_in_it() -> None:
    assert marked_paragraphs("참 좋았다.", {"좋았다.": "guessed", "참 좋았다.": "added"}) == (
        (Piece("참 좋았다.", "added"),),
    )


def test_blank_sentences_mark_nothing_and_empty_lines_stay() -> None:
    assert marked_paragraphs("가\n\n나", {"": "added", " ": "added"}) == ((Piece("가"),), (), (Piece("나"),))
