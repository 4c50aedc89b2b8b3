"""A button of the desk that was pressed: everything the page held is taken in first, then the button does its own."""

from dataclasses import dataclass, replace
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from starlette.responses import Response

from echodiary.features.accounts.deps import PageReaderDep
from echodiary.features.accounts.domain import SignedIn
from echodiary.features.drafts.deps import DeskDep
from echodiary.features.drafts.domain import Draft, DraftStatus
from echodiary.features.drafts.pages.forms import DeskForm, DeskFormDep, arrived
from echodiary.features.drafts.presenting import draft_page, home_of
from echodiary.features.drafts.room import NOTHING_TYPED, Room, Typed
from echodiary.features.drafts.service import editing
from echodiary.features.drafts.service.clearing import Held
from echodiary.features.drafts.service.desk import Desk
from echodiary.features.drafts.service.reading import DraftReader
from echodiary.features.drafts.service.starting import Outcome
from echodiary.features.drafts.views import DraftPageView
from echodiary.features.generations.reading import NOTHING
from echodiary.features.llm_policy.errors import ConsentRequired
from echodiary.features.usage.errors import BudgetSpent, QuotaExceeded
from echodiary.web.deps import PagesDep
from echodiary.web.pages import Note, see_other
from echodiary.web.statuses import status_of
from echodiary.web.templates import Pages, wants_fragment


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a button."""

    request: Request
    who: SignedIn
    desk: Desk
    pages: Pages
    form: DeskForm

    async def take_in(self, draft_id: UUID) -> Draft:
        """Store what was typed and turned on the desk. Words sent to a draft in the bin bring it back.

        Raises DraftNotFound, DraftStale, DraftAlreadySaved, and what is refused about texts.
        """
        form = self.form
        draft = self.desk.opened(await self.desk.take(draft_id))
        if draft.status is DraftStatus.DISCARDED and form.text is not None:
            await editing.undelete(self.desk, draft_id)
        return await editing.edit(
            self.desk,
            draft_id,
            form.expected,
            working_text=form.text,
            title=form.title,
            memo=form.mended_memo(draft),
            entry_date=form.day,
            book_id=form.book_id,
            options=form.options(draft.options),
            mend=True,
        )

    def go(self, path: str, note: Note | None = None) -> Response:
        """Go on to a page, with a note for it; what the form carried is stored by then."""
        return arrived(self.request, see_other(path, request=self.request, note=note), self.form)

    def to_entry(self, entry_id: UUID, kind: str = "saved") -> Response:
        """Go on to the entry that holds the text now."""
        return self.go(f"/entries/{entry_id}", Note(kind))

    def home(self, draft_id: UUID) -> Response:
        """Go on to a draft's page."""
        return self.go(home_of(draft_id))

    async def room(self) -> Room:
        """The desk's surroundings, read within this transaction."""
        books = await self.desk.books.list_books(self.who.account_id)
        personas = await self.desk.personas.list_in_use(self.who.account_id)
        in_force = await self.desk.policy.current(never_send=False)
        return Room(self.who, self.who.today(self.desk.clock.now()), books, personas, in_force.provider)

    async def after(self, outcome: Outcome) -> Response:
        """Go on to the draft; one that has a text and was held stays open with the question that holds it, and what is
        used up is said at once: the draft's page could not tell it later.
        """
        draft = outcome.draft
        if isinstance(outcome, Held) and isinstance(outcome.refusal, ConsentRequired) and draft.version_count:
            return await self.refuse(draft.id, replace(self.form.typed(), asks_consent=True), 403)
        if isinstance(outcome, Held) and isinstance(outcome.refusal, QuotaExceeded | BudgetSpent):
            refusal = outcome.refusal
            shown = await self.refuse(draft.id, replace(self.form.typed(), used_up=refusal), status_of(refusal))
            return arrived(self.request, shown, self.form)
        return self.home(draft.id)

    def agreed(self) -> "Press":
        """The same press by somebody who has just agreed that what they write may leave."""
        return replace(self, who=replace(self.who, external_ai_consent=True), desk=replace(self.desk, may_send=True))

    async def refuse(self, draft_id: UUID, typed: Typed, status: int = 422) -> Response:
        """The draft's page again, with what was typed and why it was not taken."""
        reader = DraftReader(self.who.account_id, self.desk.drafts, self.desk.cells)
        draft, versions = await reader.get(draft_id)
        view = draft_page(await self.room(), draft, versions, NOTHING, typed)
        return show(self.pages, self.request, view, status)


async def get_press(who: PageReaderDep, request: Request, desk: DeskDep, pages: PagesDep, form: DeskFormDep) -> Press:
    """What a handler of a button needs."""
    return Press(request, who, desk, pages, form)


PressDep = Annotated[Press, Depends(get_press)]


def show(pages: Pages, request: Request, view: DraftPageView, status: int = 200) -> Response:
    """A draft's page, or its desk alone when a script asks for it."""
    template = "drafts/write.html" if view.state == "waiting" else "drafts/draft.html"
    block = "desk" if wants_fragment(request) else None
    return pages.respond(request, template, {"page": view, "memo": view.memo}, status=status, block=block)


__all__ = ["NOTHING_TYPED", "Press", "PressDep", "show"]
