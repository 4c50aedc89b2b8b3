"""The admin runs the checklist and watches it end, without touching the page."""

import psycopg
import pytest
from playwright.async_api import expect

from echodiary.platform.database import libpq_url
from tests.browser.conftest import EVERY_SEAT, LiveServer, Resident, assert_accessible, ready

pytestmark = pytest.mark.browser

A_RUN_MS = 60_000  # eight memos by the built-in writer, which may have to load first


@EVERY_SEAT
async def test_a_run_is_asked_for_and_its_report_comes_by_itself(resident: Resident, live_server: LiveServer) -> None:
    with psycopg.connect(libpq_url(live_server.container.database.url), autocommit=True) as connection:
        connection.execute("UPDATE accounts SET is_admin = true WHERE id = %s", [resident.account["id"]])
        connection.execute("DELETE FROM checklist_runs")
    page = resident.page
    await page.goto(f"{live_server.url}/admin/checklist")
    await ready(page)
    await assert_accessible(page)
    await page.click("main form .primary")
    await expect(page.locator(".notice.waiting")).to_be_visible()
    report = page.locator("section[aria-labelledby=newest]")
    await expect(report).to_be_visible(timeout=A_RUN_MS)
    await expect(page.locator("main form .primary")).to_be_enabled()
    await expect(report.locator("tbody").first.locator("tr")).to_have_count(8)
    await page.locator(".receipt summary").first.click()
    await expect(page.locator(".receipt dd").nth(1)).to_contain_text("스케일링")
    await assert_accessible(page)
    await page.locator("section[aria-labelledby=history] a").first.click()
    await ready(page)
    await assert_accessible(page)
