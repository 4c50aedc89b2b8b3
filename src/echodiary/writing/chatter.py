"""What models say around a text though they were asked not to: preambles, titles, offers of help, marks of layout."""

from __future__ import annotations

import re

LONGEST_PREAMBLE = 160  # characters; a longer sentence is somebody's diary

# With these a preamble begins; any other beginning is let through at once.
STARTERS = (
    "물론", "네,", "네!", "네.", "예,", "좋아요", "좋습니다", "알겠습니다", "알겠어요", "그럼요",
    "다음은", "아래는", "여기", "요청하신", "말씀하신", "오늘의 일기", "제목", "일기",
    "sure", "certainly", "of course", "here", "okay", "ok,", "ok!", "ok.", "absolutely",
    "title", "diary", "great", "below", "dear diary",
)  # fmt: skip
_DRAFT = r"(?:일기|초안|버전|작성한 글|다듬은 글|고친 글)"
_ENTRY = r"(?:diary|journal|entry|draft|rewrite|rewritten|version)"
_PREAMBLE = re.compile(
    r"(?:(?:네|예)[,!.]?\s*)?(?:"
    r"(?:물론(?:이죠|이지요|입니다|이에요)|알겠습니다|알겠어요|그럼요|좋습니다|좋아요)[!.~]*"
    rf"|(?:다음은|아래는|여기|요청하신|말씀하신)[^.!?\n]*{_DRAFT}[^.!?\n]*"
    r"(?:입니다|이에요|예요|있습니다|있어요|드릴게요|드립니다|보았습니다|봤어요|봤습니다|:)[.!:~]*"
    rf"|(?:다음은|아래는|여기)[^.!?\n]*{_DRAFT}[.!:~]+"
    r"|(?:오늘의 )?일기(?: 초안)?:"
    r"|(?:sure|certainly|of course|absolutely|okay|ok|great)(?: thing)?[!.,]*"
    rf"|(?:(?:sure|certainly|of course|absolutely|okay|ok|great)[!,]? )?(?:here(?:'s|’s| is)|below is)"
    rf"[^.!?\n]*\b{_ENTRY}\b[^.!?\n]*[.!:]+"
    r"|diary entry:|dear diary[,.!:]+"
    r")",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:제목|title)\s*[:：]", re.IGNORECASE)
# With these a line of help begins. It is only dropped where nothing but help follows it.
HELP_STARTERS = (
    "도움이", "추가로", "필요하", "수정", "혹시", "이 일기", "원하시", "더 ", "마음에 드",
    "let me know", "i hope", "would you", "if you", "feel free", "is there", "please let",
)  # fmt: skip
_OFFERS = (
    r"말씀해 ?주세요|알려 ?주세요|도와드릴게요|도와드리겠습니다|수정해 ?드릴게요|수정해 ?드리겠습니다|"
    r"(?:도움|수정|변경)이 필요하신가요|도움이 되(?:었으면 좋겠습니다|셨기를 바랍니다|길 바랍니다)"
)
_HELP = re.compile(
    rf"(?:.*(?:{_OFFERS})[.!?~\s]*\W{{0,2}}"
    r"|(?:let me know|feel free|would you like|is there anything|please let me)\b.*"
    r"|(?:i hope (?:this|that|it)|if you(?:'d| would)? (?:like|need|want)).*"
    r"\b(?:helps?|draft|entry|changes?|adjust|edits?|know)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


def may_begin(text: str, starters: tuple[str, ...]) -> bool:
    """Whether a text begins with a starter, or could with what comes next."""
    low = text.lower()
    return any(starter.startswith(low) or low.startswith(starter) for starter in starters)


def is_preamble(sentence: str) -> bool:
    """Whether a first sentence only announces the text."""
    return len(sentence) <= LONGEST_PREAMBLE and _PREAMBLE.fullmatch(sentence.strip()) is not None


def may_be_title(line: str) -> bool:
    """Whether a first line calls itself a title: 제목: …, Title: …"""
    return _TITLE.match(line) is not None


def is_help(line: str) -> bool:
    """Whether a line offers help."""
    return _HELP.fullmatch(line.strip()) is not None
