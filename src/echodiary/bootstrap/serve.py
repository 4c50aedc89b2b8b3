"""Running the server and the worker in the foreground, and ending them cleanly."""

import asyncio
import contextlib
import signal
import socket
import sys
from collections.abc import Mapping
from types import FrameType

import structlog
import uvicorn
from fastapi import FastAPI

from echodiary.bootstrap.app import create_app, start, stop
from echodiary.bootstrap.build import build_container
from echodiary.bootstrap.container import Container
from echodiary.bootstrap.instance import Instance, open_instance
from echodiary.platform.errors import SetupError
from echodiary.platform.logging import configure_logging
from echodiary.platform.settings import Settings
from echodiary.writing.writer import Writer

# Longer than clients and proxies keep an idle connection (httpx 5 s, balancers about 60 s, Traefik 90 s): a server that
# closes first may do so while a request is on its way.
KEEP_ALIVE_S = 95

log = structlog.get_logger()


class Server(uvicorn.Server):
    """uvicorn, saying where it serves once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the address."""
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            sys.stdout.write(f"EchoDiary: http://{f'[{host}]' if ':' in host else host}:{port}  (Ctrl+C stops it)\n")
            sys.stdout.flush()


def serve(settings: Settings, *, migrate: bool, writers: Mapping[str, Writer] | None = None) -> None:
    """Serve until a signal ends it; raises SetupError. Drills bring writers of their own."""
    configure_logging(settings.log_level)
    signal.signal(signal.SIGTERM, _leave)
    with contextlib.suppress(KeyboardInterrupt), open_instance(settings, migrate=migrate) as instance:
        listening = bind(settings.host, settings.port)
        app = create_app(container_of(instance, writers))
        grace = max(1, round(settings.shutdown_grace / 2))
        Server(serving_config(app, grace_s=grace)).run(sockets=[listening])


def serving_config(app: FastAPI, *, grace_s: int) -> uvicorn.Config:
    """How requests are served, in the program and in tests alike; `grace_s`: seconds for open requests when it ends."""
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=grace_s,
    )


def work(settings: Settings) -> None:
    """Run jobs until a signal ends it; raises SetupError."""
    configure_logging(settings.log_level)
    signal.signal(signal.SIGTERM, _leave)
    with contextlib.suppress(KeyboardInterrupt), open_instance(settings, migrate=False) as instance:
        asyncio.run(_work(container_of(instance)))


def container_of(instance: Instance, writers: Mapping[str, Writer] | None = None) -> Container:
    """The container of an opened instance."""
    return build_container(
        instance.settings,
        url=instance.url,
        direct_url=instance.direct_url,
        ring=instance.ring,
        store=instance.store,
        writers=writers,
    )


def bind(host: str, port: int) -> socket.socket:
    """Take the address to serve on; raises SetupError when it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise SetupError(
            f"Port {port} on {host} cannot be used ({error.strerror}): stop what uses it, or set ECHODIARY_PORT"
        ) from None
    listening.set_inheritable(True)
    return listening


async def _work(container: Container) -> None:
    await start(container)
    log.info("worker.started")
    try:
        await asyncio.Event().wait()
    finally:
        await stop(container)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
