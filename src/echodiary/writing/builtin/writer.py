"""The writer that needs no key and no network."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace

from echodiary.writing.builtin.draft import Draft
from echodiary.writing.builtin.wishes import wanted_length
from echodiary.writing.events import (
    Finished,
    ProvenanceReady,
    TextDelta,
    TitleProposed,
    WriterEvent,
)
from echodiary.writing.request import Language, WritingRequest
from echodiary.writing.working_thread import in_working_thread

_MORE_TRIES = 5


class BuiltinWriter:
    """Writes from the memo's own words, by grammar; obeys nothing that a memo or an instruction says.

    The same request gives the same draft; another `seed` gives other openings, joins and closings.
    """

    name = "builtin"

    async def write(self, request: WritingRequest) -> AsyncGenerator[WriterEvent]:
        """Write the draft off the event loop, then stream it. Never raises `WritingFailed`."""
        draft = await in_working_thread(compose, request)
        for chunk in draft.chunks():
            yield TextDelta(chunk)
        yield TitleProposed(draft.title)
        yield ProvenanceReady(draft.provenance())
        yield Finished()


def compose(request: WritingRequest) -> Draft:
    """Write a draft in this thread. Loads the language's data at its first call.

    Given the text of a version before, it takes the next seed that says it differently, if any
    of a few does.
    """
    request = replace(request, length=wanted_length(request))
    write = _composer(request.language)
    draft = write(request)
    for step in range(1, _MORE_TRIES + 1):
        if draft.text != request.previous_text:
            break
        draft = write(replace(request, seed=request.seed + step))
    return draft


def _composer(language: Language) -> Callable[[WritingRequest], Draft]:
    if language is Language.KO:
        from echodiary.writing.builtin.korean import (  # noqa: PLC0415 - memory of an idle server
            composer as korean,
        )

        return korean.compose
    from echodiary.writing.builtin.english import (  # noqa: PLC0415 - memory of an idle server
        composer as english,
    )

    return english.compose
