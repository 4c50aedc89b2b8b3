"""Drafts by the line: a request as a JSON document in, an answer as a JSON document out. Pure; knows no files.

The fields of a request are those of `api.md`: `memo` is a text or `{kind, text?, keywords?}`; `level`, `length`,
`fidelity`, `language`, `traits`, `date` may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from echodiary.writing.assessment import Thin, ThinReason, assess, question
from echodiary.writing.builtin.writer import compose
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

LONGEST_MEMO = 20_000  # characters, as the API takes them

_Choice = TypeVar("_Choice", bound=StrEnum)


class RequestRefused(Exception):
    """A request that no draft is written for: a stable code, and what the asker can be told."""

    def __init__(self, code: str, **told: str) -> None:
        """`told` goes into the answer beside the code; it holds no diary text."""
        super().__init__(code)
        self.code = code
        self.told = told


def answers(lines: Iterable[bytes], today: date) -> Iterator[bytes]:
    """Answer each line that is not blank with one line; a line that cannot be read does not stop the rest."""
    for line in lines:
        if line.strip():
            yield (json.dumps(_answered(line, today), ensure_ascii=False) + "\n").encode("utf-8", "replace")


def answer(document: Mapping[str, object], today: date) -> dict[str, object]:
    """Return the draft's text and provenance, or `error` with its code; `id` is given back as it came."""
    told: dict[str, object] = {"id": document.get("id")}
    try:
        draft = compose(read_request(document, today))
    except RequestRefused as refusal:
        return {**told, "error": {"code": refusal.code, **refusal.told}}
    return {**told, "text": draft.text, "provenance": [sentence.to_json() for sentence in draft.provenance()]}


def refusal(told: Mapping[str, object]) -> str:
    """Return an answer's error as one line for a person."""
    error = told.get("error")
    parts = [str(value) for value in error.values()] if isinstance(error, dict) else []
    return ": ".join(parts)


def read_request(document: Mapping[str, object], today: date) -> WritingRequest:
    """Return the request that a document asks for; raises RequestRefused."""
    memo = _memo(document.get("memo"))
    wanted = document.get("language")
    fallback = Language.KO if wanted is None else _choice(Language, wanted, Language.KO, "language")
    found = assess(memo, fallback)
    if isinstance(found, Thin):
        code = "memo_empty" if found.reason is ThinReason.EMPTY else "memo_too_thin"
        asked_in = found.language if wanted is None else fallback
        raise RequestRefused(code, question=question(found.reason, asked_in))
    language = found.language if wanted is None else fallback
    return WritingRequest(
        memo,
        Voice(
            name=_text(document, "name"),
            speech_level=_choice(SpeechLevel, document.get("level"), SpeechLevel.PLAIN, "level"),
            language=language,
            description=_text(document, "description"),
            traits=_texts(document, "traits"),
            writing_samples=_texts(document, "writing_samples"),
            do=_texts(document, "do"),
            dont=_texts(document, "dont"),
        ),
        language,
        length=_choice(Length, document.get("length"), Length.MEDIUM, "length"),
        fidelity=_choice(Fidelity, document.get("fidelity"), Fidelity.NATURAL, "fidelity"),
        entry_date=_date(document.get("date"), today),
        seed=_seed(document.get("seed")),
    )


def _answered(line: bytes, today: date) -> dict[str, object]:
    try:
        document = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return {"id": None, "error": {"code": "malformed_line", "detail": "not a line of JSON in UTF-8"}}
    if not isinstance(document, dict):
        return {"id": None, "error": {"code": "malformed_line", "detail": "not a JSON object"}}
    return answer(document, today)


def _memo(value: object) -> Memo:
    memo = _typed_memo(value)
    if len(memo.as_text()) > LONGEST_MEMO:
        raise RequestRefused("memo_too_long", detail=f"at most {LONGEST_MEMO} characters")
    return memo


def _typed_memo(value: object) -> Memo:
    if value is None or isinstance(value, str):
        return Memo(MemoKind.TEXT, value or "")
    if isinstance(value, list):
        return Memo(MemoKind.KEYWORDS, keywords=_strings(value, "memo"))
    if not isinstance(value, dict):
        raise _invalid("memo")
    keywords = value.get("keywords")
    usual = MemoKind.KEYWORDS if keywords and not value.get("text") else MemoKind.TEXT
    kind = _choice(MemoKind, value.get("kind"), usual, "memo.kind")
    return Memo(kind, _text(value, "text"), _strings([] if keywords is None else keywords, "memo.keywords"))


def _choice(kind: type[_Choice], value: object, usual: _Choice, field: str) -> _Choice:
    if value is None:
        return usual
    try:
        return kind(str(value))
    except ValueError:
        raise _invalid(field, ", ".join(kind)) from None


def _text(document: Mapping[str, object], field: str) -> str:
    value = document.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _invalid(field)
    return value


def _texts(document: Mapping[str, object], field: str) -> tuple[str, ...]:
    value = document.get(field)
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return _strings([] if value is None else value, field)


def _strings(value: object, field: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _invalid(field)
    return tuple(value)


def _date(value: object, today: date) -> date:
    if value is None:
        return today
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _invalid("date", "YYYY-MM-DD") from None


def _seed(value: object) -> int:
    if value is None:
        return 0
    if not isinstance(value, int):
        raise _invalid("seed")
    return value


def _invalid(field: str, expected: str = "") -> RequestRefused:
    return RequestRefused("invalid_request", field=field, **({"expected": expected} if expected else {}))
