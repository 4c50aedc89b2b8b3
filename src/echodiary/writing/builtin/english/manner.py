"""How a persona tells: what its traits, its rules and its samples ask for, as far as grammar can give it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from echodiary.writing.request import SpeechLevel, Voice

_TONES: tuple[tuple[str, str], ...] = (
    ("dry", r"\bdry\b|deadpan|matter.of.fact|\bterse|laconic|understated|담백|무덤덤|건조"),
    ("cynical", r"cynic|sarcas|ironic|\birony|snark|grumpy|jaded|시니컬|냉소|까칠"),
    ("sentimental", r"sentimental|nostalgi|poetic|romantic|dreamy|lyrical|emotional|감성|감수성|낭만"),
    (
        "cheerful",
        r"cheerful|upbeat|bubbly|energetic|enthusias|excited|optimis|lively|playful|sunny|유쾌|명랑|발랄|장난",
    ),
    ("gentle", r"\bcalm|gentle|serene|quiet|peaceful|unhurried|mindful|slow|차분|느긋|고요|잔잔|담담"),
    ("thankful", r"grateful|thankful|gratitude|appreciative|appreciation|고마|감사"),
)
_SHORT = re.compile(
    r"(?i)short (?:\w+ )?sentences|brief|concise|terse|clipped|to the point|keep it short|짧은 문장|짧게|툭툭"
)
_FLOWING = re.compile(
    r"(?i)long (?:\w+ )?sentences|flow(?:ing)?\b|let sentences flow|rambling|unhurried|길게|긴 문장|부드럽게 이어"
)
_EXCLAMATION = re.compile(r"(?i)exclamation|느낌표")
_EMOJI = re.compile(r"(?i)emoji|이모지|이모티콘")
_DENIED = re.compile(r"(?i)\bno\b|\bnot\b|don't|do not|never|without|avoid|skip|않|말|없|금지|빼")
_LESSON = re.compile(r"(?i)lesson|resolution|moral|교훈|다짐")
_CHEERING = re.compile(r"(?i)cheer(?:ing)? (?:me )?up|toxic|pep talk|힘내")
_ANY_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2764]")
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]+")
_SHORT_SAMPLE = 7.0  # words a sentence, on average
_LONG_SAMPLE = 16.0
_LONGEST_ENDING = 60  # characters
_OPENERS = frozenset(("anyway", "honestly", "well", "so", "right", "okay", "ok", "frankly", "oh", "look", "yes"))


@dataclass(frozen=True, slots=True)
class Manner:
    """`flow`: -1 short sentences, 1 long ones. `exclaims`: None where nothing is asked."""

    level: SpeechLevel
    flow: int = 0
    exclaims: bool | None = None
    tones: tuple[str, ...] = ()
    emoji: str = ""
    opener: str = ""
    ending: str = ""
    lessons: bool = True
    cheering: bool = True


def manner_of(voice: Voice) -> Manner:
    """Read a persona; what it asks for and forbids goes before what its samples show."""
    asked = " \n".join((*voice.traits, *voice.do, voice.description))
    forbidden = " \n".join(voice.dont)
    rules = (*voice.traits, *voice.do, voice.description, *(f"not {rule}" for rule in voice.dont))
    samples = _sentences(voice.writing_samples)
    return Manner(
        level=voice.speech_level,
        flow=_flow(asked, forbidden, samples),
        exclaims=_exclaims(rules, voice.writing_samples),
        tones=tuple(tone for tone, pattern in _TONES if re.search(rf"(?i){pattern}", asked)),
        emoji=_emoji(rules, voice.writing_samples),
        opener=_opener(samples),
        ending=_ending(voice.writing_samples),
        lessons=not _LESSON.search(forbidden),
        cheering=not _CHEERING.search(forbidden),
    )


def _flow(asked: str, forbidden: str, samples: list[str]) -> int:
    if _SHORT.search(asked) or _FLOWING.search(forbidden):
        return -1
    if _FLOWING.search(asked) or _SHORT.search(forbidden):
        return 1
    if not samples:
        return 0
    mean = sum(len(sentence.split()) for sentence in samples) / len(samples)
    return -1 if mean <= _SHORT_SAMPLE else 1 if mean >= _LONG_SAMPLE else 0


def _exclaims(rules: Iterable[str], samples: tuple[str, ...]) -> bool | None:
    for rule in rules:
        for part in re.split(r"[,;]| and (?=no |not )", rule):
            if _EXCLAMATION.search(part):
                return not _DENIED.search(rule)
    if not samples:
        return None
    text = " ".join(samples)
    return text.count("!") * 4 >= max(1, len(_sentences(samples))) if "!" in text else False


def _emoji(rules: Iterable[str], samples: tuple[str, ...]) -> str:
    for rule in rules:
        if _EMOJI.search(rule):
            return "" if _DENIED.search(rule) else "🙂"
    found = Counter(char for sample in samples for char in _ANY_EMOJI.findall(sample))
    return found.most_common(1)[0][0] if found else ""


def _sentences(samples: Iterable[str]) -> list[str]:
    return [sentence.strip() for sample in samples for sentence in _SENTENCE.findall(sample)]


def _opener(samples: list[str]) -> str:
    """Return a word that samples like to begin with: Anyway, Honestly."""
    firsts = Counter(sentence.split(",")[0].split()[0].lower().strip(",") for sentence in samples if sentence.split())
    for word, count in firsts.most_common():
        if word in _OPENERS and count > 1:
            return word.capitalize()
    return ""


def _ending(samples: tuple[str, ...]) -> str:
    """Return the short sentence that several samples end with: "Good night."."""
    lasts = Counter(found[-1].strip() for sample in samples if (found := _SENTENCE.findall(sample)))
    for sentence, count in lasts.most_common(1):
        if count > 1 and len(sentence) <= _LONGEST_ENDING and not any(char.isdigit() for char in sentence):
            return str(sentence)
    return ""
