"""What went wrong, in our vocabulary: from pydantic-ai, its transport and, through them, both vendors' SDKs.

Only status, code and waiting time are read. The provider's own words stay behind: raise what `failure_of` returns
outside the `except` block, so that the original is not even its context.
"""

from __future__ import annotations

import httpx2
from pydantic_ai.exceptions import (
    ContentFilterError,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelHTTPError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestRejectedError,
    ModelRequestTimeout,
    ModelServerError,
    ModelTimeoutError,
    ModelUnavailableError,
    UserError,
)

from echodiary.llm.errors import (
    BadCredentials,
    InvalidResponse,
    LlmFailed,
    Misconfigured,
    RateLimited,
    Refused,
    TimedOut,
    Unavailable,
)

# OpenAI's codes of a request that its safety rules stopped; they come with a 400 or inside a stream.
REFUSALS = frozenset({"content_filter", "content_policy_violation", "invalid_prompt", "moderation_blocked"})


def failure_of(error: Exception) -> LlmFailed:
    """The typed failure for whatever a call raised; what cannot be read is an `InvalidResponse`."""
    if isinstance(error, LlmFailed):
        return error
    if isinstance(error, ContentFilterError):
        return Refused()
    if isinstance(error, ModelAPIError):
        return _of_provider(error)
    return _of_transport(error) or (Misconfigured() if isinstance(error, UserError) else InvalidResponse())


def _of_provider(error: ModelAPIError) -> LlmFailed:
    if error.provider_error_code in REFUSALS:
        return Refused()
    if isinstance(error, ModelHTTPError):
        return _of_status(error.status_code, error.retry_after)
    for kind, failure in (
        ((ModelRateLimitError, ModelQuotaExceededError), RateLimited(error.retry_after)),
        ((ModelTimeoutError, ModelRequestTimeout), TimedOut()),
        ((ModelConnectionError,), Unavailable()),
        ((ModelUnavailableError, ModelServerError), Unavailable(error.retry_after)),
        ((ModelAuthenticationError,), BadCredentials()),
        ((ModelRequestRejectedError,), Misconfigured()),
    ):
        if isinstance(error, kind):
            return failure
    return _of_cause(error.__cause__)


def _of_status(status: int, retry_after: float | None) -> LlmFailed:
    match status:
        case 401 | 403:
            return BadCredentials()
        case 402 | 429:  # a balance that is used up is a limit too
            return RateLimited(retry_after)
        case 408:
            return TimedOut()
        case _ if status >= 500:
            return Unavailable(retry_after)
        case _:
            return Misconfigured()


def _of_cause(cause: BaseException | None) -> LlmFailed:
    """An error of the SDK that pydantic-ai passed on without a category, as its image models do."""
    status = getattr(cause, "status_code", None)
    if isinstance(status, int):  # a redirect: nothing followed it, so the address is wrong
        return _of_status(status, None)
    return _of_transport(cause.__cause__ if cause is not None else None) or InvalidResponse()


def _of_transport(error: BaseException | None) -> LlmFailed | None:
    if isinstance(error, httpx2.TimeoutException):
        return TimedOut()
    if isinstance(error, httpx2.TransportError):
        return Unavailable()
    return Misconfigured() if isinstance(error, httpx2.InvalidURL) else None
