"""Problem details (RFC 9457) for the JSON API."""

from http import HTTPStatus

from fastapi.encoders import jsonable_encoder
from starlette.responses import JSONResponse

PROBLEM_JSON = "application/problem+json"
RESERVED = frozenset({"type", "title", "status", "detail", "code"})


def problem_response(
    status: int, code: str, detail: str, data: dict[str, object] | None = None, headers: dict[str, str] | None = None
) -> JSONResponse:
    """Build a problem answer; `data` adds members of its own, `code` is stable and may be relied on."""
    extra = {key: value for key, value in (data or {}).items() if key not in RESERVED}
    return JSONResponse(
        jsonable_encoder(
            {
                "type": f"urn:echodiary:problem:{code}",
                "title": HTTPStatus(status).phrase,
                "status": status,
                "detail": detail,
                "code": code,
                **extra,
            }
        ),
        status_code=status,
        media_type=PROBLEM_JSON,
        headers=headers,
    )
