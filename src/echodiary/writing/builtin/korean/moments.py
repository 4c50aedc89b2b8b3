"""When: an hour, a day or a part of it that wants its 에."""

from __future__ import annotations

import re

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clause import Clause, Edit
from echodiary.writing.builtin.korean.lexicon import EATING, MEALS, TIMES, TIMES_WITH_E
from echodiary.writing.builtin.korean.phrase import Phrase

_PAST_THE_HOUR = frozenset((
    "넘", "되", "지나", "전", "후", "이후", "이전", "반", "쯤", "이", "정각", "까지", "부터",
))  # fmt: skip
_DONE_AT = frozenset((
    "하", "가", "오", "보", "먹", "마시", "타", "자", "찍", "받",
))  # fmt: skip
_HALF_PAST = re.compile(r"\d{1,2}시 ?반$")
_OF_A_TIME = frozenset(
    (
        "겸",
        "알바",
        "근무",
        "특근",
        "수업",
        "반",
        "농장",
        "예능",
        "드라마",
        "아르바이트",
        "당직",
        "학교",
        "특강",
        "약속",
        "모임",
        "회식",
        "일정",
        "미팅",
        "회의",
        "예약",
        "메뉴",
        "식사",
    )
)
_THROUGHOUT = frozenset(("내내", "동안", "내", "사이", "종일"))
_CLOCK = frozenset(("시", "시간", "때", "분"))


def moment(phrase: Phrase, index: int) -> Edit | None:
    """21:00 엄마 전화 받음 -> 21:00에 …, 점심 제육이 나와서 -> 점심에 …"""
    eojeol, after = phrase.eojeols[index], phrase.eojeols[index + 1]
    numbered = after.morphs[0].tag in {"SN", "W_SERIAL"}
    if after.last.form in {"까지", "부터"} or any(one.text == "대신" for one in phrase.eojeols[index + 2 : index + 3]):
        return None  # 토요일 근무 대신
    if after.morphs[0].form in _PAST_THE_HOUR or numbered or after.text in TIMES:
        return None
    clock = ":" in eojeol.text and eojeol.text.replace(":", "").isdigit()
    hour = eojeol.morphs[0].tag == "SN" and eojeol.last.form in {"시", "교시"}
    hour = hour or _HALF_PAST.match(eojeol.text) is not None
    comes = after.morphs[0].form == "오" and after.last.base == "ETM"  # 월요일 오는 게
    day = eojeol.text.endswith("요일") and not comes
    dish = after.last.base in {"JKS", "JKO"} and after.morphs[0].form in kinds.FOODS  # not 아침 햇살이
    part = eojeol.text in MEALS and dish
    return Edit(eojeol.end, eojeol.end, "에") if clock or hour or day or part else None


def time_follows(phrase: Phrase, index: int) -> bool:
    """저녁 개인정비시간에: only the last of two times takes 에."""
    after = phrase.eojeols[index + 1]
    is_time = any(morph.form in _CLOCK for morph in after.morphs)
    return phrase.eojeols[index].text in TIMES and is_time and after.last.base == "JKB"


def in_the_part(phrase: Phrase, clause: Clause) -> tuple[Edit, ...]:
    """오전 요가 -> 오전에 요가를 했다; but 점심 약속이 있었다."""
    first = phrase.eojeols[0]
    deed = clause.predicate.stem[-1][0] in _DONE_AT and len(phrase.eojeols) > 1
    on_the_hour = len(phrase.eojeols) > 1 and phrase.eojeols[1].morphs[0].tag in {"SN", "W_SERIAL"}
    if (
        not deed
        or on_the_hour
        or first.text not in TIMES_WITH_E
        or any(edit.start == first.end for edit in clause.edits)
    ):
        return ()
    if phrase.eojeols[1].text in _THROUGHOUT:
        return ()  # 주말 내내
    eaten = first.text in MEALS and any(one.morphs[0].form in EATING for one in phrase.eojeols[1:3])
    if eaten or phrase.eojeols[1].text in _OF_A_TIME:
        return ()  # 점심 같이 먹을 사람, 주말 알바
    return () if time_follows(phrase, 0) else (Edit(first.end, first.end, "에"),)


def at_the_hour(phrase: Phrase) -> tuple[Edit, ...]:
    """아침 6시 러닝 -> 아침 6시에 러닝, 6시 반 퇴근 -> 6시 반에 퇴근: an hour at the head of a deed."""
    for index, eojeol in enumerate(phrase.eojeols[:-1]):
        clock = eojeol.text.replace(":", "").isdigit() and ":" in eojeol.text
        if clock or (eojeol.morphs[0].tag in {"SN", "W_SERIAL"} and eojeol.last.form == "시"):
            following = phrase.eojeols[index + 1]
            minutes = following.text == "반" or (following.last.form == "분" and following.morphs[0].tag == "SN")
            at = following if minutes and index + 2 < len(phrase.eojeols) else eojeol
            return () if minutes and at is eojeol else (Edit(at.end, at.end, "에"),)
    return ()
