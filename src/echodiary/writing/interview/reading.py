"""Reading an answer for every field of the form, whatever was asked. Nothing in it is followed as an order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from echodiary.writing.interview.form import FilledForm
from echodiary.writing.interview.levels import chosen_level, level_in, swaps
from echodiary.writing.interview.names import as_name, named_in
from echodiary.writing.interview.request import InterviewRequest, Topic
from echodiary.writing.interview.rules import TRAIT_LONGEST, as_rule, forbidden, is_denied, traits_in, wishes_in
from echodiary.writing.request import Language, SpeechLevel
from echodiary.writing.sentences import sentences

_SKIPPED = re.compile(
    r"(?i)(?:음+|글쎄요?|그냥|잘|아직|딱히|별로|ㅁㄹ|\s)*(?:아무거나요?|아무 거나요?|몰라요?|모르겠\S{0,4}|"
    r"패스요?|스킵|건너뛰\S{0,5}|건너뛸\S{0,3}|"
    r"넘어가\S{0,4}|넘길\S{0,3}|다음(?: ?질문)?|없어요?|없음|없습니다|없는데요?|상관\s?없\S{0,4}|"
    r"알아서(?: ?해)?(?: ?줘요?| ?주세요)?|글쎄요?|아뇨|아니요?|딱히|ㅁㄹ|"
    r"skip(?: it| this)?|pass|next|no idea|(?:i )?(?:really )?don'?t (?:know|mind|care)|dunno|idk|whatever|"
    r"anything(?: is fine)?|"
    r"none|nothing(?: really)?|no|nope|not sure|you (?:choose|decide|pick)|up to you|any)[\s.!~ㅋㅎㅠ…?]*"
)
_QUOTED = re.compile(
    r"[\"“「『](?P<inside>[^\"“”「」『』]{12,}?)[\"”」』](?:\s?(?:처럼|같이|이렇게|이런 식으로|"
    r"like this))?(?:\s?(?:써|적어)\s?(?:줘요?|주세요))?"
)
_COURTESY = re.compile(
    r"(?i)(?:고마워요?|고맙습니다|감사해요?|감사합니다|좋아요?|좋네요?|응|네|넵|예|그래요?|알겠어요?|"
    r"thanks?(?: you)?|thank you|great|good|nice|ok(?:ay)?|yes|yep|sure|fine|perfect)[\s.!~ㅋㅎㅠ…]*"
)
_UNSURE = re.compile(r"(?i)모르겠|몰라|글쎄|\bdon'?t know\b|\bnot sure\b")
_SENTENCE_END = re.compile(r"[.!?…]|(?:다|요|음|어|야|지|네|까)\s*$")
_CLAUSES = re.compile(r"[,，;\n·/]+|\s(?:그리고|and then)\s|(?<=[^.\d])\.\s*$|[!?…]+\s*$")
_DIARY = re.compile(
    r"(?i)오늘|어제|아침|점심|저녁|퇴근|\btoday\b|\byesterday\b|\bthis (?:morning|evening)\b|\btonight\b"
)
_ENGLISH_WISHED = re.compile(r"(?i)영어로|영문으로|\bin english\b")
_KOREAN_WISHED = re.compile(r"(?i)한국어로|한글로|우리말로|\bin korean\b")
_ASKED_FOR = re.compile(r"(?i)[해써어] ?줘|주세요|줬으면|했으면|\bplease\b")
SAMPLE_SHORTEST = 10
PROSE_SENTENCES = 3
DESCRIBED_WORDS = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What an answer holds: whole fields, and whether it passed on the question or gave a name that is too long."""

    found: FilledForm
    skipped: bool = False
    name_too_long: bool = False


@dataclass(slots=True)
class _Finds:
    """What was found so far; `rest` are clauses that say nothing that is known here."""

    name: str | None = None
    level: SpeechLevel | None = None
    traits: list[str] = field(default_factory=list)
    do: list[str] = field(default_factory=list)
    dont: list[str] = field(default_factory=list)
    samples: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def read(request: InterviewRequest, language: Language) -> Reading:
    """Read an answer; never raises, whatever it says."""
    text = request.text.strip()
    if _SKIPPED.fullmatch(text):
        return Reading(FilledForm(), skipped=True)
    if _COURTESY.fullmatch(text):
        return Reading(FilledForm())
    topic, finds = request.asked[-1] if request.asked else None, _Finds()
    remaining = _take_quoted(text, finds)
    if _is_prose(remaining, topic):
        finds.samples.append(remaining.strip())
    else:
        for clause in _clauses(remaining):
            _read_clause(clause, topic, language, finds)
        _place_rest(topic, finds, remaining)
    too_long = finds.name is not None and len(finds.name) > request.name_max
    if too_long:
        finds.name = None
    return Reading(_whole(finds, request.form, _wished_language(text)), name_too_long=too_long)


def _take_quoted(text: str, finds: _Finds) -> str:
    """Take longer quotations with a sentence in them as samples of writing; returns what stands around them."""

    def take(match: re.Match[str]) -> str:
        inside = match["inside"].strip()
        if not _SENTENCE_END.search(inside):
            return match.group()
        finds.samples.append(inside)
        return " "

    return _QUOTED.sub(take, text)


def _is_prose(text: str, topic: Topic | None) -> bool:
    """Whether a text is a piece of writing and not an answer."""
    if any(level_in(clause) or named_in(clause) for clause in _clauses(text)) or _ASKED_FOR.search(text):
        return False
    count = len(sentences(text))
    if topic is Topic.SAMPLE:
        return len(text.strip()) >= SAMPLE_SHORTEST
    if topic in {Topic.PURPOSE, Topic.CHARACTER, Topic.AVOID, None}:
        return count >= PROSE_SENTENCES and bool(_DIARY.search(text))
    return count >= PROSE_SENTENCES


def _clauses(text: str) -> list[str]:
    parts = [part for sentence in sentences(text) for part in _CLAUSES.split(sentence.text)]
    return [part.strip() for part in parts if part and any(map(str.isalnum, part))]


def _read_clause(clause: str, topic: Topic | None, language: Language, finds: _Finds) -> None:
    name, level = named_in(clause), level_in(clause)
    denied = is_denied(clause) and not (level is not None and swaps(clause))
    if level is not None and not denied:
        finds.level = level
    if name is not None:
        finds.name = name
        clause = clause.replace(name, " ", 1)
    told = name is not None or (level is not None and not denied) or _wished_language(clause) is not None
    if topic is Topic.AVOID and not told and not _ASKED_FOR.search(clause):
        finds.dont.append(forbidden(clause, language))
        return
    traits = () if denied else traits_in(clause)
    wishes = [wish for wish in wishes_in(clause, language) if not (told or traits) or _is_worded(wish[1], clause)]
    finds.traits.extend(traits)
    for wanted, rule in wishes:
        (finds.do if wanted else finds.dont).append(rule)
    if traits and not told and topic in {Topic.PURPOSE, None} and len(clause.split()) >= DESCRIBED_WORDS:
        finds.described.append(clause)
    if not (told or traits or wishes or _UNSURE.search(clause)):
        finds.rest.append(clause)


def _is_worded(rule: str, clause: str) -> bool:
    return rule != as_rule(clause)


def _place_rest(topic: Topic | None, finds: _Finds, text: str) -> None:
    """What says nothing that is known here, is an answer to what was asked."""
    rest = finds.rest
    if topic is Topic.LEVEL and finds.level is None:
        finds.level = chosen_level(text)
    elif topic is Topic.NAME and finds.name is None and rest:
        finds.name = next(filter(None, map(as_name, rest)), None)
    elif topic is Topic.CHARACTER:
        finds.traits.extend(clause for clause in rest if _is_short(clause))
        finds.described.extend(clause for clause in rest if not _is_short(clause))
    elif topic in {Topic.PURPOSE, None}:
        finds.described.extend(rest)


def _is_short(clause: str) -> bool:
    return len(clause) <= TRAIT_LONGEST and len(clause.split()) < DESCRIBED_WORDS


def _wished_language(text: str) -> Language | None:
    if _ENGLISH_WISHED.search(text):
        return Language.EN
    return Language.KO if _KOREAN_WISHED.search(text) else None


def _whole(finds: _Finds, form: FilledForm, language: Language | None) -> FilledForm:
    """What was found as whole fields: lists with what stood in them before."""
    found = FilledForm(name=finds.name, speech_level=finds.level, language=language)
    described = ", ".join(finds.described)
    if described:
        found = replace(found, description=f"{form.description}\n{described}" if form.description else described)
    return replace(
        found,
        traits=_added(form.traits, finds.traits),
        writing_samples=_added(form.writing_samples, finds.samples),
        do=_added(form.do, finds.do),
        dont=_added(form.dont, finds.dont),
    )


def _added(before: tuple[str, ...], found: list[str]) -> tuple[str, ...]:
    """All of a list where something was added to it; empty where nothing was."""
    whole = tuple(dict.fromkeys((*before, *found)))
    return whole if len(whole) > len(before) else ()
