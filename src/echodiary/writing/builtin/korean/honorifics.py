"""-시-: what a verb owes to its subject, where the memo was too short for manners (할머니 옴 -> 할머니가 오셨다)."""

from __future__ import annotations

from dataclasses import replace

from echodiary.writing.builtin.korean.clause import Clause
from echodiary.writing.builtin.korean.levels import Honour
from echodiary.writing.builtin.korean.morphology import Morph

_ALWAYS = frozenset((
    "할머니", "할아버지", "외할머니", "외할아버지", "시어머니", "시아버지", "장모", "장인", "선생", "교수", "사모",
    "어르신",
))  # fmt: skip
_POLITELY = frozenset((
    "의사", "어머니", "아버지", "엄마", "아빠", "부모", "팀장", "과장", "부장", "사장", "원장", "기사",
))  # fmt: skip
_SUBJECTS = frozenset(("이", "가", "께서", "은", "는", "ᆫ"))
_QUOTING = frozenset(("라고", "다고", "ᆫ다고", "는다고", "자고", "냐고", "이라고"))
_NOT_WILLED = frozenset(("생각나", "떠오르", "보이", "되", "들", "싶", "그립", "나"))  # their subject is not who feels
_VERBS = frozenset(("VV", "XSV", "VX"))


def honouring(clause: Clause, morphs: tuple[Morph, ...]) -> Clause:
    """Return the clause with -시- if the subject of its verb is owed it."""
    predicate = clause.predicate
    if (
        predicate.is_copula
        or predicate.descriptive
        or {"시", "으시"} & set(predicate.prefinal)
        or predicate.honours is not None
    ):
        return clause
    form, tag = predicate.stem[-1]
    if tag.split("-")[0] not in _VERBS or form in _NOT_WILLED or form.endswith("시"):
        return clause
    honour = _owed(morphs, clause.cut) or _owed_by_edit(morphs, clause)
    return clause if honour is None else replace(clause, predicate=replace(predicate, honours=honour))


def _owed(morphs: tuple[Morph, ...], cut: int) -> Honour | None:
    """Return what is owed to the nearest subject before the predicate."""
    before = [morph for morph in morphs if morph.start < cut]
    for index in range(len(before) - 1, 0, -1):
        morph = before[index]
        if morph.base in {"EC", "ETM", "EF"} and morph.form not in _QUOTING:
            return None
        if morph.base in {"JKS", "JX"} and morph.form in _SUBJECTS:
            return _of(before[index - 1])
    return None


def _owed_by_edit(morphs: tuple[Morph, ...], clause: Clause) -> Honour | None:
    """Return what is owed to a subject whose particle the writer put in: 시어머니 전화 -> 시어머니가 전화를 하셨다."""
    if any(morph.base in {"JKS", "EC", "ETM"} for morph in morphs if morph.start < clause.cut):
        return None
    for edit in clause.edits:
        if edit.text in {"이", "가"}:
            return next((_of(morph) for morph in morphs if morph.end == edit.start), None)
    return None


def _of(person: Morph) -> Honour | None:
    if person.form == "님" or person.form in _ALWAYS or person.form.endswith("님"):
        return Honour.ALWAYS
    return Honour.POLITELY if person.form in _POLITELY else None
