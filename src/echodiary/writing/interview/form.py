"""The form of a persona as an interview fills it: every field may still be missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from echodiary.writing.request import Language, SpeechLevel


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What is known of a persona. None and an empty list: nothing is known yet.

    As what an interviewer found it holds whole fields: what a field is to be from now on, not what was added to it.
    """

    name: str | None = None
    description: str | None = None
    speech_level: SpeechLevel | None = None
    traits: tuple[str, ...] = ()
    writing_samples: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    language: Language | None = None

    @property
    def filled(self) -> frozenset[str]:
        """The names of the fields that something is known of."""
        return frozenset(field.name for field in fields(self) if getattr(self, field.name))

    def taking(self, found: FilledForm, *, keeping: Iterable[str] = ()) -> FilledForm:
        """This form with what was found; the fields named in `keeping` stay, and nothing is ever emptied."""
        names = found.filled - frozenset(keeping)
        return replace(self, **{name: getattr(found, name) for name in names})

    def to_json(self) -> dict[str, object]:
        """The fields that are filled, in JSON's own types."""
        return {name: getattr(self, name) for name in sorted(self.filled)}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> FilledForm:
        """The form of a document that `to_json` made."""
        lists = {name: tuple(document.get(name, ())) for name in LISTS}
        level, language = document.get("speech_level"), document.get("language")
        return cls(
            name=document.get("name"),
            description=document.get("description"),
            speech_level=SpeechLevel(level) if level else None,
            language=Language(language) if language else None,
            **lists,
        )


LISTS = ("traits", "writing_samples", "do", "dont")
FIELDS = tuple(field.name for field in fields(FilledForm))
EMPTY = FilledForm()
