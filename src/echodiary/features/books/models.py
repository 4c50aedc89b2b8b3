"""Tables of books."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from echodiary.platform.database import MOMENT, Base


class BookRow(Base):
    """A diary. `sealed` holds its title and its cover."""

    __tablename__ = "books"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(String(8))
    default_persona_id: Mapped[UUID] = mapped_column(ForeignKey("personas.id"), index=True)
    never_send: Mapped[bool] = mapped_column(server_default=false())
    position: Mapped[int]
    rev: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, info={"sealed": True})
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    updated_at: Mapped[datetime] = mapped_column(MOMENT)
    archived_at: Mapped[datetime | None] = mapped_column(MOMENT)

    __table_args__ = (
        Index(None, "account_id", "position", "id"),
        UniqueConstraint("account_id", "id"),  # what is kept in a book refers to both: never to a foreign book
    )


class BookPersonaRow(Base):
    """A persona that is mapped to a book, in the book's own order."""

    __tablename__ = "book_personas"

    book_id: Mapped[UUID] = mapped_column(ForeignKey("books.id", ondelete="CASCADE"), primary_key=True)
    persona_id: Mapped[UUID] = mapped_column(
        ForeignKey("personas.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
