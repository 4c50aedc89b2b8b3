"""The little that the built-in writer understands of an instruction: shorter, longer."""

from __future__ import annotations

import re

from echodiary.writing.request import Length, WritingRequest

_SHORTER = re.compile(r"짧게|줄여|간단히|간결|\bshort(?:er)?\b|\bbrief", re.IGNORECASE)
_LONGER = re.compile(r"길게|늘려|자세히|\blong(?:er)?\b|\bmore detail", re.IGNORECASE)
_ORDER = (Length.SHORT, Length.MEDIUM, Length.LONG)


def wanted_length(request: WritingRequest) -> Length:
    """Return the length that is asked for; an instruction moves it one step, and does no more."""
    instruction = request.instruction or ""
    step = bool(_LONGER.search(instruction)) - bool(_SHORTER.search(instruction))
    at = _ORDER.index(request.length) + step
    return _ORDER[min(max(at, 0), len(_ORDER) - 1)]
