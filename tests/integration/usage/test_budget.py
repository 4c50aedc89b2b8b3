"""The server's budget: reserved before, settled after, never overspent; saving needs none of it."""

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from sqlalchemy.engine import URL

from echodiary.platform.clock import ManualClock
from echodiary.writing.errors import RateLimited
from echodiary.writing.events import Sent, TextDelta
from tests.conftest import Person
from tests.integration.drafts.test_editing import post
from tests.integration.generations.stage import (
    MEMO,
    Stage,
    begin,
    begun,
    edited,
    look,
    ready,
    rows_of,
    said,
    until,
)
from tests.integration.usage.office import (
    MESSAGES,
    SMALL,
    drafts_used,
    hired,
    month_of,
    office,
    reserved_for,
    states,
    will_count,
)

ENOUGH = Decimal(1000)
CENT = Decimal("0.01")


async def test_a_draft_is_reserved_for_before_and_settled_at_what_was_counted(
    empty_database: URL, tmp_path: Path
) -> None:
    async with office(empty_database, tmp_path, budget_usd_a_month=ENOUGH) as stage:
        author, gate = await hired(stage), stage.gate()
        stage.writer.enqueue(Sent(MESSAGES), TextDelta("회의를 "), gate)
        draft_id = await begun(author)
        await said(stage, draft_id, "회의를 ")
        reserved = reserved_for(stage, draft_id)
        assert reserved > 4  # 4,000 tokens of room for the answer alone
        assert month_of(stage) == (0, reserved, 0)
        gate.set()
        await until(author, draft_id, "ready")

        spent = month_of(stage)[0]
        will_count(stage, 300, 50)
        await ready(author)
        assert month_of(stage) == (spent + Decimal("0.35"), 0, 0)


async def test_a_draft_that_the_provider_would_not_write_costs_nothing_and_does_not_count(
    empty_database: URL, tmp_path: Path
) -> None:
    async with office(empty_database, tmp_path, budget_usd_a_month=ENOUGH) as stage:
        author = await hired(stage)
        stage.writer.enqueue(Sent(MESSAGES), RateLimited())
        await until(author, await begun(author), "failed")
        assert month_of(stage) == (0, 0, 0)
        assert states(stage) == ["released"]
        assert await drafts_used(author) == 0


async def test_a_draft_that_was_stopped_is_charged_with_all_that_was_reserved(
    empty_database: URL, tmp_path: Path
) -> None:
    async with office(empty_database, tmp_path, budget_usd_a_month=ENOUGH) as stage:
        author = await hired(stage)
        stage.writer.enqueue(Sent(MESSAGES), TextDelta("회의를 "), stage.gate())
        draft_id = await begun(author)
        await said(stage, draft_id, "회의를 ")
        reserved = reserved_for(stage, draft_id)
        await post(author, draft_id, "stop")
        await until(author, draft_id, "ready")
        assert month_of(stage) == (reserved, 0, 0)
        assert await drafts_used(author) == 1


async def test_a_model_without_a_price_costs_nothing_and_is_flagged(empty_database: URL, tmp_path: Path) -> None:
    settings = {"llm_text_small_model": "llama-of-mine", "budget_usd_a_month": Decimal(0)}
    async with office(empty_database, tmp_path, **settings) as stage:
        author = await hired(stage)
        will_count(stage, 300, 50)
        await ready(author)
        assert month_of(stage) == (0, 0, 1)


async def test_the_price_list_of_pydantic_ai_is_asked_where_the_admin_has_no_price(
    empty_database: URL, tmp_path: Path
) -> None:
    async with office(empty_database, tmp_path, budget_usd_a_month=ENOUGH, llm_prices={}) as stage:
        author, gate = await hired(stage), stage.gate()
        stage.writer.enqueue(Sent(MESSAGES), TextDelta("회의를 "), gate)
        draft_id = await begun(author)
        await said(stage, draft_id, "회의를 ")
        assert Decimal("0.001") < reserved_for(stage, draft_id) < CENT
        gate.set()
        await until(author, draft_id, "ready")
        will_count(stage, 300, 50, cost=Decimal("0.0000551"))
        before = month_of(stage)[0]
        await ready(author)
        assert month_of(stage)[0] - before == Decimal("0.000056")  # rounded up to a millionth


async def test_over_the_budget_it_says_when_it_resets_and_keeps_the_memo(empty_database: URL, tmp_path: Path) -> None:
    clock = ManualClock(datetime(2026, 11, 30, 12, tzinfo=UTC))
    async with office(empty_database, tmp_path, clock=clock, budget_usd_a_month=CENT) as stage:
        author = await hired(stage, time_zone="Asia/Seoul")
        refused = await begin(author)
        assert refused.status_code == 402
        problem = refused.json()
        assert problem["code"] == "budget_spent"
        assert problem["resets_at"] == "2026-11-30T15:00:00+00:00"  # midnight in Seoul
        assert refused.headers["Retry-After"] == str(3 * 3600)
        draft = await look(author, problem["draft_id"])
        assert (draft["status"], draft["memo"]["text"]) == ("waiting", MEMO)  # type: ignore[index]
        assert stage.writer.requests == []
        assert await drafts_used(author) == 0
        assert states(stage) == []

        await edited(author, problem["draft_id"], "손으로 쓴 글.")
        saved = await author.client.post(f"/api/v1/drafts/{problem['draft_id']}/save", json={})
        assert saved.status_code == 201
        book = (await author.client.get("/api/v1/books")).json()["items"][0]["id"]
        entry = await author.client.post("/api/v1/entries", json={"book_id": book, "body": "그냥 쓴 글."})
        assert entry.status_code == 201


async def test_a_repeated_request_over_the_budget_is_refused_again(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path, budget_usd_a_month=CENT) as stage:
        author, key = await hired(stage), {"Idempotency-Key": "the-same-press"}
        first, second = await begin(author, headers=key), await begin(author, headers=key)
        assert (first.status_code, second.status_code) == (402, 402)
        assert first.json()["draft_id"] == second.json()["draft_id"]


async def test_the_built_in_writer_and_books_that_never_send_are_not_asked_for_the_budget(
    empty_database: URL, tmp_path: Path
) -> None:
    async with office(empty_database, tmp_path, budget_usd_a_month=Decimal(0)) as stage:
        author = await hired(stage)
        assert (await begin(author)).status_code == 402
        book = (await author.client.get("/api/v1/books")).json()["items"][0]
        marked = await author.client.patch(
            f"/api/v1/books/{book['id']}", json={"never_send": True}, headers={"If-Match": "*"}
        )
        assert marked.status_code == 200
        draft = await ready(author)
        assert draft["versions"][0]["provider"] == "builtin"  # type: ignore[index]
        assert month_of(stage) == (0, 0, 0)
        assert await drafts_used(author) == 1


async def test_the_month_ends_where_the_admin_lives(empty_database: URL, tmp_path: Path) -> None:
    clock = ManualClock(datetime(2026, 11, 30, 14, 59, tzinfo=UTC))  # a minute before midnight in Seoul
    async with office(empty_database, tmp_path, clock=clock, budget_usd_a_month=Decimal(10)) as stage:
        admin = await hired(stage, time_zone="Asia/Seoul")
        author = await hired(stage, time_zone="America/New_York")
        will_count(stage, 9000, 0)
        await ready(admin)
        assert (await begin(author)).json()["resets_at"] == "2026-11-30T15:00:00+00:00"
        clock.advance(timedelta(minutes=1))
        will_count(stage, 100, 0)
        await ready(author)
        months = rows_of(stage, "SELECT month::text, spent_usd FROM budget_months ORDER BY 1")
        assert months == [("2026-11-01", Decimal(9)), ("2026-12-01", Decimal("0.1"))]


async def test_what_was_reserved_in_one_month_is_settled_in_it(empty_database: URL, tmp_path: Path) -> None:
    clock = ManualClock(datetime(2026, 11, 30, 14, 59, tzinfo=UTC))
    async with office(empty_database, tmp_path, clock=clock, budget_usd_a_month=ENOUGH) as stage:
        author, gate = await hired(stage), stage.gate()
        stage.writer.enqueue(Sent(MESSAGES), TextDelta("회의를 "), gate)
        draft_id = await begun(author)
        await said(stage, draft_id, "회의를 ")
        clock.advance(timedelta(minutes=2))
        gate.set()
        await until(author, draft_id, "ready")
        (month,) = rows_of(stage, "SELECT month::text, spent_usd > 0, reserved_usd FROM budget_months")
        assert month == ("2026-11-01", True, Decimal(0))


async def test_a_hundred_requests_at_once_through_two_servers_cannot_overspend(
    empty_database: URL, tmp_path: Path
) -> None:
    """Each draft may cost four dollars and a bit; the budget is for nine of them."""
    ports = {
        "budget_usd_a_month": Decimal(45),
        "drafts_a_day": 100,
        "database_pool_timeout": 60.0,
        "database_pool_size": 5,
    }
    async with office(empty_database, tmp_path, **ports) as one, office(empty_database, tmp_path, **ports) as other:
        author = await hired(one)
        away = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=other.app),
            base_url="http://echodiary.test",
            headers=dict(author.client.headers),
        )
        for stage in (one, other):
            for _ in range(50):
                stage.writer.enqueue(Sent(MESSAGES), TextDelta("회의를 "), stage.gate())
        answers = await asyncio.gather(
            *(begin(author, client=client) for client in (author.client, away) for _ in range(50))
        )
        taken = [answer.json()["id"] for answer in answers if answer.status_code == 202]
        assert {answer.status_code for answer in answers} == {202, 402}
        costs = {reserved_for(one, draft_id) for draft_id in taken}
        assert len(costs) == 1
        each = costs.pop()
        assert len(taken) == int(Decimal(45) / each)  # not one more, and none was refused for nothing
        assert month_of(one) == (0, len(taken) * each, 0)
        for stage in (one, other):
            for gate in stage.gates:
                gate.set()
        for draft_id in taken:
            await until(author, draft_id, "ready")
        spent, reserved, _ = month_of(one)
        assert (spent <= Decimal(45), reserved) == (True, 0)
        assert await drafts_used(author) == len(taken)
        await away.aclose()


@pytest.fixture
def moment() -> ManualClock:
    return ManualClock(datetime(2026, 11, 10, 12, tzinfo=UTC))


async def _crashed(stage: Stage, author: Person, *, says: str) -> str:
    """A draft whose server died in the middle of it."""
    pieces = [TextDelta(says)] if says else []
    stage.writer.enqueue(Sent(MESSAGES), *pieces, stage.gate())
    draft_id = await begun(author)
    if says:
        await said(stage, draft_id, says)
    else:
        await _sent(stage, draft_id)
    await stage.die()
    return draft_id


async def _sent(stage: Stage, draft_id: str) -> None:
    for _ in range(200):
        if rows_of(stage, "SELECT 1 FROM generations WHERE subject_id = %s AND times_sent > 0", draft_id):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it was not sent")


async def test_a_crash_after_the_first_word_is_charged_in_full_when_the_lease_has_run_out(
    empty_database: URL, tmp_path: Path, moment: ManualClock
) -> None:
    ports = {"clock": moment, "budget_usd_a_month": ENOUGH}
    async with office(empty_database, tmp_path, **ports) as one, office(empty_database, tmp_path, **ports) as other:
        author = await hired(one)
        draft_id = await _crashed(one, author, says="회의를 ")
        reserved = reserved_for(one, draft_id)
        assert month_of(one) == (0, reserved, 0)
        moment.advance(timedelta(seconds=10))
        ((generation_id,),) = rows_of(one, "SELECT generation_id FROM drafts WHERE id = %s", draft_id)
        await other.rescuer.look_after(generation_id)  # type: ignore[arg-type]
        assert month_of(one) == (reserved, 0, 0)
        assert states(one) == ["settled"]


async def test_a_crash_before_the_first_word_is_run_again_and_both_sendings_are_charged(
    empty_database: URL, tmp_path: Path, moment: ManualClock
) -> None:
    ports = {"clock": moment, "budget_usd_a_month": ENOUGH}
    async with office(empty_database, tmp_path, **ports) as one, office(empty_database, tmp_path, **ports) as other:
        author = await hired(one)
        draft_id = await _crashed(one, author, says="")
        reserved = reserved_for(one, draft_id)
        moment.advance(timedelta(seconds=10))
        will_count(other, 200, 100)
        ((generation_id,),) = rows_of(one, "SELECT generation_id FROM drafts WHERE id = %s", draft_id)
        await other.rescuer.look_after(generation_id)  # type: ignore[arg-type]
        await other.settled()
        assert month_of(one) == (reserved + Decimal("0.3"), 0, 0)
        assert await drafts_used(author) == 1


async def test_what_an_account_had_reserved_that_was_deleted_meanwhile_is_charged_after_an_hour(
    empty_database: URL, tmp_path: Path, moment: ManualClock
) -> None:
    from echodiary.bootstrap.housekeeping import sweep  # noqa: PLC0415

    async with office(empty_database, tmp_path, clock=moment, budget_usd_a_month=ENOUGH) as stage:
        await hired(stage)
        leaver = await hired(stage)
        stage.writer.enqueue(Sent(MESSAGES), TextDelta("회의를 "), stage.gate())
        draft_id = await begun(leaver)
        await said(stage, draft_id, "회의를 ")
        reserved = reserved_for(stage, draft_id)
        gone = await leaver.client.request("DELETE", "/api/v1/me", json={"password": leaver.password})
        assert gone.status_code == 204
        ports = stage.container
        await sweep(ports.database, moment, ports.usage_rules)
        assert month_of(stage) == (0, reserved, 0)
        moment.advance(timedelta(hours=1, seconds=1))
        await sweep(ports.database, moment, ports.usage_rules)
        assert month_of(stage) == (reserved, 0, 0)
        assert rows_of(stage, "SELECT account_id, state FROM usage_reservations") == [(None, "expired")]


async def test_the_receipt_tells_the_cost_at_the_price_of_this_server(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path, budget_usd_a_month=ENOUGH) as stage:
        author = await hired(stage)
        will_count(stage, 300, 50, cost=Decimal("0.0000551"))
        draft = await ready(author)
        receipt = (await author.client.get(f"/api/v1/drafts/{draft['id']}/versions/1/receipt")).json()
        assert (receipt["model"], receipt["cost_usd"]) == (SMALL, 0.35)
