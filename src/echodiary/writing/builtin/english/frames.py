"""Sentences that carry what has no verb, and words that lead a sentence: by manner of speaking. Data, no rules.

`{be}` is "was" or "were", `{x}` the things. Nothing here says more than that there was such a thing.
"""

from __future__ import annotations

from echodiary.writing.request import SpeechLevel

_PLAIN, _POLITE, _FORMAL, _CASUAL = SpeechLevel.PLAIN, SpeechLevel.POLITE, SpeechLevel.FORMAL, SpeechLevel.CASUAL

LIST_FIRST: dict[SpeechLevel, tuple[str, ...]] = {
    _PLAIN: ("Today there {be} {x}.", "The day held {x}.", "Today brought {x}."),
    _POLITE: ("Today gave me {x}.", "My day had {x} in it.", "Today brought me {x}."),
    _FORMAL: ("The day comprised {x}.", "The day included {x}.", "The day consisted of {x}."),
    _CASUAL: ("So today there {be} {x}.", "So, today: {x}.", "So today was basically {x}."),
}
LIST_LATER: dict[SpeechLevel, tuple[str, ...]] = {
    _PLAIN: ("There {be} also {x}.", "There {be} {x} as well.", "There {be} {x} too."),
    _POLITE: ("And there {be} {x}, too.", "There {be} also {x}.", "My day had {x} in it as well."),
    _FORMAL: ("There {be} also {x}.", "The day further included {x}.", "In addition, there {be} {x}."),
    _CASUAL: ("Oh, and there {be} {x}.", "Plus there {be} {x}.", "And there {be} {x} too."),
}
QUOTED: dict[SpeechLevel, tuple[str, ...]] = {
    _PLAIN: ("I put this down as it was: {x}.", "In my own words: {x}."),
    _POLITE: ("I will leave this just as I put it: {x}.", "And this, word for word: {x}."),
    _FORMAL: ("I recorded the following: {x}.", "To quote my own words: {x}."),
    _CASUAL: ("And I quote: {x}.", "Word for word: {x}."),
}
FIRST: dict[SpeechLevel, tuple[str, ...]] = {
    _POLITE: ("Dear diary,", "Well, dear diary,", "My dear diary,"),
    _FORMAL: ("For the record,", "On this day,", "It should be noted that"),
    _CASUAL: ("So,", "Well,", "Alright, so"),
}
SEQUENCE: dict[SpeechLevel, tuple[str, ...]] = {
    _PLAIN: ("Then", "After that"),
    _POLITE: ("After that", "And then", "Then"),
    _FORMAL: ("Subsequently,", "Thereafter,", "After that,"),
    _CASUAL: ("Then", "And then", "After that"),
}
CONTRAST_UP: dict[SpeechLevel, tuple[str, ...]] = {
    _PLAIN: ("Still,", "Even so,"),
    _POLITE: ("Still,", "Even so,"),
    _FORMAL: ("Nevertheless,", "Even so,"),
    _CASUAL: ("Still,", "But hey,"),
}
CONTRAST_DOWN: dict[SpeechLevel, tuple[str, ...]] = {
    _PLAIN: ("But", "Then again,"),
    _POLITE: ("But", "Then again,"),
    _FORMAL: ("However,", "On the other hand,"),
    _CASUAL: ("But", "But then"),
}
FRANKLY: dict[SpeechLevel, tuple[str, ...]] = {
    _CASUAL: ("Honestly,", "Not gonna lie,"),
}
NOTHING = "I left no words for this day."
