"""Composing a Korean draft: the pure function from a request to a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from echodiary.writing.builtin.choosing import Chooser
from echodiary.writing.builtin.day import Day, Mood
from echodiary.writing.builtin.draft import Draft, Sentence
from echodiary.writing.builtin.korean.additions import Additions, signed
from echodiary.writing.builtin.korean.layout import lay_out, restyled
from echodiary.writing.builtin.korean.manner import manner_of
from echodiary.writing.builtin.korean.moods import lightened, mood_of
from echodiary.writing.builtin.korean.phrases import NOTHING
from echodiary.writing.builtin.korean.style import Style
from echodiary.writing.builtin.korean.sums import with_costs
from echodiary.writing.builtin.korean.telling import Kind, Told, tell
from echodiary.writing.builtin.korean.title import title_of
from echodiary.writing.builtin.korean.together import together
from echodiary.writing.builtin.korean.troubles import achieved, troubled
from echodiary.writing.builtin.korean.voicing import Voicing
from echodiary.writing.builtin.korean.weather import weather_of
from echodiary.writing.builtin.layout import paragraphs
from echodiary.writing.builtin.reading import read_memo
from echodiary.writing.request import Fidelity, Length, WritingRequest

_DESPAIR = re.compile(r"죽고\s?싶|사라지고\s?싶|자살|자해|살기\s?싫|살고\s?싶지")
# Illness, death and loss: no cheerful line goes with them, whatever else the memo tells.
_GRAVE = re.compile(
    r"항암|투석|방사선\s?치료|응급실|중환자실|장례|빈소|발인|부고|기일|49재|주기\b|산소에|납골당|뇌경색|뇌출혈|시한부|유산|사산|돌아가셨|돌아가신"
    r"|하늘나라|무지개다리|탈락|불합격|떨어졌|떨어짐|도둑|잃어버|헤어졌|헤어짐|이혼|해고|권고사직|파산|사고\s?났"
)
_PARAGRAPH = 3  # sentences
_LONG_PARAGRAPH = 5
_MANY = 9  # sentences that are too many for one paragraph


def compose(request: WritingRequest) -> Draft:
    """Write a Korean draft. Loads Kiwi at the first call; takes milliseconds after that."""
    reading = read_memo(request.memo)
    memo = request.memo.as_text()
    items = tell(reading.fragments, may_guess=request.fidelity is not Fidelity.FACTS)
    items = with_costs(items) if request.fidelity is not Fidelity.FACTS else items
    title = title_of(items, memo)
    if all(item.fragment.keyword for item in items):
        items = sorted(items, key=lambda item: item.kind is not Kind.TOLD)
    items = [_lightened(item, reading.cheer) for item in together(items)]
    manner = manner_of(request.voice)
    may_add = request.fidelity is not Fidelity.FACTS
    length = Length.SHORT if manner.character.one_line else request.length
    style = Style(manner.level, length, Chooser(memo, request.seed), may_add, Voicing(manner, may_add=may_add))
    if not items:
        words = tuple(memo.split())
        nothing = Sentence(restyled(NOTHING, style.level), rests_on=words)
        return Draft("오늘", ((nothing,),))
    if _DESPAIR.search(memo):
        request = replace(request, fidelity=Fidelity.FACTS)  # nothing of ours stands beside such words
    day = _day(request, items, reading.cheer)
    additions = Additions(request, day, manner, style)
    opening = additions.opening()
    body = lay_out(items, style)
    parts = _in_paragraphs(opening, body, additions.closing(), length)
    return Draft(title, signed(parts, manner.picture(day.mood)))


def _lightened(item: Told, cheer: int) -> Told:
    polarity, tone = (lightened(value, item.forms, cheer) for value in (item.polarity, item.tone))
    return replace(item, polarity=polarity, tone=tone)


def _day(request: WritingRequest, items: Sequence[Told], cheer: int) -> Day:
    words = frozenset[str]().union(*(item.forms for item in items))
    mood = mood_of([item.polarity for item in items], cheer, words)
    if mood in {Mood.CALM, Mood.JOY} and _GRAVE.search(request.memo.as_text()):
        mood = Mood.LOW if mood is Mood.CALM else Mood.MIXED
    memo = request.memo.as_text()
    if mood is Mood.JOY and cheer <= 0 and troubled(memo) and not achieved(memo):
        mood = Mood.CALM  # 기념일 까먹음: a glad word, no glad day
    weather = weather_of(item.fragment.text for item in items if not item.is_future)
    return Day(request.entry_date, mood, weather)


def _in_paragraphs(
    opening: list[Sentence], body: list[Sentence], closing: list[Sentence], length: Length
) -> tuple[tuple[Sentence, ...], ...]:
    told = [*opening, *body]
    if length is Length.LONG:
        parts = paragraphs(told, _PARAGRAPH)
        return (*parts, tuple(closing)) if closing else parts
    if len(told) < _MANY:
        return ((*told, *closing),)
    parts = paragraphs(told, _LONG_PARAGRAPH)
    return (*parts[:-1], (*parts[-1], *closing))
