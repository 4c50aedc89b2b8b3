"""What somebody meets who has used up their share: the memo, the hour, and a way to go on."""

from datetime import UTC, datetime

import psycopg
import pytest
from playwright.async_api import expect

from echodiary.features.accounts.domain import day_of
from echodiary.platform.database import libpq_url
from tests.browser.conftest import EVERY_SEAT, LiveServer, Resident, assert_accessible, ready
from tests.browser.writing import MEMO, copies_in, draft, sit_down

pytestmark = pytest.mark.browser

SHARE = 50


def execute(server: LiveServer, statement: str, *values: object) -> None:
    with psycopg.connect(libpq_url(server.container.database.url), autocommit=True) as connection:
        connection.execute(statement.encode(), values)


def use_up(server: LiveServer, resident: Resident) -> None:
    """All drafts of today are written; of tomorrow too, should the day begin anew meanwhile."""
    today = day_of(datetime.now(UTC), str(resident.account["time_zone"]), 240)
    statement = (
        "INSERT INTO usage_counts SELECT %s, 'draft', %s::date + days, %s FROM generate_series(0, 1) days"
        " ON CONFLICT (account_id, kind, period) DO UPDATE SET used = excluded.used"
    )
    execute(server, statement, resident.account["id"], today, SHARE)


@EVERY_SEAT
async def test_over_the_share_the_memo_stays_and_the_page_says_what_goes_on(
    resident: Resident, live_server: LiveServer
) -> None:
    use_up(live_server, resident)
    page = await sit_down(resident)
    await page.fill("#memo", MEMO)
    await page.click(".go")
    notice = page.locator(".notice.waiting")
    await expect(notice).to_contain_text("50")
    await expect(notice).to_contain_text("4:00")
    await expect(page.locator("#memo")).to_have_value(MEMO)
    await assert_accessible(page)
    assert await copies_in(page) == []  # the server has it
    found = (await resident.api.get("/drafts")).json()["items"]
    assert [(one["status"], one["memo"]["text"]) for one in found] == [("waiting", MEMO)]

    await page.click(".notice.waiting .button")
    await expect(page).to_have_url(f"{live_server.url}/entries/new")
    await page.fill('textarea[name="body"]', "오늘은 손으로 쓴다.")
    await page.click('button[data-shortcut~="save"]')
    await expect(page.get_by_text("오늘은 손으로 쓴다.").first).to_be_visible()


async def test_a_rewrite_over_the_share_leaves_the_text_on_the_desk(
    resident: Resident, live_server: LiveServer
) -> None:
    page = await draft(resident)
    use_up(live_server, resident)
    text = await page.locator("textarea.edit").input_value()
    await page.click("[data-shortcut='draft']")
    await expect(page.locator(".notice.waiting")).to_contain_text("50")
    assert await page.locator("textarea.edit").input_value() == text
    await assert_accessible(page)


@EVERY_SEAT
async def test_what_is_left_and_the_budget_can_be_read_by_everybody_who_may(
    resident: Resident, live_server: LiveServer
) -> None:
    page = resident.page
    await page.goto("/account")
    await page.click('a[href="/account/usage"]')
    await ready(page)
    await expect(page.locator(".tag").first).to_contain_text("50")
    await assert_accessible(page)
    execute(live_server, "UPDATE accounts SET is_admin = true WHERE id = %s", resident.account["id"])
    await page.goto("/admin")
    await page.click('a[href="/admin/budget"]')
    await ready(page)
    await assert_accessible(page)
    await page.click('a[href="/admin/accounts"]')
    await ready(page)
    # Of a run's hundreds of accounts this page shows the first ones.
    await expect(page.locator("tbody tr").first).to_contain_text("@example.com")
    await assert_accessible(page)
    await page.click('a[href="/admin/product"]')
    await ready(page)
    await expect(page.locator("#drafts")).to_be_visible()
    await assert_accessible(page)
