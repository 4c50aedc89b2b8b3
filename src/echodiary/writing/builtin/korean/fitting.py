"""Whether a verb can stand with what precedes its noun: 소개팅 비 is no rain, 점심시간에 은행 is where one went."""

from __future__ import annotations

from echodiary.writing.builtin.korean.lexicon import TIMES
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.verbs import Verb


def may_follow(before: Morph, verb: Verb) -> bool:
    """Whether a fixed expression still holds after a word: 소개팅 비 is no rain."""
    bare = before.base in {"NNG", "NNP", "SL"} and before.form not in TIMES
    return not bare or verb.tag == "VCP" or verb.particle == "을" or verb.tag == "VA"


def fits(verb: Verb, before: Morph, *, timed: bool) -> bool:
    """Whether a guessed verb can stand with what precedes its noun."""
    if verb.stem == "가" and verb.particle == "에" and before.form in {"에", "에서"} and not timed:
        return False
    if verb.stem == "있" and before.form in {"랑", "이랑", "과", "와", "하고"}:
        return True
    if verb.stem == "보" and before.form in {"랑", "이랑", "하고"}:
        return True  # 남편이랑 영화
    return before.form == "에서" or not (verb.stem in {"보", "있"} and before.base in {"JKB", "JKO", "JC"})
