"""Dependencies that every slice's edge uses."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Header
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.platform.clock import Clock
from echodiary.platform.database import Database
from echodiary.platform.plain_reading import PlainReader
from echodiary.platform.sealing.sealer import Sealer
from echodiary.platform.settings import Settings
from echodiary.web.ports import port
from echodiary.web.templates import Pages

DatabaseDep = Annotated[Database, Depends(port(Database))]
SealerDep = Annotated[Sealer, Depends(port(Sealer))]
ClockDep = Annotated[Clock, Depends(port(Clock))]
SettingsDep = Annotated[Settings, Depends(port(Settings))]
PagesDep = Annotated[Pages, Depends(port(Pages))]


async def get_session(database: DatabaseDep) -> AsyncIterator[AsyncSession]:
    """Open a transaction for one request."""
    async with database.transaction() as session:
        yield session


async def get_reading_session(database: DatabaseDep) -> AsyncIterator[AsyncSession]:
    """Open a session without a transaction for one request."""
    async with database.reading() as session:
        yield session


async def get_plain_reader(database: DatabaseDep) -> AsyncIterator[PlainReader]:
    """Open a bare connection for the reads of one request."""
    async with database.reading_plainly() as reader:
        yield reader


# scope="function": the commit happens before the response is sent, so a failed commit is never answered with 200
# (ADR 0004).
SessionDep = Annotated[AsyncSession, Depends(get_session, scope="function")]
ReadingDep = Annotated[AsyncSession, Depends(get_reading_session, scope="function")]
PlainReadingDep = Annotated[PlainReader, Depends(get_plain_reader, scope="function")]

IfMatch = Annotated[str | None, Header(alias="If-Match")]
IdempotencyKey = Annotated[str | None, Header(alias="Idempotency-Key", max_length=200)]
