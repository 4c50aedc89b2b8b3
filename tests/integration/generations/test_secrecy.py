"""Law 8: what somebody typed, and what was written from it, is nowhere but in sealed cells and in their own answers."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
import structlog
from prometheus_client import generate_latest
from psycopg import sql
from sqlalchemy.engine import URL

from echodiary.features.generations.repository import GenerationRepository
from echodiary.platform.database import libpq_url
from echodiary.platform.logging import _only_type_and_place
from echodiary.platform.telemetry import REGISTRY
from tests.conftest import Person, new_person
from tests.integration.drafts.test_editing import patch, post
from tests.integration.generations.stage import Stage, begin, begun, look, rows_of, said, staged, until

WORD = "두꺼비기름"  # in everything that is typed or written below
MEMO = f"{WORD} 회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 {WORD} 통화. 기분 좋아짐"
SPELLINGS = (
    WORD,
    WORD.encode().hex(),
    WORD.encode("utf-16-le").hex(),
    WORD.encode("utf-16-be").hex(),
    json.dumps(WORD).strip('"'),
)


def reveals(text: str) -> bool:
    return any(spelling.lower() in text.lower() for spelling in SPELLINGS)


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """What our own log lines hold, as they would be printed."""
    lines: list[str] = []

    def keep(_logger: object, _name: str, event: structlog.types.EventDict) -> str:
        lines.append(json.dumps(event, default=repr, ensure_ascii=False))
        raise structlog.DropEvent

    before = structlog.get_config()
    structlog.configure(processors=[structlog.contextvars.merge_contextvars, _only_type_and_place, keep])
    yield lines
    structlog.configure(**before)


def all_rows(stage: Stage) -> Iterator[tuple[str, str]]:
    tables = rows_of(stage, "SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public'")
    assert len(tables) > 10
    with psycopg.connect(libpq_url(stage.container.database.url), autocommit=True) as connection:
        for (table,) in tables:
            rows = connection.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(str(table))))
            yield from ((str(table), row[0]) for row in rows)


async def a_life(stage: Stage, author: Person) -> list[str]:
    """Everything that can be typed, everything that can go wrong; the bodies of all refusals."""
    refused: list[str] = []
    stage.writer.enqueue(f"{WORD} 하나. ", stage.gate())
    stopped = await begun(author, MEMO)
    await said(stage, stopped, f"{WORD} 하나. ")
    await post(author, stopped, "stop")
    await until(author, stopped, "ready")
    await patch(author, stopped, working_text=f"{WORD} 고침", title=f"제목 {WORD}")
    stage.says(f"{WORD} 둘. ", then=ValueError(f"a fault that quotes {WORD}"))
    await post(author, stopped, "versions", instruction=f"{WORD} 짧게")
    await until(author, stopped, "failed")
    refused.append((await begin(author, "ㅋㅋㅋ")).text)
    for answer in (
        await patch(author, stopped, None, working_text=WORD),
        await patch(author, stopped, working_text=WORD * 30_000),
        await begin(author, WORD * 10_000),
        await begin(author, MEMO, book_id=WORD),
        await begin(author, memo={"kind": WORD, "text": WORD}),
        await post(author, stopped, "persona", persona_id=(await look(author, stopped))["persona_id"]),
        await post(author, stopped, "save", mood=WORD * 1000),
        await author.client.get("/api/v1/drafts", params={"status": "writing", "cursor": "x"}),
    ):
        assert answer.status_code >= 400
        refused.append(answer.text)
    stage.says(f"{WORD} 셋. ")
    saved = await until(author, await begun(author, MEMO), "ready")
    assert (await post(author, saved["id"], "save", tags=[WORD])).status_code == 201
    refused.append((await patch(author, saved["id"], working_text=WORD)).text)
    refused.append((await author.client.delete(f"/api/v1/drafts/{saved['id']}")).text)
    return refused


async def test_nothing_that_was_typed_shows_anywhere(
    empty_database: URL, tmp_path: Path, logged: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with staged(empty_database, tmp_path) as stage:
        author = await new_person(stage.app)
        async with await psycopg.AsyncConnection.connect(libpq_url(empty_database), autocommit=True) as ears:
            channels = ("echodiary_generations", "echodiary_generation_stops", "procrastinate_any_queue_v1")
            for channel in channels:
                await ears.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
            refused = await a_life(stage, author)
            await stage.settled()
            heard = [(note.channel, note.payload) async for note in ears.notifies(timeout=0.1)]
        assert not [body for body in refused if reveals(body)]
        assert not [table for table, row in all_rows(stage) if reveals(row)]
        assert {channel for channel, _ in heard} == set(channels)
        for channel, payload in heard:
            if channel.startswith("echodiary"):
                assert [str(UUID(one)) for one in payload.split(",")] == payload.split(",")
            else:
                assert set(json.loads(payload)) == {"type", "job_id"}
        for (arguments,) in rows_of(stage, "SELECT args FROM procrastinate_jobs"):
            assert isinstance(arguments, dict)
            assert set(arguments) == {"generation_id"}
            assert UUID(str(arguments["generation_id"]))
        for (result,) in rows_of(stage, "SELECT result FROM generations"):
            assert isinstance(result, dict)
            assert set(result) <= {"version", "status"}
        assert any("generations.writer_fault" in line for line in logged)
        assert not [line for line in logged if reveals(line)]
        assert not [record for record in caplog.records if reveals(record.getMessage())]
        assert not reveals(generate_latest(REGISTRY).decode())
        await author.client.aclose()


async def test_the_check_above_can_fail(author: Person, stage: Stage) -> None:
    await begun(author, MEMO)
    rows_of(stage, "CREATE TABLE leak AS SELECT %s::bytea AS leaked, %s AS also", WORD.encode("utf-16-le"), WORD)
    try:
        assert [table for table, row in all_rows(stage) if reveals(row)] == ["leak"]
    finally:
        rows_of(stage, "DROP TABLE leak")


async def test_ids_in_a_notification_fit_into_it(stage: Stage) -> None:
    ids = [uuid4() for _ in range(450)]
    heard: list[str] = []
    url = libpq_url(stage.container.database.url)
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as ears:
        await ears.execute("LISTEN echodiary_generations")
        async with stage.container.database.transaction() as session:
            await GenerationRepository(session).notify(ids)
        async for note in ears.notifies(timeout=5, stop_after=3):
            heard += note.payload.split(",")
    assert heard == [str(one) for one in ids]


async def test_what_is_not_understood_on_a_channel_is_passed_over(author: Person, stage: Stage) -> None:
    gate = stage.gate()
    stage.writer.enqueue("하나. ", gate)
    draft_id = await begun(author)
    await said(stage, draft_id, "하나. ")
    listener = stage.container.listener._task
    for channel in ("echodiary_generations", "echodiary_generation_stops"):
        rows_of(stage, "SELECT pg_notify(%s, 'garbage'), pg_notify(%s, '')", channel, channel)
    await post(author, draft_id, "stop")
    assert (await until(author, draft_id, "ready"))["working_text"] == "하나. "
    assert listener is not None
    assert not listener.done()
