"""Entity tags: a resource's revision, counted by what its user edits (RFC 9110, section 8.8.3)."""

from echodiary.platform.errors import Conflict, PreconditionMissing

LONGEST_TAG = 18  # digits; a longer number is none of ours


class Stale(Conflict):
    """This has changed since it was read; nothing was overwritten."""

    code = "stale"


def etag_of(revision: int) -> str:
    """The ETag header for a revision."""
    return f'"{revision}"'


def required_revision(if_match: str | None) -> int | None:
    """The revision a change was made for, None for `*` (any); raises PreconditionMissing without a header.

    A tag that is not ours can match no state: -1.
    """
    if if_match is None:
        raise PreconditionMissing
    return optional_revision(if_match)


def optional_revision(if_match: str | None) -> int | None:
    """Like `required_revision`, with no header meaning any revision."""
    if if_match is None or if_match.strip() == "*":
        return None
    tag = if_match.strip().removeprefix("W/").strip('"')
    return int(tag) if tag.isdecimal() and tag.isascii() and len(tag) <= LONGEST_TAG else -1
