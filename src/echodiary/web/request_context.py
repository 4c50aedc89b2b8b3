"""A request id for every request, one line in the log, and the HTTP metrics."""

import re
import time

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from echodiary.platform.ids import new_id
from echodiary.platform.telemetry import HTTP_DURATION, HTTP_REQUESTS

log = structlog.get_logger()

USABLE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
UNMATCHED = "unmatched"
QUIET_ROUTES = frozenset({"/health/live", "/health/ready", "/metrics", "/static"})


class RequestContextMiddleware:
    """Binds `request_id` to the logs of a request and measures it by its route's template, never by its path."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        offered = Headers(scope=scope).get("x-request-id", "")
        request_id = offered if USABLE_ID.fullmatch(offered) else str(new_id())
        scope.setdefault("state", {})["request_id"] = request_id
        began = time.perf_counter()
        answer = {"status": 500, "seconds": 0.0}

        async def send_and_note(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer["status"] = message["status"]
                answer["seconds"] = time.perf_counter() - began
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self._app(scope, receive, send_and_note)
            finally:
                self._note(scope, int(answer["status"]), answer["seconds"] or time.perf_counter() - began)

    @staticmethod
    def _note(scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", UNMATCHED)
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        HTTP_REQUESTS.labels(method, route, str(status)).inc()
        HTTP_DURATION.labels(method, route).observe(seconds)
        if route not in QUIET_ROUTES:
            log.info("http.answered", method=method, route=route, status=status, ms=round(seconds * 1000, 1))


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
