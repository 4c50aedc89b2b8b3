"""From a request to the messages for a model. What people typed stands between fences that nothing typed can close.

The prompts are text files in `prompts/`, a folder a language; a change that alters what a model is told is a new
version.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from string import Template

from echodiary.llm.messages import Message, Speaker
from echodiary.writing.fencing import Fence
from echodiary.writing.request import Language, MemoKind, Voice, WritingRequest

VERSION = 1


def messages_for(request: WritingRequest) -> tuple[Message, Message]:
    """The messages of a request: what is asked for, and the material."""
    parts = _parts(request.language)
    fence = Fence.around(_typed(request))
    level = request.voice.speech_level
    told = _template(request.language).substitute(
        open=fence.opening,
        close=fence.closing,
        memo=parts["names"]["memo"],
        level=parts["level"][level],
        fidelity=parts["fidelity"][request.fidelity],
        length=parts["length"][request.length],
    )
    asked = "\n\n".join((*_material(request, fence, parts), "\n".join(_asks(request, parts))))
    return Message(Speaker.SYSTEM, told.strip()), Message(Speaker.USER, asked)


def _typed(request: WritingRequest) -> Iterator[str]:
    """Everything in a request that somebody typed, or that a model wrote."""
    voice = request.voice
    yield from (request.memo.text, *request.memo.keywords)
    yield from (voice.name, voice.description, *voice.traits, *voice.writing_samples, *voice.do, *voice.dont)
    yield from (request.instruction or "", request.previous_text or "", *request.mend)


def _material(request: WritingRequest, fence: Fence, parts: dict[str, dict[str, str]]) -> Iterator[str]:
    names = parts["names"]
    persona = "\n".join(_persona(request.voice, parts["persona"]))
    if persona:
        yield fence.block(names["persona"], persona)
    for sample in request.voice.writing_samples:
        yield fence.block(names["sample"], sample)
    if request.previous_text:
        yield fence.block(names["previous"], request.previous_text)
    if request.mend:
        yield fence.block(names["mend"], "\n".join(request.mend))
    if request.instruction:
        yield fence.block(names["wish"], request.instruction)
    yield fence.block(names["memo"], request.memo.as_text())


def _persona(voice: Voice, words: dict[str, str]) -> Iterator[str]:
    lines = (
        ("name", voice.name),
        ("description", voice.description),
        ("traits", ", ".join(voice.traits)),
        *(("do", rule) for rule in voice.do),
        *(("dont", rule) for rule in voice.dont),
    )
    yield from (f"{words[key]}: {text}" for key, text in lines if text)


def _asks(request: WritingRequest, parts: dict[str, dict[str, str]]) -> Iterator[str]:
    asks = parts["asks"]
    yield Template(asks["date"]).substitute(date=request.entry_date.isoformat())
    if request.memo.kind is MemoKind.KEYWORDS:
        yield asks["keywords"]
    if request.instruction:
        yield asks["wish"]
    if request.mend:
        yield asks["mend"]
    else:
        yield asks["rewrite" if request.previous_text else "draft"]


@cache
def _template(language: Language) -> Template:
    return Template(_file(language, f"draft.v{VERSION}.txt"))


@cache
def _parts(language: Language) -> dict[str, dict[str, str]]:
    return tomllib.loads(_file(language, f"parts.v{VERSION}.toml"))


def _file(language: Language, name: str) -> str:
    return resources.files("echodiary.writing.prompts").joinpath(language.value, name).read_text("utf-8")
