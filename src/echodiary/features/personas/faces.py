"""The face of who wrote a text, as it was when it was written: the persona may be another one by now, or gone."""

from typing import NamedTuple


class Face(NamedTuple):
    """A name, the colour behind its first letter, and the address of a portrait."""

    name: str
    colour: str | None = None
    portrait: str | None = None


def face_of(name: str | None, colour: str | None) -> Face | None:
    """The face of a text; None where nobody but its owner wrote it."""
    return Face(name, colour) if name else None
