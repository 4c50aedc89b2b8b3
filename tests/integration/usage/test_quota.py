"""The share of each account: so many drafts a day, so many images a month."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.engine import URL

from echodiary.features.llm_policy.domain import ModelRole
from echodiary.features.llm_policy.service import builtin_policy
from echodiary.features.usage.domain import Consumer, Kind, Tokens
from echodiary.features.usage.errors import QuotaExceeded
from echodiary.features.usage.reserving import Work
from echodiary.features.usage.service import UsageService
from echodiary.platform.clock import ManualClock
from echodiary.platform.ids import new_id
from echodiary.writing.errors import ProviderTimedOut
from tests.conftest import new_person
from tests.integration.drafts.test_editing import post
from tests.integration.generations.stage import MEMO, Stage, begin, begun, edited, look, ready, staged, until
from tests.integration.usage.office import drafts_used

EVENING = datetime(2026, 11, 25, 12, tzinfo=UTC)  # nine in the evening in Seoul


async def test_over_the_share_of_the_day_it_says_when_it_resets_and_saving_works(
    empty_database: URL, tmp_path: Path
) -> None:
    clock = ManualClock(EVENING)
    async with staged(empty_database, tmp_path, clock=clock, settings={"drafts_a_day": 2}) as stage:
        author, other = await new_person(stage.app), await new_person(stage.app)
        await ready(author)
        await ready(author)
        refused = await begin(author)
        assert refused.status_code == 429
        problem = refused.json()
        assert (problem["code"], problem["kind"], problem["limit"]) == ("quota_exceeded", "draft", 2)
        assert problem["resets_at"] == "2026-11-25T19:00:00+00:00"  # four in the morning in Seoul
        assert refused.headers["Retry-After"] == str(7 * 3600)
        draft = await look(author, problem["draft_id"])
        assert (draft["status"], draft["memo"]["text"]) == ("waiting", MEMO)  # type: ignore[index]

        await edited(author, problem["draft_id"], "손으로 쓴 글.")
        saved = await author.client.post(f"/api/v1/drafts/{problem['draft_id']}/save", json={})
        assert saved.status_code == 201
        await ready(other)  # everybody has a share of their own

        clock.advance(timedelta(hours=6, minutes=59))
        assert (await begin(author)).status_code == 429
        clock.advance(timedelta(minutes=1))
        await ready(author)


async def test_every_rewrite_counts_and_a_refused_one_leaves_the_text_alone(
    empty_database: URL, tmp_path: Path
) -> None:
    async with staged(empty_database, tmp_path, settings={"drafts_a_day": 2}) as stage:
        author = await new_person(stage.app)
        draft = await ready(author)
        await post(author, draft["id"], "versions")
        written = await until(author, str(draft["id"]), "ready")
        refused = await post(author, draft["id"], "versions")
        assert (refused.status_code, refused.json()["draft_id"]) == (429, draft["id"])
        after = await look(author, str(draft["id"]))
        assert (after["status"], after["working_text"]) == ("ready", written["working_text"])


async def test_what_failed_and_left_nothing_does_not_count(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path, settings={"drafts_a_day": 1}) as stage:
        author = await new_person(stage.app)
        stage.writer.enqueue(ProviderTimedOut())
        await until(author, await begun(author), "failed")
        assert await drafts_used(author) == 0
        await ready(author)
        assert await drafts_used(author) == 1


async def test_a_share_of_nothing_lets_nothing_begin(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path, settings={"drafts_a_day": 0}) as stage:
        author = await new_person(stage.app)
        assert (await begin(author)).status_code == 429


async def test_a_crowd_of_requests_at_once_cannot_pass_the_share(empty_database: URL, tmp_path: Path) -> None:
    settings = {"drafts_a_day": 7, "database_pool_timeout": 60.0}
    async with staged(empty_database, tmp_path, settings=settings) as stage:
        author = await new_person(stage.app)
        answers = await asyncio.gather(*(begin(author) for _ in range(40)))
        assert sorted(answer.status_code for answer in answers) == [202] * 7 + [429] * 33
        assert await drafts_used(author) == 7


async def test_everybody_sees_what_is_left(empty_database: URL, tmp_path: Path) -> None:
    clock = ManualClock(EVENING)
    async with staged(empty_database, tmp_path, clock=clock) as stage:
        admin = await new_person(stage.app, time_zone="Asia/Seoul")
        await ready(admin)
        usage = (await admin.client.get("/api/v1/usage")).json()
        assert usage["drafts"] == {"used": 1, "limit": 50, "left": 49, "resets_at": "2026-11-25T19:00:00Z"}
        assert usage["images"] == {"used": 0, "limit": 30, "left": 30, "resets_at": "2026-11-30T19:00:00Z"}
        assert usage["budget"] == {"is_spent": False, "resets_at": "2026-11-30T15:00:00Z"}


@pytest.mark.parametrize(
    ("zone", "now", "resets_at"),
    [
        ("Asia/Seoul", datetime(2026, 12, 31, 18, 59, tzinfo=UTC), datetime(2026, 12, 31, 19, tzinfo=UTC)),
        ("Asia/Seoul", datetime(2026, 12, 31, 19, tzinfo=UTC), datetime(2027, 1, 31, 19, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 3, 8, 12, tzinfo=UTC), datetime(2026, 4, 1, 8, tzinfo=UTC)),
    ],
)
async def test_images_are_counted_by_the_accounts_own_month(
    stage: Stage, zone: str, now: datetime, resets_at: datetime
) -> None:
    author = await new_person(stage.app, time_zone=zone)
    consumer = Consumer(UUID(author.id), zone, 4 * 60)
    work = Work(Kind.IMAGE, builtin_policy(0), ModelRole.IMAGE, Tokens())
    rules = stage.container.usage_rules
    async with stage.container.database.transaction() as session:
        usage = UsageService(session, ManualClock(now), rules, consumer)
        refusals = [await usage.reserve(new_id(), work) for _ in range(31)]
        assert refusals[:30] == [None] * 30
        refusal = refusals[30]
        assert isinstance(refusal, QuotaExceeded)
        assert (refusal.data["kind"], refusal.data["resets_at"]) == ("image", resets_at)
        assert (await usage.allowance(Kind.DRAFT)).used == 0
