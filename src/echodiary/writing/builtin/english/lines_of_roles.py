"""First and last lines that belong to a role that a persona plays, a detective or a captain; form and keys as in
`openings` and `closings`, after a comma also the kind of line: "question", "lesson".
"""

from __future__ import annotations

OPENINGS_OF_ROLES: dict[str, tuple[str, ...]] = {
    "letters": (
        "I have been saving this up for you.",
        "There is so much I want to tell you.",
        "Pull up a chair, wherever you are.",
        "I wish you could hear this in person.",
    ),
    "sporting": (
        "Hello, and welcome to the day in review!",
        "Let us go straight to the action!",
        "And what a fixture this was!",
        "The day is under way, and how!",
    ),
    "sleuthing": (
        "Let us look at the facts of the case.",
        "Small things first, because they talk.",
        "The notebook is open.",
        "Nothing is too small to be written down.",
    ),
    "seafaring": (
        "Log opened by lamplight.",
        "From the deck, as follows.",
        "Every day is a crossing.",
        "Entered in the captain's own hand.",
    ),
    "childlike": (
        "I have to tell somebody.",
        "It is a secret, but a diary can know.",
        "If you look hard, everything is strange.",
        "No day is like the other ones.",
    ),
    "storied": (
        "Sit down, and I will tell you.",
        "Even a plain day has a story in it.",
        "Now, this is how the day went.",
        "Put another log on and listen.",
    ),
    "bookish": (
        "I am turning the page slowly today.",
        "Every day opens somewhere in the middle.",
        "Let me read the day back to myself.",
        "A quiet hour is good for writing.",
    ),
}
# In place of a level's own ("Dear diary,"), where the day does not begin with something sorry.
GREETINGS_OF_ROLES: dict[str, tuple[str, ...]] = {
    "letters": ("My dear,", "My dear friend,"),
    "sporting": ("Ladies and gentlemen,", "Straight to it:"),
    "childlike": ("Guess what,", "You know what,"),
    "storied": ("Well now,", "Now then,"),
    "bookish": ("Let me see,", "Now, let me see,"),
}
CLOSINGS_OF_ROLES: dict[str, tuple[str, ...]] = {
    "letters": (
        "Write back whenever you like.",
        "I am saving the rest for my next letter.",
        "Tell me about yours when you can.",
        "More soon, as ever.",
        "I am folding the page now, with love.",
        "I would give a good deal for a look at your day.",
    ),
    "sporting": (
        "And that is the final whistle!",
        "It goes into the record books as it stands!",
        "What a contest a single day can be!",
        "It is never over until it is over!",
        "The crowd is on its feet, at least in my head!",
        "And with that, back to the studio!",
    ),
    "sleuthing": (
        "The case stays open.",
        "I am drawing no conclusions yet.",
        "It all fits, which is what worries me.",
        "The evidence is filed under today.",
        "The notebook is closed, and the mind is not.",
        "Nobody leaves until I have thought about it.",
    ),
    "sleuthing,question": (
        "What am I not seeing?",
        "Which of these was the clue?",
        "Why does it all look so innocent?",
        "Where is the missing piece?",
        "What would the other witnesses say?",
        "How much of it was chance?",
    ),
    "cynical,question": (
        "Who reads these things, anyway?",
        "Is that supposed to mean something?",
        "Does anybody else find this suspicious?",
        "Who is the day trying to impress?",
        "Was there meant to be a moral?",
        "What did I expect, trumpets?",
    ),
    "seafaring": (
        "Still afloat.",
        "Dropping anchor here.",
        "Steady as she goes.",
        "Log closed, lamp turned down.",
        "The watch is handed over.",
        "New course to be set after some sleep.",
    ),
    "seafaring,low": (
        "Rough water, and still afloat.",
        "Holding position until the fog lifts.",
        "Sails down, waiting for the wind to turn.",
        "Riding this one out at anchor.",
    ),
    "seafaring,lesson": (
        "The chart is to be read more carefully.",
        "Knots to be checked before the next watch.",
        "The wind is to be read first from now on.",
        "A better course is to be found.",
    ),
    "childlike": (
        "I am going to tell the moon.",
        "I want to put it in my pocket.",
        "There is so much I do not know yet.",
        "I hope I still remember it when I am big.",
        "I wonder where days go to sleep.",
        "It was the only today there will ever be.",
    ),
    "storied": (
        "And that is how it was.",
        "The rest will keep for another time.",
        "A day is soon told and long remembered.",
        "So it goes, and so it always went.",
        "There is no hurry about the rest.",
        "Let the kettle have the last word.",
    ),
    "storied,joy": (
        "That is one to tell again and again.",
        "I shall smile over it in my sleep.",
        "Days like that are what stories are for.",
        "That is a good one to hand on.",
    ),
    "bookish": (
        "I am leaving a bookmark here.",
        "The next chapter can wait for the light.",
        "Some pages ask to be read slowly.",
        "I might underline this one in pencil.",
        "It reads better in a quiet room.",
        "Every day wants a reader.",
    ),
    "bookish,joy": (
        "This page gets a star in the margin.",
        "I would read that chapter twice.",
        "There is not enough pencil for all the underlining.",
        "Some passages ask to be read aloud.",
    ),
}
