"""The colours that a persona's face and a book's cover can have; how each looks by day and by night is the style's."""

from enum import StrEnum


class Colour(StrEnum):
    """Names of colours, in the order in which they are offered."""

    CLAY = "clay"
    MOSS = "moss"
    SEA = "sea"
    PLUM = "plum"
    OCHRE = "ochre"
    ROSE = "rose"
    SLATE = "slate"
    PINE = "pine"


def colour_at(position: int) -> Colour:
    """The colour of whatever stands at a position and was given none."""
    colours = tuple(Colour)
    return colours[position % len(colours)]
