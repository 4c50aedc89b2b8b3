"""One run in memory: what was said is handed out once, in order, numbered without gaps."""

import asyncio
from uuid import uuid4

import anyio
import pytest
from hypothesis import given
from hypothesis.strategies import just, lists, one_of, text

from echodiary.features.generations.domain import Chunk, Generation, GenerationStatus
from echodiary.features.generations.run import Run, StopReason


def new_run() -> Run:
    generation = Generation(
        id=uuid4(),
        account_id=uuid4(),
        kind="draft",
        subject_id=uuid4(),
        status=GenerationStatus.RUNNING,
        provider="builtin",
        model="builtin",
        role="text-small",
        policy_version=1,
        attempt=1,
        lease_until=None,
        cancel_requested=False,
    )
    return Run(generation, {})


async def drains(run: Run) -> bool:
    with anyio.move_on_after(0.01):
        await run.drained()
        return True
    return False


STORE, LOSE = object(), object()


@given(lists(one_of(text(max_size=5), just(STORE), just(LOSE)), max_size=60))
def test_whatever_happens_the_chunks_are_what_was_said(steps: list[object]) -> None:
    run, said, stored = new_run(), "", []
    for step in (*steps, STORE, STORE):
        if isinstance(step, str):
            run.say(step)
            said += step
            continue
        chunk = run.next_chunk()
        if step is STORE and chunk is not None:
            stored.append(chunk)
            run.note_stored()
    assert run.text == said == "".join(chunk.text for chunk in stored)
    assert [chunk.seq for chunk in stored] == list(range(1, len(stored) + 1))
    assert all(chunk.text for chunk in stored)


def test_a_chunk_that_could_not_be_stored_comes_again_unchanged() -> None:
    run = new_run()
    run.say("가")
    first = run.next_chunk()
    run.say("나")
    assert run.next_chunk() == first == Chunk(1, "가")
    run.note_stored()
    assert run.next_chunk() == Chunk(2, "나")


def test_nothing_said_is_nothing_to_store() -> None:
    run = new_run()
    run.say("")
    assert run.next_chunk() is None


async def test_it_is_drained_when_all_is_stored() -> None:
    run = new_run()
    assert await drains(run)
    run.say("가")
    run.next_chunk()
    run.say("나")
    run.note_stored()
    assert not await drains(run)
    run.next_chunk()
    run.note_stored()
    assert await drains(run)


@pytest.mark.parametrize("first", [None, StopReason.USER, StopReason.SHUTDOWN])
async def test_whoever_lost_the_lease_waits_for_nothing_and_stores_nothing(first: StopReason | None) -> None:
    run = new_run()
    run.say("가")
    if first is not None:
        run.stop(first)
    run.stop(StopReason.LEASE_LOST)
    assert run.is_lost
    assert run.next_chunk() is None
    assert await drains(run)
    run.stop(StopReason.USER)
    assert run.is_lost


async def test_the_first_reason_counts_and_ends_the_writer() -> None:
    run = new_run()
    run.speaking = asyncio.create_task(asyncio.sleep(60))  # type: ignore[assignment]
    run.stop(StopReason.USER)
    run.stop(StopReason.SHUTDOWN)
    assert run.stop_reason is StopReason.USER
    await asyncio.wait((run.speaking,))
    assert run.speaking.cancelled()


async def test_a_writer_that_is_done_is_not_stopped_any_more() -> None:
    run = new_run()
    run.speaking = asyncio.create_task(asyncio.sleep(0, "done"))  # type: ignore[assignment]
    await run.speaking
    run.stop(StopReason.USER)
    assert run.stop_reason is None
