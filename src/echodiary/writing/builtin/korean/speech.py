"""What somebody said, typed without quotation marks: 아이가 고마워 라고 함, 엄마가 힘내라고 함."""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.lexicon import PEOPLE
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phonology import closes
from echodiary.writing.builtin.reading import quoted_spans

_LONGEST_SPEECH = 40  # characters
_WHO = r"^(?P<who>\S+(?:이|가|은|는|께서|도|한테|에게|한테서)\s)?"
_SAID = re.compile(
    _WHO + r"(?P<words>\S.*?)\s(?P<said>이?라고|라며|하고)"
    r"(?=\s(?:함|했|하|해|말|외|대답|웃|울|물|톡|카톡|문자|소리|답|전화|보|적|써|쓰|부르|불))"
)
# Endings that only direct speech has before 라고.
_SPOKEN = re.compile(
    _WHO + r"(?P<words>\S.*?(?:[워해네다까줘]|[했었았겠졌났왔싶]어|[아어해세네]요))(?P<said>라고)"
    r"(?=\s(?:함|했|하|해|말|외|대답|톡|카톡|문자|물))"
)
# 장모님은 집이 깨끗하네 하심: without 라고.
_UTTERED = re.compile(
    r"^(?P<who>\S+(?:이|가|은|는|께서)\s)(?P<words>\S.*?(?:네|구나|냐|자|요|맙다|찮다|있다|좋다|쁘다))(?P<said>\s)"
    r"(?=(?:하심|하셨|하시|함$|했다|하더라|하신다))"
)
# 애들이 아빠 언제 와 백번 물어봄.
_ASKED = re.compile(
    r"^(?P<who>\S+(?:이|가|은|는|께서)\s)(?P<words>(?:\S+\s)*?(?:언제|왜|뭐|어디|누구|몇|얼마|어떻게)\S*?(?:\s\S+?)??"
    r"(?:와|가|해|돼|먹어|야|니|냐|요|지|까|어|아|여))(?P<said>\s)(?=(?:\S+\s)?(?:물어봄|물어봤|물어본|물음|물었|묻))"
)
_CLOSES_SPEECH = ("아", "어", "야", "자", "지", "네", "까", "요", "다", "해", "워")
_FINITE = re.compile(r"[가-힣]$")
_FINALS_M = frozenset((10, 16))  # ㄻ, ㅁ among the 28 finals of a syllable
_WHOSE = frozenset(("우리", "우리집", "옆집", "옆자리", "어린이집", "유치원", "학교", "회사", "윗집", "아랫집", "앞집"))
# How or upon what something was said, before the words themselves.
_HOW = re.compile(
    r"^.*(?:하니까|했더니|물으니까?|물어보니까?|물었더니|보더니|길래)\s"
    r"|^(?:갑자기|조용히|대뜸|자꾸|계속|또|괜히|몰래|슬쩍|웃으면서|울면서|웃으며|울며|작게|크게|먼저|처음으로|"
    r"전화로|카톡으로|톡으로|문자로|말로|영상통화로|전화해서|전화와서|와서|뛰어와서|달려와서|안아주면서|안기면서)\s"
)


def marked(text: str) -> list[str]:
    """Return the notes of a text, with quotation marks around what is told as somebody's own words."""
    if quoted_spans(text):
        return [text]
    for pattern in (_SAID, _SPOKEN, _UTTERED, _ASKED):
        found = pattern.match(text)
        if found is None or not _FINITE.search(found["words"]):
            continue
        start, end = found.span("words")
        start, cut = _speech_starts(text, start, end)
        words = text[start:end]
        if len(words) > _LONGEST_SPEECH or (found["said"] == "하고" and not words.endswith(_CLOSES_SPEECH)):
            continue
        said = found["said"].strip() or "라고 "
        said = "라고" if said == "이라고" and not closes(words) else said
        told = f"{text[cut:start]}“{words}”{said}{text[found.end('said') :]}"
        return [piece for piece in (text[:cut].strip(" ,"), told) if piece]
    return [text]


def _speech_starts(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words themselves begin, and where the note that tells them does.

    딸이 그림 그려줌 · “엄마 사랑해”라고, 하원 · 아이가 “왜 이제 왔어”라고, 전화로 “밥은 먹었냐”라고.
    """
    cut = 0
    for found in re.finditer(r"\S+(?=\s)", text[:end]):
        if _is_noted(found[0]) or (start == 0 and cut < found.start() and _is_speaker(found[0])):
            start = found.end() + 1
            cut = start if _is_noted(found[0]) else _note_starts(text, found.start())
    how = _HOW.match(text[start:end])
    return (start if how is None else start + how.end()), cut


def _note_starts(text: str, speaker: int) -> int:
    """Return where the note of a speaker begins: at the speaker, or at what belongs to the speaker."""
    before = text[:speaker].split()
    if not before:
        return 0
    last = morphs_of(before[-1])[-1]
    own = last.base in {"JKG", "ETM", "MM", "NP", "JX"} or before[-1] in {
        "우리",
        "우리집",
        "옆집",
        "옆자리",
        "어린이집",
    }
    return 0 if own or (len(before) == 1 and before[0] not in kinds.ACTS) else speaker


def _is_speaker(word: str) -> bool:
    morphs = morphs_of(word)
    person = morphs[-2] if len(morphs) > 1 else morphs[0]
    return morphs[-1].base == "JKS" and (person.form in PEOPLE or person.form in {"님", "쌤", "씨"})


def _is_noted(word: str) -> bool:
    if not ("가" <= word[-1] <= "힣") or (ord(word[-1]) - 0xAC00) % 28 not in _FINALS_M:
        return False
    morphs = morphs_of(word)
    return len(morphs) > 1 and morphs[-1].base in {"ETN", "EF"} and word not in kinds.ADJECTIVAL
