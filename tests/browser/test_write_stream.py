"""Text comes as it is written, whatever happens to the page meanwhile."""

import pytest
from playwright.async_api import expect

from echodiary.writing.errors import ProviderUnavailable
from tests.browser.conftest import EVERY_SEAT, Resident, assert_accessible, ready
from tests.browser.house import House, house, live_server, nothing_scripted
from tests.browser.writing import MEMO, draft, drafted, sit_down, stored, type_over, working_text

__all__ = ["house", "live_server", "nothing_scripted"]
pytestmark = pytest.mark.browser


async def test_a_reload_in_the_middle_shows_everything_once(house: House, resident: Resident) -> None:
    gate, second = house.gate(), house.gate()
    house.says("하나. ", "둘.\n", gate, "셋. ", second, "넷.")
    page = await sit_down(resident)
    await page.fill("#memo", MEMO)
    await page.click(".go")
    await expect(page.locator(".read")).to_have_text("하나. 둘.")
    await page.reload()
    await ready(page)
    await expect(page.locator(".read")).to_have_text("하나. 둘.")
    gate.open()
    await expect(page.locator(".read")).to_contain_text("셋.")
    await page.reload()
    second.open()
    await drafted(page)
    assert await working_text(page) == "하나. 둘.\n셋. 넷."
    await expect(page.locator(".read p")).to_have_text(["하나. 둘.", "셋. 넷."])


async def test_a_closed_window_loses_nothing(house: House, resident: Resident) -> None:
    gate = house.gate()
    house.says("하나. ", gate, "둘.")
    page = await sit_down(resident)
    await page.fill("#memo", MEMO)
    await page.click(".go")
    await expect(page.locator(".read")).to_have_text("하나.")
    address = page.url
    other = await page.context.new_page()
    await page.close()
    gate.open()
    await other.goto(address)
    await drafted(other)
    assert await working_text(other) == "하나. 둘."


async def test_stop_keeps_what_is_there(house: House, resident: Resident) -> None:
    gate = house.gate()
    house.says("하나. ", gate, "둘.")
    page = await sit_down(resident)
    await page.fill("#memo", MEMO)
    await page.click(".go")
    await expect(page.locator(".read")).to_have_text("하나.")
    await page.get_by_role("button", name="그만 쓰기").click()
    await drafted(page)
    assert await working_text(page) == "하나. "
    await expect(page.locator("#paper-heading")).to_have_text("여기까지 쓴 초안")
    assert await page.evaluate("document.activeElement.id") == "paper"


@EVERY_SEAT
async def test_a_writer_that_is_away_says_so_and_the_button_writes_again(house: House, resident: Resident) -> None:
    house.says(ProviderUnavailable("away"))
    page = await sit_down(resident)
    await page.fill("#memo", MEMO)
    await page.click(".go")
    await expect(page.locator(".notice.failed")).to_be_visible()
    await assert_accessible(page)
    house.says("이번에는 됐다.")
    await page.locator(".notice.failed button").click()
    await drafted(page)
    await expect(page.locator(".read")).to_have_text("이번에는 됐다.")


async def test_what_came_before_a_break_is_kept_and_said(house: House, resident: Resident) -> None:
    house.says("여기까지는 왔다. ", ProviderUnavailable("cut"))
    page = await sit_down(resident)
    await page.fill("#memo", MEMO)
    await page.click(".go")
    await drafted(page)
    assert await working_text(page) == "여기까지는 왔다. "
    await expect(page.locator(".notice").first).to_be_visible()
    await assert_accessible(page)


async def test_a_new_version_beside_edited_text_is_offered(house: House, resident: Resident) -> None:
    house.says("첫째 판.")
    page = await draft(resident)
    gate = house.gate()
    house.says("둘째 ", gate, "판.")
    address = page.url
    await page.get_by_role("button", name="다시 쓰기", exact=True).click()
    await expect(page.locator(".read")).to_have_text("둘째")
    await resident.api.patch(
        f"/drafts/{address.rsplit('/', 1)[1]}", json={"working_text": "다른 창에서 고친 글."}, headers={"If-Match": "*"}
    )
    gate.open()
    await drafted(page)
    assert await working_text(page) == "다른 창에서 고친 글."
    await assert_accessible(page)
    await page.get_by_role("link", name="새 판 보기").click()
    await expect(page.locator("ins")).not_to_have_count(0)
    await assert_accessible(page)
    await page.get_by_role("button", name="새 판으로 바꾸기").click()
    await drafted(page)
    assert await working_text(page) == "둘째 판."
    await page.get_by_role("link", name="다음 판").click()
    await expect(page.locator("article .read").first).to_have_text("다른 창에서 고친 글.")


async def test_keeping_mine_takes_the_offer_away(house: House, resident: Resident) -> None:
    house.says("첫째 판.")
    page = await draft(resident)
    gate = house.gate()
    house.says("둘째 ", gate, "판.")
    draft_id = page.url.rsplit("/", 1)[1]
    await page.get_by_role("button", name="다시 쓰기", exact=True).click()
    await expect(page.locator(".read")).to_have_text("둘째")
    await resident.api.patch(f"/drafts/{draft_id}", json={"working_text": "고친 글."}, headers={"If-Match": "*"})
    gate.open()
    await drafted(page)
    await type_over(page, "고친 글, 또.")
    await page.get_by_role("button", name="내 글 그대로").click()
    await drafted(page)
    await expect(page.get_by_role("button", name="내 글 그대로")).to_have_count(0)
    await stored(resident, page, working_text="고친 글, 또.", offered_version=None)
