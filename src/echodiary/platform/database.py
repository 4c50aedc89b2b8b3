"""The one database: engine, sessions, and what every table shares."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from psycopg import AsyncConnection
from psycopg import InterfaceError as DriverInterfaceError
from psycopg import OperationalError as DriverOperationalError
from psycopg.pq import TransactionStatus
from sqlalchemy import DateTime, MetaData, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import PoolProxiedConnection
from sqlalchemy.util import greenlet_spawn

from echodiary.platform.errors import SetupError
from echodiary.platform.plain_reading import PlainReader, PlainRow

STATEMENT_TIMEOUT_MS = 15_000
CONNECT_TIMEOUT_S = 5
TCP_USER_TIMEOUT_MS = 10_000
OLDEST_POSTGRES = 150_000
MOMENT = DateTime(timezone=True)
# What a database that is away, full, failing over or starting raises; the same work may succeed a little later.
DATABASE_AWAY = (
    OperationalError,
    InterfaceError,
    InternalError,
    PoolTimeout,
    DriverOperationalError,
    DriverInterfaceError,
    OSError,
    TimeoutError,
)

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


_AFTER_COMMIT = "after_commit"


def after_commit(session: AsyncSession, act: Callable[[], None]) -> None:
    """Have `act` called when the session's transaction has committed, and never if it does not."""
    session.info.setdefault(_AFTER_COMMIT, []).append(act)


class Base(DeclarativeBase):
    """Parent of all tables. Sealed columns are marked with `info={"sealed": True}`: key rotation walks them."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


def database_url(text_url: str) -> URL:
    """Read a `postgresql://…` URL for psycopg 3; raises SetupError without repeating it (it holds a password)."""
    try:
        url = make_url(text_url)
    except (ArgumentError, ValueError):
        raise SetupError(
            "ECHODIARY_DATABASE_URL is not a database URL (postgresql://user:password@host/name)"
        ) from None
    if url.get_backend_name() not in {"postgresql", "postgres"}:
        raise SetupError("ECHODIARY_DATABASE_URL: only PostgreSQL is supported (postgresql://…)")
    return url.set(drivername="postgresql+psycopg")


def libpq_url(url: URL) -> str:
    """The same URL as libpq and psycopg take it, password included: never log it."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


class Database:
    """Sessions on PostgreSQL.

    `pool_size` connections are kept and none is made beyond them, so that the connection budget of `operations.md`
    holds; a request
    that finds none waits `pool_timeout` seconds and then fails. `pooled_outside` is true behind a transaction pooler
    (PgBouncer),
    which knows neither prepared statements nor start-up options.
    """

    def __init__(self, url: URL, *, pool_size: int, pool_timeout: float, pooled_outside: bool = False) -> None:
        arguments: dict[str, object] = {"connect_timeout": CONNECT_TIMEOUT_S, "tcp_user_timeout": TCP_USER_TIMEOUT_MS}
        if pooled_outside:
            arguments["prepare_threshold"] = None
        else:
            arguments["options"] = (
                f"-c statement_timeout={STATEMENT_TIMEOUT_MS}"
                f" -c idle_in_transaction_session_timeout={STATEMENT_TIMEOUT_MS} -c timezone=UTC"
            )
        self.url = url
        self.engine = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=pool_timeout,
            pool_recycle=1800,
            hide_parameters=True,
            connect_args=arguments,
        )
        self._writing = async_sessionmaker(self.engine, expire_on_commit=False)
        # Reads run without BEGIN and COMMIT: two round trips less a request.
        self._reading = async_sessionmaker(
            self.engine.execution_options(isolation_level="AUTOCOMMIT"), expire_on_commit=False, autoflush=False
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session that commits at the end, or rolls back when the block raises; then does what waits for the
        commit.
        """
        async with self._writing() as session:
            async with session.begin():
                yield session
            for act in session.info.get(_AFTER_COMMIT, ()):
                act()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session for reading only, without a transaction."""
        async with self._reading() as session:
            yield session

    @asynccontextmanager
    async def reading_plainly(self) -> AsyncIterator[PlainReader]:
        """A reader without a transaction on a bare connection of the same pool, for what every request asks."""
        borrowed = await self.engine.raw_connection()
        connection: AsyncConnection[PlainRow] = borrowed.driver_connection  # type: ignore[assignment]
        try:
            await connection.set_autocommit(True)
            yield PlainReader(connection)
        finally:
            await asyncio.shield(self._give_back(borrowed, connection))

    async def _give_back(self, borrowed: PoolProxiedConnection, connection: AsyncConnection[PlainRow]) -> None:
        """Return a bare connection as it was. One that was cut off in its work is thrown away; one that the server
        has ended takes the idle ones with it, which have ended too.
        """
        lost = connection.broken
        if connection.info.transaction_status is TransactionStatus.IDLE:
            await connection.set_autocommit(False)
        else:
            await greenlet_spawn(borrowed.invalidate)
        await greenlet_spawn(borrowed.close)
        if lost:
            await self.engine.dispose()

    async def ping(self) -> None:
        """Ask the server for one row; raises what the driver raises when it is not there."""
        async with self.reading() as session:
            await session.execute(text("SELECT 1"))

    def connections_in_use(self) -> int:
        """Connections handed out right now."""
        return self.engine.sync_engine.pool.checkedout()  # type: ignore[attr-defined,no-any-return]

    async def close(self) -> None:
        """Give all connections back."""
        await self.engine.dispose()
