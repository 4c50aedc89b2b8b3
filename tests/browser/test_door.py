"""Coming in, the account, going out, in a real browser."""

from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from echodiary.features.accounts.deps import SESSION_COOKIE
from tests.browser.conftest import EVERY_SEAT, OpenWindow, Resident, Seat, assert_accessible, ready, seats

pytestmark = pytest.mark.browser

PASSWORD = "correct horse"


@EVERY_SEAT
async def test_from_the_door_to_the_first_page(page: Page, seat: Seat) -> None:
    await page.goto("/entries")
    await page.wait_for_url("**/sign-in?next=/entries")
    await assert_accessible(page)
    await page.goto("/sign-up")
    await ready(page)
    await assert_accessible(page)
    email = f"{uuid4().hex}@example.com"
    await page.fill("#email", email)
    await page.fill("#password", PASSWORD)
    await page.click("[data-reveal=password]")
    await expect(page.locator("#password")).to_have_attribute("type", "text")
    await page.keyboard.press("Tab")
    await page.fill("#display_name", "지우")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/recovery-code")
    await ready(page)
    await assert_accessible(page)
    await expect(page.locator("html")).to_have_attribute("lang", seat.locale)
    await page.click(".go")
    await page.wait_for_url(lambda url: url.endswith("/"))
    await page.goto("/account")
    await ready(page)
    await assert_accessible(page)
    zone = "Asia/Seoul" if seat.locale == "ko" else "Europe/London"
    await expect(page.locator("#time_zone")).to_have_value(zone)
    cookies = {cookie["name"]: cookie for cookie in await page.context.cookies()}
    assert cookies[SESSION_COOKIE]["httpOnly"]
    assert cookies[SESSION_COOKIE]["sameSite"] == "Lax"


@EVERY_SEAT
async def test_refusals_are_read_where_they_belong(page: Page) -> None:
    for path, fields in (
        ("/sign-in", {"email": "nobody@example.com", "password": "battery staple"}),
        ("/recover", {"email": "nobody@example.com", "code": "0000", "new_password": "battery staple"}),
        ("/sign-up", {"email": "someone@nowhere", "password": PASSWORD}),
    ):
        await page.goto(path)
        await ready(page)
        for name, value in fields.items():
            await page.fill(f"#{name}", value)
        async with page.expect_navigation():
            await page.click(".go")
        await ready(page)
        await expect(page.locator(".notice.failed, .field .error")).to_be_visible()
        await expect(page.locator("#email")).to_have_value(fields["email"])
        await assert_accessible(page)


async def test_the_language_of_the_door_is_one_press_away(page: Page) -> None:
    await page.goto("/sign-up")
    await page.click("text=English")
    await expect(page.locator("h1")).to_have_text("Start a diary")
    assert page.url.endswith("/sign-up")


@seats(Seat("ko", 390))
async def test_the_theme_of_the_account_is_stronger_than_the_device(resident: Resident) -> None:
    page = resident.page
    await page.goto("/account")
    await page.locator("input[name=theme][value=dark]").check(force=True)
    async with page.expect_navigation():
        await page.keyboard.press("Control+s")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert await page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    await ready(page)
    await assert_accessible(page)


async def test_signing_out_clears_the_copies_in_the_browser(resident: Resident) -> None:
    page = resident.page
    await page.goto("/entries/new")
    await ready(page)
    await page.fill("#body", "보내지 않은 글")
    await page.wait_for_function(
        "() => Object.values({...localStorage}).some((text) => text.includes('보내지 않은 글'))"
    )
    await page.goto("/account")
    await ready(page)
    await page.click("form[data-sign-out] button")
    await expect(page.locator("#sign-out-question")).to_be_visible()
    await assert_accessible(page)
    await page.click("#sign-out-question button[value=drop]")
    await page.wait_for_url("**/sign-in")
    assert await page.evaluate("localStorage.length") == 0
    await page.goto("/account")
    await page.wait_for_url("**/sign-in?next=/account")


async def test_everything_works_without_scripts(open_window: OpenWindow, seat: Seat) -> None:
    page = await open_window(seat, script=False)
    await page.goto("/sign-up")
    await page.fill("#email", f"{uuid4().hex}@example.com")
    await page.fill("#password", PASSWORD)
    await page.click(".go")
    await page.wait_for_url("**/recovery-code")
    await expect(page.locator(".needs-script").first).to_be_hidden()
    await page.goto("/account")
    await page.click("form[data-sign-out] button")
    await page.wait_for_url("**/sign-in")


@EVERY_SEAT
async def test_the_docs_of_the_api_are_accessible(page: Page) -> None:
    await page.goto("/api/docs")
    await ready(page)
    await page.locator("details.route").nth(1).locator("summary").click()
    await assert_accessible(page)
