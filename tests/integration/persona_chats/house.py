"""A house in which personas are made in a chat, and what tests ask of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.container import Container
from echodiary.features.generations.rescue import Rescuer
from echodiary.llm.adapters.scripted import ScriptedModels
from echodiary.llm.port import Endpoint
from tests.conftest import Person, container_for, eventually, new_person, running, settings_for

CHATS = "/api/v1/persona-chats"


class OneProvider:
    """A `ModelOpener` behind whose every endpoint the same models stand."""

    def __init__(self, models: ScriptedModels) -> None:
        self._models = models

    def __call__(self, endpoint: Endpoint) -> ScriptedModels:
        return self._models

    async def close(self) -> None:
        await self._models.close()


@dataclass
class Chatting:
    """An application whose model says what a test tells it to say, and somebody who has agreed to it."""

    app: FastAPI
    container: Container
    models: ScriptedModels
    person: Person
    gates: list[asyncio.Event] = field(default_factory=list)

    def answers(self, reply: str, **form: object) -> None:
        """Script: an answer of the model."""
        self.models.enqueue(json.dumps({"reply": reply, "form": form, "complete": False}))

    def gate(self) -> asyncio.Event:
        """A gate that holds a script; opened at the latest when the test ends."""
        self.gates.append(asyncio.Event())
        return self.gates[-1]

    @property
    def rescuer(self) -> Rescuer:
        """A rescuer of this process."""
        ports = self.container
        kinds = dict(ports.runner._kinds)
        return Rescuer(
            ports.database, ports.sealer, ports.clock, ports.queue, ports.runner, ports.hub, kinds, ports.usage_rules
        )

    async def die(self) -> None:
        """What is left of a process after kill -9: nothing runs, nothing is settled, the leases stay."""
        runner = self.container.runner
        runner._accepting = False
        tasks = [*runner._tasks.values(), runner._heart, runner._chunks._task]
        for task in tasks:
            if task is not None:
                task.cancel()
        await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)


@asynccontextmanager
async def chatting(url: URL, folder: Path, **changes: object) -> AsyncIterator[Chatting]:
    """A house with a scripted provider."""
    models = ScriptedModels(provider="openai")
    ports = {name: changes.pop(name) for name in ("clock",) if name in changes}
    settings = settings_for(
        folder, llm_provider="openai", openai_api_key=SecretStr("sk-of-a-test"), shutdown_grace=1, **changes
    )
    container = container_for(url, folder, settings=settings, opener=OneProvider(models), **ports)
    async with running(create_app(container)) as app:
        person = await new_person(app)
        await person.client.patch("/api/v1/me", json={"external_ai_consent": True})
        house = Chatting(app, container, models, person)
        yield house
        for gate in house.gates:
            gate.set()
        await person.client.aclose()


async def begun(person: Person, **body: object) -> str:
    """Begin a chat; its id."""
    answer = await person.client.post(CHATS, json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def say(person: Person, chat_id: str, text: str, **headers: str) -> httpx.Response:
    """Say something."""
    return await person.client.post(f"{CHATS}/{chat_id}/messages", json={"text": text}, headers=headers)


async def look(person: Person, chat_id: str) -> dict[str, Any]:
    """The chat as it is."""
    answer = await person.client.get(f"{CHATS}/{chat_id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def said(person: Person, chat_id: str, text: str) -> dict[str, Any]:
    """Say something that is taken; the chat once it was replied to, or failed to be."""
    answer = await say(person, chat_id, text)
    assert answer.status_code == 202, answer.text
    return await settled(person, chat_id)


async def settled(person: Person, chat_id: str) -> dict[str, Any]:
    """The chat once nothing is on its way."""
    found: dict[str, Any] = {}

    async def quiet() -> bool:
        found.clear()
        found.update(await look(person, chat_id))
        return found["status"] != "replying"

    await eventually(quiet, within=10)
    return found
