"""Drafts by models, from the memo to the version: an OpenAI-compatible server and Gemini, over their protocols."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.llm.errors import BadCredentials, RateLimited, Unavailable
from tests.conftest import Person, container_for, new_person, running, settings_for
from tests.integration.drafts.test_editing import post
from tests.integration.generations.stage import MEMO, begun, ready, until
from tests.providers.aimock import Aimock
from tests.providers.faulty import Faulty
from tests.providers.fixtures import aimock, aimock_server, faulty, faulty_server  # noqa: F401
from tests.providers.stages import KEY, Fault, ProtocolStage, stage_called

WRITTEN = "회의를 3개 했다. 너무 힘들었다. 저녁에 엄마랑 통화했다. 기분이 좋아졌다."
BUSY = Fault(429, RateLimited(), retry_after=30)
Play = Callable[[ProtocolStage], Awaitable[None] | None]


@pytest.fixture(params=["compatible", "gemini"])
async def stage(request: pytest.FixtureRequest, aimock: Aimock, faulty: Faulty) -> AsyncIterator[ProtocolStage]:  # noqa: F811
    async for one in stage_called(request.param, aimock, faulty):
        assert isinstance(one, ProtocolStage)
        yield one


@dataclass
class House:
    """An application whose provider is a stage's, and somebody who has agreed to it."""

    app: FastAPI
    folder: Path
    person: Person


@pytest.fixture
def house(shared_database: URL, tmp_path: Path) -> Callable[[ProtocolStage], AsyncIterator[House]]:
    @asynccontextmanager
    async def opened(stage: ProtocolStage, *, patience: float = 10) -> AsyncIterator[House]:
        provider = "gemini" if stage.name == "gemini" else "openai"
        settings = settings_for(
            tmp_path,
            llm_provider=provider,
            llm_base_url=stage.base_url,
            openai_api_key=SecretStr(KEY),
            gemini_api_key=SecretStr(KEY),
            llm_connect_timeout=1,
            llm_first_token_timeout=patience,
            llm_timeout=20,
            shutdown_grace=1,
        )
        async with running(create_app(container_for(shared_database, tmp_path, settings=settings))) as app:
            person = await new_person(app)
            await person.client.patch("/api/v1/me", json={"external_ai_consent": True})
            yield House(app, tmp_path, person)
            await person.client.aclose()

    return opened  # type: ignore[return-value]


Opened = Callable[[ProtocolStage], "asynccontextmanager[House]"]  # type: ignore[valid-type]


def texts(draft: dict[str, object]) -> list[str]:
    return [version["text"] for version in draft["versions"]]  # type: ignore[union-attr]


async def test_a_memo_becomes_a_version_with_its_receipt(stage: ProtocolStage, house: Opened) -> None:
    stage.says(WRITTEN)
    async with house(stage) as home:
        draft = await ready(home.person)
        [version] = draft["versions"]  # type: ignore[misc]
        assert draft["working_text"] == WRITTEN
        assert (version["model"], version["role"]) == (stage.writes, "text-small")
        assert version["checks"] == {"sentences": 4, "added": 0, "guessed": 0, "off_level": 0}
        receipt = (await home.person.client.get(f"/api/v1/drafts/{draft['id']}/versions/1/receipt")).json()
    sent = {message["speaker"]: message["text"] for message in receipt["messages"]}
    assert MEMO in sent["user"]
    assert (receipt["input_tokens"], receipt["output_tokens"]) == (7, 5)
    assert 0 < receipt["cost_usd"] < 0.01
    [asked] = stage._aimock.requests()
    assert asked.model == stage.writes
    assert (asked.text("system"), asked.text("user")) == (sent["system"], sent["user"]), "the receipt is what was sent"


async def test_a_rewrite_asks_the_larger_model_and_says_what_was_written(stage: ProtocolStage, house: Opened) -> None:
    stage.says(WRITTEN)
    async with house(stage) as home:
        draft = await ready(home.person)
        await post(home.person, draft["id"], "versions", instruction="더 짧게")
        again = await until(home.person, str(draft["id"]), "ready")
    larger = {"compatible": "gpt-6.1-sol", "gemini": "gemini-3.8-flash"}[stage.name]
    assert [version["model"] for version in again["versions"]] == [stage.writes, larger]  # type: ignore[union-attr]
    asked = stage._aimock.requests()[-1]
    assert asked.model == larger
    assert WRITTEN in asked.text("user")
    assert "더 짧게" in asked.text("user")


@pytest.mark.parametrize(
    "said",
    [
        f"물론이죠! 다음은 요청하신 일기입니다.\n\n---\n\n{WRITTEN}\n\n수정이 필요하시면 말씀해 주세요!",
        f"# 오늘의 일기\n\n**{WRITTEN[:10]}**{WRITTEN[10:]}",
        f"```\n{WRITTEN}\n```",
        f"제목: 회의의 날\n\n“{WRITTEN}”",
    ],
    ids=["preamble", "markdown", "fence", "title"],
)
async def test_what_models_add_around_a_text_is_not_in_it(stage: ProtocolStage, house: Opened, said: str) -> None:
    stage.says(said)
    async with house(stage) as home:
        draft = await ready(home.person)
    assert draft["working_text"] == WRITTEN


async def test_fifty_thousand_characters_are_a_draft(stage: ProtocolStage, house: Opened) -> None:
    long = "회의를 3개 했다.\n\n" * 4_300
    stage.says(long)
    async with house(stage) as home:
        draft = await until(home.person, await begun(home.person), "ready", within=120)
    assert len(str(draft["working_text"])) > 50_000
    assert draft["working_text"] == long.strip()


def fails(fault: Fault) -> Play:
    return lambda stage: [stage.fails(fault) for _ in range(2)] and None


FAILURES: dict[str, tuple[Play, str, bool]] = {
    "401": (fails(Fault(401, BadCredentials())), "provider_credentials", False),
    "429": (fails(BUSY), "rate_limited", True),
    "429-again": (fails(Fault(429, RateLimited(), retry_after=1)), "rate_limited", True),
    "429-without": (lambda stage: stage.limits_without_saying_how_long(), "rate_limited", True),
    "500": (fails(Fault(500, Unavailable())), "provider_unavailable", True),
    "503": (fails(Fault(503, Unavailable())), "provider_unavailable", True),
    "hangs": (lambda stage: stage.hangs(2), "provider_timeout", True),
    "late": (lambda stage: stage.begins_late(2), "provider_timeout", True),
    "no-json": (lambda stage: stage.sends_no_json(), "provider_invalid_response", True),
    "another-shape": (lambda stage: stage.sends_another_shape(), "provider_invalid_response", True),
    "empty": (lambda stage: stage.says_nothing(), "provider_invalid_response", True),
    "refusal": (lambda stage: stage.refuses(), "provider_refused", False),
    "cut": (lambda stage: stage.breaks_off(), "interrupted", True),
    "ends-early": (lambda stage: stage.ends_early(), "provider_invalid_response", True),
    "broken-chunk": (lambda stage: stage.sends_a_broken_chunk(), "provider_invalid_response", True),
    "at-its-limit": (lambda stage: stage.stops_at_its_limit(), "interrupted", True),
}
SAID_SOMETHING = {"cut", "ends-early", "broken-chunk", "at-its-limit", "refusal"}  # before it failed


@pytest.mark.parametrize("failure", FAILURES)
async def test_a_failure_has_its_code_and_the_memo_is_kept(
    stage: ProtocolStage, house: Opened, failure: str, caplog: pytest.LogCaptureFixture
) -> None:
    play, code, retryable = FAILURES[failure]
    if (played := play(stage)) is not None:
        await played
    caplog.set_level(logging.DEBUG)
    async with house(stage, patience=0.5 if code == "provider_timeout" else 10) as home:
        draft_id = await begun(home.person)
        draft = await until(home.person, draft_id, "interrupted" if code == "interrupted" else "failed", within=10)
        assert draft["error"] == {"code": code, "retryable": retryable}
        assert draft["memo"]["text"] == MEMO  # type: ignore[index]
        assert [version["kind"] for version in draft["versions"]] == ["partial"] * (failure in SAID_SOMETHING)  # type: ignore[union-attr]
    assert KEY not in caplog.text
    assert "엄마랑" not in caplog.text


async def test_a_second_try_helps_and_nobody_notices(stage: ProtocolStage, house: Opened) -> None:
    stage._aimock.fail(503, times=1)
    stage._aimock.answer(WRITTEN)
    async with house(stage) as home:
        draft = await ready(home.person)
    assert texts(draft) == [WRITTEN]
    assert len(stage._aimock.requests()) == 2


async def test_the_key_is_found_nowhere(stage: ProtocolStage, house: Opened, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    stage._aimock.fail(401, message=f"Incorrect API key provided: {KEY}", times=1)
    stage._aimock.answer(WRITTEN)
    seen: list[str] = []
    async with house(stage) as home:
        failed = await until(home.person, await begun(home.person), "failed")
        draft = await ready(home.person)
        client = home.person.client
        for path in ("/me", "/server", f"/drafts/{draft['id']}/versions/1/receipt", "/admin/llm-policy"):
            seen.append((await client.get(f"/api/v1{path}")).text)  # noqa: PERF401
        seen += [json.dumps(failed), json.dumps(draft), (await client.get("/metrics")).text, caplog.text]
    assert all(KEY not in text for text in seen)
    files = [path for path in home.folder.rglob("*") if path.is_file()]
    assert files
    assert all(KEY.encode() not in path.read_bytes() for path in files)
