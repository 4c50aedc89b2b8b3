"""What a word is to the notes around it, for `boundaries` and `note_ends`."""

from __future__ import annotations

from collections.abc import Sequence

from echodiary.writing.builtin.korean.doers import GROUPS
from echodiary.writing.builtin.korean.lexicon import (
    PEOPLE,
)
from echodiary.writing.builtin.korean.phrase import Eojeol
from echodiary.writing.builtin.korean.verbs import Verb

_ROLES = (
    "주인", "기사", "점장", "원장", "담당자", "상담원", "고객", "손님", "동창", "선임", "후임", "약사", "간호사",
    "경비원",
    "반장", "이장", "조장", "알바생", "전남친", "전여친", "썸남", "썸녀", "부사수", "의사쌤", "관리인", "트레이너",
    "설계사",
)  # fmt: skip
TOPICS = frozenset(("은", "는", "ᆫ"))
NOUNS = frozenset(("NNG", "NNP", "SL", "XSN", "NNB", "SN", "NR", "NP", "MM", "W_SERIAL"))
PREDICATES = frozenset(("VV", "VA", "VX", "VCN"))
VERBAL = frozenset(("XSV", "XSA", "VCP"))
ANY = Verb("", "", "")


def is_person(eojeol: Eojeol) -> bool:
    """Whether a word names a person."""
    several = eojeol.last.form == "들" and eojeol.morphs[0].form in GROUPS
    named = eojeol.last.form in PEOPLE or eojeol.text.endswith(("님", "쌤")) or eojeol.last.form == "씨"
    named = named or (eojeol.is_bare_noun and eojeol.text.endswith(_ROLES))
    return named or several or eojeol.morphs[0].form in PEOPLE


def tells(eojeols: Sequence[Eojeol], index: int) -> bool:
    """Whether a predicate follows a word."""
    return any(
        morph.base in PREDICATES | VERBAL for eojeol in eojeols[index + 1 :] for morph in eojeol.morphs
    )  # fmt: skip
