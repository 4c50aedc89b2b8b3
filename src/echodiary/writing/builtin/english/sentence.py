"""One sentence of a draft: clauses joined, things listed, words quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from echodiary.writing.builtin.english.clause import Sort, plan_of
from echodiary.writing.builtin.english.frames import (
    LIST_FIRST,
    LIST_LATER,
    QUOTED,
)
from echodiary.writing.builtin.english.inflection import is_plural
from echodiary.writing.builtin.english.item import Item
from echodiary.writing.builtin.english.levels import capital, lowered
from echodiary.writing.builtin.english.style import Style
from echodiary.writing.request import SpeechLevel


def sentence_of(group: Sequence[Item], style: Style, *, first: bool, opened: bool) -> str:
    """Return what a group of items says, as one sentence."""
    if group[0].told is not None:
        return _told(group, style)
    if group[0].quoted:
        return _quotation(group[0].typed, style)
    names = [item.name for item in group]
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    if style.level is SpeechLevel.NOTE:
        return capital(", ".join(item.typed for item in group)) + "."
    frames = (LIST_FIRST if first and not opened else LIST_LATER)[style.level]
    words = {word for item in group for word in item.words}
    if words & {"today", "day", "tonight", "tomorrow", "yesterday"}:
        frames = tuple(frame for frame in LIST_LATER[style.level] if "day" not in frame)
        frames = ("There {be} {x}.",) if first and not opened else frames
    if len(listed.split()) > 3:
        frames = tuple(frame for frame in frames if "too." not in frame and "as well." not in frame) or frames
    if names[0].split()[0] in {"still", "no", "not", "more", "too"} and not (first and not opened):
        frames = ("There {be} {x}.",)
    several = names[0][:1].isdigit() and names[0].split()[0] not in {"1", "0"}
    be = "were" if several or is_plural(_head(names[0])) else "was"
    text = style.chooser.pick(frames, f"list {names[0]}").format(be=be, x=listed)
    return text[:-1] + group[-1].pieces[-1].stop if group[-1].pieces[-1].stop == "!" and _cries(style) else text


def _head(name: str) -> str:
    words = [word for word in name.lower().split() if not re.fullmatch(r"x\d+|\d+x", word)] or [name]
    end = next(
        (
            at
            for at, word in enumerate(words)
            if at and word in {"with", "of", "for", "from", "in", "at", "on", "everywhere", "after"}
        ),
        len(words),
    )
    return words[end - 1].strip(".,!?)(")


def _quotation(text: str, style: Style) -> str:
    marked = f"‘{text}’" if "“" in text or "”" in text else f"“{text}”"
    if style.level is SpeechLevel.NOTE:
        return f"{marked}."
    return style.chooser.pick(QUOTED[style.level], "quote").format(x=marked)


def _told(group: Sequence[Item], style: Style) -> str:
    tolds = [item.told for item in group if item.told is not None]
    stop = tolds[-1].last.stop
    if stop == "!" and not _cries(style):
        stop = "."
    if style.level is SpeechLevel.NOTE:
        return _stopped(tolds[0].typed(), stop)
    text = tolds[0].full()
    for at in range(1, len(tolds)):
        before, told = tolds[at - 1], tolds[at]
        turns = group[at - 1].polarity * group[at].polarity < 0
        word = "but" if turns else "and"
        shared = before.last.is_mine and told.first.is_mine and not told.first.lead
        also = told.first.rest.removeprefix(plan_of(told.first)) if told.first.sort is Sort.PLAN else told.first.rest
        if (
            shared
            and before.last.sort is Sort.STATE
            and before.last.rest.startswith("was ")
            and also.startswith("was ")
        ):
            also = also.removeprefix("was ")
        if shared and len(tolds) > 2 and at < len(tolds) - 1:
            text += f", {also}"
        elif shared and told.first.sort is before.last.sort:
            text += f"{',' if len(tolds) > 2 or turns else ''} {word} {also}"
        else:
            text += f", {word} {lowered(told.full())}"
    return _stopped(text, stop)


def _stopped(text: str, stop: str) -> str:
    if text[-1:] in "\"”’'" and text[-2:-1] in "?!." and text.count('"') <= 2:
        return text if stop == "." else text + stop
    return text.rstrip(".") + stop


def _cries(style: Style) -> bool:
    """Whether the memo's own exclamation mark may stand."""
    if style.manner.exclaims is not None:
        return style.manner.exclaims
    return style.level in {SpeechLevel.CASUAL, SpeechLevel.POLITE, SpeechLevel.PLAIN}
