"""What one textarea means: keywords or a memo in sentences; the rule that `chips.js` shows while one types.

Commas and lines make keywords, unless most parts read as sentences; anything else is free text. Pure.
"""

import re

from echodiary.features.drafts.domain import KEYWORDS_MAX
from echodiary.writing.request import Memo, MemoKind

LONGEST_KEYWORD = 24
MOST_WORDS = 5
# White space as ECMAScript knows it (ECMA-262, 12.2 and 12.3): Python's own differs in a few control characters.
SPACE = r"[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
SEPARATOR = re.compile(r"[,，、\n]")
SPACES = re.compile(f"{SPACE}+")
ENDS_A_SENTENCE = re.compile(rf"[.!?。…~]{SPACE}*$|(?:다|요|죠|네|음|함|됨|임)$")


def memo_of(text: str) -> Memo:
    """The memo that was typed; free text is kept to the letter."""
    keywords = keywords_of(text)
    return Memo(MemoKind.KEYWORDS, keywords=keywords) if keywords else Memo(MemoKind.TEXT, text=text)


def keywords_of(text: str) -> tuple[str, ...]:
    """The keywords of a memo, each once; none when it reads as sentences."""
    parts = [part for piece in SEPARATOR.split(text) if (part := SPACES.sub(" ", piece).strip(" "))]
    keywords = tuple(dict.fromkeys(parts))
    if any(len(part) > LONGEST_KEYWORD or len(part.split(" ")) > MOST_WORDS for part in parts):
        return ()
    sentences = sum(1 for part in parts if " " in part and ENDS_A_SENTENCE.search(part))
    if sentences > len(parts) / 2 or len(keywords) > KEYWORDS_MAX:
        return ()
    if len(parts) == 1 and not SEPARATOR.search(text):
        return ()
    return keywords


def text_of(memo: Memo) -> str:
    """A memo as it goes back into the textarea."""
    return memo.as_text()
