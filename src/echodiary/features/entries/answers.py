"""Answers written straight from the domain, and the cursors of its lists.

FastAPI would check and copy every field of every entry once more; these lists are what is read most.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

import orjson
from starlette.responses import Response

from echodiary.features.entries.domain import Entry, Place, Revision
from echodiary.web.etag import etag_of
from echodiary.web.pagination import CursorInvalid, cut_page, decode_cursor

JSON = "application/json"
Item = TypeVar("Item", Entry, Revision)


def entry_answer(entry: Entry, status: int = 200) -> Response:
    """One entry with its entity tag."""
    return Response(_json(entry), status, {"ETag": etag_of(entry.revision)}, JSON)


def page_answer(found: Sequence[Item], limit: int, place_of: Callable[[Item], list[object]]) -> Response:
    """A page of what was found with one more than `limit`."""
    page, next_cursor = cut_page(found, limit, place_of)
    return list_answer(page, next_cursor)


def list_answer(items: Sequence[object], next_cursor: str | None) -> Response:
    """A list with the cursor to its next page."""
    return Response(_json({"items": items, "next_cursor": next_cursor}), media_type=JSON)


def days_answer(days: Sequence[object]) -> Response:
    """Days of a calendar."""
    return Response(_json({"items": days}), media_type=JSON)


def place_of_entry(entry: Entry) -> list[object]:
    """Where an entry stands in lists."""
    return [entry.entry_date, entry.id]


def place_of_cursor(cursor: str | None) -> Place | None:
    """Where a list of entries goes on; raises CursorInvalid."""
    if cursor is None:
        return None
    match decode_cursor(cursor):
        case [str(day), str(entry_id)]:
            try:
                return Place(date.fromisoformat(day), UUID(entry_id))
            except ValueError:
                raise CursorInvalid from None
        case _:
            raise CursorInvalid


def _json(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_UTC_Z)
