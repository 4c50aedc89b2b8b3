"""Making a persona through the doors, tasting it, keeping what was typed, reading two voices side by side."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import EVERY_SEAT, OpenWindow, Resident, Seat, assert_accessible, ready
from tests.browser.writing import copies_in, draft
from tests.conftest import eventually

pytestmark = pytest.mark.browser

NAMES = {"ko": "책방이모", "en": "Auntie"}


async def open_page(resident: Resident, path: str) -> Page:
    await resident.page.goto(path)
    await ready(resident.page)
    return resident.page


async def names_of(resident: Resident) -> list[str]:
    return [one["name"] for one in (await resident.api.get("/personas")).json()["items"]]


@EVERY_SEAT
async def test_a_template_is_made_ones_own_and_tasted_before_it_is_saved(resident: Resident, seat: Seat) -> None:
    page = await open_page(resident, "/personas")
    await assert_accessible(page)
    await page.click('main a[href="/personas/new"]')
    await page.wait_for_url("**/personas/new")
    await ready(page)
    await assert_accessible(page)
    await page.locator(".persona-card.template a").nth(3).click()
    await page.wait_for_url("**/personas/new/form?**")
    await ready(page)
    await page.fill("#name", NAMES[seat.locale])
    await page.locator("[name=beside]").first.check(force=True)
    await page.click("[hx-post='/personas/tasting']")
    papers = page.locator(".taste[aria-busy=false]")
    await expect(papers).to_have_count(2, timeout=20_000)
    told = [await paper.locator(".read").inner_text() for paper in await papers.all()]
    assert all(told)
    assert told[0] != told[1]
    assert NAMES[seat.locale] not in await names_of(resident), "a taste saves nothing"
    await assert_accessible(page)
    await page.click("[data-shortcut=save]")
    await page.wait_for_url("**/personas")
    assert NAMES[seat.locale] in await names_of(resident)


@EVERY_SEAT
async def test_a_taste_without_scripts_comes_in_a_tab_of_its_own(
    open_window: OpenWindow, resident: Resident, seat: Seat
) -> None:
    state = await resident.page.context.storage_state()
    page = await open_window(seat, script=False, storage_state=state)
    await page.goto("/personas/new/form")
    await page.fill("#name", NAMES[seat.locale])
    await page.locator("[name=beside]").first.check(force=True)
    async with page.context.expect_page() as opened:
        await page.click("[formaction='/personas/tasting']")
    taste = await opened.value
    told = taste.locator(".taste[aria-busy=false] .read p")
    for _ in range(20):
        if await told.count() == 2:
            break
        await taste.reload()  # as a browser without scripts does; this one has them, and passes over the noscript
    await expect(told).to_have_count(2)
    assert NAMES[seat.locale] in await taste.locator("main").inner_text()
    await expect(page.locator("#name")).to_have_value(NAMES[seat.locale])
    assert NAMES[seat.locale] not in await names_of(resident), "a taste saves nothing"


async def test_by_hand_with_samples_added_one_by_one(resident: Resident) -> None:
    page = await open_page(resident, "/personas/new")
    await page.click('.door-way[href="/personas/new/form"]')
    await ready(page)
    await page.fill("#name", "직접 만든 사람")
    await page.locator("[name=speech_level][value=casual]").check()
    await page.fill("#traits", "장난기\n솔직함")
    await page.locator("[name=writing_samples]").first.fill("오늘은 진짜 웃겼어.")
    await page.click("[data-add-sample]")
    await page.locator("[name=writing_samples]").nth(1).fill("내일도 웃길 거야.")
    await assert_accessible(page)
    await page.click("[data-shortcut=save]")
    await page.wait_for_url("**/personas")
    made = (await resident.api.get("/personas")).json()["items"][-1]
    assert (made["name"], made["speech_level"], made["traits"]) == ("직접 만든 사람", "casual", ["장난기", "솔직함"])
    assert made["writing_samples"] == ["오늘은 진짜 웃겼어.", "내일도 웃길 거야."]
    await ready(page)
    assert await copies_in(page) == []


async def test_what_was_typed_comes_back_after_a_crash(resident: Resident) -> None:
    page = await open_page(resident, "/personas/new/form")
    await page.fill("#description", "저장하기 전에 죽은 창의 설명")

    async def kept() -> bool:
        return any("죽은 창의 설명" in copy for copy in await copies_in(page))

    await eventually(kept, within=5)
    again = await page.context.new_page()
    await page.close(run_before_unload=False)
    await again.goto("/personas/new/form")
    await ready(again)
    await expect(again.locator("#description")).to_have_value("저장하기 전에 죽은 창의 설명")
    await assert_accessible(again)


async def test_order_copies_and_putting_away_by_keyboard(resident: Resident) -> None:
    page = await open_page(resident, "/personas")
    before = await names_of(resident)
    await page.locator(".persona-card").first.locator("[value=down]").focus()
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    assert await names_of(resident) == [before[1], before[0], before[2]]
    await ready(page)
    await page.locator(".persona-card").last.locator("summary").focus()
    await page.keyboard.press("Enter")
    await assert_accessible(page)
    async with page.expect_navigation():
        await page.locator(".persona-card").last.locator("form[action$=archive] button").press("Enter")
    await ready(page)
    await expect(page.locator(".persona-card")).to_have_count(2)
    await page.click(".away summary")
    async with page.expect_navigation():
        await page.click(".away form button")
    await ready(page)
    await expect(page.locator(".persona-card")).to_have_count(3)


@EVERY_SEAT
async def test_two_versions_are_read_side_by_side(resident: Resident) -> None:
    page = await draft(resident)
    draft_id = page.url.split("/drafts/")[1]
    other = (await resident.api.get("/personas")).json()["items"][1]["id"]
    await resident.api.post(f"/drafts/{draft_id}/versions", json={"persona_id": other})
    await resident.api.get(f"/drafts/{draft_id}/stream")
    await open_page(resident, f"/drafts/{draft_id}/versions/2")
    await page.click(f'a[href^="/drafts/{draft_id}/compare"]')
    await page.wait_for_url("**/compare?**")
    await ready(page)
    await expect(page.locator(".pair article")).to_have_count(2)
    await expect(page.locator(".pair .face")).to_have_count(2)
    assert await page.locator(".pair del").count()
    assert await page.locator(".pair ins").count()
    await assert_accessible(page)
    async with page.expect_navigation():
        await page.locator("select[name=right]").select_option("1")
    await ready(page)
    assert await page.locator(".pair del").count() == 0
