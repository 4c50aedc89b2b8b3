"""The worker: runs jobs inside the server (embedded set-up) or as a process of its own."""

import asyncio
import contextlib

import structlog
from procrastinate import App

CONCURRENCY = 4
POLL_S = 1.0  # jobs that are due later are found by polling, and a killed run's readers wait for them
STOP_WITHIN_S = 10.0

log = structlog.get_logger()


class Worker:
    """Runs the jobs of a Procrastinate app until it is stopped; comes back after the database was away."""

    def __init__(self, app: App, *, restart_after: float = 2.0) -> None:
        self._app = app
        self._restart_after = restart_after
        self._task: asyncio.Task[None] | None = None

    @property
    def running(self) -> bool:
        """Whether the worker is at work."""
        return self._task is not None and not self._task.done()

    def start(self) -> None:
        """Work in the background."""
        self._task = asyncio.create_task(self.run(), name="worker")

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            try:
                async with self._app.open_async():
                    await self._app.run_worker_async(
                        concurrency=CONCURRENCY,
                        fetch_job_polling_interval=POLL_S,
                        install_signal_handlers=False,
                        delete_jobs="successful",
                    )
            except asyncio.CancelledError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever ended the worker, jobs must go on; its type is logged
                log.warning("worker.lost", error=type(error).__name__)
            await asyncio.sleep(self._restart_after)

    async def stop(self) -> None:
        """Stop when the jobs at hand have ended, at most `STOP_WITHIN_S` later: the database may be away."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait((self._task,), timeout=STOP_WITHIN_S)
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
