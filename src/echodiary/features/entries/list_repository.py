"""The SQL of lists: what is read most, so on a bare connection, by statements that are built once."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, select, tuple_

from echodiary.features.entries.domain import EntryFilter, Place
from echodiary.features.entries.repository import SHOWN, Selected, entries
from echodiary.platform.plain_reading import PlainReader, PlainRow

CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "since": entries.entry_date >= bindparam("since"),
    "until": entries.entry_date <= bindparam("until"),
    "book_id": entries.book_id == bindparam("book_id"),
    "mood_token": entries.mood_token == bindparam("mood_token"),
    "tag_ids": entries.tag_ids.contains(bindparam("tag_ids", type_=entries.tag_ids.type)),
    "before": tuple_(entries.entry_date, entries.id)
    < tuple_(bindparam("before", type_=entries.entry_date.type), bindparam("before_id", type_=entries.id.type)),
}
NEWER = (
    select(*SHOWN)
    .where(entries.account_id == bindparam("account_id"), entries.deleted_at.is_(None))
    .where(
        tuple_(entries.entry_date, entries.id)
        > tuple_(bindparam("after", type_=entries.entry_date.type), bindparam("after_id", type_=entries.id.type))
    )
    .order_by(entries.entry_date, entries.id)
    .limit(1)
)
COUNT_DAYS = (
    select(entries.entry_date, func.count())
    .where(entries.account_id == bindparam("account_id"), entries.deleted_at.is_(None))
    .where(entries.entry_date.between(bindparam("first"), bindparam("last")))
    .group_by(entries.entry_date)
    .order_by(entries.entry_date)
)


class EntryListRepository:
    """Lists of an account's entries."""

    def __init__(self, reader: PlainReader) -> None:
        self._reader = reader

    async def list_page(
        self, account_id: UUID, wanted: EntryFilter, mood_token: int | None, after: Place | None, limit: int
    ) -> Sequence[PlainRow]:
        """Up to `limit` entries after a place, newest first, in the columns of `SHOWN`."""
        values = _narrowing(wanted, mood_token, after)
        statement = _list_statement(tuple(name for name in values if name in CONDITIONS), deleted=wanted.deleted)
        return await self._reader.list_rows(statement, {**values, "account_id": account_id, "most": limit})

    async def get_newer(self, account_id: UUID, place: Place) -> PlainRow | None:
        """The entry that follows a place in time, in the columns of `SHOWN`."""
        values = {"account_id": account_id, "after": place.entry_date, "after_id": place.entry_id}
        return await self._reader.get_row(NEWER, values)

    async def count_days(self, account_id: UUID, first: date, last: date) -> Sequence[PlainRow]:
        """Days that have entries, with how many, in order."""
        return await self._reader.list_rows(COUNT_DAYS, {"account_id": account_id, "first": first, "last": last})


def _narrowing(wanted: EntryFilter, mood_token: int | None, after: Place | None) -> dict[str, object]:
    values: dict[str, object] = {}
    if wanted.since > date.min:
        values["since"] = wanted.since
    if wanted.until < date.max:
        values["until"] = wanted.until
    if wanted.book_id is not None:
        values["book_id"] = wanted.book_id
    if mood_token is not None:
        values["mood_token"] = mood_token
    if wanted.tag_id is not None:
        values["tag_ids"] = [wanted.tag_id]
    if after is not None:
        values |= {"before": after.entry_date, "before_id": after.entry_id}
    return values


@cache
def _list_statement(names: tuple[str, ...], *, deleted: bool) -> Selected:
    return (
        select(*SHOWN)
        .where(entries.account_id == bindparam("account_id"))
        .where(entries.deleted_at.is_not(None) if deleted else entries.deleted_at.is_(None))
        .where(*(CONDITIONS[name] for name in names))
        .order_by(entries.entry_date.desc(), entries.id.desc())
        .limit(bindparam("most"))
    )
