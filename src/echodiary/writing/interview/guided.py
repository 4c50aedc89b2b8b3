"""The interview that needs no model: asks one thing at a time, and reads every answer for every field."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from echodiary.writing.assessment import detect_language
from echodiary.writing.interview import questions
from echodiary.writing.interview.form import FIELDS, FilledForm
from echodiary.writing.interview.interviewer import Ended, Filled, InterviewEvent, pieces
from echodiary.writing.interview.reading import Reading, read
from echodiary.writing.interview.request import InterviewRequest, Topic
from echodiary.writing.request import Language

FILLS = {
    Topic.PURPOSE: "description",
    Topic.LEVEL: "speech_level",
    Topic.CHARACTER: "traits",
    Topic.AVOID: "dont",
    Topic.NAME: "name",
    Topic.SAMPLE: "writing_samples",
}
SHOWN_MAX = 60  # characters of an answer that are said back


@dataclass(frozen=True, slots=True)
class Reply:
    """What is replied to an answer, what was found in it, and what was asked about by now."""

    text: str
    found: FilledForm
    asked: tuple[Topic, ...]


class GuidedInterviewer:
    """An `Interviewer` that needs no key and no network. Never raises `WritingFailed`."""

    async def reply(self, request: InterviewRequest) -> AsyncGenerator[InterviewEvent]:
        """Say what was found, then the reply."""
        replied = reply_to(request)
        yield Filled(replied.found, replied.asked)
        for piece in pieces(replied.text):
            yield piece
        yield Ended()


def reply_to(request: InterviewRequest) -> Reply:
    """Read an answer and find the next question; no topic is asked about twice, but a name that is too long."""
    language = detect_language(request.text, request.language)
    reading = read(request, language)
    form = request.form.taking(reading.found)
    noted = _noted(reading, request.form, language)
    if reading.name_too_long:
        ask = questions.TOO_LONG[language].format(most=request.name_max)
        return Reply(_joined(noted, ask), reading.found, _asked(request.asked, Topic.NAME))
    topic = next((one for one in Topic if one not in request.asked and FILLS[one] not in form.filled), None)
    if topic is None and form.name:
        return Reply(_joined(noted, questions.COMPLETE[language]), reading.found, request.asked)
    if topic is None:
        # What comes next may be the name, said by itself.
        return Reply(_joined(noted, questions.NAMELESS[language]), reading.found, _asked(request.asked, Topic.NAME))
    return Reply(_joined(noted, questions.QUESTIONS[language][topic]), reading.found, _asked(request.asked, topic))


def _asked(before: tuple[Topic, ...], topic: Topic) -> tuple[Topic, ...]:
    return (*(one for one in before if one is not topic), topic)


def _joined(noted: str, ask: str) -> str:
    return f"{noted}\n\n{ask}" if noted else ask


def _noted(reading: Reading, before: FilledForm, language: Language) -> str:
    """What was understood, in one line."""
    if reading.skipped:
        return questions.SKIPPED[language]
    shown = [_shown(name, reading.found, before, language) for name in FIELDS if name in reading.found.filled]
    if not shown:
        return "" if reading.name_too_long else questions.UNREAD[language]
    return " · ".join((questions.NOTED[language], *shown))


def _shown(name: str, found: FilledForm, before: FilledForm, language: Language) -> str:
    label = questions.FIELD_NAMES[language][name]
    if name == "speech_level" and found.speech_level is not None:
        return f"{label}: {questions.LEVEL_NAMES[language][found.speech_level]}"
    if name == "language" and found.language is not None:
        return f"{label}: {questions.LANGUAGE_NAMES[found.language]}"
    if name in {"writing_samples", "description"}:
        return label
    value = getattr(found, name)
    text = value if isinstance(value, str) else ", ".join(one for one in value if one not in getattr(before, name))
    return f"{label}: {text if len(text) <= SHOWN_MAX else text[:SHOWN_MAX].rstrip() + '…'}"
