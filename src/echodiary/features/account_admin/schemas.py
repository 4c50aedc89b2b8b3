"""What the JSON API of the admin's accounts gives."""

from dataclasses import asdict
from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from pydantic import BaseModel

from echodiary.features.account_admin.listing import AccountLine
from echodiary.features.accounts.domain import LinkRecord


class AccountView(BaseModel):
    """An account as an admin knows it: its address, its state, numbers. Last 30 days; dollars of the running month."""

    id: UUID
    email: str
    is_admin: bool
    state: Literal["active", "disabled"]
    created_at: datetime
    disabled_at: datetime | None
    last_seen_at: datetime | None
    drafts: int
    images: int
    charged_usd: float

    @classmethod
    def of(cls, line: AccountLine) -> Self:
        """The view of an account."""
        account, used = line.account, line.used
        return cls(
            id=account.id,
            email=account.email,
            is_admin=account.is_admin,
            state="active" if account.disabled_at is None else "disabled",
            created_at=account.created_at,
            disabled_at=account.disabled_at,
            last_seen_at=account.last_seen_at,
            drafts=used.drafts,
            images=used.images,
            charged_usd=float(used.charged_usd),
        )


class AccountList(BaseModel):
    """A page of accounts."""

    items: list[AccountView]
    next_cursor: str | None = None


class NewLinkView(BaseModel):
    """A recovery link, shown this once: what stands behind # is its secret."""

    url: str
    expires_at: datetime


class LinkRecordView(BaseModel):
    """The line that is kept of a recovery link: for whom, by whom, when, what became of it."""

    id: UUID
    account_id: UUID
    email: str
    issued_by: str | None
    issued_at: datetime
    expires_at: datetime
    state: Literal["open", "expired", "used", "refused", "replaced", "overtaken"]
    ended_at: datetime | None
    confirmed_at: datetime | None

    @classmethod
    def of(cls, link: LinkRecord, now: datetime) -> Self:
        """The view of a record."""
        return cls.model_validate({**asdict(link), "state": link.state(now)})


class LinkRecordList(BaseModel):
    """A page of recovery links, the newest first."""

    items: list[LinkRecordView]
    next_cursor: str | None = None
