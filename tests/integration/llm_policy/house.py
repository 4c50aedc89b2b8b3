"""A house with an admin, somebody else, and providers that answer as they are told."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.container import Container
from echodiary.llm.errors import LlmFailed
from echodiary.llm.events import Drawn, Finished, Structured, TextDelta, TextEvent, Usage
from echodiary.llm.messages import AnswerT, ImageRequest, StructuredRequest, TextRequest
from echodiary.llm.port import Endpoint, Models
from echodiary.llm.profiles import Profile
from tests.conftest import Person, container_for, new_person, running


@dataclass
class Answering:
    """One provider's models: each answers "ready", or fails as it was told."""

    endpoint: Endpoint
    failures: dict[str, LlmFailed]
    asked: list[str] = field(default_factory=list)

    @property
    def provider(self) -> str:
        return self.endpoint.provider

    def profile(self, model: str) -> Profile:
        return Profile(image=True)

    async def stream_text(self, model: str, request: TextRequest) -> AsyncGenerator[TextEvent]:
        self._ask(model)
        yield TextDelta("ready")
        yield Finished(Usage(1, 1))

    async def answer(self, model: str, request: StructuredRequest[AnswerT]) -> Structured[AnswerT]:
        raise NotImplementedError

    async def draw(self, model: str, request: ImageRequest) -> Drawn:
        self._ask(model)
        return Drawn(b"", "image/png", Usage())

    async def close(self) -> None:
        return None

    def _ask(self, model: str) -> None:
        self.asked.append(model)
        if model in self.failures:
            raise self.failures[model]


@dataclass
class Providers:
    """Opens `Answering` models and remembers the endpoints; `failures`: model → what it raises."""

    failures: dict[str, LlmFailed] = field(default_factory=dict)
    opened: list[Answering] = field(default_factory=list)

    def __call__(self, endpoint: Endpoint) -> Models:
        self.opened.append(Answering(endpoint, self.failures))
        return self.opened[-1]

    async def close(self) -> None:
        return None


@dataclass
class House:
    container: Container
    app: FastAPI
    providers: Providers
    admin: Person
    other: Person


@asynccontextmanager
async def housed(url: URL, folder: Path, **ports: object) -> AsyncIterator[House]:
    """A house on an empty database: the first account is the admin's."""
    providers = Providers()
    container = container_for(url, folder, opener=providers, **ports)
    async with running(create_app(container)) as app:
        admin, other = await new_person(app), await new_person(app)
        yield House(container, app, providers, admin, other)
        await admin.client.aclose()
        await other.client.aclose()
