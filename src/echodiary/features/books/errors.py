"""What can be refused about books."""

from echodiary.platform.errors import Conflict, Invalid, NotFound


class BookNotFound(NotFound):
    """There is no such book."""


class BookNotEmpty(Conflict):
    """There are diaries or drafts in this book; it can be deleted when it is empty."""

    code = "book_not_empty"


class LastBook(Conflict):
    """This is the only book left, and a diary needs one; make another one first."""

    code = "last_book"


class BookLimitReached(Conflict):
    """An account keeps at most 100 books."""

    code = "book_limit"


class PersonaNeeded(Invalid):
    """A book needs at least one persona."""

    code = "persona_needed"


class DefaultPersonaNotInBook(Invalid):
    """The default persona must be one of the book's personas."""

    code = "default_persona_not_in_book"
