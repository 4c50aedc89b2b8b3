"""How a writing can fail. The codes are part of the outside contract (api.md).

No error carries diary text: what is raised here may be logged by type and code.
"""

from __future__ import annotations

from typing import ClassVar


class WritingFailed(Exception):
    """The writer could not finish the draft."""

    code: ClassVar[str] = "provider_unavailable"
    retryable: ClassVar[bool] = True


class RateLimited(WritingFailed):
    """The provider asked to slow down."""

    code = "rate_limited"


class ProviderUnavailable(WritingFailed):
    """The provider could not be reached, or said that it is broken."""

    code = "provider_unavailable"


class ProviderMisconfigured(WritingFailed):
    """The provider does not know the model, or the address is wrong; only an admin can mend that."""

    code = "provider_unavailable"
    retryable = False


class ProviderTimedOut(WritingFailed):
    """The provider did not answer in time."""

    code = "provider_timeout"


class BadCredentials(WritingFailed):
    """The provider did not accept the server's key; only an admin can mend that."""

    code = "provider_credentials"
    retryable = False


class ProviderRefused(WritingFailed):
    """The provider's rules forbid this request; the same request will be refused again."""

    code = "provider_refused"
    retryable = False


class InvalidProviderResponse(WritingFailed):
    """The provider answered with something that cannot be read, or stopped half-way."""

    code = "provider_invalid_response"


class WritingInterrupted(WritingFailed):
    """The writing was cut off: a stop, a restart, a lost lease."""

    code = "interrupted"


ALL_FAILURES: tuple[type[WritingFailed], ...] = (
    RateLimited,
    ProviderUnavailable,
    ProviderMisconfigured,
    ProviderTimedOut,
    BadCredentials,
    ProviderRefused,
    InvalidProviderResponse,
    WritingInterrupted,
)
