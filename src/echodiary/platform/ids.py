"""Ids: UUIDv7 (RFC 9562), so that rows made later sort later."""

from uuid import UUID

import uuid_utils.compat as uuid7_source


def new_id() -> UUID:
    """Make a new UUIDv7."""
    return uuid7_source.uuid7()
