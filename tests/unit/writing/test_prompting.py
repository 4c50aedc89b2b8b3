"""What a model is told: all of the request is in it, and what somebody typed cannot close its fence."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echodiary.writing.prompting import messages_for
from echodiary.writing.request import Fidelity, Language, Length, Memo, MemoKind, SpeechLevel, Voice, WritingRequest

MEMO = Memo(MemoKind.TEXT, "회의 3개, 붕어빵 2천원")
VOICE = Voice(
    "책방이모",
    SpeechLevel.POLITE,
    Language.KO,
    description="동네 책방을 한다",
    traits=("다정함", "느긋함"),
    writing_samples=("오늘은 책이 두 권 팔렸어요.",),
    do=("짧은 문장",),
    dont=("이모지 쓰지 않기",),
)
REQUEST = WritingRequest(MEMO, VOICE, Language.KO, entry_date=date(2026, 11, 25))
FENCED = re.compile(r"^(\[{3,})([^\[\]/]+)(\]{3,})\n(.*?)\n\1/\2\3$", re.DOTALL | re.MULTILINE)


def told(request: WritingRequest) -> tuple[str, str]:
    system, user = messages_for(request)
    return system.text, user.text


def test_everything_that_the_persona_is_stands_in_its_fence() -> None:
    _, user = told(REQUEST)
    blocks = [(name, text) for _, name, _, text in FENCED.findall(user)]
    assert [name for name, _ in blocks] == ["페르소나", "글 견본", "메모"]
    persona = blocks[0][1]
    for word in ("책방이모", "동네 책방을 한다", "다정함, 느긋함", "짧은 문장", "이모지 쓰지 않기"):
        assert word in persona
    assert blocks[-1][1] == MEMO.text


@pytest.mark.parametrize("language", Language)
def test_level_fidelity_and_length_are_told_apart(language: Language) -> None:
    plain = replace(REQUEST, language=language)
    seen = {told(plain)[0]}
    for level in SpeechLevel:
        seen.add(told(replace(plain, voice=replace(VOICE, speech_level=level)))[0])
    for fidelity in Fidelity:
        seen.add(told(replace(plain, fidelity=fidelity))[0])
    for length in Length:
        seen.add(told(replace(plain, length=length))[0])
    assert len(seen) == len(SpeechLevel) + len(Fidelity) + len(Length) - 2
    assert not any("$" in text for text in seen)


def test_a_rewrite_brings_the_text_so_far_the_wish_and_what_to_mend() -> None:
    _, user = told(replace(REQUEST, previous_text="앞의 글.", instruction="더 짧게", mend=("앞의 글.",)))
    assert {name for _, name, _, _ in FENCED.findall(user)} == {
        "페르소나",
        "글 견본",
        "앞서 쓴 글",
        "고칠 문장",
        "바라는 점",
        "메모",
    }


def test_words_of_a_list_are_said_to_be_words() -> None:
    keywords = replace(REQUEST, memo=Memo(MemoKind.KEYWORDS, keywords=("비", "카페")))
    assert "낱말" in told(keywords)[1].rsplit("]]]", 1)[1]
    assert "낱말을 늘어놓은" not in told(REQUEST)[1]


MISCHIEF = st.text(alphabet="[]/메모페르소나\n \\abc", max_size=60)


@given(memo=MISCHIEF, sample=MISCHIEF, wish=MISCHIEF)
def test_nothing_typed_closes_its_fence(memo: str, sample: str, wish: str) -> None:
    request = replace(
        REQUEST,
        memo=Memo(MemoKind.TEXT, memo),
        voice=replace(VOICE, writing_samples=(sample,)),
        instruction=wish or None,
    )
    system, user = told(request)
    fence = re.search(r"(\[+)메모\]+처럼", system)
    assert fence
    marks = [line for line in user.split("\n") if line.startswith(fence[1]) and line.endswith("]" * len(fence[1]))]
    blocks = 3 + bool(wish)
    assert len(marks) == 2 * blocks  # only ours
    assert FENCED.findall(user)[-1][3] == memo
    assert memo not in system or not memo.strip("[]/메모페르소나\n \\abc")
