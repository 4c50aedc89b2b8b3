"""The root of EchoDiary's typed errors.

A slice names its errors as facts and derives them from one of the kinds below. A kind says what sort of fact it is,
never which HTTP
status it becomes: that is decided in one place, `bootstrap/errors.py`.
"""

from typing import ClassVar


class EchoDiaryError(Exception):
    """Something EchoDiary refuses or cannot do; `data` is safe to show to the owner of the request."""

    code: ClassVar[str] = "error"

    def __init__(self, **data: object) -> None:
        self.data = data
        super().__init__(type(self).__doc__ or type(self).__name__)


class NotFound(EchoDiaryError):
    """There is nothing here with that id."""

    code = "not_found"


class Conflict(EchoDiaryError):
    """The state of things does not allow this."""

    code = "conflict"


class Invalid(EchoDiaryError):
    """What was sent cannot be taken as it is."""

    code = "invalid"


class Unauthenticated(EchoDiaryError):
    """Signing in comes first."""

    code = "unauthenticated"


class Forbidden(EchoDiaryError):
    """This account may not do that."""

    code = "forbidden"


class TooMany(EchoDiaryError):
    """Too many tries; a pause is needed."""

    code = "too_many"


class PaymentNeeded(EchoDiaryError):
    """The money set aside for this is spent."""

    code = "payment_needed"


class PreconditionMissing(EchoDiaryError):
    """The request must say which state it was made for (If-Match)."""

    code = "precondition_required"


class Unavailable(EchoDiaryError):
    """A part that is needed does not answer right now."""

    code = "unavailable"


class SetupError(Exception):
    """The installation cannot work as it is set up; the text is one clear line for the operator."""
