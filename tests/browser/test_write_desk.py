"""At the desk: keywords, refusals, versions, the switch of persona, keys, and the same without scripts."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import EVERY_SEAT, OpenWindow, Resident, Seat, assert_accessible, ready, seats
from tests.browser.writing import MEMO, copies_in, draft, drafted, drafts_of, sit_down, stored, working_text

pytestmark = pytest.mark.browser

KEYWORDS = {"ko": "비, 카페, 지민, 파스타", "en": "rain, library, soup, bus 42"}
BOTH = seats(Seat("ko", 390), Seat("en", 1280))
THIRD = 2


async def switch_to(page: Page, number: int) -> str:
    """Pick another persona of the picker; returns its name."""
    await page.click("details.picker summary")
    choice = page.locator(".who-list label").nth(number)
    name = await choice.locator("[data-name]").inner_text()
    await choice.click()
    return name


@EVERY_SEAT
async def test_keywords_become_chips_a_draft_versions_and_an_entry(resident: Resident, seat: Seat) -> None:
    page = await sit_down(resident)
    await page.fill("#memo", KEYWORDS[seat.locale])
    await expect(page.locator("#chips li")).to_have_count(4)
    await assert_accessible(page)
    await page.keyboard.press("Control+Enter")
    await drafted(page)
    first = await working_text(page)
    for word in KEYWORDS[seat.locale].split(", "):
        assert word in first
    added = page.locator("mark[data-mark=added]").first
    sentence = await added.inner_text()
    await added.click()
    await expect(page.locator("textarea.edit")).not_to_have_value(first)
    assert sentence.strip() not in await working_text(page)
    dropped = await working_text(page)
    guessed = page.locator("mark[data-mark=guessed]").first
    sentence = await guessed.inner_text()
    await guessed.click()
    assert sentence.strip() not in await working_text(page)
    await page.locator(".toasts button").last.click()
    await expect(page.locator("textarea.edit")).to_have_value(dropped)
    await stored(resident, page, working_text=dropped)

    await page.locator('[name="wish"][value="shorter"]').click()
    await expect(page.locator(".versions")).to_contain_text("3/3")
    await drafted(page)
    await assert_accessible(page)
    await page.locator('.versions [rel="prev"]').click()
    await expect(page.locator("h1")).to_contain_text("2")
    await page.locator('.versions [rel="prev"]').click()
    await expect(page.locator("article .read").first).to_contain_text(sentence.strip())
    await assert_accessible(page)
    await page.locator("article form .primary").click()
    await drafted(page)
    assert await working_text(page) == first
    await page.locator('[data-shortcut="save"]').click()
    await page.wait_for_url("**/entries/*")
    for word in KEYWORDS[seat.locale].split(", "):
        await expect(page.locator("main")).to_contain_text(word)


@BOTH
async def test_a_memo_that_says_too_little_is_kept_and_asked_about(resident: Resident, seat: Seat) -> None:
    page = await sit_down(resident)
    thin = "ㅁㄴㅇㄹ" if seat.locale == "ko" else "...!!!???"
    await page.fill("#memo", thin)
    await page.click(".go")
    await expect(page.locator(".memo .notice")).to_be_visible()
    await expect(page.locator("#memo")).to_have_value(thin)
    await assert_accessible(page)
    assert [one["status"] for one in await drafts_of(resident)] == ["waiting"]
    await page.fill("#memo", KEYWORDS[seat.locale])
    await page.click(".go")
    await drafted(page)
    assert len(await drafts_of(resident)) == 1


@BOTH
async def test_an_empty_memo_is_asked_for_a_word(resident: Resident) -> None:
    page = await sit_down(resident)
    await page.fill("#memo", "  ")
    await page.click(".go")
    await expect(page.locator("#memo-error")).to_be_visible()
    await assert_accessible(page)
    assert await drafts_of(resident) == []


@BOTH
async def test_a_switch_of_persona_asks_and_each_answer_does_what_it_says(resident: Resident) -> None:
    page = await draft(resident)
    before, address = await working_text(page), page.url
    await switch_to(page, THIRD)
    dialog = page.locator("#switch")
    await expect(dialog).to_be_visible()
    await assert_accessible(page)
    await page.click("[data-switch-cancel]")
    await expect(dialog).to_be_hidden()
    untouched = (await drafts_of(resident))[0]
    assert untouched["version_count"] == 1
    assert await working_text(page) == before

    name = await switch_to(page, THIRD)
    await page.click('#switch [value="keep"]')
    await drafted(page)
    assert await working_text(page) == before
    await expect(page.locator("[data-picked-name]")).to_have_text(name)

    await switch_to(page, 1)
    await page.click('#switch [value="rewrite"]')
    await expect(page.locator(".versions")).to_contain_text("2/2")
    await drafted(page)
    assert page.url == address
    assert await working_text(page) != before

    await switch_to(page, 0)
    await page.click('#switch [value="branch"]')
    await page.wait_for_url(lambda url: "/drafts/" in url and url != address)
    await drafted(page)
    assert len(await drafts_of(resident)) == 2


async def test_what_was_left_unfinished_is_found_again(resident: Resident) -> None:
    page = await draft(resident)
    address = page.url
    await page.goto("/?new")
    await ready(page)
    shelf = page.locator(".shelf a").first
    await expect(shelf).to_contain_text("면접")
    await assert_accessible(page)
    await shelf.click()
    await page.wait_for_url(address)


async def test_a_hangul_syllable_being_composed_owns_enter_and_escape(resident: Resident) -> None:
    page = await sit_down(resident)
    await page.focus("#memo")
    keyboard = await page.context.new_cdp_session(page)
    await keyboard.send("Input.imeSetComposition", {"text": "하", "selectionStart": 1, "selectionEnd": 1})
    press = """(key) => document.querySelector("#memo").dispatchEvent(
      new KeyboardEvent("keydown", { key, ctrlKey: true, isComposing: true, bubbles: true, cancelable: true }))"""
    for key in ("Enter", "Escape"):
        await page.evaluate(press, key)
    await keyboard.send("Input.insertText", {"text": "하"})
    await page.wait_for_timeout(300)
    assert "/drafts/" not in page.url
    await expect(page.locator("#memo")).to_have_value("하")
    await page.keyboard.type("루, 산책")
    await page.keyboard.press("Control+Enter")
    await drafted(page)


async def test_keys_do_without_a_mouse(resident: Resident) -> None:
    page = await sit_down(resident)
    await page.locator("body").press("?")
    await expect(page.locator("#shortcuts")).to_be_visible()
    await assert_accessible(page)
    await page.keyboard.press("Escape")
    await expect(page.locator("#shortcuts")).to_be_hidden()
    await page.evaluate("document.activeElement.blur()")
    await page.keyboard.press("/")
    await page.wait_for_url("**/entries#find")
    await expect(page.locator("#find")).to_be_focused()


@BOTH
async def test_memo_to_entry_without_scripts(open_window: OpenWindow, resident: Resident, seat: Seat) -> None:
    state = await resident.page.context.storage_state()
    page = await open_window(seat, script=False, storage_state=state)
    await page.goto("/?new")
    await page.fill("#memo", KEYWORDS[seat.locale])
    await page.click(".go")
    await page.wait_for_url("**/drafts/*")
    for _ in range(20):
        if await page.locator("textarea.edit").count():
            break
        await page.reload()
    text = await page.locator("textarea.edit").input_value()
    await page.fill("textarea.edit", f"{text} 덧붙임.")
    await page.locator('[data-shortcut="save"]').click()
    await page.wait_for_url("**/entries/*")
    await expect(page.locator("main")).to_contain_text("덧붙임.")


async def test_nothing_is_left_in_the_browser_once_it_is_saved(resident: Resident) -> None:
    page = await draft(resident, MEMO)
    await page.locator('[data-shortcut="save"]').click()
    await page.wait_for_url("**/entries/*")
    await ready(page)
    assert await copies_in(page) == []
