"""Words that 하다 makes a state of: 피곤, 울컥, 목 칼칼."""

from __future__ import annotations

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.lexicon import MIMETIC_ADVERBS, OBJECTS, STATES, TIMES
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase
from echodiary.writing.builtin.korean.saying import NounReading, identity, saying
from echodiary.writing.builtin.korean.verbs import Verb

_LEFT = frozenset(("놓", "두", "놓이", "남", "쌓이", "붙", "붙이", "꽂히", "떨어지", "매달리", "걸리", "숨기", "숨"))
_HOW_MUCH = frozenset(("살짝", "조금", "너무", "완전", "진짜", "되게", "엄청", "좀", "꽤", "계속", "아직", "또"))
_INSIDE = frozenset(("안에", "속에", "옆에", "위에", "밑에", "앞에", "뒤에", "그 안에"))
_DONE = Verb("", "하", "XSV")


def read_state(phrase: Phrase) -> NounReading | None:
    """피곤 -> 피곤했다, 울컥 -> 울컥했다."""
    last = phrase.eojeols[-1]
    before = phrase.eojeols[-2] if len(phrase.eojeols) > 1 else None
    if before is not None and before.text in kinds.BODY and last.text == "멍":
        return saying(phrase.text, Verb("이", "들", "VV"), Edit(before.end, before.end, "에"))
    if last.text in OBJECTS or (last.text == "무료" and before is not None):
        return None  # 12강 완강: a deed
    if before is not None and before.last.base == "JKG" and last.text in STATES:
        return identity(phrase.text)  # 18만원의 행복
    if last.text in STATES or last.last.base == "XR" or _is_described(last):
        return saying(phrase.text, Verb("", "하", "XSA"), *_what_is_so(phrase))
    return saying(phrase.text, _DONE) if last.text in MIMETIC_ADVERBS else None


def _what_is_so(phrase: Phrase) -> tuple[Edit, ...]:
    """목 칼칼 -> 목이 칼칼했다."""
    before = phrase.eojeols[-2] if len(phrase.eojeols) > 1 else None
    if before is not None and before.text in _HOW_MUCH and len(phrase.eojeols) > 2:
        before = phrase.eojeols[-3]  # 무릎 살짝 시큰
    if before is None or not before.is_bare_noun or before.text in TIMES:
        return ()
    return (Edit(before.end, before.end, particle_after(before.text, "이")),)


def _is_described(word: Eojeol) -> bool:
    """칼칼: a word that 하다 makes an adjective of, whatever it was taken for alone."""
    if any(morph.base not in {"NNG", "MAG"} for morph in word.morphs):
        return False
    first = morphs_of(word.text + "했다")[0]
    return first.tag == "XR" or (first.base == "VA" and first.form == word.text + "하")


def left_there(phrase: Phrase) -> NounReading | None:
    """식탁에 남은 빵 -> 식탁에 남은 빵이 있었다: what was put or left somewhere was there."""
    if len(phrase.eojeols) < 3 or not phrase.eojeols[-1].is_bare_noun:
        return None
    first, last = phrase.eojeols[0], phrase.eojeols[-1]
    inside = first.text in _INSIDE and all(
        one.is_bare_noun or one.is_count or one.last.base == "JC" for one in phrase.eojeols[1:]
    )
    if inside and last.text not in kinds.ACTS and last.text not in kinds.HAPPENED:
        return saying(phrase.text, Verb("이", "있", "VA", guessed=True))  # 안에 현금이랑 카드
    place, left = phrase.eojeols[-3:-1]
    stems = {morph.form for morph in left.morphs[:-1]} & _LEFT
    there = place.last.base == "JKB" and place.last.form == "에" and left.last.tag == "ETM"
    return saying(phrase.text, Verb("이", "있", "VA", guessed=True)) if there and stems else None
