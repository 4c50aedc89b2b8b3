"""What a model can do. What it cannot do raises `NotSupported` before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """The abilities of one model."""

    text: bool = True
    structured: bool = True
    image: bool = False
