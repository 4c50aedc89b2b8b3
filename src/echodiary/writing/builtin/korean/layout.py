"""Laying out: which clauses share a sentence, how they are tied, where a paragraph ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from echodiary.writing.builtin.draft import Sentence
from echodiary.writing.builtin.korean.clause import Clause
from echodiary.writing.builtin.korean.clauses import read_clause
from echodiary.writing.builtin.korean.lexicon import PEOPLE
from echodiary.writing.builtin.korean.linking import Link, lead, link
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phonology import with_particle
from echodiary.writing.builtin.korean.phrases import (
    KEYWORDS_ARE,
    KEYWORDS_MORE,
    KEYWORDS_OF_PEOPLE,
    LIST_FIRST,
    LIST_LATER,
    LIST_STAND_IN,
    QUOTE_PLACE,
    QUOTES,
    WONDERED,
)
from echodiary.writing.builtin.korean.saying import identity, to_come
from echodiary.writing.builtin.korean.style import Style
from echodiary.writing.builtin.korean.telling import Kind, Told
from echodiary.writing.request import SpeechLevel

_SOMEBODY = (
    "씨", "님", "쌤", "오빠", "언니", "누나", "형", "동생", "이모", "고모", "삼촌", "이모부", "고모부", "조카", "사수",
    "부장", "과장", "팀장", "친구", "선배", "후배", "동기", "사촌", "룸메", "동서", "처남",
)  # fmt: skip
_MOST_TOGETHER = 3  # quotations or listed things in one sentence
_REMEMBERED = 0  # neutral sentences after which a mood is still contrasted with
_EXCLAIMED = re.compile(r"[?!]$|(?:냐|나|까|니|지|네|구나|다니|ㄹ까|람|라니|던가|는걸|텐데)$")


def restyled(template: str, level: SpeechLevel) -> str:
    """Return a sentence written in -다 form at a speech level, full stop included."""
    return phrase(template).told(level) + "."


@lru_cache(maxsize=1024)
def phrase(template: str) -> Clause:
    """Return a sentence written in -다 form as a clause that can be told at any level."""
    body = template.rstrip(".")
    clause = read_clause(body, morphs_of(body))
    if clause is None:
        raise ValueError("a phrase of the writer's own must be a statement in -다")
    return clause


def lay_out(items: Sequence[Told], style: Style) -> list[Sentence]:
    """Return the sentences that tell every item, in the memo's order."""
    sentences: list[Sentence] = []
    used: set[str] = set()
    mood = waited = 0
    position = 0
    while position < len(items):
        group, tie = _group(items, position, style)
        word = lead(group[0], items[position - 1], mood, used, style) if sentences else ""
        position += len(group)
        last = position == len(items)
        sentences.append(_sentence(group, tie, word, style, first=not sentences, last=last))
        tone = group[-1].tone
        waited = 0 if tone else waited + 1
        mood = tone or (mood if waited <= _REMEMBERED else 0)
    return sentences


def _group(items: Sequence[Told], position: int, style: Style) -> tuple[Sequence[Told], Link | None]:
    """Return the items that share the next sentence, and what ties them."""
    first = items[position]
    if first.kind is not Kind.TOLD:
        end = position + 1
        while end < len(items) and items[end].kind is first.kind and end - position < _most(first):
            end += 1
        return items[position:end], None
    pair = items[position : position + 2]
    tie = link(pair[0], pair[1], style, position) if len(pair) == 2 else None
    return (pair, tie) if tie is not None else (pair[:1], None)


def _most(item: Told) -> int:
    return _MOST_TOGETHER if item.kind is Kind.QUOTED else 2 * _MOST_TOGETHER


def _sentence(group: Sequence[Told], tie: Link | None, word: str, style: Style, *, first: bool, last: bool) -> Sentence:
    kind = group[0].kind
    with_them = not first and style.may_add and _are_people(group)
    if kind is Kind.TOLD:
        word = word or style.voicing.aside(group)
        text = _told(group, tie, style, last=last)
    elif kind is Kind.LISTED:
        text = _listed(group, style, first=first)
    else:
        text = _quoted([item.text for item in group], style)
    return Sentence(
        style.voicing.stopped(word + text, group),
        rests_on=tuple(word for item in group for word in item.fragment.words),
        begins_part=group[0].starts_with_time,
        guessed=tuple(item.fragment.text for item in group if item.guessed or (kind is Kind.LISTED and with_them)),
        quoted=tuple(item.fragment.text for item in group if kind is Kind.QUOTED),
    )


def _told(group: Sequence[Told], tie: Link | None, style: Style, *, last: bool) -> str:
    clauses = [item.clause for item in group if item.clause is not None]
    said = style.voicing.told(clauses[-1], group[-1], style.level, last=last)
    if tie is None or len(clauses) == 1:
        return said
    return f"{clauses[0].joined(tie.connective, style.level, tenseless=tie.tenseless)} {said}"


def _listed(group: Sequence[Told], style: Style, *, first: bool) -> str:
    words = ", ".join(item.text for item in group)
    if all(item.fragment.keyword for item in group):
        if first:
            return to_come(identity(f"{KEYWORDS_ARE} {words}")).clause.told(style.level)
        more = KEYWORDS_OF_PEOPLE if style.may_add and _are_people(group) else KEYWORDS_MORE
        told = restyled(f"{LIST_STAND_IN}{more}", style.level).rstrip(".")
        return told.replace(LIST_STAND_IN, _tied(group), 1)
    particle, template = style.chooser.pick(LIST_FIRST if first else LIST_LATER, "list")
    told = restyled(template.format(LIST_STAND_IN), style.level).rstrip(".")
    return told.replace(LIST_STAND_IN, with_particle(_tied(group), particle), 1)


def _are_people(group: Sequence[Told]) -> bool:
    """Whether keywords without a predicate are all somebody: 승희씨, 고모부. That they were there is a guess."""
    names = [item.text for item in group if item.fragment.keyword]
    return len(names) == len(group) and all(name.endswith(_SOMEBODY) or name.split()[-1] in PEOPLE for name in names)


def _tied(group: Sequence[Told]) -> str:
    """Return the things listed: 바질과 페스토; 바질, 페스토, 잣."""
    texts = [item.text for item in group]
    if len(texts) == 2 and not any(map(str.isdigit, texts[0])):
        return f"{with_particle(texts[0], '과')} {texts[1]}"
    return ", ".join(texts)


def _quoted(texts: list[str], style: Style) -> str:
    marked = ", ".join(quotation(text) for text in texts)
    if len(texts) == 1 and _EXCLAIMED.search(texts[0]):
        return f"{marked} {restyled(WONDERED, style.level).rstrip('.')}"
    particle, rest = style.chooser.pick(QUOTES, "quote")
    return f"{QUOTE_PLACE}{with_particle(marked, particle)} {restyled(rest, style.level).rstrip('.')}"


def quotation(text: str) -> str:
    """Return a text in quotation marks that it does not use itself."""
    if "“" in text or "”" in text:
        return f"‘{text}’"
    return f"“{text}”"
