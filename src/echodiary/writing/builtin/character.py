"""What a persona's traits, rules and samples ask for, in either language: data from a stranger's text, no more.

Nothing of that text reaches a draft. It is searched for the words below, and its samples are measured.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from echodiary.writing.builtin.tones import TONES
from echodiary.writing.request import Voice

_SHORT = re.compile(
    r"(?i)short (?:\w+ )?sentences|\bbrief|concise|terse|clipped|to the point|keep it short|\bquick\b|"
    r"짧은 문장|문장[은을이]? ?짧|짧게|짤막|툭툭|단문|간결"
)
_FLOWING = re.compile(
    r"(?i)long (?:\w+ )?sentences|\bflow(?:ing|s)?\b|let sentences flow|rambling|unhurried|"
    r"길게|긴 문장|문장[은을이]? ?길|부드럽게 이어|이어 ?써|이어서 쓰|장문|만연체"
)
_EXCLAMATION = re.compile(r"(?i)exclamation|느낌표")
_EMOJI = re.compile(r"(?i)emoji|emoticon|이모지|이모티콘")
_LAUGHTER = re.compile(r"(?i)\blol\b|\bhaha|laughter|ㅋ{1,}|ㅎㅎ|웃음 ?표시")
_TEARS = re.compile(r"[ㅠㅜ]{1,}")
_DOTS = re.compile(r"(?i)ellips|말줄임표|\.\.\.|…|점점점")
_LESSON = re.compile(r"(?i)lesson|resolution|moral|reflect on (?:my|what)|교훈|다짐|반성|결심|성찰")
_QUESTION = re.compile(r"(?i)question|질문|물음|의문문")
_ENDING = re.compile(r"(?i)\bend|\bclose|\bclosing|finish|끝|마무리|마지막|맺")
_CHEERING = re.compile(r"(?i)cheer(?:ing)? (?:me )?up|toxic|pep talk|\bconsole me|힘내|위로|희망찬|긍정적인 말")
_ONE_LINE = re.compile(r"(?i)\bone (?:line|sentence)\b|\bsingle (?:line|sentence)\b|한 ?줄|한 ?문장으로|한마디로")
_NOT_ONE_LINE = re.compile(
    r"(?i)feeling|감정|느낌|마음은|기분은"
)  # "name a feeling in one sentence" asks for no short page
_DENIED = re.compile(
    r"(?i)\bno\b|\bnot\b|n't\b|\bnever\b|without|avoid|skip|\bomit|"
    r"않|말고|말기|말 것|마라|하지 ?마|쓰지 ?마|지 마|없이|없게|금지|빼|자제|삼가|피하|피해|싫|"
    r"안 (?:써|쓰|쓴|하|해|붙)|못"
)
_PARTS = re.compile(
    r"[.;\n!?]+|(?<=[고되])\s|\s(?:but|and)\s(?=no\b|not\b|don|never|use)|,\s*(?=no\b|not\b|never|don|use)"
)
_DENIED_TRAIT = re.compile(r"^(?:적|스럽|스러|하|함|한)?(?:이|지|하지)*(?:는|도|은)?\s?(?:않|없|아니|아닌|안 )")
_NOT_BEFORE = re.compile(r"(?i)(?:\bnot|\bnever|n't|\bwithout|\bless|\btoo|안|덜)\s*$")

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_PICTURE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
_SHORT_SAMPLE = 6.5  # words of a sentence, on average; a Korean one says as much in two thirds of them
_LONG_SAMPLE = 15.0
_KOREAN_WORDS = 0.62
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class Character:
    """What is asked for. None: nothing is asked; `flow`: -1 short sentences, 1 long ones.

    `lessons`, `asks`: whether a page ends on a resolution, on a question; `dots`: a heavy sentence on "…".
    """

    tones: tuple[str, ...] = ()
    flow: int = 0
    exclaims: bool | None = None
    laughs: bool | None = None
    weeps: bool | None = None
    dots: bool | None = None
    emoji: bool | None = None
    picture: str = ""
    lessons: bool | None = None
    asks: bool | None = None
    cheering: bool = True
    one_line: bool = False


def character_of(voice: Voice) -> Character:
    """Read a persona; what it asks for and forbids goes before what its samples show."""
    asked = (*voice.traits, *voice.do, voice.description)
    rules = tuple(_wishes(voice))
    samples = sample_sentences(voice.writing_samples)
    text = " ".join(voice.writing_samples)
    return Character(
        tones=tuple(_tones(asked)),
        flow=_flow(rules, samples),
        exclaims=_wish(rules, _EXCLAMATION, shown=_often(text, "!", samples)),
        laughs=_wish(rules, _LAUGHTER, shown=_seen(r"ㅋㅋ|ㅎㅎ|\bhaha|\blol\b", text, samples)),
        weeps=_wish(rules, _TEARS, shown=_seen(r"[ㅠㅜ]{2}", text, samples)),
        dots=_wish(rules, _DOTS, shown=_seen(r"…|\.\.", text, samples)),
        emoji=_wish(rules, _EMOJI, shown=_seen(_PICTURE.pattern, text, samples)),
        picture=_picture(text),
        lessons=_wish(rules, _LESSON),
        asks=_wish([rule for rule in rules if _ENDING.search(rule[0])], _QUESTION),
        cheering=_wish(rules, _CHEERING) is not False,
        one_line=bool(_wish([rule for rule in rules if not _NOT_ONE_LINE.search(rule[0])], _ONE_LINE)),
    )


def sample_sentences(samples: Iterable[str]) -> list[str]:
    """Return the sentences of writing samples."""
    return [found.strip() for sample in samples for found in _SENTENCE.findall(sample) if any(map(str.isalnum, found))]


def _wishes(voice: Voice) -> Iterator[tuple[str, bool]]:
    """Yield the parts of all rules, each with whether it asks (True) or forbids (False)."""
    for text in (*voice.do, *voice.traits, voice.description):
        for part in _PARTS.split(text):
            yield part, not _DENIED.search(part)
    for text in voice.dont:
        yield text, False


def _wish(rules: Iterable[tuple[str, bool]], pattern: re.Pattern[str], *, shown: bool | None = None) -> bool | None:
    for part, asks in rules:
        if pattern.search(part):
            return asks
    return shown


def _tones(asked: Iterable[str]) -> Iterator[str]:
    texts = list(asked)
    for tone, pattern in TONES:
        if any(_holds(pattern, text) for text in texts):
            yield tone


def _holds(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text claims a trait and does not deny it: "감성적이지 않음", "never cynical"."""
    return any(
        not _DENIED_TRAIT.search(text[match.end() : match.end() + 10])
        and not _NOT_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
        for match in pattern.finditer(text)
    )


def _flow(rules: Iterable[tuple[str, bool]], samples: list[str]) -> int:
    for part, asks in rules:
        if _SHORT.search(part):
            return -1 if asks else 1
        if _FLOWING.search(part):
            return 1 if asks else -1
    if not samples:
        return 0
    korean = any(_HANGUL.search(sample) for sample in samples)
    mean = sum(len(sentence.split()) for sentence in samples) / len(samples) / (_KOREAN_WORDS if korean else 1)
    return -1 if mean <= _SHORT_SAMPLE else 1 if mean >= _LONG_SAMPLE else 0


def _often(text: str, mark: str, samples: list[str]) -> bool | None:
    """Whether samples use a mark in a quarter of their sentences; None without samples."""
    return text.count(mark) * 4 >= len(samples) and mark in text if samples else None


def _seen(pattern: str, text: str, samples: list[str]) -> bool | None:
    return bool(re.search(pattern, text)) if samples else None


def _picture(text: str) -> str:
    found = Counter(_PICTURE.findall(text))
    return found.most_common(1)[0][0] if found else ""
