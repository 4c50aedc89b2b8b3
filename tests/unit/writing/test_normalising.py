"""What models say around a text goes, the text itself stays, however it was cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echodiary.writing.normalising import Normaliser


def normalised(text: str, size: int = 1) -> str:
    normaliser = Normaliser()
    pieces = [normaliser.feed(text[start : start + size]) for start in range(0, len(text), size)]
    return "".join((*pieces, normaliser.finish()))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("물론이죠! 다음은 오늘의 일기입니다.\n\n회의를 했다. 힘들었다.", "회의를 했다. 힘들었다."),
        ("네, 알겠습니다. 요청하신 일기 초안입니다:\n회의를 했다.", "회의를 했다."),
        ("아래는 다듬은 글이에요:\n갔다.", "갔다."),
        ("일기:\n갔다.", "갔다."),
        ("Sure! Here's your diary entry:\n\nI had a meeting.", "I had a meeting."),
        ("Of course! Here is the rewritten entry:\n\nI went.", "I went."),
        ("Dear diary,\n\nI went.", "I went."),
        ("제목: 회의의 날\n회의를 했다.", "회의를 했다."),
        ("Title: A day\nI went.", "I went."),
        ("# 오늘의 일기\n\n회의를 했다.", "회의를 했다."),
        ("**회의의 날**\n\n회의를 했다.", "회의를 했다."),
        ("오늘은 **회의**를 __세 번__ 했다.", "오늘은 회의를 세 번 했다."),
        ("회의를 했다.\n- 커피를 마셨다.\n> 졸렸다.\n## 저녁", "회의를 했다.\n커피를 마셨다.\n졸렸다.\n저녁"),
        ("```\n회의를 했다.\n```", "회의를 했다."),
        ("---\n회의를 했다.\n***", "회의를 했다."),
        ("“회의를 했다.\n\n힘들었다.”", "회의를 했다.\n\n힘들었다."),
        ('"회의를 했다. 힘들었다."', "회의를 했다. 힘들었다."),
        ("회의를 했다.\n\n도움이 필요하시면 말씀해 주세요!", "회의를 했다."),
        ("I went.\n\nLet me know if you'd like any changes!", "I went."),
        ("\ufeff회의를\u200b 했다.\r\n\r\n\r\n\r\n끝.  \n\n", "회의를 했다.\n\n끝."),
    ],
)
def test_what_is_said_around_a_text_goes(said: str, kept: str) -> None:
    assert {normalised(said, size) for size in (1, 2, 3, 5, 1000)} == {kept}


@pytest.mark.parametrize(
    "text",
    [
        "여기 와서 좋았다. 그랬다.",
        "물론 힘들었다. 그래도 했다.",
        "다음은 글을 썼다. 그게 다다.",
        "다음은 없다고 했다. 그래도 갔다.",
        "네, 하고 대답했다. 그뿐이다.",
        "일기를 쓴다. 오랜만이다.",
        "제목 없는 하루였다.",
        "좋아요 버튼을 눌렀다.",
        "Here we are again. I was tired.",
        "Great day. Of course it rained.",
        "Sure enough, it rained. I got wet.",
        '"안녕" 하고 말했다.',
        "“왜 이직하세요?”라고 물었다.\n\n“그냥요.”",
        "-5도였다. 추웠다.",
        "2 * 3 * 4 = 24였다.",
        "1. 회의\n2. 커피",
        "도움이 많이 된 하루였다.\n도움이 됐다. 끝.",
        "더 걷고 싶었다.\n더 좋은 날이 되었으면 좋겠다.",
        "도움이 필요하면 말하라고 했다. 고마웠다.",
        "If you walk far enough you get tired. I did.",
        "ㅋㅋㅋ 웃겼다 ㅠㅠ",
    ],
)
def test_a_diary_passes_as_it_is(text: str) -> None:
    assert {normalised(text, size) for size in (1, 4, 1000)} == {text}


def test_an_offer_of_help_in_the_middle_is_part_of_the_text() -> None:
    text = "상담을 받았다.\n혹시 필요한 게 있으면 알려 주세요.\n그 말이 고마웠다."
    assert normalised(text) == text


def test_ordinary_words_are_not_held_back() -> None:
    normaliser = Normaliser()
    assert normaliser.feed("오늘은") == "오늘은"
    assert normaliser.feed(" 회의") == " 회의"


@given(st.text(max_size=300), st.lists(st.integers(1, 9), min_size=1, max_size=40))
def test_any_cutting_comes_out_the_same(text: str, sizes: list[int]) -> None:
    normaliser, said, position = Normaliser(), [], 0
    for size in sizes * (1 + len(text)):
        if position >= len(text):
            break
        said.append(normaliser.feed(text[position : position + size]))
        position += size
    assert "".join((*said, normaliser.finish())) == normalised(text, 1)


SAID = ("회의", "커피를", "마셨다", "걸었다", "엄마", "12,400원", "7km", "비가", "왔다", "I", "walked", "home")
WORDS = st.lists(st.sampled_from(SAID), min_size=1, max_size=8)


@given(st.lists(WORDS.map(lambda words: " ".join(words) + "."), min_size=1, max_size=6))
def test_sentences_of_a_diary_are_never_lost(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    assert normalised(text, 7) == text
