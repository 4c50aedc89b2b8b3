"""What can be refused about books."""

from echodiary.platform.errors import Conflict, Invalid, NotFound


class BookNotFound(NotFound):
    """There is no such book."""


class BookNotEmpty(Conflict):
    """There are diaries or drafts in this book; it can be deleted when it is empty."""

    code = "book_not_empty"


class BookArchived(Conflict):
    """This book was put away; bring it back to write in it."""

    code = "book_archived"


class LastBook(Conflict):
    """This is the only book in use, and a diary needs one; make another one first."""

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


class BookOrderIncomplete(Invalid):
    """An order names each book of the account once."""

    code = "book_order_incomplete"
