"""What can be refused about drafts."""

from echodiary.features.drafts.domain import Draft
from echodiary.platform.errors import Conflict, Invalid, NotFound
from echodiary.web.etag import Stale


class DraftNotFound(NotFound):
    """There is no such draft."""


class VersionNotFound(NotFound):
    """The draft has no such version."""


class MemoEmpty(Invalid):
    """There is nothing in the memo yet."""

    code = "memo_empty"


class MemoTooThin(Invalid):
    """The memo holds nothing to write from yet; it is kept."""

    code = "memo_too_thin"


class MemoTooLong(Invalid):
    """The memo is too long."""

    code = "memo_too_long"


class TextTooLong(Invalid):
    """The text is too long."""

    code = "text_too_long"


class AlreadyWriting(Conflict):
    """This draft is being written already."""

    code = "already_writing"


class DraftAlreadySaved(Conflict):
    """This draft was saved; to go on, edit the entry or start a second draft."""

    code = "draft_already_saved"


class DraftDiscarded(Conflict):
    """This draft lies in the bin; bring it back first."""

    code = "draft_discarded"


class NothingToSave(Conflict):
    """There is no text to save yet."""

    code = "nothing_to_save"


class NothingToMend(Conflict):
    """The checks found no fault with the text on the desk."""

    code = "nothing_to_mend"


class DraftStale(Stale):
    """The draft has changed since it was read; nothing was overwritten."""

    def __init__(self, draft: Draft, **yours: object) -> None:
        self.draft = draft
        self.yours = yours
        current = {
            "revision": draft.revision,
            "working_text": draft.working_text,
            "title": draft.working_title,
            "memo": {"kind": draft.memo.kind, "text": draft.memo.text, "keywords": list(draft.memo.keywords)},
            "entry_date": draft.entry_date,
        }
        super().__init__(draft_id=draft.id, current=current, yours=yours)


class MemoAlreadyUsed(Conflict):
    """Something was written from this memo; mend it by starting again with the new one."""

    code = "memo_already_used"


class PersonaSwitchUndecided(Conflict):
    """Say what happens to the text when the persona is switched."""

    code = "draft_action_required"
