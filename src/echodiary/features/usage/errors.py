"""What can be refused about usage. Both say when it is over; neither is in the way of saving."""

from echodiary.platform.errors import PaymentNeeded, TooMany
from echodiary.web.etag import Stale


class QuotaExceeded(TooMany):
    """This account's share for now is used up; what was typed is kept, and saving works."""

    code = "quota_exceeded"


class BudgetSpent(PaymentNeeded):
    """The server's budget for this month is spent; what was typed is kept, and saving works."""

    code = "budget_spent"


class BudgetStale(Stale):
    """The budget has changed since it was read; nothing was overwritten."""
