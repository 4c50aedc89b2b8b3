"""How memos spell: what they shorten is written out, missing apostrophes are put back."""

from __future__ import annotations

import re

from echodiary.writing.builtin.english.misspelled import MISSPELLED

# Function words only: what a memo shortens of its own nouns stays as it is typed.
SHORT_FORMS = {
    "w/": "with", "w/o": "without", "b/c": "because", "bc": "because", "cuz": "because", "coz": "because",
    "cos": "because", "&": "and", "+": "and", "n": "and", "@": "at",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow",
    "2day": "today", "tonite": "tonight", "yday": "yesterday", "rn": "right now",
    "tho": "though", "thru": "through", "u": "you", "ur": "your", "abt": "about", "w": "with", "ppl": "people",
    "mon": "Monday", "tues": "Tuesday", "weds": "Wednesday", "thur": "Thursday", "thurs": "Thursday", "fri": "Friday",
    "could've": "could have", "would've": "would have", "should've": "should have",
    "b4": "before", "bday": "birthday",
    "til": "until", "till": "until", "thx": "thanks", "pls": "please", "plz": "please",
    "sth": "something", "smth": "something",

    "gonna": "going to", "gotta": "have to", "gotto": "have to", "hafta": "have to", "oughta": "ought to",
    "dunno": "don't know",
    "tryna": "trying to", "imma": "I'm going to", "ima": "I'm going to", "lotsa": "lots of", "outta": "out of",
    "vv": "very", "v": "very", "sooo": "so", "soooo": "so", "soo": "so", "nite": "night", "arvo": "afternoon",
}  # fmt: skip
# Said and not meant: colour, no facts.
FILLERS = frozenset((
    "lol", "lmao", "lmfao", "rofl", "haha", "hahaha", "hehe", "ngl", "tbh", "imo", "imho", "omg", "smh", "fml", "ugh",
    "meh", "yay", "woohoo", "idk", "btw", "argh", "phew", "whew", "aww", "aw", "yikes", "oof", "xd", "yeah", "hmm",
    "gulp", "grr", "eek", "bleh", "obvs",
    "welp", "sigh", "ha", "wow", "ooh", "hooray", "yup", "nope-nope", "whoa", "hah", "jk", "fr",
))  # fmt: skip
_CALENDAR = re.compile(
    r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|"
    r"october|november|december|christmas|halloween|thanksgiving|easter)(?=s?\b)"
)
_DAYS = {"sat": "Saturday", "sun": "Sunday", "wed": "Wednesday"}
_SHORT_DAY = re.compile(
    r"(?i)(?:(?<=\bon )|(?<=\bfor )|(?<=\bby )|(?<=\buntil )|(?<=\bthis )|(?<=\bnext )|(?<=\blast ))(?:sat|sun|wed)\b"
    r"|\b(?:sat|sun|wed)\b(?= (?:at )?\d{1,2}(?::\d\d)? ?[ap]m\b)"
)
_MONTH = re.compile(
    r"(?:(?<=\d )|(?<=\bin )|(?<=\bby )|(?<=\buntil )|(?<=\bsince )|(?<=\bnext )|(?<=\blast ))(?:may|march)\b"
)
_MISSPELT_I = re.compile(r"\bi\b(?=$|[\s'’.,!?;:)])")
_EDGES = ".,!?:;\"'“”‘’()…*"
EXPANDED: tuple[tuple[str, str], ...] = (
    ("can't", "cannot"), ("won't", "will not"), ("shan't", "shall not"), ("let's", "let us"), ("n't", " not"),
    ("i'm", "I am"), ("i've", "I have"), ("i'll", "I will"), ("i'd", "I would"), ("it's", "it is"),
    ("that's", "that is"), ("there's", "there is"), ("what's", "what is"), ("who's", "who is"), ("how's", "how is"),
    ("we're", "we are"), ("they're", "they are"), ("you're", "you are"), ("we've", "we have"),
    ("they've", "they have"), ("we'll", "we will"), ("it'll", "it will"), ("that'll", "that will"),
    ("he's", "he is"), ("she's", "she is"), ("wanna", "want to"), ("kinda", "rather"),
    ("sorta", "rather"),
)  # fmt: skip
CONTRACTED: tuple[tuple[str, str], ...] = (
    ("did not", "didn't"), ("was not", "wasn't"), ("were not", "weren't"), ("is not", "isn't"), ("are not", "aren't"),
    ("do not", "don't"), ("does not", "doesn't"), ("could not", "couldn't"), ("would not", "wouldn't"),
    ("should not", "shouldn't"), ("have not", "haven't"), ("has not", "hasn't"), ("had not", "hadn't"),
    ("will not", "won't"), ("cannot", "can't"), ("I am", "I'm"), ("I will", "I'll"), ("it is", "it's"),
    ("that is", "that's"), ("going to bed", "going to bed"), ("I have been", "I've been"),
)  # fmt: skip


def spelled_out(text: str) -> str:
    """Write out the function words that memos shorten: w/ -> with; quotations are not for this."""
    words: list[str] = []
    for word in text.replace("’", "'").split():
        core = word.strip(_EDGES)
        written = (SHORT_FORMS.get(core.lower()) or MISSPELLED.get(core.lower())) if core else None
        if word.lower().startswith("w/") and len(word) > 2 and not word.lower().startswith("w/o"):
            words += ["with", word[2:]]
        elif written is None or (core.isupper() and len(core) > 1):
            words.append(word)
        elif core in {"n", "w", "v", "+", "@", "u"} and not words:
            words.append(word)  # "n", "v" as a first word is something else
        else:
            words.append(word.replace(core, written, 1))
    told = _CALENDAR.sub(lambda match: match.group().capitalize(), " ".join(words))
    told = _SHORT_DAY.sub(lambda match: _DAYS[match.group().lower()], told)
    told = _MONTH.sub(lambda match: match.group().capitalize(), told)
    return _MISSPELT_I.sub("I", told)


def without_fillers(text: str) -> str:
    """Drop "lol", "ngl" and their like from both ends of a fragment."""
    words = text.split()
    while words and words[0].lower().strip(_EDGES) in FILLERS:
        words.pop(0)
    while words and words[-1].lower().strip(_EDGES) in FILLERS:
        words.pop()
    return " ".join(words)


def expanded(text: str) -> str:
    """Write contractions out: didn't -> did not."""
    for short, full in EXPANDED:
        text = re.sub(rf"(?<=\w){short}\b" if short == "n't" else rf"\b{short}\b", full, text, flags=re.IGNORECASE)
    return text


def contracted(text: str) -> str:
    """Contract what people contract when they talk: did not -> didn't."""
    for full, short in CONTRACTED:
        text = re.sub(rf"\b{full}\b(?=\s)", short, text)
        text = re.sub(rf"\b{full[:1].upper()}{full[1:]}\b(?=\s)", short[:1].upper() + short[1:], text)
    return text
