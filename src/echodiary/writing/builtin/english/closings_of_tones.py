"""Last lines that belong to a tone of the persona; form and keys as in `closings`."""

from __future__ import annotations

OF_TONES: dict[str, tuple[str, ...]] = {
    "dry": ("That was that.", "End of report.", "The day is filed.", "No further comment."),
    "cynical": (
        "Could have been worse, and probably will be.",
        "I will try to contain my excitement.",
        "Anyway, the world kept turning.",
        "Naturally, nobody is giving out medals.",
    ),
    "sentimental": (
        "I am pressing this day between the pages like a leaf.",
        "I wish days knew how to stay.",
        "My heart is a little fuller than the page.",
        "I will miss this day before I have even left it.",
    ),
    "cheerful": (
        "On to the next one!",
        "Not bad at all!",
        "A pat on the back for me!",
        "What a thing to have a day!",
    ),
    "gentle": (
        "Now it can be quiet.",
        "I am letting the day rest.",
        "There is no hurry to make sense of it.",
        "The day can close now.",
    ),
    "thankful": (
        "I am thankful for what there was.",
        "Even the small things count.",
        "There was enough, and that is plenty.",
        "A quiet thank-you to the day.",
    ),
    "dry,long": (
        "There is nothing to add to that, and so I am not going to add anything to it.",
        "That is the complete account, and it can stand here without any comment of mine.",
    ),
    "cynical,long": (
        "If there was a deeper meaning in any of it, it was kind enough not to bother me.",
        "I would draw a conclusion, but in my experience the days do not read them anyway.",
    ),
    "sentimental,long": (
        "Years from now I would like to open this page and find that the light in it has not faded.",
        "I wish I could keep more than words of it, but words are what I have, and I hold them close.",
    ),
    "cheerful,long": (
        "If the days ahead are half as good to write about, this diary is going to be a happy one!",
        "I am putting the pen down now, but I can promise that I am doing it in the best of spirits!",
    ),
    "gentle,long": (
        "There is no need to make more of it than it was, and so I let it settle quietly here.",
        "I read it over once more, slowly, and then I let the day go without asking anything of it.",
    ),
    "thankful,long": (
        "When I count what the day gave me, even the small things, I find that I am not poor at all.",
        "I would like to get better at saying thank you for days, and this page is where I practise it.",
    ),
    "cynical,joy": (
        "I suppose I have to admit that it was good.",
        "Do not tell anybody, but I enjoyed it.",
        "Suspiciously pleasant, all of it.",
        "Even a broken clock, and so on.",
    ),
    "cheerful,low": (
        "I will be funny again soon.",
        "Grumbling done, that helped!",
        "Some days you just laugh later.",
        "I am keeping my jokes dry for a better day.",
    ),
    "warm": (
        "I want to be gentle with all of it.",
        "I would like to put a blanket around this day.",
        "I hope everyone in it sleeps well.",
        "I am fond of this day, clumsy as it was.",
    ),
    "frank": (
        "That is the honest version.",
        "I have nothing to hide and nothing to add.",
        "If I made it prettier, I would be lying.",
        "There, I said it.",
    ),
    "earnest": (
        "I want to think about it a little longer.",
        "I do not want to take a day like that lightly.",
        "I know myself a little better for writing it down.",
        "It deserves more thought than I can give it now.",
    ),
    "quirky": (
        "If days had a smell, I would bottle this one.",
        "I wonder what an alien would make of this page.",
        "Fold it twice and it might fly.",
        "I hope my dreams pick up where this leaves off.",
    ),
    "hopeful": (
        "I wonder what the next page will hold.",
        "There are plenty of good things left.",
        "Something is growing, even if I cannot see it yet.",
        "I have a good feeling about what comes next.",
    ),
    "timid": (
        "I hope it was all right to write that down.",
        "Nobody has to read this, which helps.",
        "I would rather close the page before I cross it all out.",
        "That was braver to write than it looks.",
    ),
    "ardent": (
        "I am not done, not even close.",
        "I want more of everything.",
        "My head is still running at full speed.",
        "I never do these things at half strength.",
    ),
    "ardent,low": (
        "I am down, and I am not out.",
        "I still have it in me to get up.",
        "I refuse to end on this.",
        "The fire is low, but it is lit.",
    ),
    "lesson": (
        "Next time I want to do a little better.",
        "I ask myself what I could have done differently.",
        "I will try to remember that.",
        "I have some things to work on, and I know it.",
        "There is something in it for me to learn.",
        "I would like to be more careful with my days.",
    ),
    "question": (
        "How will I remember this, I wonder?",
        "Where does a day go when it is over?",
        "What will I make of this when I read it again?",
        "What would I say of it out loud?",
    ),
}
