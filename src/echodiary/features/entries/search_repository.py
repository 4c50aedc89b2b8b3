"""The SQL of search (ADR 0006)."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.ext.asyncio import AsyncSession

from echodiary.features.entries.domain import BEFORE_ALL, EntryFilter, Place
from echodiary.features.entries.repository import SHOWN, StoredEntry
from echodiary.features.entries.token_column import PackedTokensType
from echodiary.platform.sealing.search_tokens import Wanted

WINDOW = 200
COLUMNS = ", ".join(f"entries.{column.name}" for column in SHOWN)
IN_RANGE = """
    account_id = :account_id AND entry_date BETWEEN :since AND :until
    AND (entry_date, entry_id) < (:before_date, :before_id)
"""
HOLDS = "(tokens @> (SELECT :exact) OR tokens @> (SELECT :broad))"
SHOW = f"""
    SELECT {COLUMNS} FROM hits JOIN entries ON entries.id = hits.entry_id
    WHERE entries.account_id = :account_id AND entries.deleted_at IS NULL
    ORDER BY entries.entry_date DESC, entries.id DESC
"""  # noqa: S608 - made of our own constants

# Common words stand among the newest entries: reading those in order is quick, and finds enough of them.
AMONG_NEWEST = f"""
WITH newest AS MATERIALIZED (
    SELECT entry_id, entry_date, tokens FROM entry_search WHERE {IN_RANGE}
    ORDER BY entry_date DESC, entry_id DESC LIMIT :window
), hits AS MATERIALIZED (
    SELECT entry_id FROM newest WHERE {HOLDS} ORDER BY entry_date DESC, entry_id DESC LIMIT :most
)
{SHOW}
"""  # noqa: S608

# Rare and absent words: by the GIN index. `IS TRUE` keeps the planner from walking the entries in order instead; tokens
# come from a sub-select, so that it cannot guess how many entries hold them.
AMONG_ALL = f"""
WITH hits AS MATERIALIZED (
    SELECT entry_id FROM entry_search WHERE {HOLDS} AND ({IN_RANGE}) IS TRUE
    ORDER BY entry_date DESC, entry_id DESC LIMIT :most
)
{SHOW}
"""  # noqa: S608

# A sequential scan looks cheap to the planner, because it does not count the reading of tokens kept out of line.
PLAN_BY_INDEX = text("SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)")


def _statement(sql: str) -> TextClause:
    return text(sql).bindparams(
        bindparam("exact", type_=PackedTokensType()), bindparam("broad", type_=PackedTokensType())
    )


_AMONG_NEWEST = _statement(AMONG_NEWEST)
_AMONG_ALL = _statement(AMONG_ALL)


class SearchRepository:
    """Entries of an account by their tokens, newest first. Wants a transaction: planner settings last as long."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def prepare(self) -> None:
        """Tell the planner how to go about it, until the transaction ends."""
        await self._session.execute(PLAN_BY_INDEX)

    async def list_candidates(
        self, account_id: UUID, tokens: Wanted, wanted: EntryFilter, after: Place | None, most: int
    ) -> Sequence[StoredEntry]:
        """Up to `most` entries after a place that hold the tokens; fewer means that there are no more."""
        before = after or BEFORE_ALL
        values = {
            "account_id": account_id,
            "exact": tokens.exact,
            "broad": tokens.broad,
            "since": wanted.since,
            "until": wanted.until,
            "before_date": before.entry_date,
            "before_id": before.entry_id,
            "most": most,
        }
        newest = (await self._session.execute(_AMONG_NEWEST, {**values, "window": max(WINDOW, most)})).all()
        if len(newest) >= most or not tokens.exact:
            return newest
        return (await self._session.execute(_AMONG_ALL, values)).all()
