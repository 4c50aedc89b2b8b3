"""Stopping: by the user at any moment and from any process, and by a process that ends."""

import asyncio
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import URL

from echodiary.features.generations.rescue import Rescue
from echodiary.platform.database import libpq_url
from echodiary.writing.errors import ProviderUnavailable
from tests.conftest import Person, eventually, new_person
from tests.integration.generations.stage import (
    Stage,
    begun,
    end_own_connections,
    follow,
    generation_of,
    look,
    ready,
    rows_of,
    said,
    staged,
    until,
)


async def stop(person: Person, draft_id: object) -> dict[str, object]:
    answer = await person.client.post(f"/api/v1/drafts/{draft_id}/stop")
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


async def state_of(stage: Stage, draft_id: str) -> str:
    generation_id = await generation_of(stage, draft_id)
    return str(rows_of(stage, "SELECT status FROM generations WHERE id = %s", generation_id)[0][0])


async def test_stopped_before_a_word_was_said_the_memo_waits(author: Person, stage: Stage) -> None:
    stage.writer.enqueue(stage.gate(), "zu spät")
    draft_id = await begun(author)
    await eventually(lambda: stage.writer.requests)
    await stop(author, draft_id)
    draft = await until(author, draft_id, "waiting")
    assert (draft["versions"], draft["working_text"], draft["error"]) == ([], "", None)
    assert (await follow(stage, draft_id))[2].result == {"status": "waiting"}
    assert await state_of(stage, draft_id) == "cancelled"
    assert stage.writer.closed
    await author.client.post(f"/api/v1/drafts/{draft_id}/versions", json={})
    await until(author, draft_id, "ready")


async def test_stopped_midway_the_part_is_kept(author: Person, stage: Stage) -> None:
    stage.says("반만 ", then=stage.gate())
    draft_id = await begun(author)
    await said(stage, draft_id, "반만 ")
    await stop(author, draft_id)
    draft = await until(author, draft_id, "ready")
    (version,) = draft["versions"]  # type: ignore[misc]
    assert (version["kind"], version["text"], draft["working_text"]) == ("partial", "반만 ", "반만 ")
    assert (await follow(stage, draft_id))[2].result == {"version": 1, "status": "ready"}


async def test_a_rewrite_stopped_before_a_word_leaves_the_draft_ready(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    stage.writer.enqueue(stage.gate())
    await author.client.post(f"/api/v1/drafts/{draft['id']}/versions", json={})
    await stop(author, draft["id"])
    after = await until(author, str(draft["id"]), "ready")
    assert (after["versions"], after["working_text"]) == (draft["versions"], draft["working_text"])
    assert (await follow(stage, str(draft["id"])))[2].result == {"status": "ready"}


async def test_stopping_what_has_ended_changes_nothing(author: Person, stage: Stage) -> None:
    draft = await ready(author)
    await stop(author, draft["id"])
    assert await look(author, str(draft["id"])) == draft
    assert await state_of(stage, str(draft["id"])) == "done"


async def test_stopping_five_times_at_once_keeps_one_part(author: Person, stage: Stage) -> None:
    stage.says("반만 ", then=stage.gate())
    draft_id = await begun(author)
    await said(stage, draft_id, "반만 ")
    await asyncio.gather(*(stop(author, draft_id) for _ in range(5)))
    assert len((await until(author, draft_id, "ready"))["versions"]) == 1  # type: ignore[arg-type]


async def test_stopping_and_ending_at_the_same_moment_wait_for_each_other_in_one_order(
    author: Person, stage: Stage
) -> None:
    """Each round a run settles while its user saves, stops and discards: no deadlock (PostgreSQL looks after 1 s)."""
    for round_ in range(8):
        gate = stage.gate()
        stage.writer.enqueue("글. ", gate, "끝. ")
        draft_id = await begun(author)
        await said(stage, draft_id, "글. ")
        gate.set()
        await asyncio.sleep(0.004 * round_)  # another moment each round
        answers = await asyncio.gather(
            author.client.post(f"/api/v1/drafts/{draft_id}/stop"),
            author.client.post(f"/api/v1/drafts/{draft_id}/save", json={}),
            author.client.delete(f"/api/v1/drafts/{draft_id}"),
        )
        assert all(answer.status_code < 500 for answer in answers)
        await stage.settled()
        versions = (await look(author, draft_id))["versions"]
        assert len(versions) == 1  # type: ignore[arg-type]


async def test_a_request_that_holds_the_draft_and_a_run_that_settles_it_never_lock_in_a_circle(
    author: Person, stage: Stage
) -> None:
    gate = stage.gate()
    stage.writer.enqueue("글. ", gate)
    draft_id = await begun(author)
    await said(stage, draft_id, "글. ")
    generation_id = await generation_of(stage, draft_id)
    url = libpq_url(stage.container.database.url)
    async with await psycopg.AsyncConnection.connect(url) as request:
        await request.execute("SELECT 1 FROM drafts WHERE id = %s FOR UPDATE", (draft_id,))
        gate.set()
        await eventually(lambda: waiting_for_locks(stage))
        await request.execute("SET LOCAL lock_timeout = '500ms'")
        await request.execute("UPDATE generations SET cancel_requested = true WHERE id = %s", (generation_id,))
        await request.commit()
    assert (await until(author, draft_id, "ready"))["version_count"] == 1


def waiting_for_locks(stage: Stage) -> bool:
    query = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    return bool(rows_of(stage, query))


@pytest.mark.parametrize("hears", [True, False], ids=["by notification", "by heartbeat"])
async def test_stopped_through_another_process(empty_database: URL, tmp_path: Path, hears: bool) -> None:
    quick = {"generation_heartbeat": 0.2, "generation_lease": 2}
    async with staged(empty_database, tmp_path, settings=quick) as stage, staged(empty_database, tmp_path) as other:
        author = await new_person(other.app)
        near = await new_person(stage.app)
        near.client.headers["Authorization"] = author.client.headers["Authorization"]
        stage.says("반만 ", then=stage.gate())
        draft_id = await begun(near)
        await said(stage, draft_id, "반만 ")
        if not hears:
            await stage.container.listener.stop()
        await stop(author, draft_id)
        assert (await until(author, draft_id, "ready"))["working_text"] == "반만 "
        assert await state_of(stage, draft_id) == "cancelled"
        for person in (author, near):
            await person.client.aclose()


async def test_a_run_that_ends_within_the_grace_is_done(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path) as stage:
        author = await new_person(stage.app)
        gate = stage.gate()
        stage.writer.enqueue("하나. ", gate, "둘. ")
        draft_id = await begun(author)
        await said(stage, draft_id, "하나. ")
        ending = asyncio.create_task(stage.container.runner.stop(5))
        await asyncio.sleep(0)
        gate.set()
        await ending
        draft = await look(author, draft_id)
        assert (draft["status"], draft["working_text"]) == ("ready", "하나. 둘. ")
        await author.client.aclose()


async def test_what_does_not_end_within_the_grace_is_interrupted_with_its_part(
    empty_database: URL, tmp_path: Path
) -> None:
    async with staged(empty_database, tmp_path) as stage:
        author = await new_person(stage.app)
        stage.says("반만 ", then=stage.gate())
        draft_id = await begun(author)
        await said(stage, draft_id, "반만 ")
        await stage.container.runner.stop(0)
        draft = await look(author, draft_id)
        assert (draft["status"], draft["error"]) == ("interrupted", {"code": "interrupted", "retryable": True})
        assert [(one["kind"], one["text"]) for one in draft["versions"]] == [("partial", "반만 ")]  # type: ignore[attr-defined]
        await author.client.aclose()


async def test_what_said_nothing_is_left_for_the_next_process(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path) as other:
        async with staged(empty_database, tmp_path) as stage:
            author = await new_person(other.app)
            near = await new_person(stage.app)
            near.client.headers["Authorization"] = author.client.headers["Authorization"]
            stage.writer.enqueue(stage.gate())
            draft_id = await begun(near)
            await eventually(lambda: stage.writer.requests)
            generation_id = await generation_of(stage, draft_id)
            await stage.container.runner.stop(0)
            assert await state_of(stage, draft_id) == "running"
            await near.client.aclose()
        assert await other.rescuer.look_after(generation_id) is Rescue.RERUN
        draft = await until(author, draft_id, "ready")
        assert draft["version_count"] == 1
        await author.client.aclose()


async def test_a_failure_before_the_end_is_told_also_when_the_process_ends(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path) as stage:
        author = await new_person(stage.app)
        gate = stage.gate()
        stage.writer.enqueue(gate, ProviderUnavailable())
        draft_id = await begun(author)
        await eventually(lambda: stage.writer.requests)
        ending = asyncio.create_task(stage.container.runner.stop(5))
        await asyncio.sleep(0)
        gate.set()
        await ending
        assert (await look(author, draft_id))["error"] == {"code": "provider_unavailable", "retryable": True}
        await author.client.aclose()


async def test_a_process_that_ends_without_a_database_does_not_hang(empty_database: URL, tmp_path: Path) -> None:
    name = str(empty_database.database)
    async with staged(empty_database, tmp_path) as stage:
        author = await new_person(stage.app)
        stage.says("반만 ", then=stage.gate())
        draft_id = await begun(author)
        await said(stage, draft_id, "반만 ")
        with psycopg.connect(libpq_url(empty_database.set(database="postgres")), autocommit=True) as admin:
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
            end_own_connections(admin, name)
            await asyncio.wait_for(stage.container.runner.stop(0, settle_within=0.3), 3)
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())
        await author.client.aclose()


async def test_a_process_told_to_end_takes_nothing_new(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path) as stage:
        author = await new_person(stage.app)
        await stage.container.runner.stop(0)
        draft_id = await begun(author)
        assert not stage.container.runner.is_running(await generation_of(stage, draft_id))
        assert await state_of(stage, draft_id) == "queued"
        await author.client.aclose()
