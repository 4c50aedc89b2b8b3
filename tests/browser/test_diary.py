"""The diary in a real browser: leafing, searching, writing by hand, editing, taking back."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import EVERY_SEAT, OpenWindow, Resident, Seat, assert_accessible, ready

pytestmark = pytest.mark.browser

BODY = {
    "ko": "오늘은 면접을 봤다.\n\n집에 오는 길에 붕어빵을 샀다.",
    "en": "The interview today.\n\nThen warm fish bread.",
}
FIND = {"ko": "붕어", "en": "fish"}


async def fill_diary(resident: Resident, locale: str) -> str:
    """Some entries of two months; returns the day of the newest."""
    newest = await resident.write(BODY[locale], mood="calm", tags=["하나", "two"])
    day = date.fromisoformat(newest["entry_date"])
    for days in (0, 2, 40, 41):
        await resident.write("아무 일도 없었다. Nothing.", entry_date=(day - timedelta(days=days)).isoformat())
    await resident.write(
        "첫눈. First snow.", entry_date=day.replace(year=day.year - 1, day=min(day.day, 28)).isoformat()
    )
    return str(newest["id"])


async def stored_text(page: Page, text: str) -> None:
    await page.wait_for_function(
        "(text) => Object.values({...localStorage}).some((one) => one.includes(text))", arg=text
    )


@EVERY_SEAT
async def test_every_page_of_the_diary_is_accessible(resident: Resident, seat: Seat) -> None:
    page = resident.page
    for path in ("/entries", "/entries/bin"):
        await page.goto(path)
        await ready(page)
        await assert_accessible(page)
    entry = await fill_diary(resident, seat.locale)
    await resident.api.patch(f"/entries/{entry}", json={"title": "두 번째"}, headers={"If-Match": "*"})
    binned = await resident.write("버릴 글")
    await resident.api.delete(f"/entries/{binned['id']}")
    here = f"/entries/{entry}"
    for path in (
        "/entries",
        here,
        f"{here}/edit",
        f"{here}/history",
        f"{here}/history/1",
        f"{here}/delete",
        "/entries/new",
        "/entries/bin",
    ):
        await page.goto(path)
        await ready(page)
        await assert_accessible(page)
    await page.goto(here)
    await ready(page)
    await page.click("[data-opens=ask-delete]")
    await assert_accessible(page)


@EVERY_SEAT
async def test_leafing_and_searching(resident: Resident, seat: Seat) -> None:
    page = resident.page
    await fill_diary(resident, seat.locale)
    await page.goto("/entries")
    await ready(page)
    shown = page.locator("#results h3")
    before = await shown.count()
    await page.click("#calendar-previous")
    await page.wait_for_url("**/entries?month=*")
    await expect(page.locator("#calendar-following")).to_be_visible()
    await page.go_back()
    await expect(shown).to_have_count(before)
    await ready(page)
    await page.keyboard.press("/")
    await page.keyboard.type(FIND[seat.locale])
    await expect(shown).to_have_count(1)
    await assert_accessible(page)
    assert quote(FIND[seat.locale]) not in page.url
    assert "search" not in page.url
    if seat.width < 700:
        await expect(page.locator("#calendar")).to_be_hidden()
    await page.fill("#find", "둘리")
    await expect(page.locator("#results .empty")).to_be_visible()
    await page.fill("#find", "")
    await expect(shown).to_have_count(before)
    await page.locator("#results h3 a").first.click()
    await page.wait_for_url("**/entries/*-*")


@EVERY_SEAT
async def test_writing_by_hand_to_taking_back(resident: Resident) -> None:
    page = resident.page
    await page.goto("/entries")
    await page.click(".foot a >> nth=0")
    await ready(page)
    await page.fill("#title", "붕어빵")
    await page.fill("#body", "한 줄이면 충분해요.")
    await stored_text(page, "충분해요")
    await page.locator("input[name=mood][value=joy]").check(force=True)
    await page.keyboard.press("Control+s")
    await page.wait_for_url("**/entries/*-*")
    await ready(page)
    await expect(page.locator("h1")).to_have_text("붕어빵")
    assert await page.evaluate("Object.keys({...localStorage}).length") == 0
    await page.click("[data-opens=ask-delete]")
    await page.keyboard.press("Escape")
    await expect(page.locator("#ask-delete")).to_be_hidden()
    await page.click("[data-opens=ask-delete]")
    await page.click("#ask-delete .danger")
    await page.wait_for_url("**/entries")
    await page.click(".notice.done button")
    await page.wait_for_url("**/entries/*-*")
    await expect(page.locator("h1")).to_have_text("붕어빵")


async def test_what_was_typed_survives_a_closed_tab(resident: Resident) -> None:
    page = resident.page
    await page.goto("/entries/new")
    await ready(page)
    await page.fill("#title", "닫힌 탭")
    await page.fill("#body", "저장하지 않은 글")
    await stored_text(page, "저장하지 않은 글")
    await stored_text(page, "닫힌 탭")
    again = await page.context.new_page()
    await page.close()
    await again.goto("/entries/new")
    await ready(again)
    await expect(again.locator("#body")).to_have_value("저장하지 않은 글")
    await expect(again.locator("#title")).to_have_value("닫힌 탭")
    await expect(again.locator(".notice.restored").first).to_be_visible()
    await assert_accessible(again)


async def test_a_text_that_could_not_be_taken_is_kept_on_the_device(resident: Resident) -> None:
    page = resident.page
    await page.goto("/entries/new")
    await ready(page)
    await page.fill("#body", "태그가 너무 긴 글")
    await page.fill("#tags", "가" * 41)
    async with page.expect_navigation():
        await page.click(".writing .primary")
    await ready(page)
    await expect(page.locator("#tags-error")).to_be_visible()
    await stored_text(page, "태그가 너무 긴 글")
    await assert_accessible(page)
    await page.fill("#tags", "짧은 태그")
    await page.click(".writing .primary")
    await page.wait_for_url("**/entries/*-*")
    await ready(page)
    assert await page.evaluate("Object.keys({...localStorage}).length") == 0


@EVERY_SEAT
async def test_two_tabs_edit_one_entry(resident: Resident, seat: Seat) -> None:
    page = resident.page
    entry = await resident.write("처음 글")
    here = f"/entries/{entry['id']}"
    await page.goto(f"{here}/edit")
    await ready(page)
    await page.fill("#body", "이 탭의 글")
    await resident.api.patch(here, json={"body": "다른 탭의 글"}, headers={"If-Match": "*"})
    await page.click(".writing .primary")
    await expect(page.locator(".pair")).to_be_visible()
    await ready(page)
    await expect(page.locator("article.page")).to_contain_text("다른 탭의 글")
    await expect(page.locator("#body")).to_have_value("이 탭의 글")
    await assert_accessible(page)
    await page.fill("#body", "둘을 합친 글")
    await page.click(".writing .primary")
    await page.wait_for_url(f"**{here}")
    await expect(page.locator("article.page")).to_contain_text("둘을 합친 글")
    await page.goto(f"{here}/history")
    await expect(page.locator("ol.lines")).to_contain_text("다른 탭의 글")


async def test_a_copy_that_grew_from_an_older_text_is_shown_beside_the_new_one(resident: Resident) -> None:
    page = resident.page
    entry = await resident.write("처음 글")
    here = f"/entries/{entry['id']}"
    await page.goto(f"{here}/edit")
    await ready(page)
    await page.fill("#body", "보내지 않은 글")
    await stored_text(page, "보내지 않은 글")
    await resident.api.patch(here, json={"body": "다른 기기의 글"}, headers={"If-Match": "*"})
    await page.goto(f"{here}/edit")
    await ready(page)
    await expect(page.locator("#body")).to_have_value("다른 기기의 글")
    await page.click("[data-action=compare]")
    await expect(page.locator(".pair #body")).to_have_value("보내지 않은 글")
    await ready(page)
    await page.click(".pair article form button")
    await page.wait_for_url(f"**{here}")
    await ready(page)
    assert await page.evaluate("JSON.stringify({...localStorage})") == "{}"


async def test_reading_and_saving_without_scripts(open_window: OpenWindow, resident: Resident, seat: Seat) -> None:
    await fill_diary(resident, "ko")
    state = await resident.page.context.storage_state()
    page = await open_window(seat, script=False, storage_state=state)
    await page.goto("/entries")
    await page.fill("#find", "붕어")
    await page.click(".search button")
    await expect(page.locator("#results h3")).to_have_count(1)
    await page.click("#results h3 a")
    await page.click(".acts a >> nth=0")
    await page.fill("#body", "스크립트 없이 고친 글")
    await page.click(".writing .primary")
    await expect(page.locator("article.page")).to_contain_text("스크립트 없이 고친 글")
    await page.click("noscript a, .acts a[href$='/delete']")
    await page.click(".danger")
    await page.click(".notice button")
    await expect(page.locator("article.page")).to_contain_text("스크립트 없이 고친 글")
