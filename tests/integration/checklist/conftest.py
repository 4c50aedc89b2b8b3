"""A house whose providers write, draw and fail as they are told, and the runner of its checklist."""

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.container import Container
from echodiary.features.checklist.running import ChecklistRunner
from echodiary.llm.errors import LlmFailed
from echodiary.llm.events import Drawn, Finished, Structured, TextDelta, TextEvent, Usage
from echodiary.llm.messages import AnswerT, ImageRequest, StructuredRequest, TextRequest
from echodiary.llm.port import Endpoint, Models
from echodiary.llm.profiles import Profile
from tests.conftest import Person, container_for, new_person, running, settings_for


@dataclass
class Telling:
    """Models that say `told`, at a price, or fail."""

    endpoint: Endpoint
    told: str
    failures: dict[str, LlmFailed]
    asked: list[str]

    @property
    def provider(self) -> str:
        return self.endpoint.provider

    def profile(self, model: str) -> Profile:
        return Profile(image=True)

    async def stream_text(self, model: str, request: TextRequest) -> AsyncGenerator[TextEvent]:
        self._ask(model)
        yield TextDelta(self.told)
        yield Finished(Usage(100, 50, Decimal("0.002")))

    async def answer(self, model: str, request: StructuredRequest[AnswerT]) -> Structured[AnswerT]:
        raise NotImplementedError

    async def draw(self, model: str, request: ImageRequest) -> Drawn:
        self._ask(model)
        return Drawn(b"", "image/png", Usage(10, 1000, Decimal("0.04")))

    async def close(self) -> None:
        return None

    def _ask(self, model: str) -> None:
        self.asked.append(model)
        if model in self.failures:
            raise self.failures[model]


@dataclass
class Providers:
    """Opens models; `broken`: what opening raises."""

    told: str = "치과에 가서 스케일링을 4만원에 받았어요. 비가 왔어요. 순대국을 먹었어요."
    failures: dict[str, LlmFailed] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    broken: LlmFailed | None = None

    def __call__(self, endpoint: Endpoint) -> Models:
        if self.broken is not None:
            raise self.broken
        return Telling(endpoint, self.told, self.failures, self.asked)

    async def close(self) -> None:
        return None


@dataclass
class House:
    container: Container
    providers: Providers
    runner: ChecklistRunner
    admin: Person
    other: Person


@pytest.fixture
async def house(empty_database: URL, tmp_path: Path) -> AsyncIterator[House]:
    providers = Providers()
    settings = settings_for(tmp_path, worker=False, budget_usd_a_month=Decimal(20))  # jobs run where a test says so
    container = container_for(empty_database, tmp_path, settings=settings, opener=providers)
    runner = ChecklistRunner(
        container.database, container.clock, container.policy_rules, container.opener, container.house_usage
    )
    async with running(create_app(container)) as app:
        admin, other = await new_person(app), await new_person(app)
        yield House(container, providers, runner, admin, other)
        await admin.client.aclose()
        await other.client.aclose()
