"""What can be refused about drafts."""

from echodiary.platform.errors import Conflict, Invalid, NotFound


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


class MemoAlreadyUsed(Conflict):
    """Something was written from this memo; mend it by starting again with the new one."""

    code = "memo_already_used"


class PersonaSwitchUndecided(Conflict):
    """Say what happens to the text when the persona is switched."""

    code = "draft_action_required"
