"""What can be refused about accounts."""

from echodiary.platform.errors import Conflict, Forbidden, Invalid, NotFound, TooMany, Unauthenticated


class EmailInvalid(Invalid):
    """That is not an e-mail address."""

    code = "email_invalid"


class EmailTaken(Conflict):
    """An account with this e-mail address exists already."""

    code = "email_taken"


class PasswordTooShort(Invalid):
    """A password needs at least 8 characters."""

    code = "password_too_short"


class PasswordTooLong(Invalid):
    """A password has at most 1,024 characters."""

    code = "password_too_long"


class TimeZoneUnknown(Invalid):
    """There is no such time zone."""

    code = "time_zone_unknown"


class SignupClosed(Forbidden):
    """This instance takes no new accounts."""

    code = "signup_closed"


class NotSignedIn(Unauthenticated):
    """Sign in first: there is no session, or it has ended."""

    code = "not_signed_in"


class CredentialsWrong(Unauthenticated):
    """The address and the password do not belong together."""

    code = "credentials_wrong"


class AccountDisabled(Forbidden):
    """Whoever runs this instance has disabled the account; everything in it is kept."""

    code = "account_disabled"


class AccountNotFound(NotFound):
    """There is no such account."""


class AdminKept(Conflict):
    """An admin's account cannot be disabled: somebody has to be able to take that back."""

    code = "account_is_admin"


class RecoveryRefused(Unauthenticated):
    """The address and the recovery code do not belong together."""

    code = "recovery_refused"


class RecoveryLinkRefused(Unauthenticated):
    """This link does not work: it was used, refused or replaced, its day is over, or it never was one."""

    code = "recovery_link_refused"


class NoLinkForAdmins(Conflict):
    """No recovery link is issued for an admin's account: it has its recovery code."""

    code = "account_is_admin"


class NoLinkAtRest(Conflict):
    """The account is at rest: open it again first, or its owner could not sign in all the same."""

    code = "account_disabled"


class TriesExhausted(TooMany):
    """Too many tries; please wait a little."""

    code = "too_many_attempts"


class PasswordWrong(Forbidden):
    """The present password is not right."""

    code = "password_wrong"


class SessionNotFound(NotFound):
    """There is no such session."""
