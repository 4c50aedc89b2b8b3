"""Filling an account with entries, sealed by the product's own code, and the bare twin with the same in plain."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import psycopg

from echodiary.features.entries.content import EntryCells, labels_of, searched_text
from echodiary.features.entries.domain import Content
from echodiary.platform.ids import new_id
from echodiary.platform.sealing.sealer import Sealer
from echodiary.platform.sealing.search_tokens import PackedTokens, SearchTokens

NOUNS = [
    "회의", "산책", "카페", "엄마", "지민", "파스타", "늦잠", "병원", "러닝", "한강",
    "영화", "친구", "비", "바람", "버스", "야근", "통화", "도서관", "저녁", "커피",
]  # fmt: skip
VERBS = ["했다", "갔다", "만났다", "먹었다", "봤다", "걸었다", "쉬었다", "웃었다", "읽었다", "썼다"]
COMMON, RARE, ABSENT = "오늘", "무지개송어", "없는낱말뿐"
RARE_EVERY = 5_000
DISTINCT_BODIES = 2_000
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)

BARE = """
CREATE TABLE IF NOT EXISTS bare_entries (
    id uuid PRIMARY KEY, account_id uuid NOT NULL, book_id uuid NOT NULL, draft_id uuid, persona_id uuid,
    persona_name text, entry_date date NOT NULL, title text NOT NULL, body text NOT NULL, mood text,
    tags text[] NOT NULL, tag_ids uuid[] NOT NULL, illustration text, created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL, deleted_at timestamptz, revision int NOT NULL
);
CREATE INDEX IF NOT EXISTS bare_entries_day ON bare_entries (account_id, entry_date, id) WHERE deleted_at IS NULL;
CREATE TABLE IF NOT EXISTS bare_search (
    entry_id uuid PRIMARY KEY, account_id uuid NOT NULL, entry_date date NOT NULL, tokens bigint[] NOT NULL
);
CREATE INDEX IF NOT EXISTS bare_search_day ON bare_search (account_id, entry_date, entry_id);
CREATE INDEX IF NOT EXISTS bare_search_tokens ON bare_search USING gin (tokens);
"""
ENTRY_COLUMNS = "id, account_id, book_id, entry_date, tag_ids, rev, sealed, created_at, updated_at"
BARE_COLUMNS = "id, account_id, book_id, entry_date, title, body, tags, tag_ids, created_at, updated_at, revision"


def bodies() -> list[str]:
    """Made-up days, the same in every run."""
    chance = random.Random(7)  # noqa: S311 - to be the same in every run
    pick, found = chance.choice, []
    for _ in range(DISTINCT_BODIES):
        sentences = [
            f"{COMMON} {pick(NOUNS)}에서 {pick(NOUNS)} {chance.randrange(2, 90)}번 {pick(VERBS)}."
            for _ in range(chance.randrange(3, 9))
        ]
        found.append(" ".join(sentences))
    return found


class Filler:
    """Writes entries of one account in bulk."""

    def __init__(self, conninfo: str, sealer: Sealer, account_id: UUID, book_id: UUID) -> None:
        self._conninfo = conninfo
        self._cells = EntryCells(sealer)
        self._tokens = SearchTokens(sealer.search_key(account_id))
        self._account_id = account_id
        self._book_id = book_id
        self._bodies = bodies()
        self._packed: dict[str, PackedTokens] = {}
        self._count = 0

    def fill_to(self, count: int) -> None:
        """Add entries until there are `count`; the newest day is the first one's."""
        days = range(self._count, count)
        entries = [(new_id(), date(2026, 11, 1) - timedelta(days=number // 3), self._body(number)) for number in days]
        with psycopg.connect(self._conninfo) as connection:
            connection.execute(BARE.encode())
            self._copy(connection, f"entries ({ENTRY_COLUMNS})", self._sealed(entries))
            self._copy(connection, "entry_search (entry_id, account_id, entry_date, tokens)", self._search(entries))
            self._copy(connection, f"bare_entries ({BARE_COLUMNS})", self._plain(entries))
        with psycopg.connect(self._conninfo, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        self._count = count

    def _body(self, number: int) -> str:
        body = self._bodies[number % DISTINCT_BODIES]
        return f"{body} {RARE}를 봤다." if number % RARE_EVERY == RARE_EVERY // 2 else body

    @staticmethod
    def _copy(
        connection: psycopg.Connection[tuple[object, ...]], into: str, rows: Iterator[tuple[object, ...]]
    ) -> None:
        with connection.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN".encode()) as copy:
            for row in rows:
                copy.write_row(row)

    def _sealed(self, entries: list[tuple[UUID, date, str]]) -> Iterator[tuple[object, ...]]:
        for entry_id, day, body in entries:
            sealed = self._cells.seal(self._account_id, entry_id, Content(body[:12], body, None, ()), None)
            yield entry_id, self._account_id, self._book_id, day, [], 1, sealed, MOMENT, MOMENT

    def _search(self, entries: list[tuple[UUID, date, str]]) -> Iterator[tuple[object, ...]]:
        for entry_id, day, body in entries:
            yield entry_id, self._account_id, day, self.numbers(body)

    def _plain(self, entries: list[tuple[UUID, date, str]]) -> Iterator[tuple[object, ...]]:
        for entry_id, day, body in entries:
            yield entry_id, self._account_id, self._book_id, day, body[:12], body, [], [], MOMENT, MOMENT, 1

    def numbers(self, body: str) -> list[int]:
        """The tokens of a body as the numbers that PostgreSQL holds."""
        packed = self._packed.get(body)
        if packed is None:
            labels = labels_of(self._book_id, None, ())
            packed = self._packed[body] = self._tokens.of_text(searched_text(body[:12], body, ()), labels)
        return [int.from_bytes(packed[at : at + 8], signed=True) for at in range(0, len(packed), 8)]
