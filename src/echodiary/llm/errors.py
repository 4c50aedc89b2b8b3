"""How a call of a model can fail. No error carries what was sent or said, nor the provider's own words.

`code` is the code of the outside contract (api.md).
"""

from __future__ import annotations

from typing import ClassVar


class LlmFailed(Exception):
    """A call of a model failed."""

    code: ClassVar[str] = "provider_unavailable"
    transient: ClassVar[bool] = True  # the same call may succeed a moment later


class RateLimited(LlmFailed):
    """The provider asked to slow down; `retry_after` in seconds where it said for how long."""

    code = "rate_limited"

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__()
        self.retry_after = retry_after


class Unavailable(LlmFailed):
    """The provider could not be reached, or said that it is broken."""

    code = "provider_unavailable"

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__()
        self.retry_after = retry_after


class TimedOut(LlmFailed):
    """The provider did not connect, begin or end in time."""

    code = "provider_timeout"


class BadCredentials(LlmFailed):
    """The provider does not accept the key, or the key may not use the model."""

    code = "provider_credentials"
    transient = False


class Refused(LlmFailed):
    """The provider's safety rules stopped the request or the answer."""

    code = "provider_refused"
    transient = False


class InvalidResponse(LlmFailed):
    """The answer cannot be read, is empty, does not fit its schema, or ended without saying that it is done."""

    code = "provider_invalid_response"
    transient = False


class Misconfigured(LlmFailed):
    """The provider rejects the request as such: no such model, a wrong address. Only an admin can mend it."""

    code = "provider_unavailable"
    transient = False


class NotSupported(LlmFailed):
    """The model cannot do what was asked of it, as its profile says; nothing was sent."""

    code = "provider_unavailable"
    transient = False
