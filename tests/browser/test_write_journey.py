"""From a few words at night to an entry that is found in the diary."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import EVERY_SEAT, Resident, Seat, assert_accessible
from tests.browser.house import House, house, live_server, nothing_scripted
from tests.browser.writing import MEMOS, copies_in, drafted, sit_down, stored

__all__ = ["house", "live_server", "nothing_scripted"]
pytestmark = pytest.mark.browser


@EVERY_SEAT
async def test_memo_stream_touch_up_save_found_in_the_diary(house: House, resident: Resident, seat: Seat) -> None:
    gate = house.gate()
    first, last = (
        ("면접을 봤어요. ", "붕어빵이 따뜻했어요.") if seat.locale == "ko" else ("I had an interview. ", "It was warm.")
    )
    house.says(first, gate, last, title="붕어빵 2천원어치")
    page = await sit_down(resident)
    await page.fill("#memo", MEMOS[seat.locale])
    await page.click(".go")
    await expect(page.locator(".read")).to_have_text(first.strip())
    await expect(page.locator('article[data-state="writing"]')).to_be_visible()
    await assert_accessible(page)
    gate.open()
    await drafted(page)
    await expect(page.locator(".read")).to_have_text(first + last)
    await expect(page.locator("#title")).to_have_value("붕어빵 2천원어치")
    await assert_accessible(page)

    await page.click("[data-edit]")
    await page.locator("textarea.edit").press("Control+End")
    await page.keyboard.type(" 내일은 괜찮을 거다.")
    await stored(resident, page, working_text=f"{first}{last} 내일은 괜찮을 거다.")
    await page.locator(".moods label", has_text="평온" if seat.locale == "ko" else "Calm").click()
    await page.fill("#tags", "이직, 붕어빵")
    await page.keyboard.press("Control+s")
    await page.wait_for_url("**/entries/*")
    await expect(page.locator("main")).to_contain_text("내일은 괜찮을 거다.")
    assert await copies_in(page) == []

    await page.goto("/entries")
    await page.get_by_role("link", name="붕어빵 2천원어치").first.click()
    await expect(page.locator("main")).to_contain_text(f"{first}{last} 내일은 괜찮을 거다.")
