"""Five manners of speaking: the words of one sentence, as a level says them."""

from __future__ import annotations

import re
from collections.abc import Callable

from echodiary.writing.builtin.english.spelling import contracted, expanded
from echodiary.writing.builtin.reading import quoted_spans
from echodiary.writing.request import SpeechLevel

_LONE_I = re.compile(r"\bi\b(?=$|[\s'’.,!?])")
_NOTE_LEAD = re.compile(
    r"(?i)^(?:the|I am|I'm|I was|It was|It is|It's|There was|There were|I have|I) (?=\w)"
    r"(?!think|guess|know|hope|wish|suppose)"
)
_FORMAL_WORDS = (
    (r"\bkinda\b", "rather"), (r"\bsorta\b", "rather"), (r"\bsuper (?=\w)", "extremely "), (r"\breally (?=\w)",
    "truly "),
    (r"\bpretty (?=(?:tired|good|bad|hard|nice|sad|boring|cold|hot|busy)\b)", "rather "),
    (r"\bwas so (?=\w+[.,!]?$)", "was very "),
    (r"\bwere so (?=\w+[.,!]?$)", "were very "), (r"\bwanna\b", "want to"), (r"\bgonna\b", "going to"), (r"\btho\b",
    "though"),
    (r"\bI guess\b", "I suppose"), (r"\ba lot of\b", "a great deal of"), (r"\ba bit\b", "somewhat"),
    (r"\ba little (?=\w+er\b)", "somewhat "),
)  # fmt: skip
_CHATTY_WORDS = ((r"\bI'm going to\b(?! (?:the|a|my|bed|work|school)\b)", "I'm gonna"), (r"\bvery (?=\w)", "really "))

_LOWERED = frozenset((
    "it", "there", "the", "my", "a", "an", "we", "he", "she", "they", "this", "that", "these", "those", "then",
    "after", "and",
    "in", "at", "on", "today", "yesterday", "tonight", "but", "our", "his", "her", "their", "you", "everyone",
    "nobody",
    "everything", "nothing", "some", "so", "later", "no", "when", "because", "if", "after", "before", "while", "two",
    "three",
))  # fmt: skip


def styled(sentence: str, level: SpeechLevel) -> str:
    """Return a sentence with its capital and its "I", in full when it is formal, contracted when it is chatty.

    Quotations stay as they are.
    """
    if level is SpeechLevel.FORMAL:
        sentence = unquoted(sentence, lambda part: _replaced(expanded(part), _FORMAL_WORDS))
    elif level in {SpeechLevel.CASUAL, SpeechLevel.POLITE}:
        sentence = unquoted(sentence, contracted)
        if level is SpeechLevel.CASUAL:
            sentence = unquoted(sentence, lambda part: _replaced(part, _CHATTY_WORDS))
    elif level is SpeechLevel.NOTE:
        sentence = _NOTE_LEAD.sub("", sentence)
    sentence = unquoted(sentence, lambda part: _LONE_I.sub("I", part))
    return capital(sentence)


def capital(text: str) -> str:
    """Return a text that begins with a capital, also after a quotation mark."""
    at = 1 if text[:1] in "\"“‘'(" and len(text) > 1 else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :] if at == 0 else text


def unquoted(text: str, change: Callable[[str], str]) -> str:
    """Change a text but for its quotations."""
    parts: list[str] = []
    start = 0
    for begin, end in quoted_spans(text):
        parts += [change(text[start:begin]), text[begin:end]]
        start = end
    return "".join([*parts, change(text[start:])])


def _replaced(text: str, words: tuple[tuple[str, str], ...]) -> str:
    for pattern, word in words:
        text = re.sub(pattern, word, text)
    return text


def lowered(text: str) -> str:
    """Return a sentence as it goes on after other words; names and "I" keep their capital."""
    first = text.split(" ", 1)[0].strip(",")
    return text[:1].lower() + text[1:] if first.lower() in _LOWERED else text
