"""The application: middleware, routes, errors, and what starts and stops with it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI

from echodiary.bootstrap.container import Container
from echodiary.bootstrap.errors import UnexpectedErrorsMiddleware, add_error_handlers
from echodiary.bootstrap.opening import open_ahead
from echodiary.bootstrap.routes import add_routes
from echodiary.features.accounts import deletion
from echodiary.web.csrf import CsrfMiddleware
from echodiary.web.headers import SecurityHeadersMiddleware
from echodiary.web.request_context import RequestContextMiddleware
from echodiary.web.static_files import BuiltFiles

STATIC = Path(__file__).resolve().parents[1] / "web" / "static"


def create_app(container: Container) -> FastAPI:
    """Build the application around a container."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await start(container)
        opening = asyncio.create_task(open_ahead(container), name="open models")
        try:
            yield
        finally:
            opening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await opening
            await stop(container)

    app = FastAPI(
        title="EchoDiary",
        version="1",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.container = container
    app.state.ports = container.registry()
    add_error_handlers(app)
    add_routes(app)
    app.mount("/static/build", BuiltFiles(directory=STATIC / "build", check_dir=False), name="static")
    app.add_middleware(UnexpectedErrorsMiddleware)
    app.add_middleware(CsrfMiddleware)
    app.add_middleware(SecurityHeadersMiddleware)
    app.add_middleware(RequestContextMiddleware)
    return app


async def start(container: Container) -> None:
    """Start what runs beside the requests."""
    await deletion.finish_all(container.database, container.sealer)
    container.hub.attach(container.listener)
    container.runner.attach(container.listener)
    container.hub.start()
    container.runner.start()
    await container.listener.start()
    if container.worker is not None:
        container.worker.start()


async def stop(container: Container) -> None:
    """Stop it in the opposite order."""
    if container.worker is not None:
        await container.worker.stop()
    await container.runner.stop(container.settings.shutdown_grace)
    await container.hub.stop()
    await container.listener.stop()
    await container.opener.close()
    await container.database.close()
