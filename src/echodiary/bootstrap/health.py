"""Is it alive, is it ready, and what do its meters say."""

import asyncio
import hmac
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import JSONResponse

from echodiary.bootstrap.container import Container
from echodiary.features.usage.gauges import read_budget
from echodiary.platform.errors import Forbidden
from echodiary.platform.migrations import is_current, known_head
from echodiary.platform.telemetry import DB_CONNECTIONS, REGISTRY

READY_WITHIN_S = 2.0
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

router = APIRouter(tags=["operations"])


def get_container(request: Request) -> Container:
    """The process's container."""
    container: Container = request.app.state.container
    return container


ContainerDep = Annotated[Container, Depends(get_container)]


@router.get("/health/live")
async def live() -> dict[str, str]:
    """Answer as long as the process can; never touches the database."""
    return {"status": "live"}


@router.get("/health/ready")
async def ready(container: ContainerDep) -> Response:
    """Whether requests can be served: 503 with reasons, within a hard time limit of its own."""
    reasons: list[str] = []
    try:
        async with asyncio.timeout(READY_WITHIN_S):
            if not await is_current(container.database.url, known_head()):
                reasons.append("migrations_pending")
    except TimeoutError:
        reasons.append("database_timeout")
    except Exception:  # noqa: BLE001 - whatever it is, the database is not there; readiness has to say so and not fail
        reasons.append("database_unavailable")
    degraded = [] if container.worker is None or container.worker.running else ["worker_missing"]
    status = "unavailable" if reasons else "degraded" if degraded else "ready"
    return JSONResponse({"status": status, "reasons": reasons + degraded}, status_code=503 if reasons else 200)


@router.get("/metrics")
async def metrics(request: Request, container: ContainerDep) -> Response:
    """The meters in Prometheus' text format: for holders of the token, or without one for this machine only."""
    token = container.settings.metrics_token
    if token is not None:
        offered = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(offered.encode(), token.get_secret_value().encode()):
            raise Forbidden
    elif request.client is None or request.client.host not in LOOPBACK:
        raise Forbidden
    DB_CONNECTIONS.labels("in_use").set(container.database.connections_in_use())
    DB_CONNECTIONS.labels("limit").set(container.settings.database_pool_size)
    await read_budget(container.database, container.clock, container.usage_rules)
    return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)
