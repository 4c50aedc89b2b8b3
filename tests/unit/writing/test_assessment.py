from __future__ import annotations

import subprocess
import sys

import pytest

from echodiary.writing.assessment import (
    Readable,
    Thin,
    ThinReason,
    assess,
    detect_language,
    question,
)
from echodiary.writing.request import Language, Memo, MemoKind

KO, EN = Language.KO, Language.EN


def assessed(text: str) -> Readable | Thin:
    return assess(Memo(MemoKind.TEXT, text), KO)


@pytest.mark.parametrize(
    "text",
    ["야근", "비", "gym", "KTX", "rhythms", "strengths", "werewolf", "property", "132/85",
     "ごはん", "обед", "café", "ㅋㅋ 야근", "😀 lunch", "a", "PRs", "keyboard", "ㅇㅈ 야근"],
)  # fmt: skip
def test_one_real_word_is_enough(text: str) -> None:
    assert isinstance(assessed(text), Readable)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", ThinReason.EMPTY),
        ("   \n ", ThinReason.EMPTY),
        ("ㅁㄴㅇㄹ", ThinReason.UNREADABLE),
        ("asdfgh", ThinReason.UNREADABLE),
        ("qwertyuiop", ThinReason.UNREADABLE),
        ("sdkfjhskdf", ThinReason.UNREADABLE),
        ("zzzzzz", ThinReason.UNREADABLE),
        ("...!!!???", ThinReason.SYMBOLS_ONLY),
        ("\x00\x01", ThinReason.SYMBOLS_ONLY),
        ("ㅋㅋㅋ", ThinReason.FEELING_ONLY),
        ("ㅠㅠ", ThinReason.FEELING_ONLY),
        ("😭😭", ThinReason.FEELING_ONLY),
        ("lol", ThinReason.FEELING_ONLY),
        ("haha!! ㅋㅋ", ThinReason.FEELING_ONLY),
        ("헐... 하하", ThinReason.FEELING_ONLY),
    ],
)
def test_nothing_to_write_from(text: str, reason: ThinReason) -> None:
    assert assessed(text) == Thin(reason, KO)


def test_no_keywords_are_empty() -> None:
    assert assess(Memo(MemoKind.KEYWORDS, keywords=("", " ")), EN) == Thin(ThinReason.EMPTY, EN)


@pytest.mark.parametrize("reason", ThinReason)
def test_every_refusal_asks_one_question(reason: ThinReason) -> None:
    assert question(reason, KO).endswith("줄래요?")
    assert "?" in question(reason, EN)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("회의 3개", KO),
        ("standup에서 blocker 공유. deploy 밀림", KO),
        ("had coffee w/ Tom", EN),
        ("met 지민 at the new cafe near the station today", EN),
        ("ㅁㄴㅇㄹ", KO),
        ("132/85", EN),
    ],
)
def test_the_language_is_the_memos(text: str, language: Language) -> None:
    assert detect_language(text, EN) is language


def test_assessing_loads_no_model() -> None:
    code = (
        "import sys; from echodiary.writing import assessment, scripted, builtin;"
        "assert 'kiwipiepy' not in sys.modules and 'lemminflect' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own interpreter
