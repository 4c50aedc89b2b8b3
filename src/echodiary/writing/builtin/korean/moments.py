"""When: an hour, a day or a part of it that wants its 에."""

from __future__ import annotations

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.lexicon import MEALS, TIMES
from echodiary.writing.builtin.korean.phrase import Phrase

_PAST_THE_HOUR = frozenset(("넘", "되", "지나", "전", "후", "이후", "이전", "반", "쯤", "이", "정각", "까지", "부터"))
_CLOCK = frozenset(("시", "시간", "때", "분"))


def moment(phrase: Phrase, index: int) -> Edit | None:
    """21:00 엄마 전화 받음 -> 21:00에 …, 점심 제육이 나와서 -> 점심에 …"""
    eojeol, after = phrase.eojeols[index], phrase.eojeols[index + 1]
    numbered = after.morphs[0].tag in {"SN", "W_SERIAL"}
    if after.last.form in {"까지", "부터"}:
        return None
    if after.morphs[0].form in _PAST_THE_HOUR or numbered or after.text in TIMES:
        return None
    clock = ":" in eojeol.text and eojeol.text.replace(":", "").isdigit()
    hour = eojeol.morphs[0].tag == "SN" and eojeol.last.form == "시"
    day = eojeol.text.endswith("요일")
    dish = after.last.base in {"JKS", "JKO"} and after.morphs[0].form in kinds.FOODS  # not 아침 햇살이
    part = eojeol.text in MEALS and dish
    return Edit(eojeol.end, eojeol.end, "에") if clock or hour or day or part else None


def time_follows(phrase: Phrase, index: int) -> bool:
    """저녁 개인정비시간에: only the last of two times takes 에."""
    after = phrase.eojeols[index + 1]
    is_time = any(morph.form in _CLOCK for morph in after.morphs)
    return phrase.eojeols[index].text in TIMES and is_time and after.last.base == "JKB"
