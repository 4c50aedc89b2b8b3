"""What the writer adds of its own in English; none of it states a fact of the day."""

from __future__ import annotations

from enum import StrEnum


class Mood(StrEnum):
    """The colour of a day, as far as a memo shows it."""

    JOY = "joy"
    LOW = "low"
    WEARY = "weary"
    MIXED = "mixed"
    CALM = "calm"


OPENINGS: dict[Mood, tuple[str, ...]] = {
    Mood.JOY: ("Looking back, this was a bright day.", "I am writing this with a smile."),
    Mood.LOW: ("It was not an easy day.", "This day left me a little heavy."),
    Mood.WEARY: ("It was a long day.", "This was a day that asked a lot of me."),
    Mood.MIXED: ("The day had its ups and downs.", "It was a day of mixed feelings."),
    Mood.CALM: ("I wanted to keep a little of today.", "Today deserved a few lines."),
}
CLOSINGS: dict[Mood, tuple[str, ...]] = {
    Mood.JOY: (
        "I wanted to remember this feeling.",
        "I hoped for more days like this one.",
        "It was a day I was glad to keep.",
    ),
    Mood.LOW: (
        "I hoped it would feel lighter after a night's sleep.",
        "I tried to be a little kinder to myself.",
        "Writing it down helped a little.",
    ),
    Mood.WEARY: (
        "All I wanted after that was rest.",
        "I told myself that I had done enough.",
        "I was ready to let the day go.",
    ),
    Mood.MIXED: (
        "All in all, it was still a day worth keeping.",
        "I wanted to hold on to the good part.",
        "Both halves of it were mine.",
    ),
    Mood.CALM: (
        "That was the day, and it was enough.",
        "Small things, but I was glad I wrote them down.",
        "And so the day went by.",
    ),
}
LONGER_CLOSINGS: dict[Mood, tuple[str, ...]] = {
    Mood.JOY: (
        "I hoped that whenever I opened this page again, the same feeling would come back to me.",
        "On a greyer day I knew I would be glad to find these few lines waiting here.",
    ),
    Mood.LOW: (
        "I hoped that by the time I read this again, the weight of it would have grown smaller.",
        "It felt heavy, but putting it into words made it a little easier to carry.",
    ),
    Mood.WEARY: (
        "Once these few lines were written, all I wanted was to stop thinking and rest.",
        "On tired days I tried to remember that getting through them counted as well.",
    ),
    Mood.MIXED: (
        "The good and the bad stood side by side, and I supposed that was what a real day was like.",
        "I left the harder part here on the page and tried to take the better part with me.",
    ),
    Mood.CALM: (
        "Nothing about it had to be special for me to be glad, one day, that I wrote it down.",
        "Days like this fade quickly, so I kept the pieces of it here while they were fresh.",
    ),
}
REFLECTIONS: tuple[str, ...] = (
    "Written down, the day looked fuller than it had felt.",
    "Going through it line by line made me calmer.",
    "I liked keeping the small things as well.",
)
CONTRASTS_UP = ("Still", "Even so")
CONTRASTS_DOWN = ("But then", "Then again")
ADDITIONS = ("Besides that", "Also")
CHATTY = ("So", "Okay", "Well")
LIST_FIRST = ("I noted {}.", "I wrote down {}.", "My notes for the day were {}.")
LIST_LATER = ("I also noted {}.", "I wrote down {} as well.", "My notes also said {}.")
LIST_NOTE = "Also: {}."
QUOTES = ("I wrote down: {}.", "My note said: {}.")
NOTHING = "I left no words for this day."
