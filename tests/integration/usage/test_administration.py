"""The admin's budget: seen, saved in versions, warned of when it is nearly spent; never a text of anybody."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy.engine import URL
from structlog.testing import capture_logs

from echodiary.platform.clock import ManualClock
from tests.conftest import new_person
from tests.integration.generations.stage import begin, ready, rows_of, staged
from tests.integration.usage.office import MESSAGES, SMALL, TEXT, hired, month_of, office, will_count

HERE = "/api/v1/admin/budget"
NOVEMBER = datetime(2026, 11, 10, 12, tzinfo=UTC)


async def test_an_admin_sees_how_the_budget_stands(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path, clock=ManualClock(NOVEMBER)) as stage:
        admin = await hired(stage, time_zone="Asia/Seoul")
        will_count(stage, 3000, 1500)
        await ready(admin)
        answer = await admin.client.get(HERE)
        assert answer.headers["ETag"] == '"0"'
        assert answer.json() == {
            "version": 0,
            "monthly_usd": 20.0,
            "prices": {SMALL: {"input": 1000.0, "output": 1000.0}},
            "saved_by": None,
            "saved_at": None,
            "month": "2026-11",
            "time_zone": "Asia/Seoul",
            "spent_usd": 4.5,
            "reserved_usd": 0.0,
            "left_usd": 15.5,
            "warning": False,
            "is_spent": False,
            "unpriced_calls": 0,
            "unpriced_models": [],
            "resets_at": "2026-11-30T15:00:00Z",
        }


async def test_a_saved_budget_is_in_force_at_once_and_old_ones_are_kept(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path) as stage:
        admin = await hired(stage)
        assert (await admin.client.put(HERE, json={"monthly_usd": 1})).status_code == 428
        saved = await admin.client.put(HERE, json={"monthly_usd": 0.01}, headers={"If-Match": '"0"'})
        assert (saved.status_code, saved.headers["ETag"]) == (200, '"1"')
        assert (saved.json()["monthly_usd"], saved.json()["saved_by"]) == (0.01, admin.id)
        assert saved.json()["prices"] == {SMALL: {"input": 1000.0, "output": 1000.0}}  # left out, so kept
        assert (await begin(admin)).status_code == 402

        stale = await admin.client.put(HERE, json={"monthly_usd": 5}, headers={"If-Match": '"0"'})
        assert (stale.status_code, stale.json()["code"]) == (409, "stale")
        assert (stale.json()["current"]["monthly_usd"], stale.json()["yours"]["monthly_usd"]) == (0.01, "5")

        free = {"monthly_usd": 0.01, "prices": {SMALL: {"input": 0, "output": 0}}}
        await admin.client.put(HERE, json=free, headers={"If-Match": "*"})
        await ready(admin)
        await admin.client.put(HERE, json={"monthly_usd": None, "prices": {}}, headers={"If-Match": "*"})
        await ready(admin)
        history = (await admin.client.get(f"{HERE}/history?limit=2")).json()
        assert [one["version"] for one in history["items"]] == [3, 2]
        rest = (await admin.client.get(f"{HERE}/history?limit=2&cursor={history['next_cursor']}")).json()
        assert [one["version"] for one in rest["items"]] == [1]


async def test_amounts_that_are_none_are_refused(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path) as stage:
        admin = await new_person(stage.app)
        for body in (
            {},
            {"monthly_usd": -1},
            {"monthly_usd": "much"},
            {"monthly_usd": 10_000_000},
            {"monthly_usd": "NaN"},
            {"monthly_usd": 1, "prices": {"x y": {"input": 1, "output": 1}}},
            {"monthly_usd": 1, "prices": {"x": {"input": -1, "output": 1}}},
        ):
            refused = await admin.client.put(HERE, json=body, headers={"If-Match": "*"})
            assert refused.status_code == 422, body


async def test_the_budget_is_not_for_others(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path) as stage:
        await new_person(stage.app)
        other = await new_person(stage.app)
        for method, path, body in (
            ("GET", HERE, None),
            ("PUT", HERE, {"monthly_usd": 1}),
            ("GET", f"{HERE}/history", None),
        ):
            assert (await other.client.request(method, path, json=body)).status_code == 403
            other_client = other.client
            stranger = await other_client.request(method, path, json=body, headers={"Authorization": "Bearer none"})
            assert stranger.status_code == 401


async def test_a_model_whose_price_nobody_knows_is_named(empty_database: URL, tmp_path: Path) -> None:
    settings = {"llm_text_small_model": "llama-of-mine", "llm_prices": {}}
    async with office(empty_database, tmp_path, **settings) as stage:
        admin = await hired(stage)
        will_count(stage, 300, 50)
        await ready(admin)
        seen = (await admin.client.get(HERE)).json()
        assert (seen["unpriced_models"], seen["unpriced_calls"]) == (["llama-of-mine"], 1)


async def test_the_admin_is_warned_once_when_most_of_it_is_spent(empty_database: URL, tmp_path: Path) -> None:
    clock = ManualClock(NOVEMBER)
    async with office(empty_database, tmp_path, clock=clock, budget_usd_a_month=Decimal(100)) as stage:
        admin = await hired(stage)
        with capture_logs() as logs:
            for tokens in (79_000, 1_000, 1_000):
                will_count(stage, tokens, 0)
                await ready(admin)
        told = [line for line in logs if line["event"] == "usage.budget_nearly_spent"]
        assert [(line["log_level"], line["spent_usd"], line["budget_usd"]) for line in told] == [
            ("warning", 80.0, 100.0)
        ]
        assert (await admin.client.get(HERE)).json()["warning"] is True

        await admin.client.put(HERE, json={"monthly_usd": 200}, headers={"If-Match": "*"})
        assert (await admin.client.get(HERE)).json()["warning"] is False
        with capture_logs() as logs:
            will_count(stage, 80_000, 0)
            await ready(admin)
        assert len([line for line in logs if line["event"] == "usage.budget_nearly_spent"]) == 1

        clock.advance(timedelta(days=21))
        assert (await admin.client.get(HERE)).json()["spent_usd"] == 0


async def test_the_meters_tell_the_budget_and_no_text(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path, metrics_token=None, budget_usd_a_month=Decimal(100)) as stage:
        admin = await hired(stage)
        will_count(stage, 79_000, 0)
        await ready(admin)
        meters = (await admin.client.get("/metrics", headers={"Host": "127.0.0.1"})).text
        assert 'echodiary_budget_usd{state="spent"} 79.0' in meters
        assert 'echodiary_budget_usd{state="limit"} 100.0' in meters


async def test_no_word_of_a_draft_is_in_the_books(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path) as stage:
        admin = await hired(stage)
        will_count(stage, 300, 50)
        await ready(admin)
        assert month_of(stage)[0] > 0
        tables = ("budgets", "budget_months", "usage_counts", "usage_reservations")
        books = " ".join(str(rows_of(stage, f"SELECT * FROM {table}")) for table in tables)  # noqa: S608
        for word in (*TEXT.split(), MESSAGES[0][1], "회의"):
            assert word not in books
