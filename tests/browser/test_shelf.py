"""Books: made both ways, changed, put away, deleted; one entry moved; four places in the menu of a small phone."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import EVERY_SEAT, OpenWindow, Resident, Seat, assert_accessible, ready, seats

pytestmark = pytest.mark.browser

BOTH = seats(Seat("ko", 390), Seat("en", 390))
SMALL = seats(Seat("ko", 360), Seat("en", 360))
LONG = {
    "ko": "아무에게도 말하지 않은 이야기들을 적어 두는 아주 긴 제목",
    "en": "Things that I have told nobody yet, and may",
}


async def make_book(resident: Resident, title: str, **form: object) -> str:
    made = await resident.api.post("/books", json={"title": title, **form})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


@EVERY_SEAT
async def test_the_shelf_and_every_page_of_a_book_can_be_used_by_all(resident: Resident, seat: Seat) -> None:
    page = resident.page
    cover = {"colour": "plum", "paper": "lined", "word": "봄"}
    book = await make_book(resident, LONG[seat.locale], cover=cover, never_send=True)
    away = await make_book(resident, "지난 책", cover={"colour": "no-such-colour", "paper": "no-such-paper"})
    await resident.api.patch(f"/books/{away}", json={"archived": True})
    await resident.write("붕어빵을 먹은 날")
    first = (await resident.api.get("/books")).json()["items"][0]["id"]
    for path in (
        "/books",
        "/books/new",
        *(f"/books/{one}{end}" for one in (first, book, away) for end in ("", "/edit")),
    ):
        await page.goto(path)
        await ready(page)
        await assert_accessible(page)
    for one in (first, book):
        await page.goto(f"/books/{one}/delete")
        await ready(page)
        await assert_accessible(page)


@BOTH
async def test_a_book_is_made_for_personas_that_are_there_and_changed(resident: Resident, seat: Seat) -> None:
    page = resident.page
    personas = (await resident.api.get("/personas")).json()["items"]
    await page.goto("/books/new")
    await ready(page)
    await page.click("[data-shortcut=save]")
    await expect(page.locator("#title-error")).to_be_visible()
    await assert_accessible(page)
    await page.fill("#title", "육아일기")
    await page.locator("[name=colour][value=sea]").check(force=True)
    await page.locator("[name=paper][value=grid]").check(force=True)
    await page.fill("#word", "봄")
    await page.locator(f"[name=persona_ids][value='{personas[1]['id']}']").check()
    await page.locator(f"[name=default_persona_id][value='{personas[2]['id']}']").check()
    await page.locator("[name=never_send]").check()
    await page.click("[data-shortcut=save]")
    await page.wait_for_url("**/books/*-*")
    await ready(page)
    await expect(page.locator(".notices [role=status], .notices .notice")).to_have_count(1)
    book = (await resident.api.get("/books")).json()["items"][-1]
    assert book["cover"] == {"colour": "sea", "paper": "grid", "word": "봄"}
    assert book["persona_ids"] == [one["id"] for one in personas]
    assert (book["default_persona_id"], book["never_send"]) == (personas[2]["id"], True)
    await page.goto(f"/books/{book['id']}/edit")
    await ready(page)
    await expect(page.locator("[name=colour][value=sea]")).to_be_checked()
    await page.fill("#title", "고친 제목")
    await page.locator(f"[name=persona_ids][value='{personas[1]['id']}']").uncheck()
    await page.locator("[name=never_send]").uncheck()
    await page.click("[data-shortcut=save]")
    await page.wait_for_url(f"**/books/{book['id']}")
    changed = (await resident.api.get(f"/books/{book['id']}")).json()
    assert (changed["title"], changed["never_send"]) == ("고친 제목", False)
    assert changed["persona_ids"] == [personas[0]["id"], personas[2]["id"]]


@BOTH
async def test_a_new_persona_is_told_by_a_template_or_by_its_traits(resident: Resident, seat: Seat) -> None:
    page = resident.page
    await page.goto("/books/new")
    await ready(page)
    traits = page.locator("[name=persona_traits]")
    await expect(traits).to_be_hidden()
    await page.locator("[name=who][value=new]").check(force=True)
    await expect(page.locator(".choosing")).to_be_hidden()
    await page.select_option("#persona_template", index=1)
    await expect(traits).to_be_hidden()
    await page.select_option("#persona_template", value="")
    await expect(traits).to_be_visible()
    await page.fill("#title", "가게 일지")
    await page.fill("#persona_name", "책방이모")
    await traits.fill("느긋한\n따뜻한")
    await assert_accessible(page)
    await page.click("[data-shortcut=save]")
    await page.wait_for_url("**/books/*-*")
    persona = (await resident.api.get("/personas")).json()["items"][-1]
    assert (persona["name"], persona["traits"], persona["language"]) == ("책방이모", ["느긋한", "따뜻한"], seat.locale)


@BOTH
async def test_without_scripts_a_book_is_made_both_ways_and_deleted(
    open_window: OpenWindow, resident: Resident, seat: Seat
) -> None:
    page = await open_window(seat, script=False, storage_state=await resident.page.context.storage_state())
    await page.goto("/books/new")
    await page.fill("#title", "있는 사람의 책")
    await page.click("[data-shortcut=save]")
    await page.wait_for_url("**/books/*-*")
    await page.goto("/books/new")
    await page.fill("#title", "새 사람의 책")
    await page.locator("[name=who][value=new]").check(force=True)
    await page.fill("#persona_name", "새 사람")
    await page.click("[data-shortcut=save]")
    await page.wait_for_url("**/books/*-*")
    await page.click("a[href$='/edit']")
    await page.click("a[href$='/delete']")
    await page.click("main button.danger")
    await page.wait_for_url("**/books")
    titles = [book["title"] for book in (await resident.api.get("/books")).json()["items"]]
    assert titles[1:] == ["있는 사람의 책"]
    assert (await resident.api.get("/personas")).json()["items"][-1]["name"] == "새 사람"


@BOTH
async def test_a_full_book_says_what_to_do_and_is_deleted_when_it_is_empty(resident: Resident, seat: Seat) -> None:
    page = resident.page
    old = (await resident.api.get("/books")).json()["items"][0]["id"]
    entry = await resident.write("붕어빵을 먹은 날")
    new = await make_book(resident, "새 책")
    await page.goto(f"/books/{old}/delete")
    await ready(page)
    await expect(page.locator("main button.danger")).to_have_count(0)
    await page.click("a[href$='#move']")
    await ready(page)
    await page.click("#move button")
    assert page.url.endswith("#move"), "nothing moves before a book is chosen"
    await page.select_option("#into", value=new)
    await page.click("#move button")
    await page.wait_for_url(f"**/books/{new}")
    await ready(page)
    await expect(page.locator(f"a[href='/entries/{entry['id']}']")).to_have_count(1)
    await page.goto(f"/books/{old}/delete")
    await ready(page)
    await page.click("main button.danger")
    await page.wait_for_url("**/books")
    assert [book["id"] for book in (await resident.api.get("/books")).json()["items"]] == [new]
    await page.goto(f"/books/{new}/edit")
    await ready(page)
    await expect(page.locator("form[action$='/archive']")).to_have_count(0)


@BOTH
async def test_one_entry_goes_into_another_book(resident: Resident, seat: Seat) -> None:
    page = resident.page
    entry = await resident.write("옮길 글")
    new = await make_book(resident, "새 책")
    await page.goto(f"/entries/{entry['id']}")
    await ready(page)
    await page.click(".acts details summary")
    await assert_accessible(page)
    await page.click(".acts details form button")
    await expect(page.locator(".notice")).to_be_visible()
    assert (await resident.api.get(f"/entries/{entry['id']}")).json()["book_id"] == new


@BOTH
async def test_a_book_put_away_is_read_and_brought_back_but_not_written_in(resident: Resident, seat: Seat) -> None:
    page = resident.page
    book = await make_book(resident, "치울 책")
    await page.goto(f"/books/{book}/edit")
    await ready(page)
    await page.click("form[action$='/archive'] button")
    await page.wait_for_url("**/books")
    await page.goto("/?new")
    await ready(page)
    assert book not in await page.content()
    await page.goto(f"/books/{book}/edit")
    await ready(page)
    await expect(page.locator("form[action$='/archive']")).to_have_count(0)
    await page.click("form[action$='/bring-back'] button")
    await page.wait_for_url("**/books")
    await page.goto("/?new")
    await ready(page)
    assert book in await page.content()


@SMALL
async def test_four_places_fit_beside_each_other_on_a_small_phone(resident: Resident, seat: Seat) -> None:
    page = resident.page
    await page.goto("/books")
    await ready(page)
    places = page.locator(".nav a")
    await expect(places).to_have_count(4)
    boxes = [box for box in [await places.nth(at).bounding_box() for at in range(4)] if box]
    assert len({round(box["y"]) for box in boxes}) == 1
    assert len({round(box["height"]) for box in boxes}) == 1, "a label broke into two lines"
    assert all(box["width"] >= 44 and box["height"] >= 44 for box in boxes)
    assert boxes[-1]["x"] + boxes[-1]["width"] <= seat.width
    await assert_accessible(page)
