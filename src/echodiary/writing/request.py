"""What a writer is asked for: pure values, stored as JSON beside the generation that they started."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import StrEnum


class SpeechLevel(StrEnum):
    """말투: how the persona ends its sentences."""

    PLAIN = "plain"  # 문어체 -다
    POLITE = "polite"  # 해요체
    FORMAL = "formal"  # 합니다체
    CASUAL = "casual"  # 반말
    NOTE = "note"  # 음슴체


class Length(StrEnum):
    """How long the draft may be; never how much of the memo it keeps."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Fidelity(StrEnum):
    """How far the draft may go beyond the memo."""

    FACTS = "facts"
    NATURAL = "natural"
    RICH = "rich"


class Language(StrEnum):
    """The languages that a draft can be written in."""

    KO = "ko"
    EN = "en"


class MemoKind(StrEnum):
    """What the user typed: keywords (키워드) or free text (자연어)."""

    KEYWORDS = "keywords"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Memo:
    """What the user typed, never changed by the program."""

    kind: MemoKind
    text: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but white space."""
        return not self.as_text().strip()

    def as_text(self) -> str:
        """Return the memo as one text; keywords are joined by a comma, blank ones left out."""
        if self.kind is MemoKind.TEXT:
            return self.text
        return ", ".join(word.strip() for word in self.keywords if word.strip())


@dataclass(frozen=True, slots=True)
class Voice:
    """The persona as a writer sees it."""

    name: str
    speech_level: SpeechLevel
    language: Language
    description: str = ""
    traits: tuple[str, ...] = ()
    writing_samples: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WritingRequest:
    """One draft to be written. The same request to the built-in writer gives the same draft."""

    memo: Memo
    voice: Voice
    language: Language
    _: KW_ONLY
    length: Length = Length.MEDIUM
    fidelity: Fidelity = Fidelity.NATURAL
    entry_date: date
    seed: int = 0
    instruction: str | None = None
    previous_text: str | None = None
    mend: tuple[str, ...] = ()  # sentences of `previous_text` that a check found fault with: to be put right, no others

    def to_json(self) -> dict[str, object]:
        """Return a document of JSON's own types from which `from_json` makes an equal request."""
        memo, voice = self.memo, self.voice
        return {
            "memo": {
                "kind": memo.kind.value,
                "text": memo.text,
                "keywords": list(memo.keywords),
            },
            "voice": {
                "name": voice.name,
                "speech_level": voice.speech_level.value,
                "language": voice.language.value,
                "description": voice.description,
                "traits": list(voice.traits),
                "writing_samples": list(voice.writing_samples),
                "do": list(voice.do),
                "dont": list(voice.dont),
            },
            "language": self.language.value,
            "length": self.length.value,
            "fidelity": self.fidelity.value,
            "entry_date": self.entry_date.isoformat(),
            "seed": self.seed,
            "instruction": self.instruction,
            "previous_text": self.previous_text,
            "mend": list(self.mend),
        }

    @classmethod
    def from_json(cls, document: dict[str, object]) -> WritingRequest:
        """Read what `to_json` wrote.

        Raises KeyError, TypeError or ValueError on a document that `to_json` did not write.
        """
        memo, voice = _mapping(document["memo"]), _mapping(document["voice"])
        return cls(
            memo=Memo(
                kind=MemoKind(str(memo["kind"])),
                text=_text(memo["text"]),
                keywords=_texts(memo["keywords"]),
            ),
            voice=Voice(
                name=_text(voice["name"]),
                speech_level=SpeechLevel(str(voice["speech_level"])),
                language=Language(str(voice["language"])),
                description=_text(voice["description"]),
                traits=_texts(voice["traits"]),
                writing_samples=_texts(voice["writing_samples"]),
                do=_texts(voice["do"]),
                dont=_texts(voice["dont"]),
            ),
            language=Language(str(document["language"])),
            length=Length(str(document["length"])),
            fidelity=Fidelity(str(document["fidelity"])),
            entry_date=date.fromisoformat(_text(document["entry_date"])),
            seed=_number(document["seed"]),
            instruction=_optional_text(document["instruction"]),
            previous_text=_optional_text(document["previous_text"]),
            mend=_texts(document.get("mend", [])),  # requests stored before there was mending have none
        )


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("a JSON object was expected")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a JSON string was expected")
    return value


def _optional_text(value: object) -> str | None:
    return None if value is None else _text(value)


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("a JSON integer was expected")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("a JSON array was expected")
    return tuple(_text(item) for item in value)
