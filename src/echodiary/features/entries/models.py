"""Tables of entries."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base

BOOK_KEY = "fk_entries_book_id_books"


class EntryRow(Base):
    """What a user saved. `sealed` holds title, body, mood, tags and the persona's name of that time.

    `mood_token` and `tag_ids` are keyed hashes (ADR 0007) to filter by.
    """

    __tablename__ = "entries"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    book_id: Mapped[UUID]
    entry_date: Mapped[date]
    draft_id: Mapped[UUID | None] = mapped_column(unique=True)
    persona_id: Mapped[UUID | None]
    mood_token: Mapped[int | None] = mapped_column(BigInteger)
    tag_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    rev: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    updated_at: Mapped[datetime] = mapped_column(MOMENT)
    deleted_at: Mapped[datetime | None] = mapped_column(MOMENT)

    # Lists are read backwards, newest first; each filter has an index in the list's own order.
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "book_id"], ["books.account_id", "books.id"], name=BOOK_KEY, ondelete="RESTRICT"
        ),
        Index(
            "ix_entries_living", "account_id", "entry_date", "id", postgresql_where=text("deleted_at IS NULL")
        ),
        Index("ix_entries_book", "book_id", "entry_date", "id"),
        Index(
            "ix_entries_mood",
            "account_id", "mood_token", "entry_date", "id",
            postgresql_where=text("deleted_at IS NULL AND mood_token IS NOT NULL"),
        ),
        Index("ix_entries_tag_ids", "tag_ids", postgresql_using="gin"),
        Index("ix_entries_by_hand", "created_at", postgresql_where=text("draft_id IS NULL")),
        Index("ix_entries_binned", "account_id", "deleted_at", postgresql_where=text("deleted_at IS NOT NULL")),
    )  # fmt: skip


class EntryRevisionRow(Base):
    """A state of an entry before an edit, never changed. `sealed` holds title, body, mood and tags."""

    __tablename__ = "entry_revisions"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID]
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("entries.id", ondelete="CASCADE"))
    number: Mapped[int]
    entry_date: Mapped[date]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    created_at: Mapped[datetime] = mapped_column(MOMENT)

    __table_args__ = (UniqueConstraint("entry_id", "number"),)


class EntrySearchRow(Base):
    """The keyed tokens of an entry that is not in the bin (ADR 0006)."""

    __tablename__ = "entry_search"

    entry_id: Mapped[UUID] = mapped_column(ForeignKey("entries.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[UUID]
    entry_date: Mapped[date]
    tokens: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))

    __table_args__ = (
        Index(None, "account_id", "entry_date", "entry_id"),
        Index("ix_entry_search_tokens", "tokens", postgresql_using="gin"),
    )
