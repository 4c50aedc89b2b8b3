"""The shelf: a book with a new persona in one step, writing in it, moving what is in it."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import EVERY_SEAT, Resident, assert_accessible, ready

pytestmark = pytest.mark.browser


@EVERY_SEAT
async def test_a_new_book_with_a_new_persona_is_one_step_and_the_write_page_takes_it(resident: Resident) -> None:
    page = resident.page
    await page.goto("/books")
    await ready(page)
    await assert_accessible(page)
    await page.click('main a[href="/books/new"]')
    await page.wait_for_url("**/books/new")
    await ready(page)
    await page.fill("#title", "육아일기")
    await page.locator("[name=colour][value=moss]").check(force=True)
    await page.locator("[name=paper][value=dots]").check(force=True)
    await page.locator("[name=who][value=new]").check(force=True)
    await expect(page.locator(".choosing")).to_be_hidden()
    await page.select_option("#persona_template", index=5)
    await page.fill("#persona_name", "새로 온 사람")
    await assert_accessible(page)
    await page.click("[data-shortcut=save]")
    await page.wait_for_url("**/books/*-*")
    await ready(page)
    await assert_accessible(page)
    await page.click('a[href^="/?book="]')
    await ready(page)
    await expect(page.locator("[data-picked-name]")).to_have_text("새로 온 사람")
    book = (await resident.api.get("/books")).json()["items"][-1]
    assert await page.locator("[name=book_id]").input_value() == book["id"]


async def test_everything_in_a_book_moves_into_another(resident: Resident) -> None:
    page = resident.page
    old = (await resident.api.get("/books")).json()["items"][0]["id"]
    new = (await resident.api.post("/books", json={"title": "새 책"})).json()["id"]
    await resident.write("붕어빵을 먹은 날")
    await page.goto(f"/books/{old}/edit")
    await ready(page)
    await assert_accessible(page)
    await page.select_option("#into", value=new)
    await page.click(f'form[action="/books/{old}/move"] button')
    await page.wait_for_url(f"**/books/{new}")
    await ready(page)
    await expect(page.locator(".list li")).to_have_count(1)


async def test_a_book_put_away_leaves_the_shelf_and_comes_back(resident: Resident) -> None:
    page = resident.page
    book = (await resident.api.post("/books", json={"title": "치울 책"})).json()["id"]
    await page.goto(f"/books/{book}/edit")
    await ready(page)
    await page.click(f'form[action="/books/{book}/archive"] button')
    await page.wait_for_url("**/books")
    await ready(page)
    await expect(page.locator(".book")).to_have_count(1)
    await page.click(".away summary")
    await assert_accessible(page)
    await page.click(".away form button")
    await page.wait_for_url("**/books")
    await ready(page)
    await expect(page.locator(".book")).to_have_count(2)
