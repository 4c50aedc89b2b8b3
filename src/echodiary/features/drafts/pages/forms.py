"""The one form of the desk. Every button sends all of it, so that no press loses the last keystrokes."""

import contextlib
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from echodiary.features.drafts.domain import Draft, DraftOptions
from echodiary.features.drafts.memo_form import memo_of, text_of
from echodiary.features.drafts.room import Chosen, Typed
from echodiary.web.etag import optional_revision
from echodiary.web.pages import mark_arrived, one_line_ends
from echodiary.writing.request import Fidelity, Length, Memo

KEY = re.compile(r"[A-Za-z0-9-]{8,64}")
Dial = TypeVar("Dial", Length, Fidelity)
TAG_SEPARATORS = re.compile(r"[,，、\n]")


@dataclass(frozen=True, slots=True)
class DeskForm:
    """What the form of a desk holds; None: not on it. `title` is None too when the proposed one was left alone."""

    memo: str | None
    text: str | None
    title: str | None
    etag: str
    day: date | None
    book_id: UUID | None
    persona_id: UUID | None
    length: Length | None
    fidelity: Fidelity | None
    mood: str
    tags: str
    keys: tuple[str, ...]
    wish: str
    choice: str
    version: int
    yours: str | None
    merged: str | None
    field: str
    then: str

    @classmethod
    def of(cls, form: FormData) -> "DeskForm":
        """Read the fields; what is not readable counts as not there."""
        title = _text(form, "title")
        return cls(
            memo=_text(form, "memo"),
            text=_text(form, "working_text"),
            title=None if title == (_text(form, "title_shown") or "") else title,
            etag=_text(form, "etag") or "",
            day=_day(form),
            book_id=_uuid(form, "book_id"),
            persona_id=_uuid(form, "persona_id"),
            length=_member(Length, _text(form, "length")),
            fidelity=_member(Fidelity, _text(form, "fidelity")),
            mood=_text(form, "mood") or "",
            tags=_text(form, "tags") or "",
            keys=tuple(
                key for name in ("idempotency_key", "memo_key") if KEY.fullmatch(key := _text(form, name) or "")
            ),
            wish=_text(form, "wish") or "",
            choice=_text(form, "choice") or "",
            version=int(number) if (number := _text(form, "version") or "").isdecimal() and len(number) < 7 else 0,
            yours=_text(form, "yours"),
            merged=_text(form, "merged"),
            field=_text(form, "field") or "",
            then=_text(form, "then") or "",
        )

    @property
    def expected(self) -> int | None:
        """The revision that was on the desk."""
        return optional_revision(self.etag or None)

    @property
    def tag_list(self) -> list[str]:
        """The tags, which commas part."""
        return [tag.strip().removeprefix("#") for tag in TAG_SEPARATORS.split(self.tags) if tag.strip()]

    @property
    def key(self) -> str | None:
        """The key of this press of a button."""
        return self.keys[0] if self.keys else None

    @property
    def memo_is_empty(self) -> bool:
        """Whether the memo was cleared."""
        return self.memo is not None and not self.memo.strip()

    def options(self, stored: DraftOptions) -> DraftOptions:
        """The dials."""
        return replace(stored, length=self.length or stored.length, fidelity=self.fidelity or stored.fidelity)

    def mended_memo(self, draft: Draft) -> Memo | None:
        """The memo, if it is another one than the draft's. An empty one mends nothing."""
        if self.memo is None or self.memo_is_empty or self.memo == text_of(draft.memo):
            return None
        return memo_of(self.memo)

    def chosen(self) -> Chosen:
        """The left side of the desk as it was sent."""
        return Chosen(self.memo or "", self.day, self.book_id, self.persona_id, self.options(DraftOptions()))

    def typed(self, *, error: str | None = None, memo_error: str | None = None) -> Typed:
        """What goes back onto the page with a refusal."""
        return Typed(error, memo_error, self.mood, self.tags, self.text, self.title, self.chosen())


async def read_desk_form(request: Request) -> DeskForm:
    """The form that was sent."""
    return DeskForm.of(await request.form())


DeskFormDep = Annotated[DeskForm, Depends(read_desk_form)]


def arrived(request: Request, response: Response, form: DeskForm) -> Response:
    """Tell the scripts of the next page that what this form carried is stored: its copies in the browser may go."""
    mark_arrived(request, response, form.key or "")
    return response


def _text(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return one_line_ends(value).replace("\0", "") if isinstance(value, str) else None


def _day(form: FormData) -> date | None:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(_text(form, "entry_date") or "")
    return None


def _uuid(form: FormData, name: str) -> UUID | None:
    with contextlib.suppress(ValueError):
        return UUID(_text(form, name) or "")
    return None


def _member(kind: type[Dial], value: str | None) -> Dial | None:
    with contextlib.suppress(ValueError):
        return kind(value or "")
    return None
