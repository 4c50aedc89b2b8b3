"""거 and 법, the nouns that a note leaves without a particle: 남은 거 먹음 -> 남은 걸 먹었다."""

from __future__ import annotations

from echodiary.writing.builtin.korean import kinds_of_things as things
from echodiary.writing.builtin.korean.clause import Edit
from echodiary.writing.builtin.korean.morphology import Morph
from echodiary.writing.builtin.korean.particle_words import WITH_OBJECT
from echodiary.writing.builtin.korean.phrase import Eojeol, Phrase

_TAKEN = WITH_OBJECT | things.LEARNT | frozenset((
    "들키", "숨기", "미루", "알려주", "가르치", "가르쳐주", "알리", "보여주", "돕", "도와드리", "도와주", "거들",
    "찾", "올리", "물어보", "묻", "말하", "시키", "해먹",
    "먹", "보", "알", "모르", "까먹", "잊", "잊어버리", "듣", "받", "가져가", "가져오", "내", "넣",
    "고르", "참", "기다리", "느끼", "들고오", "꺼내", "확인", "정리", "저장", "메모", "기록", "검색", "연습",
    "발견", "결제", "환불", "취소", "신청", "완성",
))  # fmt: skip
_SAID_OF = frozenset((
    "생각나", "있", "없", "나오", "느껴지", "보이", "남", "많", "좋", "싫", "신기하", "이상하", "힘들", "어렵", "쉽",
    "아깝", "웃기", "무섭", "귀찮", "귀엽", "짜증나", "실화", "답", "최고", "아니",
))  # fmt: skip
_BETWEEN = frozenset(("MAG", "MAJ", "JKB"))
_OBJECTS = {"거": "걸", "것": "것을", "법": "법을"}
_SUBJECTS = {"거": "게", "것": "것이", "법": "법이"}


def bound(phrase: Phrase, index: int) -> Edit | None:
    """Return the particle of 거 or 법, if the predicate that follows leaves no doubt which it is."""
    noun = phrase.eojeols[index]
    if noun.text not in _OBJECTS or not index or phrase.eojeols[index - 1].last.base != "ETM":
        return None
    verb = _verb(phrase, index + 1)
    if verb is None:
        return None
    told = _OBJECTS if verb.form in _TAKEN else _SUBJECTS if verb.form in _SAID_OF else {}
    return Edit(noun.start, noun.end, told[noun.text]) if told else None


def _verb(phrase: Phrase, position: int) -> Morph | None:
    """Return the stem of the predicate after a noun; None where another noun stands between."""
    for eojeol in phrase.eojeols[position:]:
        if not _is_between(eojeol):
            return eojeol.morphs[0]
    return None


def _is_between(eojeol: Eojeol) -> bool:
    adverb = eojeol.morphs[0].base == "MAG" and eojeol.last.base == "JX"  # 아직도
    return (adverb or eojeol.last.base in _BETWEEN) and not eojeol.is_count
