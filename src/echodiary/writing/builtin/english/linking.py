"""Laying out an English draft: what stands in one sentence, what leads it, in five manners of speaking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from echodiary.writing.builtin.draft import Sentence
from echodiary.writing.builtin.english.clause import Sort, Told, plan_of
from echodiary.writing.builtin.english.frames import (
    CONTRAST_DOWN,
    CONTRAST_UP,
    FIRST,
    FRANKLY,
    SEQUENCE,
)
from echodiary.writing.builtin.english.item import Item
from echodiary.writing.builtin.english.levels import lowered, styled
from echodiary.writing.builtin.english.lines_of_roles import GREETINGS_OF_ROLES
from echodiary.writing.builtin.english.sentence import sentence_of
from echodiary.writing.builtin.english.style import Style
from echodiary.writing.request import Length, SpeechLevel

_MOST_LISTED = 5
_LONGEST_SENTENCE = {-1: 0, 0: 95, 1: 140}  # characters, by the persona's flow
_LONGEST_SHORT = 130
_MOST_JOINED = 3
_OWN_START = ("but ", "and ", "so ", "then ", "still ", "yet ", "because ", "today", "tonight", "yesterday", "maybe",
              "hopefully",
              "later", "after", "before", "at ", "in the", "on ", "when", "while", "this ", "last ", "suddenly",
              "anyway")  # fmt: skip
_FELT = frozenset(("felt", "had", "loved", "hated", "liked", "enjoyed", "regretted", "needed", "wanted"))


@dataclass(slots=True)
class _Course:
    """What has been said so far: so that no word leads twice in a row, and not every sentence begins with I."""

    mood: int = 0
    since_lead: int = 9
    used: dict[str, int] = field(default_factory=dict)
    run_of_i: int = 0
    greeted: bool = False
    before: Item | None = None


def lay_out(items: Sequence[Item], style: Style, *, opened: bool) -> list[Sentence]:
    """Return the sentences that tell every item, in the memo's order."""
    sentences: list[Sentence] = []
    course = _Course()
    position = 0
    while position < len(items):
        group = _group(items, position, style, course)
        first = not sentences
        text = sentence_of(group, style, first=first, opened=opened)
        if group[0].told is not None and style.level is not SpeechLevel.NOTE:
            text = _led(text, group, style, course, first=not opened and not course.greeted)
        course.greeted = course.greeted or group[0].told is None or group[0].told.first.sort is not Sort.ASIDE
        sentences.append(_sentence(text, group, style))
        course.mood = group[-1].polarity
        course.before = group[-1]
        course.run_of_i = course.run_of_i + 1 if text.startswith("I ") else 0
        position += len(group)
    return sentences


def _sentence(text: str, group: Sequence[Item], style: Style) -> Sentence:
    quoted = tuple(item.typed for item in group if item.quoted)
    return Sentence(
        text if quoted and style.level is not SpeechLevel.NOTE else styled(text, style.level),
        rests_on=tuple(word for item in group for word in item.rests_on),
        guessed=tuple(item.typed for item in group if item.told is not None and item.told.guessed),
        quoted=quoted,
    )


def _group(items: Sequence[Item], position: int, style: Style, course: _Course) -> Sequence[Item]:
    first = items[position]
    end = position + 1
    if first.told is None:
        while end < len(items) and end - position < _MOST_LISTED and not first.quoted:
            if items[end].told is not None or items[end].quoted:
                break
            end += 1
        return items[position:end]
    while end < len(items) and end - position < _MOST_JOINED and _may_join(items[position:end], items[end], style):
        if end > position + 1 and not _alike(items[position : end + 1]):
            break
        if not _wants_join(items[end - 1], items[end], position, style, course):
            break
        end += 1
    return items[position:end]


def _may_join(group: Sequence[Item], item: Item, style: Style) -> bool:
    told, last = item.told, group[-1].told
    if told is None or last is None or style.level is SpeechLevel.NOTE or style.manner.flow < 0:
        return False
    if last.last.stop != "." or last.last.sort is Sort.ASIDE or told.first.sort is Sort.ASIDE or len(told.clauses) > 1:
        return False
    if len(last.clauses) > 1 or (Sort.PLAN in {told.first.sort, last.last.sort} and not _same_plan(last, told)):
        return False
    if told.first.lead.lower() + " " == "" or told.full().lower().startswith(_OWN_START) or " and " in last.full():
        return False
    size = sum(len(one.typed) for one in group) + len(item.typed)
    longest = _LONGEST_SHORT if style.length is Length.SHORT else _LONGEST_SENTENCE[style.manner.flow]
    return size <= longest and not (told.first.sort is Sort.OWN and last.last.sort is Sort.STATE)


def _same_plan(before: Told, told: Told) -> bool:
    """Whether both are needed, or will be done: the words that say so are said once."""
    return plan_of(before.last) != "" and plan_of(before.last) == plan_of(told.first)


def _alike(group: Sequence[Item]) -> bool:
    """Whether all of them are things I did, or all are how I was."""
    firsts = [item.told.first for item in group if item.told is not None]
    return all(first.is_mine for first in firsts) and len({first.sort for first in firsts}) == 1


def _wants_join(before: Item, item: Item, position: int, style: Style, course: _Course) -> bool:
    told, last = item.told, before.told
    if told is None or last is None:
        return False
    if style.length is Length.SHORT or (style.manner.flow > 0 and style.length is Length.MEDIUM):
        return True
    alike = last.first.is_mine and told.first.is_mine
    comment = last.last.sort is Sort.EVENT and told.first.sort is Sort.STATE
    turns = before.polarity * item.polarity < 0
    odds = 2 if style.length is Length.MEDIUM else 4
    if turns or comment:
        odds = 1 if style.length is Length.MEDIUM else 3
    if alike and course.run_of_i > 1:
        odds = 1
    if not alike and not comment and not turns:
        odds += 1
    return style.chooser.number(odds, f"join {position}") == 0


def _led(text: str, group: Sequence[Item], style: Style, course: _Course, *, first: bool) -> str:
    """Put a word before the sentence where one helps: a greeting, "after that", "still"."""
    told = group[0].told
    if told is None or told.first.sort is Sort.ASIDE:
        return text
    if first:
        word = _first_word(group[0], told, style)
        return f"{word} {lowered(text)}" if word else text
    course.since_lead += 1
    if text.lower().startswith(_OWN_START):
        return text
    word = _word(group[0], style, course)
    if not word:
        return text
    course.used[word] = course.used.get(word, 0) + 1
    course.since_lead = 0
    return f"{word} {lowered(text)}"


def _first_word(item: Item, told: Told, style: Style) -> str:
    if style.manner.opener:
        return style.manner.opener + ","
    if told.first.lead and style.level is not SpeechLevel.POLITE:
        return ""
    of_role = [words for tone in style.manner.character.tones if (words := GREETINGS_OF_ROLES.get(tone))]
    words = of_role[0] if of_role and item.polarity >= 0 and style.level is not SpeechLevel.NOTE else ()
    words = words or FIRST.get(style.level, ())
    if style.level is SpeechLevel.FORMAL and told.first.sort in {Sort.OWN, Sort.PLAN}:
        words = tuple(one for one in words if "day" not in one)
    return style.chooser.pick(words, "first") if words else ""


def _word(item: Item, style: Style, course: _Course) -> str:
    told, before = item.told, course.before
    if told is None or before is None:
        return ""
    options: tuple[str, ...] = ()
    if course.mood < 0 < item.polarity:
        options = CONTRAST_UP[style.level]
    elif item.polarity < 0 < course.mood and told.first.sort is not Sort.PLAN:
        options = CONTRAST_DOWN[style.level]
    elif not style.links:
        return ""
    elif told.first.sort is Sort.STATE and told.first.is_mine and item.polarity < 0 and course.since_lead > 1:
        options = FRANKLY.get(style.level, ())
    elif (
        _follows(item, before, style)
        and told.first.is_mine
        and course.since_lead > (1 if style.length is Length.LONG else 2)
    ):
        options = () if item.words & {"after", "afterwards", "then", "later", "before"} else SEQUENCE[style.level]
    left = [word for word in options if course.used.get(word, 0) < 1]
    return style.chooser.pick(left, f"lead {len(course.used)}") if left else ""


def _follows(item: Item, before: Item, style: Style) -> bool:
    """Whether something that I did came after something else that happened."""
    done = before.told is not None and before.told.last.sort in {Sort.EVENT, Sort.OWN}
    first = item.told.first if item.told is not None else None
    deed = first is not None and first.sort is Sort.EVENT and first.rest.split()[0].lower() in item.words
    felt = first is not None and first.rest.split()[0] in _FELT
    return style.ordered and deed and done and not felt
