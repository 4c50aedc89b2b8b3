"""What the JSON API of accounts takes and gives."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from echodiary.features.accounts.domain import DISPLAY_NAME_MAX, EMAIL_MAX, MINUTES_A_DAY, RecoveryNotice
from echodiary.features.accounts.models import SessionRow
from echodiary.features.accounts.service import AccountProfile, SignedUp

Locale = Literal["ko", "en"]
Theme = Literal["system", "light", "dark"]
Email = Annotated[str, StringConstraints(max_length=EMAIL_MAX + 64)]
AnyPassword = Annotated[str, StringConstraints(max_length=4096)]
DisplayName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=DISPLAY_NAME_MAX)]
TimeZone = Annotated[str, StringConstraints(max_length=64)]


class SignUpBody(BaseModel):
    """A new account."""

    email: Email
    password: AnyPassword
    display_name: DisplayName = ""
    locale: Locale = "ko"
    time_zone: TimeZone | None = None


class SignInBody(BaseModel):
    """An address and a password."""

    email: Email
    password: AnyPassword


class RecoveryBody(BaseModel):
    """A recovery code and the password to set with it."""

    email: Email
    code: Annotated[str, StringConstraints(max_length=100)]
    new_password: AnyPassword


class LinkBody(BaseModel):
    """A recovery link, whole or the part behind its #, and the password to set with it."""

    token: Annotated[str, StringConstraints(max_length=2048)]
    new_password: AnyPassword


class PasswordBody(BaseModel):
    """The present password and the next one."""

    current: AnyPassword
    new: AnyPassword


class ConfirmBody(BaseModel):
    """A password given again, to confirm."""

    password: AnyPassword


class ProfilePatch(BaseModel):
    """Changes to the account; what is left out stays."""

    display_name: DisplayName | None = None
    locale: Locale | None = None
    time_zone: TimeZone | None = None
    day_start_minutes: Annotated[int, Field(ge=0, lt=MINUTES_A_DAY)] | None = None
    theme: Theme | None = None
    external_ai_consent: bool | None = None


class RecoveryLinkView(BaseModel):
    """A recovery link that its owner is told of: open (`used_at` null), or used and not confirmed yet."""

    model_config = ConfigDict(from_attributes=True)

    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None
    used_on: str | None


class ProfileView(BaseModel):
    """The account as its owner sees it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    email: str
    display_name: str
    is_admin: bool
    locale: str
    time_zone: str
    day_start_minutes: int
    theme: str
    external_ai_consent: bool
    created_at: datetime
    recovery_link: RecoveryLinkView | None = None

    @classmethod
    def of(cls, profile: AccountProfile, told: RecoveryNotice | None = None) -> Self:
        """The view of a profile, with what its owner has to know of a recovery link."""
        view = cls.model_validate(profile)
        return view.model_copy(update={"recovery_link": RecoveryLinkView.model_validate(told)}) if told else view


class SignedUpView(ProfileView):
    """A new account with the recovery code that is shown this once."""

    recovery_code: str

    @classmethod
    def of_sign_up(cls, result: SignedUp) -> Self:
        """The view of a finished sign-up."""
        return cls(**ProfileView.of(result.profile).model_dump(), recovery_code=result.recovery_code)


class RecoveredView(BaseModel):
    """The next recovery code, shown this once."""

    recovery_code: str


class NewSessionView(BaseModel):
    """A fresh session."""

    id: UUID
    token: str
    expires_at: datetime


class SessionView(BaseModel):
    """One living session."""

    id: UUID
    device: str
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    current: bool

    @classmethod
    def of(cls, row: SessionRow, current: UUID) -> Self:
        """The view of a session, told whether it is the one that asks."""
        return cls(
            id=row.id,
            device=row.device,
            created_at=row.created_at,
            last_used_at=row.last_used_at,
            expires_at=row.expires_at,
            current=row.id == current,
        )


class SessionList(BaseModel):
    """The account's sessions."""

    items: list[SessionView]
    next_cursor: str | None = None
