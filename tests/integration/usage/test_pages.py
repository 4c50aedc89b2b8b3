"""What is used up, on the pages: said with what goes on meanwhile; what is left; the admin's budget."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy.engine import URL

from echodiary.platform.clock import ManualClock
from tests.conftest import new_person
from tests.integration.drafts.test_pages import browser_of, fields_of, press
from tests.integration.generations.stage import MEMO, begin, ready, staged
from tests.integration.usage.office import SMALL, hired, office, will_count

EVENING = datetime(2026, 11, 25, 12, tzinfo=UTC)
BUDGET = "/admin/budget"
FORM = 'action="/admin/budget"'


async def test_a_first_draft_over_the_share_is_answered_with_the_memo_and_the_hour(
    empty_database: URL, tmp_path: Path
) -> None:
    settings = {"drafts_a_day": 0}
    async with staged(empty_database, tmp_path, clock=ManualClock(EVENING), settings=settings) as stage:
        author = await new_person(stage.app)
        async with browser_of(stage, author) as client:
            page = (await client.get("/")).text
            held = await press(client, "/drafts", page, memo=MEMO)
            assert held.status_code == 429
            for said in (
                "오늘 쓸 수 있는 초안 0개를 다 썼어요.",
                "2026년 11월 26일 오전 4:00부터",
                "저장하는 건 지금도",
            ):
                assert said in held.text
            assert MEMO in held.text
            assert 'href="/entries/new"' in held.text
            drafts = (await author.client.get("/api/v1/drafts")).json()["items"]
            assert [one["status"] for one in drafts] == ["waiting"]
            again = await press(client, f"/drafts/{drafts[0]['id']}/write", held.text)
            assert (again.status_code, "초안 0개를" in again.text) == (429, True)
        assert stage.writer.requests == []


async def test_a_rewrite_over_the_share_leaves_the_text_on_the_desk(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path, settings={"drafts_a_day": 1}) as stage:
        author = await new_person(stage.app)
        draft = await ready(author)
        home = f"/drafts/{draft['id']}"
        async with browser_of(stage, author) as client:
            page = (await client.get(home)).text
            held = await press(client, f"{home}/write", page, working_text="고쳐 쓴 글.")
            assert held.status_code == 429
            assert "오늘 쓸 수 있는 초안 1개를 다 썼어요." in held.text
            assert "고쳐 쓴 글." in held.text
            saved = await press(client, f"{home}/save", held.text)
            assert (saved.status_code, saved.headers["Location"].startswith("/entries/")) == (303, True)


async def test_over_the_budget_the_page_says_what_still_works(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path, clock=ManualClock(EVENING), budget_usd_a_month=Decimal(0)) as stage:
        author = await hired(stage)
        async with browser_of(stage, author) as client:
            page = (await client.get("/")).text
            held = await press(client, "/drafts", page, memo=MEMO)
            assert held.status_code == 402
            assert "이번 달 바깥 모델 예산을 다 썼어요." in held.text
            assert "2026년 12월 1일 오전 12:00부터" in held.text
            assert "‘보내지 않기’로 정한 일기장은 지금도" in held.text


async def test_everybody_finds_what_is_left_from_the_account_page(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path, clock=ManualClock(EVENING)) as stage:
        author = await new_person(stage.app)
        await ready(author)
        async with browser_of(stage, author) as client:
            assert 'href="/account/usage"' in (await client.get("/account")).text
            page = (await client.get("/account/usage")).text
            assert "50 중 49 남음" in page
            assert "2026년 11월 26일 오전 4:00에 다시 채워져요" in page
            assert "30 중 30 남음" in page
            assert "예산을 다 썼어요" not in page


async def test_an_admin_sees_and_saves_the_budget(empty_database: URL, tmp_path: Path) -> None:
    async with office(empty_database, tmp_path, clock=ManualClock(EVENING), budget_usd_a_month=Decimal(10)) as stage:
        admin = await hired(stage)
        will_count(stage, 9000, 500)
        await ready(admin)
        async with browser_of(stage, admin) as client:
            page = (await client.get(BUDGET)).text
            for said in ("US$9.50", "US$0.50", "예산의 80 % 넘게 썼어요.", f"{SMALL} 1000 1000", "2026년 12월 1일"):
                assert said in page
            typed = {**fields_of(page, FORM), "monthly_usd": "$1,000.50", "prices": "llama 0 0\r\n\r\nqwen 0.15 .6"}
            assert (await client.post(BUDGET, data=typed)).status_code == 303
            page = (await client.get(BUDGET)).text
            assert "예산을 저장했어요." in page
            assert f"US$10.00 → US$1,000.50 · {SMALL} · llama · qwen" in page
            assert "가격을 알 수 없는" not in page
            stale = await client.post(BUDGET, data=typed)
            assert (stale.status_code, "그사이 다른 예산이 저장됐어요." in stale.text) == (409, True)
            unlimited = {**fields_of(page, FORM), "monthly_usd": ""}
            assert (await client.post(BUDGET, data=unlimited)).status_code == 303
        seen = (await admin.client.get("/api/v1/admin/budget")).json()
        assert (seen["version"], seen["monthly_usd"], seen["prices"]["qwen"]) == (
            2,
            None,
            {"input": 0.15, "output": 0.6},
        )


async def test_what_cannot_be_read_of_a_budget_is_said_beside_its_field(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path) as stage:
        admin = await new_person(stage.app)
        async with browser_of(stage, admin) as client:
            page = (await client.get(BUDGET)).text
            for typed, said in (
                ({"monthly_usd": "많이"}, "달러 금액으로 읽을 수 없어요."),
                ({"monthly_usd": "-1"}, "달러 금액으로 읽을 수 없어요."),
                ({"monthly_usd": "NaN"}, "달러 금액으로 읽을 수 없어요."),
                ({"prices": "qwen 0.15"}, "한 줄에 모델과 두 가격을 적어요."),
                ({"prices": "qwen a b"}, "한 줄에 모델과 두 가격을 적어요."),
                ({"prices": "qwen -1 2"}, "한 줄에 모델과 두 가격을 적어요."),
            ):
                refused = await client.post(BUDGET, data={**fields_of(page, FORM), **typed})
                assert (refused.status_code, said in refused.text) == (422, True), typed
                assert next(iter(typed.values())) in refused.text
        assert (await admin.client.get("/api/v1/admin/budget")).json()["version"] == 0


async def test_a_model_without_a_price_is_named_on_the_admins_page(empty_database: URL, tmp_path: Path) -> None:
    settings = {"llm_text_small_model": "llama-of-mine", "llm_prices": {}}
    async with office(empty_database, tmp_path, **settings) as stage:
        admin = await hired(stage)
        async with browser_of(stage, admin) as client:
            assert "가격을 알 수 없는 모델이라 0으로 세요: llama-of-mine." in (await client.get(BUDGET)).text


async def test_the_budget_is_a_closed_door_for_others(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path) as stage:
        await new_person(stage.app)
        other = await new_person(stage.app)
        async with browser_of(stage, other) as client:
            assert (await client.get(BUDGET)).status_code == 403
            assert (await client.post(BUDGET, data={"monthly_usd": "1"})).status_code == 403
        assert (await begin(other)).status_code == 202
