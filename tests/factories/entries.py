"""Many entries at once, for measuring: made-up Korean whose words are as unevenly frequent as real ones."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from psycopg import AsyncConnection

from echodiary.features.entries.content import EntryCells, labels_of
from echodiary.features.entries.domain import Content
from echodiary.features.entries.token_column import PackedTokensDumper
from echodiary.platform.database import Database
from echodiary.platform.ids import new_id
from echodiary.platform.sealing.sealer import Sealer
from echodiary.platform.sealing.search_tokens import PackedTokens, SearchTokens

COMMON_WORD = "오늘은"
RARE_WORD = "둘리아이스크림"
RARE_EVERY = 2_500
ENDINGS = ("했다", "갔다", "먹었다", "좋았다", "힘들었다", "만났다", "걸었다", "썼다")
MOODS = ("calm", "happy", "tired", "sad", None)
TAGS = ("가족", "회사", "운동", "여행", "독서")
BATCH = 2_000


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    tokens: tuple[bytes, ...]


async def seed_entries(
    database: Database, sealer: Sealer, account_id: UUID, book_id: UUID, count: int, *, last_day: date
) -> None:
    """Store `count` entries of about 300 characters, three a day back from `last_day`, and analyse the tables.

    Every entry has `COMMON_WORD`, one in `RARE_EVERY` has `RARE_WORD`.
    """
    chosen = random.Random(count)  # noqa: S311 - the same diary for every run
    tokens = SearchTokens(sealer.search_key(account_id))
    cells = EntryCells(sealer)
    sentences = list(_sentences(chosen, tokens, 4_000))
    async with database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert isinstance(driver, AsyncConnection)
        for start in range(0, count, BATCH):
            numbers = range(start, min(start + BATCH, count))
            await _copy(driver, account_id, book_id, chosen, sentences, tokens, cells, numbers, last_day)
        await driver.commit()
    async with database.reading() as session:
        await session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})
        driver = (await (await session.connection()).get_raw_connection()).driver_connection
        assert isinstance(driver, AsyncConnection)
        await driver.execute("SET statement_timeout = 0")
        await driver.execute("VACUUM ANALYZE entries, entry_search")
        await driver.execute("RESET statement_timeout")


def _sentences(chosen: random.Random, tokens: SearchTokens, count: int) -> Iterator[_Sentence]:
    syllables = [chr(chosen.randrange(0xAC00, 0xD7A4)) for _ in range(900)]
    weights = [1 / (rank + 1) for rank in range(len(syllables))]
    words = ["".join(chosen.choices(syllables, weights, k=chosen.randint(2, 5))) for _ in range(6_000)]
    word_weights = [1 / (rank + 1) ** 0.9 for rank in range(len(words))]
    for _ in range(count):
        text = " ".join([*chosen.choices(words, word_weights, k=8), chosen.choice(ENDINGS)]) + "."
        packed = tokens.of_text(text)
        yield _Sentence(text, tuple(packed[start : start + 8] for start in range(0, len(packed), 8)))


async def _copy(
    driver: AsyncConnection[tuple[object, ...]],
    account_id: UUID,
    book_id: UUID,
    chosen: random.Random,
    sentences: list[_Sentence],
    tokens: SearchTokens,
    cells: EntryCells,
    numbers: range,
    last_day: date,
) -> None:
    rows, indexed = [], []
    for number in numbers:
        entry_id, day = new_id(), last_day - timedelta(days=number // 3)
        parts = chosen.choices(sentences, k=8)
        extra = f"{COMMON_WORD} 기록 {number}." + (f" {RARE_WORD}" if number % RARE_EVERY == RARE_EVERY - 1 else "")
        mood, tag = chosen.choice(MOODS), chosen.choice(TAGS)
        content = Content(f"{number}번째 날", "\n".join((extra, *(part.text for part in parts))), mood, (tag,))
        own = tokens.of_text(f"{content.title} {extra} {tag}", labels_of(book_id, mood, (tag,)))
        pieces = [own[start : start + 8] for start in range(0, len(own), 8)]
        packed = PackedTokens.of(pieces + [token for part in parts for token in part.tokens])
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        mood_token = None if mood is None else tokens.number("mood", mood)
        sealed = cells.seal(account_id, entry_id, content, None)
        tag_ids = [tokens.identity("tag", tag)]
        rows.append((entry_id, account_id, book_id, day, mood_token, tag_ids, 1, sealed, moment, moment))
        indexed.append((entry_id, account_id, day, packed))
    columns = "id, account_id, book_id, entry_date, mood_token, tag_ids, rev, sealed, created_at, updated_at"
    async with driver.cursor() as cursor:
        cursor.adapters.register_dumper(PackedTokens, PackedTokensDumper)
        async with cursor.copy(f"COPY entries ({columns}) FROM STDIN") as copy:
            for row in rows:
                await copy.write_row(row)
        binary = "COPY entry_search (entry_id, account_id, entry_date, tokens) FROM STDIN (FORMAT BINARY)"
        async with cursor.copy(binary) as copy:
            for line in indexed:
                await copy.write_row(line)
