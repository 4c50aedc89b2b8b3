"""What can be refused about entries."""

from echodiary.platform.errors import Invalid, NotFound


class EntryNotFound(NotFound):
    """There is no such entry."""


class RevisionNotFound(NotFound):
    """This entry has no such revision."""


class BodyEmpty(Invalid):
    """An entry needs some text."""

    code = "body_empty"


class BodyTooLong(Invalid):
    """An entry has at most 100,000 characters."""

    code = "body_too_long"


class TitleTooLong(Invalid):
    """A title has at most 200 characters."""

    code = "title_too_long"


class MoodTooLong(Invalid):
    """A mood has at most 40 characters."""

    code = "mood_too_long"


class TagTooLong(Invalid):
    """A tag has at most 40 characters."""

    code = "tag_too_long"


class TooManyTags(Invalid):
    """An entry has at most 20 tags."""

    code = "too_many_tags"


class TextUnreadable(Invalid):
    """The text holds half a character and cannot be kept as it is."""

    code = "text_unreadable"


class QueryEmpty(Invalid):
    """There is nothing to search for."""

    code = "query_empty"


class MonthInvalid(Invalid):
    """A month is written as YYYY-MM."""

    code = "month_invalid"
