"""Neighbours of one verb told once: 떡볶이를 먹고 순대를 먹었다 -> 떡볶이와 순대를 먹었다."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.korean.clause import Clause
from echodiary.writing.builtin.korean.kinds_of_things import MEDICINES
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phonology import particle_after
from echodiary.writing.builtin.korean.telling import Kind, Told

_MOST = 4  # things in one sentence
_LONGEST = 16  # characters of one of them
_AFTER_A_VOWEL = {"를": "을", "가": "이"}
_SHARED = frozenset((
    "먹", "마시", "사", "가", "보", "만나", "챙기", "내", "타", "받", "읽", "듣", "입", "하", "나가", "들어오", "쓰",
    "풀",
    "외우", "치", "굽", "만들", "그리", "찍", "빌리", "있",
))  # fmt: skip


def together(items: Sequence[Told]) -> list[Told]:
    """Return the items, neighbours that say the same of several things as one."""
    found: list[Told] = []
    run: list[Told] = []
    for item in items:
        if run and (len(run) == _MOST or not _go_together(run[0], item)):
            found.append(_one(run))
            run = []
        run.append(item)
    return [*found, _one(run)] if run else found


def _go_together(first: Told, second: Told) -> bool:
    if not (_is_thing(first) and _is_thing(second)) or first.clause is None or second.clause is None:
        return False
    remedies = [item.text.rsplit(" ", 1)[-1] in MEDICINES or item.text.endswith("약") for item in (first, second)]
    if remedies[0] != remedies[1]:
        return False  # 혈압약 · 된장찌개
    named = any(" " in item.text and not item.starts_with_time for item in (first, second))
    if named and first.clause.predicate.stem[:1] == (("하", "VV"),):
        return False  # 초코 산책 · 예방접종
    if second.starts_with_time or second.clause.edits or first.fragment.keyword != second.fragment.keyword:
        return False
    same = first.clause.predicate == second.clause.predicate
    return same and _particle(first.clause) == _particle(second.clause) and first.tone * second.tone >= 0


def _particle(clause: Clause) -> str:
    return _AFTER_A_VOWEL.get(clause.bridge.strip(), clause.bridge.strip())


def _is_thing(item: Told) -> bool:
    """Whether an item is a short noun with a verb of ours behind it."""
    clause = item.clause
    if item.kind is not Kind.TOLD or clause is None or item.is_future or item.is_said:
        return False
    predicate = clause.predicate
    tied = clause.bridge.endswith(" ") and _particle(clause) in {"을", "이", "에"}
    alone = not any(morph.base in {"JKB", "JX", "JKS", "JKO", "EC"} for morph in morphs_of(item.text))
    return alone and (
        len(item.text) <= _LONGEST
        and clause.cut == len(clause.text)
        and tied
        and not clause.pronouns
        and len(predicate.stem) == 1
        and predicate.stem[0][0] in _SHARED
    )


def _one(run: Sequence[Told]) -> Told:
    if len(run) == 1 or run[-1].clause is None or run[0].clause is None:
        return run[0]
    texts = [item.text for item in run]
    counted = any(char.isdigit() for text in texts for char in text)
    tie = ", " if len(run) > 2 or counted else particle_after(texts[0], "과") + " "
    text = tie.join(texts)
    clause = replace(run[-1].clause, text=text, cut=len(text), edits=run[0].clause.edits)
    return replace(
        run[0],
        fragment=replace(run[0].fragment, text=", ".join(item.fragment.text for item in run)),
        text=text,
        clause=clause,
        guessed=any(item.guessed for item in run),
        polarity=run[0].polarity or run[-1].polarity,
        tone=run[0].tone or run[-1].tone,
        forms=frozenset[str]().union(*(item.forms for item in run)),
        nouns=sum(item.nouns for item in run),
    )
