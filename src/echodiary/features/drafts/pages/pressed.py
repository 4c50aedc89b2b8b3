"""What all buttons of the desk share: what was typed is taken in, and every way in which that can end has its page."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import UUID

from starlette.responses import Response

from echodiary.features.books.errors import BookArchived
from echodiary.features.drafts.domain import Draft
from echodiary.features.drafts.errors import (
    AlreadyWriting,
    DraftAlreadySaved,
    DraftDiscarded,
    DraftStale,
    NothingToSave,
)
from echodiary.features.drafts.pages.conflict import late_words, stale_page
from echodiary.features.drafts.pages.press import Press
from echodiary.features.drafts.wording import refusal_of
from echodiary.platform.errors import Invalid
from echodiary.web.statuses import status_of

Act = Callable[[Draft], Awaitable[Response]]


async def pressed(press: Press, draft_id: UUID, act: Act, *, then: str = "") -> Response:
    """Take in what was typed, then act. `then` is what the user wanted to do, should they have to choose a text first.

    Raises DraftNotFound, VersionNotFound and the like: those have no page of their own.
    """
    try:
        return await act(await press.take_in(draft_id))
    except DraftStale as stale:
        return await stale_page(press, stale, then=then)
    except DraftAlreadySaved:
        return await late_words(press, draft_id)
    except (AlreadyWriting, DraftDiscarded):
        return press.home(draft_id)
    except BookArchived as refusal:
        return await _other_book(press, draft_id, refusal)
    except (NothingToSave, Invalid) as refusal:
        return await press.refuse(draft_id, press.form.typed(error=refusal_of(refusal)))


async def _other_book(press: Press, draft_id: UUID, refusal: BookArchived) -> Response:
    """The page again with what was typed; the draft stays in the book it was in."""
    own = press.desk.opened(await press.desk.take(draft_id)).book_id
    why = refusal_of(refusal)
    typed = press.form.typed(memo_error=why) if press.form.text is None else press.form.typed(error=why)
    chosen = replace(press.form.chosen(), book_id=own)
    return await press.refuse(draft_id, replace(typed, chosen=chosen), status_of(refusal))
