"""Things to do under a head: 내일 할 일 / 빨래 / 은행 가기 -> 내일 할 일은 빨래, 은행 가기다. They are not done yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.korean.clauses import without_marks
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.reading import Fragment, quoted_spans

_WHEN = r"(?:내일|모레|이번 ?주말?|다음 ?주|담주|주말|다음 ?달|내년)"
PLANS = re.compile(
    rf"^(?:{_WHEN}(?:의|에)? ?(?:할 ?일|해야 ?할 ?일|할 ?것|할 ?거|계획|일정|목표)?|할 ?일|해야 ?할 ?(?:일|것|거)|투두|"
    r"(?i:to-?do))(?:들| ?리스트| ?목록)?$"
)
_BRACKETS = re.compile(r"^[\[【<〈《(■▶#※☆★]+\s*(.{1,12}?)\s*[\]】>〉》)]*$")
_NOMINAL = frozenset(("NNG", "NNP", "NNB", "XSN", "SL", "SN", "NR", "W_SERIAL"))
_LONGEST = 30  # characters of one thing to do
_MOST = 8


def under_plans(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Return the fragments, a head of plans and the things under it as one."""
    found: list[Fragment] = []
    index = 0
    while index < len(fragments):
        head = _bare(fragments[index])
        end = index + 1
        key, _, first = head.text.partition(":")
        if not head.keyword and PLANS.match(key.strip()) and (not first or head.heads_list or head.flows_on):
            while end < len(fragments) and end - index <= _MOST and _is_to_do(fragments[end].text):
                end += 1
        if end > index + 1:
            things = [*filter(None, (first.strip(),)), *(one.text for one in fragments[index + 1 : end])]
            head = replace(fragments[end - 1], text=f"{key}: {', '.join(things)}", heads_list=True, flows_on=False)
        found.append(head)
        index = end
    return found


def _bare(fragment: Fragment) -> Fragment:
    """[내일] -> 내일: a head without the brackets that mark it."""
    marked = _BRACKETS.match(fragment.text)
    return fragment if marked is None else replace(fragment, text=marked[1])


def _is_to_do(text: str) -> bool:
    """Whether a line is a thing to do, or a deed named by its noun: 은행 가기, 장보기."""
    if len(text) > _LONGEST or ":" in text or quoted_spans(text) or PLANS.match(text):
        return False
    morphs = without_marks(morphs_of(text))
    task = len(morphs) > 1 and morphs[-1].form == "기" and morphs[-1].base == "ETN"
    topic = any(morph.base == "JX" and morph.form in {"은", "는"} for morph in morphs)
    verb = any(morph.base in {"EF", "EC"} for morph in morphs)
    return bool(morphs) and not topic and not verb and (task or morphs[-1].base in _NOMINAL)
