"""Finding traits, and what a persona is to do and not to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from echodiary.writing.builtin.tones import TONES
from echodiary.writing.request import Language

TRAIT_LONGEST = 40
_WORD = re.compile(r"[가-힣A-Za-z0-9'-]+")
_HANGUL = re.compile(r"[가-힣]")
_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:스럽게|스러운|스럽고|스러웠으면)$"), "스러움"),
    (re.compile(r"(?:롭게|로운|롭고)$"), "로움"),
    (re.compile(r"(?:적인|적으로|적이고|적이면|적이었으면)$"), "적"),
    (re.compile(r"(?:하고|하게|하지만|하면서|하며|하면|하되|했으면|해요|해|한|하다|하네|할)$"), "함"),
    (re.compile(r"밝(?:은|고|게)$"), "밝음"),
)
DENIED = re.compile(
    r"(?i)지\s?(?:말|마|않|못)|말아|금지|빼[ 줘주고]|빼$|빼지|없이|없었으면|없으면|싫|자제|피해|피하|삼가|"
    r"안 (?:써|쓰|했|하|들어|나왔|넣)|\bdon'?t\b|\bnot\b|\bnever\b|\bno\b|\bwithout\b|\bavoid|\bhate|"
    r"\bstop\b|\bleave out"
)
_ASKED = re.compile(
    r"(?i)(?:써|적어|해|넣어|들려|담아|봐|불러|맺어|끝내|이어)\s?(?:줘|줬으면|주세요|주면|줄래|달라)|했으면|"
    r"좋겠|부탁|꼭 |항상|"
    r"(?:하|쓰|넣|적|맺|끝내)기$|\balways\b|\bplease\b|\bshould\b|\bkeep\b|\buse\b|\bwrite\b|\bmake\b|"
    r"\bend (?:with|on)\b|\btell\b"
)
_SHORT = re.compile(r"(?i)짧|짤막|간단|간결|단문|\bshort\b|\bbrief|\bconcise|\bterse")
_LONG = re.compile(r"(?i)길게|긴 문장|길었으면|자세|장문|\blong\b|\bdetailed|\bin detail|\bat length")
_EMOJI = re.compile(r"(?i)이모지|이모티콘|emoji|emoticon")
_JOINED = re.compile(r"(?i)^(?:and|but|also|그리고|또|또한)\s+")
_POLITE_TAIL = re.compile(r"(?i)\s*(?:부탁(?:해|드려)요?|,? ?please)$")

_WORDED = {
    Language.KO: {
        "short": "문장을 짧게 쓰기",
        "long": "문장을 길게 이어 쓰기",
        "emoji": "이모지 쓰기",
        "no emoji": "이모지 쓰지 않기",
    },
    Language.EN: {
        "short": "Keep sentences short",
        "long": "Let sentences flow, with detail",
        "emoji": "Use emoji",
        "no emoji": "No emoji",
    },
}


def is_denied(clause: str) -> bool:
    """Whether a clause says what is not wanted."""
    return bool(DENIED.search(clause))


def traits_in(clause: str) -> tuple[str, ...]:
    """The words of a clause that the built-in writer knows as traits, as nouns: 다정하고 차분하게 → 다정함, 차분함."""
    found: dict[str, None] = {}
    for word in _WORD.findall(clause):
        if any(pattern.search(word) for _, pattern in TONES):
            found[_as_noun(word)] = None
    return tuple(trait for trait in found if len(trait) <= TRAIT_LONGEST)


def wishes_in(clause: str, language: Language) -> Iterator[tuple[bool, str]]:
    """What a clause asks for (True) or forbids (False), each as a rule."""
    denied, worded = is_denied(clause), _WORDED[language]
    if _EMOJI.search(clause):
        yield not denied, worded["no emoji" if denied else "emoji"]
    elif denied:
        yield False, as_rule(clause)
    elif _SHORT.search(clause):
        yield True, worded["short"]
    elif _LONG.search(clause):
        yield True, worded["long"]
    elif _ASKED.search(clause):
        yield True, as_rule(clause)


def forbidden(clause: str, language: Language) -> str:
    """A clause that answers "what should it not do?" as a rule."""
    return _WORDED[language]["no emoji"] if _EMOJI.search(clause) else as_rule(clause)


def as_rule(clause: str) -> str:
    """A clause as a rule: without the words that only ask nicely."""
    rule = _POLITE_TAIL.sub("", _JOINED.sub("", clause.strip())).strip()
    return rule or clause.strip()


def _as_noun(word: str) -> str:
    if not _HANGUL.search(word):
        return word.lower()
    for pattern, noun in _ENDINGS:
        if pattern.search(word):
            return pattern.sub(noun, word)
    return word
