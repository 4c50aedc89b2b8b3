"""Pages for when something is not there."""

import pytest
from playwright.async_api import Page

from tests.browser.conftest import EVERY_SEAT, Resident, assert_accessible, ready

pytestmark = pytest.mark.browser


@EVERY_SEAT
async def test_a_page_that_does_not_exist_says_so_in_the_language_of_the_browser(page: Page) -> None:
    answer = await page.goto("/nowhere")
    assert answer is not None
    assert answer.status == 404
    await ready(page)
    await assert_accessible(page)


async def test_and_in_the_language_of_the_account(resident: Resident) -> None:
    await resident.page.goto("/nowhere")
    assert await resident.page.inner_text("h1") == "찾으시는 페이지가 없어요"
    await assert_accessible(resident.page)
