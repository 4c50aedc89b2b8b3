"""Moods to choose from. What an entry stores is the code; another program may have stored words of its own."""

from dataclasses import dataclass

from echodiary.web.i18n import gettext as _

CODES = ("joy", "calm", "excited", "tired", "sad", "anxious", "angry")


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood as it is shown; `code` is empty for none."""

    code: str
    label: str


def choices(chosen: str | None = None) -> list[Mood]:
    """No mood, the moods, and the chosen one when it is none of them."""
    own = [] if chosen is None or chosen in {"", *CODES} else [Mood(chosen, chosen)]
    return [Mood("", _("No mood")), *(Mood(code, label(code)) for code in CODES), *own]


def label(code: str) -> str:
    """What a mood is called; words that are no code of ours stand for themselves."""
    return {
        "joy": _("Joy"),
        "calm": _("Calm"),
        "excited": _("Excited"),
        "tired": _("Tired"),
        "sad": _("Sad"),
        "anxious": _("Anxious"),
        "angry": _("Angry"),
    }.get(code, code)
