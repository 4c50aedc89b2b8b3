"""What somebody said, typed without quotation marks: 아이가 고마워 라고 함, 엄마가 힘내라고 함."""

from __future__ import annotations

import re

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
_CLOSES_SPEECH = ("아", "어", "야", "자", "지", "네", "까", "요", "다", "해", "워")
_FINITE = re.compile(r"[가-힣]$")


def marked(text: str) -> str:
    """Return the text with quotation marks around what is told as somebody's own words."""
    if quoted_spans(text):
        return text
    for pattern in (_SAID, _SPOKEN):
        found = pattern.match(text)
        if found is None or len(found["words"]) > _LONGEST_SPEECH or not _FINITE.search(found["words"]):
            continue
        if found["said"] == "하고" and not found["words"].endswith(
            ("아", "어", "야", "자", "지", "네", "까", "요", "다", "해", "워")
        ):
            continue
        start, end = found.span("words")
        said = "라고" if found["said"] == "이라고" else found["said"]
        return f"{text[:start]}“{text[start:end]}”{said}{text[found.end('said') :]}"
    return text
