"""Finding the speech level that is asked for."""

from __future__ import annotations

import re

from echodiary.writing.request import SpeechLevel

_LEVELS: tuple[tuple[SpeechLevel, re.Pattern[str]], ...] = (
    (
        SpeechLevel.NOTE,
        re.compile(r"(?i)음슴|음씀|[-~]음 ?체|메모체|개조식|\bnote(?:s|[ -]style| form)\b|\bbullet|telegraph"),
    ),
    (
        SpeechLevel.FORMAL,
        re.compile(r"(?i)합니다체|습니다|ㅂ니다|하십시오|하오체|합쇼체|격식|정중|\bformal"),
    ),
    (SpeechLevel.POLITE, re.compile(r"(?i)해요체|해요로|요체|존댓말|존대|높임말|경어|~요|-요\b|\bpolite")),
    (SpeechLevel.CASUAL, re.compile(r"(?i)반말|해체|친구(?:한테|에게|처럼)|편한 말|\bcasual|\binformal|like a friend")),
    (
        SpeechLevel.PLAIN,
        re.compile(
            r"(?i)문어체|다체|한다체|해라체|평어|평서체|일기체|-다\b|~다\b|\bplain(?: style)?\b|\bliterary|"
            r"\bwritten style"
        ),
    ),
)
_INSTEAD = re.compile(
    r"(?:은|는|이|가)?\s?(?:말고|대신에?|아니(?:고|라))\s|(?i:\brather than\b|\binstead of\b|\bnot\b)"
)
_ORDER = (SpeechLevel.PLAIN, SpeechLevel.POLITE, SpeechLevel.FORMAL, SpeechLevel.CASUAL, SpeechLevel.NOTE)
_NUMBER = re.compile(r"^\s*(?P<number>[1-5])\s*(?:번|번째|\.|\))?\s*(?:으로|로)?\S{0,4}\s*$")
_ORDINALS = (
    "첫|first",
    "두 ?번째|둘째|second",
    "세 ?번째|셋째|third",
    "네 ?번째|넷째|fourth",
    "다섯|마지막|fifth|last",
)


def level_in(clause: str) -> SpeechLevel | None:
    """The level that a clause names, None for none. "A 말고 B" is B, "B, not A" is B."""
    found = [(match.start(), level) for level, pattern in _LEVELS for match in pattern.finditer(clause)]
    if not found:
        return None
    found.sort()
    swap = _INSTEAD.search(clause)
    if swap is None:
        return found[0][1]
    after = not swap.group().isascii()  # in Korean what is wanted comes after, in English before
    wanted = [level for at, level in found if (at >= swap.end()) == after]
    return wanted[0] if wanted else None


def swaps(clause: str) -> bool:
    """Whether a clause wants one thing instead of another."""
    return bool(_INSTEAD.search(clause))


def chosen_level(answer: str) -> SpeechLevel | None:
    """The level that an answer picks from the five that were shown, by its number."""
    number = _NUMBER.match(answer)
    if number is not None:
        return _ORDER[int(number["number"]) - 1]
    if len(answer) > LONGEST_CHOICE:
        return None
    return next(
        (level for level, words in zip(_ORDER, _ORDINALS, strict=True) if re.search(f"(?i){words}", answer)), None
    )


LONGEST_CHOICE = 20
