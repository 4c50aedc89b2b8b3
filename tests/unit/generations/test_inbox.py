"""What a follower sees: every number once, in order, whatever arrives."""

import asyncio

from hypothesis import given
from hypothesis.strategies import integers, lists

from echodiary.features.generations.domain import Chunk, Ended, GenerationStatus
from echodiary.features.generations.hub import Inbox

END = Ended(GenerationStatus.DONE, None, {})


def taken(inbox: Inbox) -> list[object]:
    return list(inbox._items)


def test_a_gap_is_noticed_and_not_shown() -> None:
    inbox = Inbox(0)
    assert inbox.offer(Chunk(1, "가"))
    assert not inbox.offer(Chunk(3, "다"))
    assert taken(inbox) == [Chunk(1, "가")]
    assert inbox.offer(Chunk(2, "나"))
    assert inbox.offer(Chunk(3, "다"))
    assert taken(inbox) == [Chunk(1, "가"), Chunk(2, "나"), Chunk(3, "다")]


def test_what_was_seen_is_not_shown_again() -> None:
    inbox = Inbox(2)
    for seq in (1, 2, 3, 3):
        assert inbox.offer(Chunk(seq, str(seq)))
    assert taken(inbox) == [Chunk(3, "3")]


@given(lists(integers(1, 8), max_size=60), integers(0, 8))
def test_in_any_order_the_numbers_come_in_order_without_gaps(offers: list[int], after: int) -> None:
    inbox = Inbox(after)
    for seq in offers:
        inbox.offer(Chunk(seq, str(seq)))
    numbers = [chunk.seq for chunk in taken(inbox) if isinstance(chunk, Chunk)]
    assert numbers == list(range(after + 1, after + 1 + len(numbers)))
    for seq in range(1, 9):
        inbox.offer(Chunk(seq, str(seq)))
    assert inbox.last == max(8, after)


async def test_whoever_waits_is_woken() -> None:
    inbox = Inbox(0)
    waiting = asyncio.create_task(inbox.take())
    await asyncio.sleep(0)
    inbox.offer(Chunk(1, "가"))
    inbox.end(END)
    assert await waiting == Chunk(1, "가")
    assert await inbox.take() == END
