"""Last lines of the writer's own; keys as in `openings`. After a comma in the key: "long", for long drafts.

`LESSONS` and `CHEERING` name lines that resolve or console, `ASKING` those that ask: a persona may forbid any.
"""

from __future__ import annotations

from echodiary.writing.builtin.english.closings_of_tones import OF_TONES

CLOSINGS: dict[str, tuple[str, ...]] = {
    "joy": (
        "I want to remember this feeling.",
        "I would not mind more days like this one.",
        "It was a day I am glad to keep.",
        "I went over it twice, just to enjoy it again.",
        "I am ending the day lighter than I began it.",
        "That is worth a page.",
        "It still makes me smile.",
        "Good days should be written down, so I did.",
    ),
    "low": (
        "I hope it will feel lighter after a night's sleep.",
        "I will try to be a little kinder to myself.",
        "Writing it down helped a little.",
        "That is all I want to say about it for now.",
        "I am leaving it on this page for tonight.",
        "It is what it is.",
        "At least the day is over.",
        "Not a day to frame, but it is written.",
    ),
    "weary": (
        "All I want now is rest.",
        "I have done enough for one day.",
        "I am ready to let the day go.",
        "The rest can wait.",
        "I can hear my pillow calling.",
        "That is all the strength I have for writing.",
        "I am closing the page and my eyes.",
        "Enough for one day.",
    ),
    "mixed": (
        "All in all, it was still a day worth keeping.",
        "I want to hold on to the good part.",
        "Both halves of it were mine.",
        "I suppose that is what a real day looks like.",
        "I am not sure which half weighs more.",
        "The good part gets the last word.",
        "It evens out, more or less.",
        "I will let the day be both.",
    ),
    "calm": (
        "That was the day, and it was enough.",
        "Small things, but I am glad I wrote them down.",
        "And so the day went by.",
        "That is the day, more or less.",
        "Nothing more, nothing less.",
        "I like a day that fits on one page.",
        "It is good to have it on paper.",
        "That is today put away safely.",
    ),
    "joy,long": (
        "I hope that whenever I open this page again, the same feeling will come back to me.",
        "On a greyer day I will be glad to find these few lines waiting here.",
        "I do not want to say too much about it, only that I would gladly live it once more.",
        "If I could fold a day up and keep it in my pocket, I think it would be one like this.",
    ),
    "low,long": (
        "I hope that by the time I read this again, the weight of it will have grown smaller.",
        "It felt heavy, but putting it into words has made it a little easier to carry.",
        "I do not have a good ending for a day like this, so I will simply stop writing here.",
        "Not everything has to be solved tonight, and I will try to believe that while I fall asleep.",
    ),
    "weary,long": (
        "Now that these few lines are written, all I want is to stop thinking and rest.",
        "On tired days I try to remember that getting through them counts as well.",
        "There is surely more to say, but the bed is closer than the end of this thought.",
        "My hand is slower than usual tonight, and I take that as a sign to stop here.",
    ),
    "mixed,long": (
        "The good and the bad stood side by side, and I suppose that is what a real day is like.",
        "I will leave the harder part here on the page and try to take the better part with me.",
        "If I had to give the day a colour, I would need more than one, and I would want to keep them all.",
        "I cannot say that it was a good day or a bad one, only that all of it belongs on this page.",
    ),
    "calm,long": (
        "Nothing about it has to be special for me to be glad, one day, that I wrote it down.",
        "Days like this fade quickly, so I am keeping the pieces of it here while they are fresh.",
        "It is only when I write a day down that I notice how much fits into it.",
        "Perhaps I will read this in a year and wonder how so ordinary a day could feel so close.",
    ),
    "joy/casual": (
        "Honestly, more of this please.",
        "Full marks, would do again.",
        "Still grinning.",
        "I'm keeping this one.",
    ),
    "low/casual": (
        "Anyway. New day soon.",
        "I'm done with today.",
        "Could've been better, that's all I'm saying.",
        "Moving on.",
    ),
    "weary/casual": (
        "Right, I'm off to bed.",
        "I'm officially out of battery.",
        "No more thoughts, just sleep.",
        "Someone turn the day off, please.",
    ),
    "mixed/casual": (
        "So yeah, a mixed bag.",
        "Could go either way, that one.",
        "I'll take it, I guess.",
        "You win some, you lose some.",
    ),
    "calm/casual": (
        "And that's about it.",
        "That's today, then.",
        "Not bad, not bad at all.",
        "Okay, that's me done.",
    ),
    "joy,long/casual": (
        "If every day was like this I'd probably never shut up about it, so maybe it's fine.",
        "I know I'll read this back some day and get stupidly happy all over again.",
    ),
    "low,long/casual": (
        "I don't have a clever ending for this one, I just wanted it out of my head.",
        "Maybe it'll be a funny story at some point, but I'm definitely not there yet.",
    ),
    "weary,long/casual": (
        "I'd write more but my eyes keep closing, so you'll have to make do with this.",
        "If anyone needs me I'll be asleep, and I'm not taking questions for a while.",
    ),
    "mixed,long/casual": (
        "Some of it I'd do again and some of it I really wouldn't, so call it a draw.",
        "No idea how to rate that one, so I'm just leaving all of it right here.",
    ),
    "calm,long/casual": (
        "Nothing wild, but I like having it written down so I can't pretend it didn't happen.",
        "It doesn't sound like much when I read it back, but I kind of like it that way.",
    ),
    "joy/note": ("Want more of these.", "Keeping this one.", "Still smiling.", "Good mood to end on."),
    "low/note": ("Glad it is over.", "Leaving it here.", "Enough of today.", "Sleep on it."),
    "weary/note": ("Bed now.", "Enough of this day.", "Out of energy.", "Rest, finally."),
    "mixed/note": ("Good and bad, about even.", "Keeping the good part.", "Hard to rate.", "Both sides noted."),
    "calm/note": ("That was it.", "Enough for today.", "All noted.", "Nothing more to add."),
    "joy,long/note": ("One to come back to on a greyer day.", "Hope the feeling lasts a while longer."),
    "low,long/note": ("Easier to carry now that it is written down.", "No good ending, so stopping here for tonight."),
    "weary,long/note": ("More to say, but the bed is closer.", "Getting through it counts as well."),
    "mixed,long/note": (
        "Leaving the hard part here, keeping the rest.",
        "Neither a good day nor a bad one, just a full one.",
    ),
    "calm,long/note": ("Small things, but worth writing down.", "An ordinary page, and glad to have it."),
    "joy/polite": (
        "Thank you, day.",
        "I am so glad I could tell you.",
        "I feel rather lucky tonight.",
        "I hope you felt some of it too.",
    ),
    "low/polite": (
        "Thank you for listening.",
        "It was kind of this page to hold it for me.",
        "I feel a little lighter for telling you.",
        "Good night, I will rest now.",
    ),
    "weary/polite": (
        "I think I have earned a soft pillow.",
        "Let us both rest now.",
        "Good night, dear page.",
        "That will do for today, I think.",
    ),
    "mixed/polite": (
        "I will keep the better part close.",
        "Thank you for taking the bad with the good.",
        "I am at peace with it, more or less.",
        "All of it is safe with you now.",
    ),
    "calm/polite": (
        "Thank you for keeping it for me.",
        "It was good to go through it with you.",
        "I am content with that.",
        "There, now you know all of it.",
    ),
    **OF_TONES,
    "rain": ("I like how the rain makes a page feel warmer.", "Let it rain, the page is dry."),
    "snow": ("Everything sounds softer when it snows.", "I hope the snow keeps the day a little longer."),
    "sun": ("I am keeping some of the light for later.", "A little sun goes a long way."),
    "spring": ("Things are growing, and I am trying to as well.", "It is a season for beginnings."),
    "summer": ("It is the season for staying up a little.", "I am in no hurry to turn off the light."),
    "autumn": ("It is a good season for this.", "I am gathering days like leaves."),
    "winter": ("It is a good night for a warm blanket.", "The dark comes early, but the page is warm."),
    "start-of-week": ("The rest of the week can come.", "One day down, and the week is young."),
    "end-of-week": ("The week can close its door now.", "I am ready for slower days."),
    "weekend": ("I wish weekends were longer.", "There is time yet before the week begins again."),
}
REFLECTIONS: dict[str, tuple[str, ...]] = {
    "": (
        "Written down, the day looks fuller than it felt.",
        "Going through it line by line makes me calmer.",
        "I like keeping the small things as well.",
        "It is strange how a day shrinks to a few lines.",
        "It feels different once it is written down.",
        "Some of it I will remember, and for the rest there is this page.",
        "I read it over once before going on.",
        "It sounds simpler here than it was.",
    ),
    "casual": (
        "It's funny how short a day looks once it's written down.",
        "Reading that back, I actually did stuff.",
        "I'd forget half of this if I didn't write it down.",
        "Looks like a lot when you see it in one place.",
    ),
    "note": (
        "Looks fuller on paper.",
        "Simpler here than it was.",
        "Good to have it in one place.",
        "Half of it already fading.",
    ),
}
LESSONS = frozenset((
    *OF_TONES["lesson"],
    "I will try to be a little kinder to myself.",
    "I hope it will feel lighter after a night's sleep.",
    "Not everything has to be solved tonight, and I will try to believe that while I fall asleep.",
    "On tired days I try to remember that getting through them counts as well.",
    "I would like to get better at saying thank you for days, and this page is where I practise it.",
    "Things are growing, and I am trying to as well.",
    "I will leave the harder part here on the page and try to take the better part with me.",
    "Even the small things count.",
    "Getting through it counts as well.",
))  # fmt: skip
CHEERING = frozenset((
    "I hope it will feel lighter after a night's sleep.",
    "I hope that by the time I read this again, the weight of it will have grown smaller.",
    "Anyway. New day soon.",
    "The good part gets the last word.",
    "Maybe it'll be a funny story at some point, but I'm definitely not there yet.",
))  # fmt: skip
ASKING = frozenset(line for lines in CLOSINGS.values() for line in lines if line.endswith("?") or "wonder" in line)
