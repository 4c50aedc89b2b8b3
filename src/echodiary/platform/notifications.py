"""LISTEN/NOTIFY: one connection a process, outside the pool, that comes back by itself."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import psycopg
import structlog
from psycopg import sql
from sqlalchemy.engine import URL

from echodiary.platform.database import libpq_url

RECONNECT_S = 1.0
KEEPALIVE: dict[str, Any] = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "connect_timeout": 5,
}

log = structlog.get_logger()

Callback = Callable[[str], None]


class Listener:
    """Calls back for each notification of the channels that were subscribed before `start`.

    Notifications can be lost while the connection is away: `on_reconnect` callbacks are then told to look for
    themselves.
    """

    def __init__(self, url: URL) -> None:
        self._url = url
        self._callbacks: dict[str, Callback] = {}
        self._on_reconnect: list[Callable[[], None]] = []
        self._task: asyncio.Task[None] | None = None
        self._listening = asyncio.Event()

    def subscribe(self, channel: str, callback: Callback, on_reconnect: Callable[[], None]) -> None:
        """Have `callback` called with the payload of each notification on `channel`."""
        self._callbacks[channel] = callback
        self._on_reconnect.append(on_reconnect)

    async def start(self) -> None:
        """Listen from now on; returns when the first connection listens or a second has passed."""
        self._task = asyncio.create_task(self._keep_listening(), name="listener")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._listening.wait(), RECONNECT_S)

    async def stop(self) -> None:
        """Stop listening and close the connection."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _keep_listening(self) -> None:
        while True:
            try:
                await self._listen_once()
            except Exception as error:  # noqa: BLE001 - whatever ended it, listening must go on
                log.warning("listener.lost", error=type(error).__name__)
            self._listening.clear()
            await asyncio.sleep(RECONNECT_S)

    async def _listen_once(self) -> None:
        async with await psycopg.AsyncConnection.connect(
            libpq_url(self._url), autocommit=True, **KEEPALIVE
        ) as connection:
            for channel in self._callbacks:
                await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
            self._listening.set()
            for look_again in self._on_reconnect:
                look_again()
            async for notification in connection.notifies():
                self._tell(notification.channel, notification.payload)

    def _tell(self, channel: str, payload: str) -> None:
        """Anybody who may connect to the database can send anything: what is not understood is passed over."""
        try:
            self._callbacks[channel](payload)
        except ValueError as error:
            log.warning("listener.not_understood", channel=channel, error=type(error).__name__)
