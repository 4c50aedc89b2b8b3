from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import pytest

from echodiary.writing.builtin.writer import compose
from echodiary.writing.events import SentenceProvenance
from echodiary.writing.request import (
    Fidelity,
    Language,
    Length,
    Memo,
    MemoKind,
    SpeechLevel,
    Voice,
    WritingRequest,
)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@dataclass(frozen=True)
class Written:
    """A draft as its reader gets it."""

    title: str
    text: str
    sentences: tuple[SentenceProvenance, ...]

    @property
    def added(self) -> list[str]:
        return [sentence.text for sentence in self.sentences if sentence.added]

    @property
    def guessed(self) -> set[str]:
        return {word for sentence in self.sentences for word in sentence.guessed}


class Write(Protocol):
    def __call__(self, memo: str | Sequence[str], **wishes: Any) -> Written: ...


@pytest.fixture
def write() -> Write:
    """Write a draft with the built-in writer, in Korean unless asked otherwise."""

    def _write(memo: str | Sequence[str], **wishes: Any) -> Written:
        language = Language(wishes.pop("language", "ko"))
        level = SpeechLevel(wishes.pop("level", "plain"))
        kind = MemoKind.TEXT if isinstance(memo, str) else MemoKind.KEYWORDS
        typed = Memo(kind, memo) if isinstance(memo, str) else Memo(kind, keywords=tuple(memo))
        request = WritingRequest(
            typed,
            Voice("나", level, language),
            language,
            length=Length(wishes.pop("length", "medium")),
            fidelity=Fidelity(wishes.pop("fidelity", "natural")),
            entry_date=date(2026, 7, 3),
            **wishes,
        )
        draft = compose(request)
        return Written(draft.title, draft.text, draft.provenance())

    return _write
