"""An owner is locked out: the admin makes a link, they come back by it, and no step of it is silent."""

from uuid import uuid4

import httpx
import psycopg
import pytest
from playwright.async_api import Page, expect

from echodiary.features.accounts.deps import SESSION_COOKIE
from echodiary.platform.database import libpq_url
from tests.browser.conftest import (
    EVERY_SEAT,
    LiveServer,
    OpenWindow,
    Resident,
    Seat,
    assert_accessible,
    ready,
)

pytestmark = pytest.mark.browser

NEXT = "battery staple"


@pytest.fixture
async def admin(resident: Resident, live_server: LiveServer, open_window: OpenWindow, seat: Seat) -> Page:
    """The window of an admin, who is not the resident."""
    email, password = f"{uuid4().hex}@example.com", "correct horse"
    async with httpx.AsyncClient(base_url=f"{live_server.url}/api/v1/") as api:
        made = await api.post("/accounts", json={"email": email, "password": password, "locale": seat.locale})
        token = (await api.post("/sessions", json={"email": email, "password": password})).json()["token"]
    with psycopg.connect(libpq_url(live_server.container.database.url), autocommit=True) as connection:
        change = "UPDATE accounts SET is_admin = %s WHERE id = %s"
        connection.execute(change, (False, resident.account["id"]))  # the first one of a run is one
        connection.execute(change, (True, made.json()["id"]))
    window = await open_window(seat)
    await window.context.add_cookies([{"name": SESSION_COOKIE, "value": token, "url": live_server.url}])
    return window


async def make_link(admin: Page, account_id: str) -> str:
    """Press the button of an account's page; the link that is shown."""
    await admin.goto(f"/admin/accounts/{account_id}/recovery-link")
    await ready(admin)
    await assert_accessible(admin)
    await admin.click("main form .primary")
    link = await admin.locator("#code").inner_text()
    await ready(admin)
    await assert_accessible(admin)
    return link


@EVERY_SEAT
async def test_a_device_of_the_owner_refuses_a_link_with_one_tap(
    resident: Resident, admin: Page, open_window: OpenWindow, seat: Seat
) -> None:
    owner, lost = resident.page, await open_window(seat)
    link = await make_link(admin, resident.account["id"])
    await owner.goto("/")
    await ready(owner)
    await expect(owner.locator(".notice.waiting").first).to_be_visible()
    await assert_accessible(owner)
    await owner.click(".notice.waiting button")
    await owner.wait_for_url("**/account#recovery-links")
    await ready(owner)
    await expect(owner.locator("#recovery-links .lines li")).to_have_count(1)
    await assert_accessible(owner)
    await lost.goto(link)
    await ready(lost)
    await lost.fill("#new_password", NEXT)
    await lost.click(".go")
    await expect(lost.locator(".notice.failed")).to_be_visible()
    await assert_accessible(lost)


@EVERY_SEAT
async def test_the_link_leads_the_owner_to_the_diary_and_they_are_told_until_they_confirm(
    resident: Resident, live_server: LiveServer, admin: Page, open_window: OpenWindow, seat: Seat
) -> None:
    lost = await open_window(seat)
    link = await make_link(admin, resident.account["id"])
    sent: list[str] = []
    lost.on("request", lambda request: sent.append(request.url))
    await lost.goto(link)
    await ready(lost)
    assert lost.url == f"{live_server.url}/recovery/link"  # the secret is gone from the address
    await expect(lost.locator("#link")).to_be_hidden()
    await assert_accessible(lost)
    await lost.fill("#new_password", NEXT)
    await lost.click(".go")
    await lost.wait_for_url("**/recovery-code")
    await lost.click("main .go")
    await ready(lost)
    await expect(lost.locator(".notice.restored")).to_be_visible()
    await assert_accessible(lost)
    await lost.click(".notice.restored button")
    await lost.wait_for_url("**/account#recovery-links")
    await ready(lost)
    await expect(lost.locator(".notice.restored")).to_have_count(0)
    await expect(lost.locator("#recovery-links .lines li")).to_have_count(1)
    assert not [url for url in sent if link.partition("#")[2] in url.partition("#")[0]]
    await resident.page.goto("/account")
    await resident.page.wait_for_url("**/sign-in?next=/account")
    await admin.goto("/admin/accounts")
    await ready(admin)
    await expect(admin.locator("section .table tbody tr", has_text=resident.email)).to_have_count(1)
    await assert_accessible(admin)


async def test_without_scripts_the_link_is_pasted(
    resident: Resident, admin: Page, open_window: OpenWindow, seat: Seat
) -> None:
    lost = await open_window(seat, script=False)
    link = await make_link(admin, resident.account["id"])
    await lost.goto(link)
    await lost.fill("#link", link)
    await lost.fill("#new_password", NEXT)
    await lost.click(".go")
    await lost.wait_for_url("**/recovery-code")
