"""How errors leave the house: class → status, problem details for the API, a page for people."""

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from echodiary.bootstrap.error_pages import DATABASE_AWAY, error_page
from echodiary.features.accounts.deps import SignInNeeded
from echodiary.platform.errors import EchoDiaryError
from echodiary.platform.sealing.key_store import AccountKeyMissing
from echodiary.web.outcomes import refusal_response
from echodiary.web.pages import ShownInstead
from echodiary.web.problems import problem_response
from echodiary.web.statuses import status_of

API_PREFIX = "/api/"
MACHINE_PREFIXES = (API_PREFIX, "/health/", "/metrics")
RETRY_SOON = {"Retry-After": "2"}

log = structlog.get_logger()


def add_error_handlers(app: FastAPI) -> None:
    """Register the handlers on an application."""
    app.add_exception_handler(EchoDiaryError, _typed)
    app.add_exception_handler(RequestValidationError, _unprocessable)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(SignInNeeded, _to_sign_in)
    app.add_exception_handler(ShownInstead, _shown_instead)
    app.add_exception_handler(AccountKeyMissing, _key_missing)
    for kind in DATABASE_AWAY:
        app.add_exception_handler(kind, _database_away)
    app.add_exception_handler(DBAPIError, _database_error)
    app.add_exception_handler(Exception, _unexpected)


class UnexpectedErrorsMiddleware:
    """Answers what nobody expected. Starlette does so outside all middleware, without the headers every answer has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection (ASGI)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as error:
            if begun:
                raise
            await (await _unexpected(Request(scope, receive), error))(scope, receive, send)


async def _typed(request: Request, error: Exception) -> Response:
    assert isinstance(error, EchoDiaryError)  # noqa: S101 - registered for this class only
    if _is_for_machines(request):
        return refusal_response(error)
    return await error_page(request, status_of(error), error.code)


async def _unprocessable(request: Request, error: Exception) -> Response:
    """Say which fields are wrong and why, never what was in them."""
    assert isinstance(error, RequestValidationError)  # noqa: S101
    fields = [
        {"field": ".".join(str(part) for part in item["loc"][1:]), "problem": item["msg"], "type": item["type"]}
        for item in error.errors()
    ]
    if _is_for_machines(request):
        return problem_response(422, "invalid", "Some of what was sent cannot be taken.", {"fields": fields})
    return await error_page(request, 422, "invalid")


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    code = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}.get(error.status_code, "http_error")
    if _is_for_machines(request):
        return problem_response(error.status_code, code, str(error.detail), headers=dict(error.headers or {}))
    return await error_page(request, error.status_code, code)


async def _to_sign_in(request: Request, error: Exception) -> Response:
    assert isinstance(error, SignInNeeded)  # noqa: S101
    target = "/sign-in" if error.path == "/" else f"/sign-in?next={error.path}"
    if request.headers.get("HX-Request") == "true":
        return Response(status_code=401, headers={"HX-Redirect": target})
    return RedirectResponse(target, status_code=303)


async def _shown_instead(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ShownInstead)  # noqa: S101
    return error.response


async def _key_missing(request: Request, error: Exception) -> Response:
    log.error("sealing.key_missing", error=type(error).__name__)
    return await _machine_or_page(
        request, 503, "key_store_unavailable", "The key store does not have this account's key."
    )


async def _database_away(request: Request, error: Exception) -> Response:
    log.warning("database.away", error=type(error).__name__)
    detail = "The database does not answer. Nothing that was saved is lost; please try again in a moment."
    return await _machine_or_page(request, 503, "database_unavailable", detail, RETRY_SOON)


async def _database_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, DBAPIError)  # noqa: S101
    if error.connection_invalidated:
        return await _database_away(request, error)
    return await _unexpected(request, error)


async def _unexpected(request: Request, error: Exception) -> Response:
    log.error("request.failed", exc_info=error)
    return await _machine_or_page(request, 500, "internal_error", "Something went wrong on our side.")


async def _machine_or_page(
    request: Request, status: int, code: str, detail: str, headers: dict[str, str] | None = None
) -> Response:
    if _is_for_machines(request):
        return problem_response(status, code, detail, headers=headers)
    return await error_page(request, status, code, headers)


def _is_for_machines(request: Request) -> bool:
    accepts = request.headers.get("accept", "")
    return request.url.path.startswith(MACHINE_PREFIXES) or accepts.startswith("application/json")
