"""A title from the memo's own words: "붕어빵 2천원어치", "엄마랑 통화한 날"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.korean.lexicon import TIMES
from echodiary.writing.builtin.korean.morphology import morphs_of
from echodiary.writing.builtin.korean.phrase import Phrase
from echodiary.writing.builtin.korean.telling import Kind, Told
from echodiary.writing.builtin.reading import quoted_spans

_LONGEST = 20  # characters
_MOST_KEYWORDS = 3
_DAY = " 날"
_JOINED = re.compile(r"^.*(?:는데|은데|인데|한데|해서|아서|어서|려고|다가|면서|니까|지만|이라|하고|먹고|보고)\s+")
_BRIEF = 4  # characters; "운 날" says too little
_MYSELF = frozenset(("나는", "난", "내가", "나도", "나", "저는", "제가", "저도"))
# What has lost its subject or its beginning: "전화하셔서 …", and what leads nowhere as a title: "하려고 하는데 …".
_TORN = re.compile(r"^(?:\S+\s)?\S*(?:서|고|니까|는데|은데|지만|면서|다가|려고|냐고|다고|라고)\s")
_HALF = re.compile(r"(?:려고 하는데|기에 (?:성공|실패)|까 싶은$)")
_BREAKS = frozenset(("JKB", "JX", "JKS", "JKO", "EC", "EF", "ETM"))


def title_of(items: Sequence[Told], memo: str) -> str:
    """Return a short title, never empty; every word of it but "날" is the memo's."""
    candidates = [found for item in items[:12] for found in _candidates(item)]
    if items and all(item.fragment.keyword for item in items):
        for count in range(_MOST_KEYWORDS, 1, -1):
            several = ", ".join(item.fragment.text for item in items[:count])
            if len(items) > 1 and len(several) <= _LONGEST:
                return several
    if candidates:
        return max(candidates, key=lambda pair: pair[0])[1]
    return _cut(" ".join((items[0].fragment.text if items else memo).split())) or "오늘"


def _candidates(item: Told) -> list[tuple[int, str]]:
    """Return titles with how good they are: things counted, then deeds, then things."""
    if item.kind is Kind.QUOTED:
        return []
    found = [(2 + 2 * any(map(str.isdigit, thing)), thing) for thing in _thing(item)]
    if item.clause is not None and not item.guessed and not item.is_future:
        deed = item.clause.before_noun()
        if deed is not None:
            deed = _without_time(deed)
            good = 2 + min(2, item.nouns) - (item.polarity < 0)
            good -= 2 * item.starts_with_connective + 2 * bool(_HALF.search(deed))
            good -= 2 * (len(deed) < _BRIEF) * (item.nouns == 0)
            found.append((good, deed + _DAY))
    return [(good, title) for good, title in map(_fitting, found) if 1 < len(title) <= _LONGEST]


def _fitting(candidate: tuple[int, str]) -> tuple[int, str]:
    """Drop words from the front of a title that is too long."""
    good, title = candidate
    if quoted_spans(title):
        return candidate  # a quotation is not cut
    if len(title) > _LONGEST and (rest := _JOINED.sub("", title)) != title:
        good, title = good - 1, rest
    while len(title) > _LONGEST and title.count(" ") > 1:
        good, title = good - 1, title.split(" ", 1)[1]
    if title != candidate[1] and _TORN.match(title):
        good -= 3
    return good, title


def _thing(item: Told) -> list[str]:
    """Return the noun and its count at the end of a fragment: 붕어빵 2천원어치."""
    phrase = Phrase.of(item.text, morphs_of(item.text))
    start = len(phrase.eojeols)
    while start and not (_BREAKS & {morph.base for morph in phrase.eojeols[start - 1].morphs}):
        start -= 1
    if start == len(phrase.eojeols) or phrase.eojeols[start].is_count or phrase.eojeols[start].last.base == "NNB":
        return []
    if start and phrase.eojeols[start - 1].last.base == "ETM":
        return []
    words = item.text[phrase.eojeols[start].start :].strip()
    return [words.removeprefix("오늘 ")]


def _without_time(deed: str) -> str:
    first, _, rest = deed.partition(" ")
    if rest and first in _MYSELF:
        return _without_time(rest)
    bare = first.removesuffix("에").removesuffix("은").removesuffix("도")
    is_time = bare in TIMES or (bare[:1].isdigit() and bare.endswith(("시", "분")))
    return _without_time(rest) if rest and is_time else deed


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    head = text[: _LONGEST - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,.") + "…"
