"""Following: from the beginning, from the middle, after the end, in another process, through an outage."""

import asyncio
from pathlib import Path

import anyio
import httpx
import psycopg
import pytest
from sqlalchemy.engine import URL

from echodiary.bootstrap.writers import GivenWriters
from echodiary.platform.database import libpq_url
from echodiary.writing.errors import ALL_FAILURES, WritingFailed
from echodiary.writing.events import Finished, TextDelta
from tests.conftest import Person, eventually, new_person
from tests.integration.generations.stage import (
    THIN,
    Stage,
    begin,
    begun,
    chunks_stored,
    end_own_connections,
    events_in,
    events_of,
    follow,
    generation_of,
    look,
    said,
    served,
    staged,
    until,
)


async def stream(person: Person, draft_id: str, last: str | None = None) -> httpx.Response:
    headers = {} if last is None else {"Last-Event-ID": last}
    return await person.client.get(f"/api/v1/drafts/{draft_id}/stream", headers=headers)


async def test_a_stream_says_the_status_the_pieces_and_the_end(author: Person, stage: Stage) -> None:
    stage.says("하나. ", "둘. ")
    draft_id = await begun(author)
    answer = await stream(author, draft_id)
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
    first, *deltas, last = events_in(answer.text)
    assert first[0] == "status"
    assert first[2] is None
    assert "".join(str(data["text"]) for _, data, _ in deltas) == "하나. 둘. "
    for number, (name, data, event_id) in enumerate(deltas, start=1):
        assert (name, data["seq"], event_id) == ("delta", number, str(number))
    assert last == ("done", {"version": 1, "status": "ready"}, None)


async def test_after_the_end_it_is_replayed_from_where_the_reader_was(author: Person, stage: Stage) -> None:
    gates = [stage.gate() for _ in range(2)]
    stage.writer.enqueue("하나. ", gates[0], "둘. ", gates[1], "셋. ")
    draft_id = await begun(author)
    await said(stage, draft_id, "하나. ")
    gates[0].set()
    await said(stage, draft_id, "하나. 둘. ")
    gates[1].set()
    await until(author, draft_id, "ready")
    whole = events_in((await stream(author, draft_id)).text)
    assert whole[0][1] == {"status": "ready"}
    for last in range(4):
        again = events_in((await stream(author, draft_id, str(last))).text)
        assert again == [whole[0], *whole[1 + last :]]
    for odd in ("0", "-1", "x", "²", "1e3", "9" * 30):
        found = await author.client.get(
            f"/api/v1/drafts/{draft_id}/stream", headers={b"Last-Event-ID": odd.encode("latin-1")}
        )
        assert events_in(found.text) == whole
    assert events_in((await stream(author, draft_id, "999")).text) == [whole[0], whole[-1]]


async def test_a_draft_that_was_never_started_has_a_short_stream(author: Person, stage: Stage) -> None:
    draft_id = (await begin(author, THIN)).json()["draft_id"]
    assert events_in((await stream(author, draft_id)).text) == [("status", {"status": "waiting"}, None)]


async def test_two_readers_and_one_who_joins_in_the_middle_see_the_same(author: Person, stage: Stage) -> None:
    gates = [stage.gate() for _ in range(3)]
    stage.writer.enqueue("하나. ", gates[0], "둘. ", gates[1], "셋. ", gates[2])
    draft_id = await begun(author)
    readers = [asyncio.create_task(follow(stage, draft_id)) for _ in range(2)]
    await said(stage, draft_id, "하나. ")
    gates[0].set()
    await said(stage, draft_id, "하나. 둘. ")
    readers.append(asyncio.create_task(follow(stage, draft_id)))
    late = asyncio.create_task(follow(stage, draft_id, 1))
    gates[1].set()
    await said(stage, draft_id, "하나. 둘. 셋. ")
    gates[2].set()
    for reader in readers:
        text, numbers, end = await reader
        assert (text, numbers, end.result["version"]) == ("하나. 둘. 셋. ", [1, 2, 3], 1)
    assert (await late)[:2] == ("둘. 셋. ", [2, 3])
    assert stage.container.hub._inboxes == {}


async def test_who_joins_while_another_is_told_the_end_misses_nothing(author: Person, stage: Stage) -> None:
    gate = stage.gate()
    stage.writer.enqueue("하나. ", gate)
    draft_id = await begun(author)
    await said(stage, draft_id, "하나. ")
    generation_id, hub = await generation_of(stage, draft_id), stage.container.hub
    reading = stage.container.database.reading
    joined: list[asyncio.Task[object]] = []

    def and_meanwhile_somebody_joins():  # type: ignore[no-untyped-def]
        async def one() -> object:
            return await follow(stage, draft_id)

        if generation_id in hub._inboxes:
            joined.append(asyncio.create_task(one()))
        return reading()

    early = asyncio.create_task(follow(stage, draft_id, 1))
    gate.set()
    stage.container.database.reading = and_meanwhile_somebody_joins  # type: ignore[method-assign]
    try:
        await early
    finally:
        del stage.container.database.reading
    assert joined
    for task in joined:
        text, _, end = await task  # type: ignore[misc]
        assert (text, end.result["version"]) == ("하나. ", 1)


async def test_pieces_reach_a_real_client_while_the_writer_still_writes(author: Person, stage: Stage) -> None:
    gates = [stage.gate() for _ in range(2)]
    stage.writer.enqueue("하나. ", gates[0], "둘. ", gates[1])
    draft_id = await begun(author)
    headers = {"Authorization": author.client.headers["Authorization"]}
    path = f"/api/v1/drafts/{draft_id}/stream"
    async with served(stage.app) as address, httpx.AsyncClient(base_url=address, headers=headers) as client:
        async with client.stream("GET", path) as response:
            events = events_of(response)
            assert await anext(events) == ("status", {"status": "generating"}, None)
            assert await anext(events) == ("delta", {"seq": 1, "text": "하나. "}, "1")
        # The line is cut; the writing goes on, and the reader comes back.
        gates[0].set()
        await said(stage, draft_id, "하나. 둘. ")
        async with client.stream("GET", path, headers={"Last-Event-ID": "1"}) as response:
            events = events_of(response)
            await anext(events)
            assert await anext(events) == ("delta", {"seq": 2, "text": "둘. "}, "2")
            assert stage.container.database.connections_in_use() == 0
            gates[1].set()
            assert await anext(events) == ("done", {"version": 1, "status": "ready"}, None)
        await eventually(lambda: not stage.container.hub._inboxes)


@pytest.mark.parametrize("failure", ALL_FAILURES, ids=lambda failure: failure.code)
@pytest.mark.parametrize("pieces", [(), ("반만 ",)], ids=["silent", "midway"])
async def test_each_failure_of_a_writer_is_told(
    author: Person, stage: Stage, failure: type[WritingFailed], pieces: tuple[str, ...]
) -> None:
    stage.says(*pieces, then=failure())
    draft_id = await begun(author)
    events = events_in((await stream(author, draft_id)).text)
    status = "interrupted" if failure.code == "interrupted" else "failed"
    told = {"code": failure.code, "retryable": failure.retryable, "version": len(pieces) or None, "status": status}
    assert events[-1] == ("failed", told, None)
    draft = await look(author, draft_id)
    assert draft["status"] == status
    assert draft["error"] == {"code": failure.code, "retryable": failure.retryable}
    assert [(one["kind"], one["text"]) for one in draft["versions"]] == [("partial", text) for text in pieces]  # type: ignore[attr-defined]
    assert draft["working_text"] == "".join(pieces)
    again = await author.client.post(f"/api/v1/drafts/{draft_id}/versions", json={})
    assert again.status_code == 202
    assert (await until(author, draft_id, "ready"))["error"] is None


@pytest.mark.parametrize(
    "script",
    [
        (TextDelta("반만 "), ValueError("a fault that quotes 비밀")),
        (TextDelta("반만 "), KeyError("비밀")),
        (Finished(),),
        (TextDelta(" \n"), Finished()),
        (asyncio.CancelledError(),),
    ],
    ids=["fault", "another", "nothing", "blank", "cancelled by itself"],
)
async def test_a_writer_that_is_broken_ends_in_a_state(
    author: Person, stage: Stage, script: tuple[object, ...]
) -> None:
    stage.writer.enqueue(*script)  # type: ignore[arg-type]
    draft_id = await begun(author)
    name, data, _ = events_in((await stream(author, draft_id)).text)[-1]
    cancelled = isinstance(script[0], asyncio.CancelledError)
    code = "interrupted" if cancelled else "provider_invalid_response"
    assert (name, data["code"], data["retryable"]) == ("failed", code, True)
    draft = await look(author, draft_id)
    assert draft["status"] == ("interrupted" if cancelled else "failed")


async def test_a_stream_that_stops_without_saying_that_it_is_done_has_failed(author: Person, stage: Stage) -> None:
    class Cut:
        async def write(self, _request: object):  # type: ignore[no-untyped-def]
            yield TextDelta("반만 ")

    kind = stage.container.runner._kinds["draft"]
    writers, kind._writers = kind._writers, GivenWriters({"builtin": Cut()})  # type: ignore[attr-defined]
    try:
        draft_id = await begun(author)
        draft = await until(author, draft_id, "failed")
    finally:
        kind._writers = writers  # type: ignore[attr-defined]
    assert draft["error"] == {"code": "provider_invalid_response", "retryable": True}
    assert draft["versions"][0]["kind"] == "partial"  # type: ignore[index]


async def test_a_stream_is_followed_in_another_process(author: Person, stage: Stage, shared_database: URL) -> None:
    folder = stage.container.settings.data_dir
    async with staged(shared_database, folder) as other:
        gates = [stage.gate() for _ in range(2)]
        stage.writer.enqueue("하나. ", gates[0], "둘. ", gates[1])
        draft_id = await begun(author)
        reader = asyncio.create_task(follow(other, draft_id))
        headers = {"Authorization": author.client.headers["Authorization"]}
        async with (
            served(other.app) as address,
            httpx.AsyncClient(base_url=address, headers=headers) as client,
            client.stream("GET", f"/api/v1/drafts/{draft_id}/stream") as response,
        ):
            events = events_of(response)
            await anext(events)
            assert await anext(events) == ("delta", {"seq": 1, "text": "하나. "}, "1")
            gates[0].set()
            assert await anext(events) == ("delta", {"seq": 2, "text": "둘. "}, "2")
            gates[1].set()
            assert (await anext(events))[0] == "done"
        assert (await reader)[:2] == ("하나. 둘. ", [1, 2])
        assert other.writer.requests == []


async def test_what_was_lost_with_the_listeners_line_is_looked_for(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path) as stage, staged(empty_database, tmp_path) as other:
        author = await new_person(stage.app)
        gates = [stage.gate() for _ in range(2)]
        stage.writer.enqueue("하나. ", gates[0], "둘. ", gates[1])
        draft_id = await begun(author)
        reader = asyncio.create_task(follow(other, draft_id))
        await said(stage, draft_id, "하나. ")
        assert cut_listeners(empty_database) == 2
        gates[0].set()
        await said(stage, draft_id, "하나. 둘. ")
        gates[1].set()
        with anyio.fail_after(5):
            text, numbers, _ = await reader
        assert (text, numbers) == ("하나. 둘. ", [1, 2])
        await eventually(other.container.listener._listening.is_set)
        await author.client.aclose()


def cut_listeners(url: URL) -> int:
    """End the connections that listen; how many."""
    with psycopg.connect(libpq_url(url), autocommit=True) as connection:
        found = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'"
        )
        return len(found.fetchall())


async def test_an_outage_of_the_database_in_mid_stream_loses_nothing(empty_database: URL, tmp_path: Path) -> None:
    name = empty_database.database
    with psycopg.connect(libpq_url(empty_database.set(database="postgres")), autocommit=True) as admin:
        async with staged(empty_database, tmp_path) as stage:
            author = await new_person(stage.app)
            gates = [stage.gate() for _ in range(3)]
            stage.writer.enqueue("하나. ", gates[0], "둘. ", gates[1], "셋. ", gates[2])
            draft_id = await begun(author)
            generation_id = await generation_of(stage, draft_id)
            reader = asyncio.create_task(follow(stage, draft_id))
            await said(stage, draft_id, "하나. ")
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
            try:
                end_own_connections(admin, name)
                gates[0].set()
                refused = await author.client.get(f"/api/v1/drafts/{draft_id}")
                assert (refused.status_code, refused.json()["code"]) == (503, "database_unavailable")
                gates[1].set()
                await anyio.sleep(1)  # the outage itself
                gates[2].set()
            finally:
                admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())
            with anyio.fail_after(8):
                text, numbers, end = await reader
            assert text == "하나. 둘. 셋. "
            assert numbers == list(range(1, len(numbers) + 1))
            assert end.result == {"version": 1, "status": "ready"}
            draft = await until(author, draft_id, "ready")
            assert [one["text"] for one in draft["versions"]] == ["하나. 둘. 셋. "]  # type: ignore[attr-defined]
            assert generation_id == await generation_of(stage, draft_id)
            await author.client.aclose()


async def test_many_small_pieces_are_numbered_without_gaps(author: Person, stage: Stage) -> None:
    pieces = [f"{number}번째. " for number in range(300)]
    stage.writer.delay = 0.001
    try:
        stage.says(*pieces)
        draft_id = await begun(author)
        text, numbers, _ = await follow(stage, draft_id)
    finally:
        stage.writer.delay = 0
    stored = await chunks_stored(stage, draft_id)
    assert text == "".join(pieces) == "".join(piece for _, piece in stored)
    assert numbers == [seq for seq, _ in stored] == list(range(1, len(stored) + 1))
    assert 3 < len(stored) < 300
