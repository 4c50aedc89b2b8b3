"""What a model can do. What it cannot do raises `NotSupported` before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from echodiary.llm.errors import NotSupported


@dataclass(frozen=True, slots=True)
class Profile:
    """The abilities of one model."""

    text: bool = True
    structured: bool = True
    image: bool = False


class Ability(StrEnum):
    """What can be asked of a model."""

    TEXT = "text"
    STRUCTURED = "structured"
    IMAGE = "image"


WRITES = Profile()
DRAWS = Profile(text=False, structured=False, image=True)

KNOWN = {
    "gpt-6-luna": WRITES,
    "gpt-6.1-sol": WRITES,
    "gpt-image-2": DRAWS,
    "gemini-3.5-flash-lite": WRITES,
    "gemini-3.8-flash": WRITES,
    "gemini-3.1-flash-image": DRAWS,
}


def profile_of(model: str) -> Profile:
    """What a model can do by its name. An unknown one may write; it draws where its name says image."""
    return KNOWN.get(model) or (DRAWS if "image" in model.lower() else WRITES)


def require(profile: Profile, ability: Ability) -> None:
    """Raise `NotSupported` where the profile lacks the ability."""
    able = {Ability.TEXT: profile.text, Ability.STRUCTURED: profile.structured, Ability.IMAGE: profile.image}
    if not able[ability]:
        raise NotSupported
