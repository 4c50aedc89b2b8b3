"""Questions that a note puts to its own writer: 왜 이럴까, 내일 뭐 하지."""

from __future__ import annotations

from echodiary.writing.builtin.korean.morphology import Morph

_WONDERING = frozenset((
    "ᆯ까", "을까", "ᆯ까요", "을까요", "나", "ᆫ가", "은가", "는가", "려나", "으려나", "냐", "느냐", "니", "는지",
    "ᆫ지", "은지", "을지", "ᆯ지", "ᆫ가요", "는가요", "나요", "가요", "을래나",
))  # fmt: skip
ASKING = frozenset(
    ("뭐", "무엇", "뭘", "왜", "어떻", "어떡하", "어쩌", "언제", "누구", "어디", "얼마", "어떻게", "무슨", "몇")
)


def asks_itself(morphs: tuple[Morph, ...]) -> bool:
    """Whether a fragment asks itself something."""
    last = morphs[-1]
    if last.base != "EF":
        return last.base == "EC" and last.form in {"ᆯ지", "을지", "는지", "ᆫ지", "나"}
    asks = last.form in {"지", "지요", "죠", "어", "아"} and any(morph.form in ASKING for morph in morphs)
    hoped = last.form in {"지", "지요", "죠"} and any(morph.form == "겠" and morph.base == "EP" for morph in morphs)
    return last.form in _WONDERING or asks or hoped
