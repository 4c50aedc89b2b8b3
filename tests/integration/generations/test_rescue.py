"""What becomes of a generation whose process died, slept or lost its lease."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

from echodiary.bootstrap.housekeeping import retry_stalled_jobs
from echodiary.bootstrap.jobs import create_jobs_app
from echodiary.features.generations.domain import MOST_ATTEMPTS
from echodiary.features.generations.rescue import RESCUE_TASK, Rescue
from echodiary.jobs.procrastinate_queue import ProcrastinateQueue
from echodiary.jobs.worker import Worker
from echodiary.platform.clock import ManualClock
from echodiary.platform.database import after_commit
from tests.conftest import Person, PostgresServer, eventually, new_person
from tests.integration.generations.stage import (
    Stage,
    begin,
    begun,
    chunks_stored,
    done,
    follow,
    generation_of,
    look,
    rows_of,
    said,
    staged,
    until,
)

LEASE = timedelta(seconds=6)
SLOW_HEART = {"generation_heartbeat": 3600}  # leases are renewed only by the clock that the test moves


@dataclass
class Two:
    """Two processes on one database, and somebody whose drafts the first one writes."""

    first: Stage
    second: Stage
    author: Person
    clock: ManualClock

    async def begun(self) -> tuple[str, UUID]:
        draft_id = await begun(self.author)
        await eventually(lambda: self.first.writer.requests)
        return draft_id, await generation_of(self.first, draft_id)

    def lease_runs_out(self) -> None:
        self.clock.advance(LEASE + timedelta(seconds=1))


@asynccontextmanager
async def two_on(url: URL, folder: Path) -> AsyncIterator[Two]:
    clock = ManualClock(datetime(2026, 5, 4, 12, tzinfo=UTC))
    async with (
        staged(url, folder, clock=clock, settings=SLOW_HEART) as first,
        staged(url, folder, clock=clock, settings=SLOW_HEART) as second,
    ):
        author = await new_person(first.app)
        yield Two(first, second, author, clock)
        await author.client.aclose()


@pytest.fixture(scope="module")
def database_of_rescues(postgres: PostgresServer, template: str) -> Iterator[URL]:
    """A database of this module's own: its clocks stand still."""
    url = postgres.create(template)
    yield url
    postgres.drop(url)


@pytest.fixture
async def two(database_of_rescues: URL, tmp_path: Path) -> AsyncIterator[Two]:
    async with two_on(database_of_rescues, tmp_path) as both:
        await done(both.first, "DELETE FROM procrastinate_jobs")
        yield both


@pytest.fixture
async def two_alone(empty_database: URL, tmp_path: Path) -> AsyncIterator[Two]:
    """The same on a database of the test's own."""
    async with two_on(empty_database, tmp_path) as both:
        yield both


def jobs(stage: Stage) -> list[tuple[object, ...]]:
    return rows_of(stage, "SELECT task_name, args, status::text FROM procrastinate_jobs ORDER BY id")


async def test_a_lease_that_holds_is_left_alone_and_looked_at_again(two: Two) -> None:
    two.first.writer.enqueue(two.first.gate())
    _, generation_id = await two.begun()
    before = len(jobs(two.first))
    assert await two.second.rescuer.look_after(generation_id) is Rescue.ALIVE
    assert len(jobs(two.first)) == before + 1
    assert two.second.writer.requests == []


async def test_what_said_nothing_is_written_by_somebody_else(two: Two) -> None:
    two.first.writer.enqueue(two.first.gate())
    draft_id, generation_id = await two.begun()
    reader = asyncio.create_task(follow(two.second, draft_id))
    await two.first.die()
    two.lease_runs_out()
    two.second.says("다시 쓴 글. ")
    assert await two.second.rescuer.look_after(generation_id) is Rescue.RERUN
    draft = await until(two.author, draft_id, "ready")
    assert [one["text"] for one in draft["versions"]] == ["다시 쓴 글. "]  # type: ignore[attr-defined]
    assert (await reader)[0] == "다시 쓴 글. "
    assert await two.second.rescuer.look_after(generation_id) is Rescue.ENDED


async def test_the_rerun_is_looked_after_too(two: Two) -> None:
    two.first.writer.enqueue(two.first.gate())
    _, generation_id = await two.begun()
    await two.first.die()
    two.lease_runs_out()
    before = len(jobs(two.first))
    await two.second.rescuer.look_after(generation_id)
    assert jobs(two.first)[before:] == [(RESCUE_TASK, {"generation_id": str(generation_id)}, "todo")]


async def test_it_is_tried_a_few_times_and_no_more(two: Two, database_of_rescues: URL, tmp_path: Path) -> None:
    two.first.writer.enqueue(two.first.gate())
    draft_id, generation_id = await two.begun()
    await two.first.die()
    for _ in range(MOST_ATTEMPTS - 1):
        async with staged(database_of_rescues, tmp_path, clock=two.clock, settings=SLOW_HEART) as next_one:
            next_one.writer.enqueue(next_one.gate())
            two.lease_runs_out()
            assert await next_one.rescuer.look_after(generation_id) is Rescue.RERUN
            await eventually(lambda stage=next_one: stage.writer.requests)
            await next_one.die()
    two.lease_runs_out()
    assert await two.second.rescuer.look_after(generation_id) is Rescue.SETTLED
    draft = await look(two.author, draft_id)
    assert (draft["status"], draft["versions"]) == ("interrupted", [])
    assert draft["error"] == {"code": "interrupted", "retryable": True}
    assert two.second.writer.requests == []


async def test_what_was_said_becomes_a_part_and_the_user_decides(two: Two) -> None:
    two.first.writer.enqueue("하나. ", two.first.gate())
    draft_id, generation_id = await two.begun()
    await said(two.first, draft_id, "하나. ")
    reader = asyncio.create_task(follow(two.second, draft_id))
    await two.first.die()
    two.lease_runs_out()
    assert await two.second.rescuer.look_after(generation_id) is Rescue.SETTLED
    draft = await look(two.author, draft_id)
    assert (draft["status"], draft["error"]) == ("interrupted", {"code": "interrupted", "retryable": True})
    assert [(one["kind"], one["text"]) for one in draft["versions"]] == [("partial", "하나. ")]  # type: ignore[attr-defined]
    assert draft["working_text"] == "하나. "
    text, _, end = await reader
    assert (text, end.status, end.result) == ("하나. ", "interrupted", {"version": 1, "status": "interrupted"})
    assert two.second.writer.requests == []


@pytest.mark.parametrize(("pieces", "status"), [((), "waiting"), (("하나. ",), "ready")])
async def test_what_was_to_be_stopped_is_stopped_and_not_run_again(
    two: Two, pieces: tuple[str, ...], status: str
) -> None:
    two.first.writer.enqueue(*pieces, two.first.gate())
    draft_id, generation_id = await two.begun()
    await said(two.first, draft_id, "".join(pieces))
    await two.first.die()
    await two.author.client.post(f"/api/v1/drafts/{draft_id}/stop")
    two.lease_runs_out()
    assert await two.second.rescuer.look_after(generation_id) is Rescue.SETTLED
    draft = await look(two.author, draft_id)
    assert (draft["status"], draft["error"], draft["version_count"]) == (status, None, len(pieces))


async def test_a_generation_that_never_began_is_begun(two: Two) -> None:
    two.first.container.runner._accepting = False
    draft_id = await begun(two.author)
    two.lease_runs_out()
    assert await two.second.rescuer.look_after(await generation_of(two.first, draft_id)) is Rescue.RERUN
    await until(two.author, draft_id, "ready")


async def test_two_rescuers_at_the_same_moment_run_it_once(two: Two) -> None:
    two.first.writer.enqueue(two.first.gate())
    draft_id, generation_id = await two.begun()
    await two.first.die()
    two.lease_runs_out()
    gate = two.second.gate()
    for _ in range(5):
        two.second.writer.enqueue("다시. ", gate)
    found = await asyncio.gather(*(two.second.rescuer.look_after(generation_id) for _ in range(5)))
    assert sorted(found) == [Rescue.ALIVE] * 4 + [Rescue.RERUN]
    gate.set()
    draft = await until(two.author, draft_id, "ready")
    assert (draft["working_text"], draft["version_count"]) == ("다시. ", 1)
    assert len(two.second.writer.requests) == 1


async def test_two_rescuers_at_the_same_moment_keep_one_part(two: Two) -> None:
    two.first.writer.enqueue("하나. ", two.first.gate())
    draft_id, generation_id = await two.begun()
    await said(two.first, draft_id, "하나. ")
    await two.first.die()
    two.lease_runs_out()
    found = await asyncio.gather(*(two.second.rescuer.look_after(generation_id) for _ in range(5)))
    assert sorted(found) == [Rescue.ENDED] * 4 + [Rescue.SETTLED]
    assert (await look(two.author, draft_id))["version_count"] == 1


async def test_an_owner_that_slept_past_its_lease_writes_nothing_more(two: Two) -> None:
    gate = two.first.gate()
    two.first.writer.enqueue(gate, "alt. ")
    draft_id, generation_id = await two.begun()
    two.lease_runs_out()
    other_gate = two.second.gate()
    two.second.writer.enqueue("neu. ", other_gate, "Ende. ")
    assert await two.second.rescuer.look_after(generation_id) is Rescue.RERUN
    gate.set()
    await two.first.settled()
    other_gate.set()
    draft = await until(two.author, draft_id, "ready")
    assert [one["text"] for one in draft["versions"]] == ["neu. Ende. "]  # type: ignore[attr-defined]
    assert "".join(piece for _, piece in await chunks_stored(two.second, draft_id)) == "neu. Ende. "


async def test_an_owner_that_slept_after_it_said_something_leaves_one_part(two: Two) -> None:
    gate = two.first.gate()
    two.first.writer.enqueue("하나. ", gate, "둘. ")
    draft_id, generation_id = await two.begun()
    await said(two.first, draft_id, "하나. ")
    two.lease_runs_out()
    assert await two.second.rescuer.look_after(generation_id) is Rescue.SETTLED
    gate.set()
    await two.first.settled()
    draft = await look(two.author, draft_id)
    assert (draft["status"], [one["text"] for one in draft["versions"]]) == ("interrupted", ["하나. "])  # type: ignore[attr-defined]
    assert await chunks_stored(two.first, draft_id) == [(1, "하나. ")]


async def test_from_the_moment_of_the_decision_the_slow_owner_stores_nothing(two: Two) -> None:
    """The rescuer finds nothing said; what the old owner says before the new run begins must not mix with it."""
    gate = two.first.gate()
    two.first.writer.enqueue(gate, "alt. ")
    draft_id, generation_id = await two.begun()
    two.lease_runs_out()
    two.second.container.runner.launch = lambda _: None  # type: ignore[method-assign]
    try:
        assert await two.second.rescuer.look_after(generation_id) is Rescue.RERUN
    finally:
        del two.second.container.runner.launch
    gate.set()
    await two.first.settled()
    assert await chunks_stored(two.first, draft_id) == []
    two.second.says("neu. ")
    two.second.container.runner.launch(generation_id)
    assert (await until(two.author, draft_id, "ready"))["working_text"] == "neu. "


async def test_a_silent_run_whose_lease_was_taken_is_ended_by_the_heartbeat(two: Two) -> None:
    two.first.writer.enqueue(two.first.gate())
    _, generation_id = await two.begun()
    two.lease_runs_out()
    two.second.writer.enqueue(two.second.gate())
    await two.second.rescuer.look_after(generation_id)
    await two.first.container.runner._renew_leases()
    await two.first.settled()
    assert two.second.container.runner.is_running(generation_id)


async def test_a_process_does_not_take_over_its_own_run_that_was_late(two: Two) -> None:
    gate = two.first.gate()
    two.first.writer.enqueue("하나. ", gate, "둘. ")
    draft_id, generation_id = await two.begun()
    await said(two.first, draft_id, "하나. ")
    two.lease_runs_out()
    assert await two.first.rescuer.look_after(generation_id) is Rescue.ALIVE
    two.first.container.runner.launch(generation_id)
    gate.set()
    draft = await until(two.author, draft_id, "ready")
    assert [(one["kind"], one["text"]) for one in draft["versions"]] == [("generated", "하나. 둘. ")]  # type: ignore[attr-defined]
    assert len(two.first.writer.requests) == 1


async def test_a_late_settlement_that_lost_its_answer_happens_once(two: Two) -> None:
    runner = two.first.container.runner
    settle, failed = runner._settle, []

    async def answer_lost(*arguments: object) -> bool:
        settled = await settle(*arguments)  # type: ignore[arg-type]
        if not failed:
            failed.append(settled)
            raise TimeoutError
        return settled

    runner._settle = answer_lost  # type: ignore[method-assign, assignment]
    draft_id, _ = await two.begun()
    await two.first.settled()
    assert failed == [True]
    assert (await look(two.author, draft_id))["version_count"] == 1


async def test_chunks_whose_answer_was_lost_are_stored_once(two: Two) -> None:
    chunks = two.first.container.runner._chunks
    write, failed = chunks._write, []

    async def answer_lost(batch: list[object]) -> None:
        if not failed:
            failed.append(batch)
            run = batch[0][0]  # type: ignore[index]
            note, run.note_stored = run.note_stored, lambda: None
            await write(batch)  # type: ignore[arg-type]
            run.note_stored = note
            raise TimeoutError
        await write(batch)  # type: ignore[arg-type]

    chunks._write = answer_lost  # type: ignore[method-assign, assignment]
    two.first.says("하나. ")
    draft_id, _ = await two.begun()
    assert (await until(two.author, draft_id, "ready"))["working_text"] == "하나. "
    assert await chunks_stored(two.first, draft_id) == [(1, "하나. ")]


async def test_a_heartbeat_keeps_a_long_run_beyond_its_lease(two: Two) -> None:
    gate = two.first.gate()
    two.first.writer.enqueue(gate, "하나. ")
    draft_id, generation_id = await two.begun()
    for _ in range(3):
        two.clock.advance(LEASE * 0.9)
        await two.first.container.runner._renew_leases()
        assert lease_of(two.first, generation_id) == two.clock.now() + LEASE
        assert await two.second.rescuer.look_after(generation_id) is Rescue.ALIVE
    gate.set()
    assert (await until(two.author, draft_id, "ready"))["version_count"] == 1


def lease_of(stage: Stage, generation_id: UUID) -> datetime:
    (moment,) = rows_of(stage, "SELECT lease_until FROM generations WHERE id = %s", generation_id)[0]
    assert isinstance(moment, datetime)
    return moment


async def test_the_job_is_stored_with_the_draft_and_holds_ids_only(two: Two) -> None:
    draft_id, generation_id = await two.begun()
    assert jobs(two.first) == [(RESCUE_TASK, {"generation_id": str(generation_id)}, "todo")]
    (when,) = rows_of(two.first, "SELECT scheduled_at FROM procrastinate_jobs")[0]
    assert when == two.clock.now() + LEASE + timedelta(seconds=1)
    await until(two.author, draft_id, "ready")


async def test_what_is_rolled_back_leaves_no_job_and_starts_nothing(two: Two) -> None:
    container = two.first.container
    queue, started = container.queue, []

    async def one_that_fails() -> None:
        async with container.database.transaction() as session:
            after_commit(session, lambda: started.append(1))
            await queue.enqueue(session, RESCUE_TASK, generation_id=str(uuid4()))
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - our own, from two lines above
        await one_that_fails()
    assert (jobs(two.first), started) == ([], [])
    foreign = await begin(two.author, persona_id=str(uuid4()))
    assert foreign.status_code == 404
    assert jobs(two.first) == []


async def test_the_worker_rescues(empty_database: URL, tmp_path: Path) -> None:
    quick = {"generation_heartbeat": 0.05, "generation_lease": 0.2}
    async with staged(empty_database, tmp_path, settings=quick) as stage:
        author = await new_person(stage.app)
        stage.writer.enqueue("하나. ", stage.gate())
        silent_gate = stage.gate()
        draft_id = await begun(author)
        await said(stage, draft_id, "하나. ")
        stage.writer.enqueue(silent_gate)
        silent = await begun(author)
        await eventually(lambda: len(stage.writer.requests) == 2)
        await stage.die()
        async with staged(empty_database, tmp_path, settings={**quick, "worker": True}) as other:
            other.writer.enqueue("다시. ")
            reader = await new_person(other.app)
            reader.client.headers["Authorization"] = author.client.headers["Authorization"]
            assert (await until(reader, draft_id, "interrupted"))["working_text"] == "하나. "
            assert (await until(reader, silent, "ready"))["working_text"] == "다시. "
            await reader.client.aclose()
        await author.client.aclose()


async def test_a_generation_whose_job_was_lost_is_found(two_alone: Two) -> None:
    two_alone.first.writer.enqueue("하나. ", two_alone.first.gate())
    draft_id, _ = await two_alone.begun()
    await said(two_alone.first, draft_id, "하나. ")
    await two_alone.first.die()
    await done(two_alone.first, "DELETE FROM procrastinate_jobs")
    two_alone.lease_runs_out()
    assert await two_alone.second.rescuer.look_for_orphans() == 0  # its own job still has the first word
    two_alone.clock.advance(timedelta(minutes=1))
    assert await two_alone.second.rescuer.look_for_orphans() == 1
    assert (await look(two_alone.author, draft_id))["status"] == "interrupted"
    assert await two_alone.second.rescuer.look_for_orphans() == 0


async def test_jobs_whose_worker_died_are_done_by_another(two_alone: Two) -> None:
    two_alone.first.writer.enqueue("하나. ", two_alone.first.gate())
    draft_id, _ = await two_alone.begun()
    await said(two_alone.first, draft_id, "하나. ")
    await two_alone.first.die()
    two_alone.lease_runs_out()
    ((dead,),) = await done(
        two_alone.first,
        "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id",
    )
    await done(
        two_alone.first,
        "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, scheduled_at = now() WHERE task_name = %s",
        dead,
        RESCUE_TASK,
    )
    app = two_alone.second.container.queue._app  # type: ignore[attr-defined]
    async with app.open_async():
        await retry_stalled_jobs(app)
    assert [status for *_, status in jobs(two_alone.first)] == ["todo"]
    worker = Worker(app)
    worker.start()
    assert worker.running
    await until(two_alone.author, draft_id, "interrupted")
    await eventually(lambda: not jobs(two_alone.first))  # what has done its work is gone
    await worker.stop()
    assert not worker.running


async def test_the_worker_comes_back_after_the_database_was_away(two_alone: Two, empty_database: URL) -> None:
    app, done_jobs = create_jobs_app(empty_database), []

    @app.task(name="ping")
    async def ping(number: int) -> None:
        done_jobs.append(number)

    worker = Worker(app, restart_after=0.05)
    worker.start()

    async def works(number: int) -> None:
        async with two_alone.first.container.database.transaction() as session:
            await ProcrastinateQueue(app).enqueue(session, "ping", number=number)  # type: ignore[arg-type]
        await eventually(lambda: number in done_jobs)
        await eventually(lambda: not jobs(two_alone.first))

    await works(1)
    await done(
        two_alone.first,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()",
    )
    with contextlib.suppress(OperationalError):  # each connection of the pool may be found dead once
        await two_alone.first.container.database.ping()
    await works(2)
    await worker.stop()
    assert done_jobs == [1, 2]
