"""No text is lost: a crash, an expired session, an offline spell, a second tab."""

import time

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.conftest import EVERY_SEAT, Resident, assert_accessible, ready
from tests.browser.writing import copies_in, draft, drafted, saved_on_server, sit_down, stored, type_over, working_text

pytestmark = pytest.mark.browser

WITHIN_BROWSER_S, WITHIN_SERVER_S = 1.0, 3.0
# The promise is about the program; a busy test machine may take this much longer.
LENIENCE_S = 2.0


async def in_browser(page: Page, text: str) -> float:
    """Wait until a copy of the text lies in the browser; returns after how many seconds."""
    began = time.monotonic()
    while not any(text in copy for copy in await copies_in(page)):
        assert time.monotonic() - began < 10, "no copy in the browser"
        await page.wait_for_timeout(30)
    return time.monotonic() - began


async def refuse_saving(page: Page) -> None:
    """As if the server were gone whenever something is to be saved."""

    async def gone(route: Route) -> None:
        if route.request.method in {"PATCH", "POST"} and "/api/" in route.request.url:
            await route.abort("connectionrefused")
        else:
            await route.continue_()

    await page.route("**/*", gone)


async def test_typing_reaches_the_browser_and_then_the_server(resident: Resident) -> None:
    page = await draft(resident)
    began = time.monotonic()
    await type_over(page, "고친 글이에요.")
    assert await in_browser(page, "고친 글이에요.") < WITHIN_BROWSER_S + LENIENCE_S
    await stored(resident, page, working_text="고친 글이에요.")
    assert time.monotonic() - began < WITHIN_SERVER_S + LENIENCE_S
    await saved_on_server(page)
    assert await copies_in(page) == []


async def test_a_memo_being_typed_is_on_the_server_before_any_button(resident: Resident) -> None:
    page = await sit_down(resident)
    await page.locator('[name="length"][value="long"]').check(force=True)
    await page.fill("#memo", "아직 쓰는 중인 메모")
    await expect(page.locator(".memo [data-save-state]")).to_have_attribute("data-now", "saved")
    found = (await resident.api.get("/drafts")).json()["items"]
    assert [(one["status"], one["memo"]["text"]) for one in found] == [("waiting", "아직 쓰는 중인 메모")]
    assert found[0]["options"] == {"length": "long", "fidelity": "natural", "language": None}
    await page.reload()
    await expect(page.locator("#memo")).to_have_value("아직 쓰는 중인 메모")


async def test_what_a_crashed_window_held_comes_back(resident: Resident) -> None:
    page = await draft(resident)
    address = page.url
    await refuse_saving(page)
    await type_over(page, "저장되기 전에 죽은 창의 글")
    await in_browser(page, "죽은 창의 글")
    again = await page.context.new_page()
    await page.close(run_before_unload=False)
    await again.goto(address)
    await ready(again)
    await expect(again.locator("textarea.edit")).to_have_value("저장되기 전에 죽은 창의 글")
    await assert_accessible(again)
    await stored(resident, again, working_text="저장되기 전에 죽은 창의 글")


@EVERY_SEAT
async def test_an_offline_spell_is_said_and_gets_over(resident: Resident) -> None:
    page = await draft(resident)
    await page.context.set_offline(True)
    await type_over(page, "지하철에서 쓴 글")
    await in_browser(page, "지하철에서 쓴 글")
    await expect(page.locator("article [data-save-state]")).to_have_attribute("data-now", "local")
    await assert_accessible(page)
    await page.context.set_offline(False)
    await stored(resident, page, working_text="지하철에서 쓴 글")
    await saved_on_server(page)


async def test_an_expired_session_loses_nothing(resident: Resident) -> None:
    page = await draft(resident)
    cookies = await page.context.cookies()
    await page.context.clear_cookies()
    await type_over(page, "로그인이 끝난 뒤에 쓴 글")
    notice = page.locator(".notice", has_text="로그인")
    await expect(notice).to_be_visible()
    await assert_accessible(page)
    await notice.locator("[data-action=sign-in]").click()
    await page.wait_for_url("**/sign-in?next=*")
    assert any("로그인이 끝난 뒤에" in copy for copy in await page.evaluate("Object.values({...localStorage})"))
    await ready(page)
    await page.fill("#email", resident.email)
    await page.fill("#password", resident.password)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/drafts/*")
    await drafted(page)
    assert await working_text(page) == "로그인이 끝난 뒤에 쓴 글"
    await stored(resident, page, working_text="로그인이 끝난 뒤에 쓴 글")
    assert cookies


@EVERY_SEAT
async def test_a_stale_tab_shows_both_texts_and_the_user_chooses(resident: Resident) -> None:
    page = await draft(resident)
    path = page.url.split("/drafts/")[1]
    await type_over(page, "이 창의 글")
    await stored(resident, page, working_text="이 창의 글")
    await resident.api.patch(f"/drafts/{path}", json={"working_text": "다른 창의 글"}, headers={"If-Match": "*"})
    await page.fill("textarea.edit", "이 창에서 더 쓴 글")
    compare = page.locator("[data-action=compare]")
    await expect(compare).to_be_visible()
    await assert_accessible(page)
    await compare.click()
    await expect(page.locator(".pair")).to_contain_text("이 창에서 더 쓴 글")
    await expect(page.locator(".pair")).to_contain_text("다른 창의 글")
    await ready(page)
    await assert_accessible(page)
    await page.locator('.pair [value="mine"]').click()
    await drafted(page)
    assert await working_text(page) == "이 창에서 더 쓴 글"
    kept = await stored(resident, page, working_text="이 창에서 더 쓴 글")
    assert "다른 창의 글" in {version["text"] for version in kept["versions"]}, "the other text is a version"
    await ready(page)
    assert await copies_in(page) == []
