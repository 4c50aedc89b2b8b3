"""Refusals that services return as values, so that what they stored is committed (ADR 0008), as answers."""

from starlette.responses import JSONResponse

from echodiary.platform.errors import EchoDiaryError
from echodiary.web.problems import problem_response
from echodiary.web.statuses import status_of


def refusal_response(refusal: EchoDiaryError) -> JSONResponse:
    """The problem answer for a refusal."""
    headers = {"Retry-After": str(refusal.data["retry_after"])} if "retry_after" in refusal.data else None
    return problem_response(status_of(refusal), refusal.code, str(refusal), refusal.data, headers)
