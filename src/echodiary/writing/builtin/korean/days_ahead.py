"""What a note names of a day that has not come: 내일 여행, 기사님 모레."""

from __future__ import annotations

import re
from dataclasses import replace

from echodiary.writing.builtin.korean import kinds
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.lexicon import FIXED, STATES, TIMES
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.korean.saying import NounReading, identity, to_come
from echodiary.writing.builtin.korean.verbs import NOUNS

_DAYS_TO_COME = frozenset(("내일", "모레", "글피", "다음주", "담주", "다음달", "내년", "이따", "낼"))


_DAY_AND_WHAT = 2  # words
_LATER = re.compile(r"\d ?(?:주|주일|개월|달|년) ?(?:뒤|후) |^오늘 (?:밤|저녁)(?:도|은|엔|에는)? ")


def is_later(text: str) -> bool:
    """Whether a note names a time some weeks, months or years from now: 6개월 뒤 재검."""
    return bool(_LATER.search(text))


def so_long_after(phrase: Phrase) -> NounReading | None:
    """Return 결과 3일 뒤 -> 결과는 3일 뒤다; None for anything else."""
    if len(phrase.eojeols) < 3 or phrase.eojeols[-1].text not in {"뒤", "후"} or not phrase.eojeols[-2].is_count:
        return None
    noun = phrase.eojeols[-3]
    if not noun.is_bare_noun or noun.text in TIMES:
        return None
    return to_come(identity(phrase.text, Edit(noun.end, noun.end, particle_after(noun.text, "은"))))


def ahead(reading: NounReading | None, phrase: Phrase) -> NounReading | None:
    """Return 내일 여행 -> 내일 여행이다: what is to come is no deed yet. 내일 비 -> 내일 비가 온다."""
    soon = _soon(phrase)
    if soon is not None:
        return soon
    last = phrase.eojeols[-1]
    if last.text in {"걱정", "고민"}:
        return to_come(identity(phrase.text))  # 내일 비 온다는데 걱정
    fixed = FIXED.get(last.text)
    if reading is not None and ((fixed is not None and fixed[1] != "하") or _is_there(reading)):
        return to_come(replace(reading, guessed=False) if _is_there(reading) else reading)
    if last.text in STATES or last.last.base not in NOUNS | {"NNB", "SL"}:
        return None if reading is None else to_come(reading)
    first = phrase.eojeols[0]
    several = len(phrase.eojeols) == _DAY_AND_WHAT or last.text.endswith("날") or last.text in kinds.WATCHED
    day = several and first.text in _DAYS_TO_COME and len(phrase.eojeols) > 1  # 내일 소풍날
    named = (Edit(first.end, first.end, particle_after(first.text, "은")),) if day else ()
    return to_come(identity(phrase.text, *named))


def _is_there(reading: NounReading) -> bool:
    return reading.clause.predicate.stem == (("있", "VA"),)


def _soon(phrase: Phrase) -> NounReading | None:
    """기사님 모레 -> 기사님은 모레다: whose turn it is on a day to come."""
    weekday = len(phrase.eojeols) > 2 and phrase.eojeols[-1].text.endswith("요일") and phrase.eojeols[-3].is_bare_noun
    if weekday and phrase.eojeols[-2].text in _DAYS_TO_COME:  # A/S 다음주 화요일
        whose = phrase.eojeols[-3]
        return to_come(identity(phrase.text, Edit(whose.end, whose.end, particle_after(whose.text, "은"))))
    if len(phrase.eojeols) < 2 or phrase.eojeols[-1].text not in _DAYS_TO_COME or not phrase.eojeols[-2].is_bare_noun:
        return None
    noun = phrase.eojeols[-2]
    return to_come(identity(phrase.text, Edit(noun.end, noun.end, particle_after(noun.text, "은"))))
