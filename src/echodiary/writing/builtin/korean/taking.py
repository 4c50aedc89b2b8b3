"""What stands between a thing and the verb that takes it, and where somebody is sent: grammar for `particles`."""

from __future__ import annotations

from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.lexicon import PEOPLE, TIMES
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.particle_words import RUINED, WITH_OBJECT
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.verbs import verb_of_kind

_WHERE = frozenset(("앞", "뒤", "옆", "안", "위", "밑", "아래", "근처", "밖", "속", "사이"))
_QUOTATION = frozenset("'\"“‘「")
_PUTTING = frozenset(
    (
        "올리",
        "널",
        "끼우",
        "넣",
        "놓",
        "두",
        "붙이",
        "꽂",
        "담",
        "싣",
        "걸",
        "던지",
        "쏟",
        "묻",
        "버리",
        "달",
        "바르",
        "숨기",
        "굽",
        "튀기",
        "찌",
        "데우",
        "돌리",
        "말리",
    )
)
_LEFT = ("톡방", "채팅방", "오픈채팅", "동아리", "길드", "클랜", "모임", "단톡", "밴드", "동호회")
_AWAY = frozenset(("군대", "유학", "학원", "캠프"))


def is_way_of_taking(phrase: Phrase, index: int) -> bool:
    """케이크 고구마로 삼, 곰팡이 락스로 닦음: with what or from where a thing was taken; but 회사 앞에서 삼."""
    here = phrase.eojeols[index]
    noun, after = phrase.eojeols[index - 1], phrase.eojeols[index + 1 : index + 2]
    if here.last.base != "JKB" or here.last.form not in {"로", "으로", "에서", "에"} or here.morphs[0].form in _WHERE:
        return False
    placed = _is_place(noun.text) or noun.text in TIMES or noun.text in PEOPLE
    if here.last.form == "에" and not (after and after[0].morphs[0].form in _PUTTING):
        return False
    return bool(after) and not placed and after[0].morphs[0].form in WITH_OBJECT | _PUTTING


def is_degree(phrase: Phrase, index: int) -> bool:
    """Return whether a word says how much, by what happens of itself: 배 *터지게* 먹음."""
    word = phrase.eojeols[index]
    return (
        word.last.base == "EC"
        and word.last.form == "게"
        and word.morphs[0].form in {"터지", "빠지", "시리", "아프", "부르"}
    )


def is_sent_to(noun: Eojeol, verb: Morph) -> bool:
    """Return whether a noun is where somebody is sent: 아들 군대 보냄."""
    return verb.form == "보내" and (noun.text in _AWAY or _is_place(noun.text))


def own_choices(noun: Eojeol, verb: Morph) -> tuple[str, ...]:
    """Return the particle of verbs that have one of their own: 국어는 망했다, 예배에서 졸았다; none for others."""
    if verb.form == "망하" and noun.text not in RUINED:
        return ("은",)
    if verb.form == "나가" and noun.text.endswith(_LEFT):
        return ("에서",)
    asleep = verb.form in {"졸", "잠들"} and noun.text not in PEOPLE and not noun.is_count
    return ("에서",) if asleep else ()


def _is_place(word: str) -> bool:
    verb = verb_of_kind(word)
    return verb is not None and verb.stem == "가"


def titled(phrase: Phrase, index: int, target: Eojeol | None) -> Edit | None:
    """Return the particle of a title: 책 '모순' 다 읽음 -> 책 '모순'을 …"""
    after = phrase.eojeols[index + 1]
    if after.text[0] not in _QUOTATION or after.morphs[-1].tag not in {"SSC", "SW", "SS"} or target is None:
        return None
    if target.morphs[0].form not in {"읽", "보", "듣", "부르", "쓰", "끝내", "빌리", "사"}:
        return None
    return Edit(after.end, after.end, particle_after(after.text, "을"))
