"""What people do at the desk."""

import re
from typing import Any

from playwright.async_api import Page, expect

from tests.browser.conftest import Resident, ready
from tests.conftest import eventually

MEMO = "면접 봤는데 망한 듯. 집에 오는 길에 붕어빵 2천원어치를 샀다."
MEMOS = {"ko": MEMO, "en": "The interview went badly. On the way home I bought three fish cakes."}
COPIES = """Object.keys(localStorage).filter((key) => key.startsWith("echodiary:"))
  .map((key) => JSON.parse(localStorage[key]).text)"""
DRAFT = re.compile(r"/drafts/[0-9a-f-]{36}$")


def seen(page: Page, selector: str) -> Any:
    return page.locator(selector).first


async def sit_down(resident: Resident, path: str = "/?new") -> Page:
    """Open the Write page."""
    await resident.page.goto(path)
    await ready(resident.page)
    return resident.page


async def draft(resident: Resident, memo: str = MEMO) -> Page:
    """Write a memo, press the button, wait for the draft."""
    page = await sit_down(resident)
    await page.fill("#memo", memo)
    await page.click(".go")
    await drafted(page)
    return page


async def drafted(page: Page) -> None:
    """Wait until the draft can be worked on."""
    await expect(page).to_have_url(DRAFT)
    await page.wait_for_selector("[data-paper][data-mode]")


async def type_over(page: Page, text: str) -> None:
    """Edit the working copy."""
    if await page.locator("[data-paper]").get_attribute("data-mode") != "edit":
        await page.click("[data-edit]")
    await page.fill("textarea.edit", text)


async def working_text(page: Page) -> str:
    return await page.locator("textarea.edit").input_value()


async def saved_on_server(page: Page) -> None:
    await expect(page.locator("article [data-save-state]")).to_have_attribute("data-now", "saved")


async def drafts_of(resident: Resident) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await resident.api.get("/drafts")).json()["items"]
    return found


async def stored(resident: Resident, page: Page, **wanted: object) -> dict[str, Any]:
    """Wait until the server has this of the draft on the page."""
    found: dict[str, Any] = {}

    async def there() -> bool:
        found.update((await resident.api.get(page.url.split("/drafts/")[1].join(["/drafts/", ""]))).json())
        return all(found.get(name) == value for name, value in wanted.items())

    await eventually(there, within=8)
    return found


async def copies_in(page: Page) -> list[str]:
    """The texts that lie in the browser."""
    found: list[str] = await page.evaluate(COPIES)
    return found
