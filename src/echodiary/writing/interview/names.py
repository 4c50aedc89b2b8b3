"""Finding what a persona is to be called."""

from __future__ import annotations

import re

_QUOTES = "\"'“”‘’「」『』《》<>"
_LEAD = r"^(?:그리고|그럼|음+|어+|아|페르소나|그 사람|얘|걔)?[\s,]*"
_KOREAN = (
    re.compile(rf"{_LEAD}이름을\s*(?P<name>\S.*?)(?:이라고|라고|으로|로)\s?(?:해|하|지|정|불|붙|부탁)"),
    re.compile(rf"{_LEAD}이름(?:은요?|이|으론|으로는)?\s*(?::|=|,)?\s+(?P<name>\S.*)"),
    re.compile(r"^(?P<name>\S.*?)(?:이라고|라고)\s?(?:불러|부르|부를|이름|지어|지을)"),
    re.compile(r"^(?P<name>\S.*?)(?:으로|로)\s?(?:불러|이름)"),
)
_ENGLISH = (
    re.compile(r"(?i)\b(?:(?:its|the|her|his|their)\s+)?name\s*(?:is|:|=|should be|would be|will be)\s*(?P<name>\S.*)"),
    re.compile(r"(?i)\b(?:call|name)\s+(?:it|her|him|them|this(?: one)?|the persona)\s+(?P<name>\S.*)"),
    re.compile(r"(?i)\b(?:named|called)\s+(?P<name>\S.*)"),
)
_KOREAN_TAIL = re.compile(
    r"\s?(?:(?:이?라고|으?로)\s?(?:(?:해|하|할|부르|부를|불러|지어|지을|정|짓|붙|부탁).*)"
    r"|(?:으로|로)요?|이에요|예요|이예요|에요|입니다|이야|이요|이다|였으면.*|이었으면.*"
    r"|(?:이|가|은|는)? ?(?:좋겠|어때|괜찮|어떨까).*)$"
)
_KOREAN_MORE = re.compile(r"(?:이고|고|이며|인데|이랑)\s+\S.*$")
_ENGLISH_MORE = re.compile(
    r"(?i)\s+(?:and|but|with)\s+(?=keep|use|write|make|be\b|speak|in\b|no\b|don|it\b|short|long).*$"
)
_ENGLISH_TAIL = re.compile(r"(?i)\s*,?\s*\b(?:please|maybe|i think|i guess|thanks?(?: you)?)$")
_HESITATION = re.compile(r"(?i)^(?:음+|어+|글쎄요?|그냥|그럼|um+|uh+|hmm+|maybe|let'?s say|how about)[\s,.…]+")
_WAITING = re.compile(r"(?i)(?:음+|어+|흠+|글쎄요?|그냥|um+|uh+|hmm+|well)")
_POLITE_WORD = re.compile(r"(?<=[가-힣])요$")
_END = re.compile(r"[\s.!?~…ㅋㅎㅠ,;]+$")
_SEPARATE = re.compile(r"[.!?\n]")
_NO_NAME = re.compile(
    r"(?i)모르|아직|나중|글쎄|추천|정해 ?[줘주]|알아서|아무거나|상관없|그대로|꼭 |빼|쓰지|넣지|말고$|"
    r"\bnot sure|don'?t know|\blater\b|\banything\b|\bwhatever\b|\bup to you\b|\byou choose\b"
)
_MINE = re.compile(r"(?i)^(?:나를|저를|나는|저는|날|절|내 |제 |me\b|my\b)")


def named_in(clause: str) -> str | None:
    """The name that a clause gives by saying that it is one; None when it does not."""
    for pattern in (*_KOREAN, *_ENGLISH):
        found = pattern.search(clause)
        if found is not None and (name := _checked(cleaned(found["name"]))):
            return name
    return None


def as_name(answer: str) -> str | None:
    """An answer to "what is its name?" as a name; None where it is more than a name, or none."""
    text = _HESITATION.sub("", answer.strip())
    if _WAITING.fullmatch(text) or _SEPARATE.search(_END.sub("", text)):
        return None
    return _checked(_POLITE_WORD.sub("", cleaned(text)))


def cleaned(text: str) -> str:
    """A name without quotes and the words around it: ‘책방이모’라고 해 줘 → 책방이모."""
    name = _END.sub("", text.strip())
    quoted = re.match(rf"[{_QUOTES}](?P<inside>[^{_QUOTES}]+)[{_QUOTES}]", name)
    if quoted is not None:
        return quoted["inside"].strip()
    for more in (_KOREAN_MORE, _ENGLISH_MORE, _ENGLISH_TAIL, _KOREAN_TAIL):
        name = more.sub("", name).strip() or name
    return name.strip(_QUOTES).strip()


def _checked(name: str) -> str | None:
    return None if not name or _NO_NAME.search(name) or _MINE.search(name) else name
