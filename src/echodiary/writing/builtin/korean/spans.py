"""Particles of hours and spans of time before a verb, and 을 between a deed and its 하다: grammar for `particles`."""

from __future__ import annotations

from collections.abc import Collection

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.lexicon import DURATIONS, PEOPLE, TIMES
from echodiary.writing.builtin.korean.particle_words import BETWEEN
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase

_ADVERBIAL = BETWEEN | frozenset(
    ("전부", "모두", "서로", "직접", "스스로", "잠시", "잠깐", "각자", "같이", "대신", "결국", "거의")
)


def is_coming(noun: Eojeol, target: Eojeol) -> bool:
    """월요일 오는 게 싫다: the day itself comes; 유통기한 이틀 지남: no object."""
    if noun.text in {"여기저기", "이리저리"}:
        return True  # 편지 여기저기 보냄
    if noun.text in {"하루", "이틀", "사흘", "나흘", "일주일"} and target.morphs[0].form == "지나":
        return True
    return noun.text.endswith("요일") and target.morphs[0].form == "오" and target.last.base == "ETM"


def is_timed(noun: Eojeol, count: Eojeol, target: Eojeol) -> bool:
    """Whether a count is a span by itself (두 시간 감), an hour of the day (오후 4시 나감) or exceeded (만원 넘음)."""
    if target.morphs[0].form == "넘" and noun is not count and noun.is_bare_noun:
        return True
    return (noun is count and count.unit in DURATIONS) or (count.unit == "시" and noun.text in TIMES)


def timed(phrase: Phrase, index: int, count: Eojeol, target: Eojeol) -> Edit | None:
    """답글 달다 보니 두 시간 감 -> 두 시간이 갔다, 오후 4시 데리러 감 -> 오후 4시에 …"""
    noun = phrase.eojeols[index]
    if target.morphs[0].form == "넘" and count is not noun:
        return Edit(noun.end, noun.end, particle_after(noun.text, "이"))  # 응시료 5만원 넘음
    if count is not noun:
        return Edit(count.end, count.end, "에")
    passed = index and phrase.eojeols[index - 1].last.base == "EC" and target.morphs[0].form in {"가", "지나"}
    alone = phrase.text[count.end :].strip() == target.text
    return Edit(count.end, count.end, particle_after(count.text, "이")) if passed and alone else None


def done_thing(phrase: Phrase, cut: int, placed: Collection[int]) -> list[Edit]:
    """퇴사 통보함 -> 퇴사 통보를 했다: a deed that another noun describes takes 을 before its 하다."""
    if len(phrase.eojeols) < 2:
        return []
    noun, deed = phrase.eojeols[-2:]
    morphs = deed.morphs
    if len(morphs) < 2 or morphs[0].base != "NNG" or (morphs[1].form, morphs[1].base) != ("하", "XSV"):
        return []
    end, word = morphs[0].end, morphs[0].form
    described = noun.is_bare_noun and noun.end not in placed and noun.text not in TIMES | PEOPLE | _ADVERBIAL
    if end != cut or not described or word not in kinds.ACTS or word in kinds.GOINGS:
        return []
    return [Edit(end, end, f"{particle_after(word, '을')} ")]
