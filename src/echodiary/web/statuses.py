"""Which HTTP status a kind of error becomes; the only place that knows."""

from echodiary.platform.errors import (
    Conflict,
    EchoDiaryError,
    Forbidden,
    Invalid,
    NotFound,
    PaymentNeeded,
    PreconditionMissing,
    TooMany,
    Unauthenticated,
    Unavailable,
)

STATUS_OF_KIND: dict[type[EchoDiaryError], int] = {
    NotFound: 404,
    Conflict: 409,
    Invalid: 422,
    Unauthenticated: 401,
    Forbidden: 403,
    TooMany: 429,
    PaymentNeeded: 402,
    PreconditionMissing: 428,
    Unavailable: 503,
}


def status_of(error: EchoDiaryError) -> int:
    """The status of an error, by the nearest kind it derives from."""
    return next((STATUS_OF_KIND[kind] for kind in type(error).__mro__ if kind in STATUS_OF_KIND), 500)
