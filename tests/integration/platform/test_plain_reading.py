"""Reading on bare connections: the pool stays whole, whatever happens."""

import asyncio

import pytest
from psycopg import OperationalError
from sqlalchemy import bindparam, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import TimeoutError as PoolTimeout

from echodiary.features.accounts.models import AccountRow
from echodiary.platform.database import Database

ONE = text("SELECT 1")
PID = text("SELECT pg_backend_pid()")
SLEEP = text("SELECT pg_sleep(:seconds)")


@pytest.fixture
async def database(anyio_backend: str, shared_database: URL):  # type: ignore[no-untyped-def]
    made = Database(shared_database, pool_size=2, pool_timeout=0.3)
    yield made
    await made.close()


async def test_rows_are_read_with_bound_parameters_and_constants(database: Database) -> None:
    statement = select(bindparam("a", type_=AccountRow.email.type), text("'b'")).where(text("1 = 1")).limit(5)
    async with database.reading_plainly() as reader:
        for value in ("하나", "둘"):
            assert await reader.list_rows(statement, {"a": value}) == [(value, "b")]
        assert await reader.get_row(statement.where(text("false")), {"a": "x"}) is None


async def test_a_connection_goes_back_fit_for_transactions(database: Database) -> None:
    async with database.reading_plainly() as reader:
        before = await reader.get_row(PID, {})
        assert database.connections_in_use() == 1
    assert database.connections_in_use() == 0
    async with database.transaction() as session:
        assert (await session.execute(PID)).one() == before
        await session.execute(text("CREATE TABLE half_done (id int)"))
        await session.rollback()
    async with database.reading_plainly() as reader:
        assert await reader.get_row(text("SELECT to_regclass('half_done')"), {}) == (None,)


async def test_a_failed_block_and_a_failed_statement_leave_the_pool_whole(database: Database) -> None:
    for _ in range(5):
        with pytest.raises(ZeroDivisionError):
            async with database.reading_plainly() as reader:
                raise ZeroDivisionError
        with pytest.raises(Exception, match="division"):
            async with database.reading_plainly() as reader:
                await reader.get_row(text("SELECT 1 / 0"), {})
    assert database.connections_in_use() == 0
    async with database.reading_plainly() as reader:
        assert await reader.get_row(ONE, {}) == (1,)


async def test_reading_that_is_cut_off_leaves_the_pool_whole(database: Database) -> None:
    async def read() -> None:
        async with database.reading_plainly() as reader:
            await reader.get_row(SLEEP, {"seconds": 5})

    for _ in range(5):
        task = asyncio.create_task(read())
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    await asyncio.sleep(0.1)
    assert database.connections_in_use() == 0
    async with database.reading_plainly() as reader:
        assert await reader.get_row(ONE, {}) == (1,)


async def test_after_a_lost_connection_one_request_fails_and_the_next_is_served(database: Database) -> None:
    async with database.reading_plainly() as first, database.reading_plainly() as second:
        pids = [await reader.get_row(PID, {}) for reader in (first, second)]
    killer = Database(database.url, pool_size=1, pool_timeout=1)
    async with killer.reading() as session:
        for pid in pids:
            assert pid is not None
            await session.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid[0]})
    await killer.close()
    await asyncio.sleep(0.1)
    with pytest.raises(OperationalError):
        async with database.reading_plainly() as reader:
            await reader.get_row(ONE, {})
    for _ in range(3):
        async with database.reading_plainly() as reader:
            assert await reader.get_row(ONE, {}) == (1,)


async def test_an_exhausted_pool_is_waited_for_and_then_refused(database: Database) -> None:
    async with database.reading_plainly(), database.reading_plainly():
        with pytest.raises(PoolTimeout):
            async with database.reading_plainly():
                pass
    async with database.reading_plainly() as reader:
        assert await reader.get_row(ONE, {}) == (1,)
