"""A persona made in a chat: the third door, from the first word to the form that is looked over."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Iterator
from typing import Any

import pytest
from playwright.async_api import Page, expect

from echodiary.writing.interview.guided import reply_to
from echodiary.writing.interview.interviewer import Ended, Filled, InterviewEvent, Said
from echodiary.writing.interview.request import InterviewRequest
from tests.browser.conftest import EVERY_SEAT, LiveServer, OpenWindow, Resident, Seat, assert_accessible, ready, seats
from tests.browser.house import Gate

pytestmark = pytest.mark.browser

FIRST = {"ko": "해요체로, 짧게, 이름은 책방이모", "en": "polite, short sentences, call it Bookshop Auntie"}
NAME = {"ko": "책방이모", "en": "Bookshop Auntie"}
SECOND = {"ko": "다정하고 느긋하게", "en": "warm and unhurried"}
TRAITS = {"ko": "다정함\n느긋함", "en": "warm\nunhurried"}
USED = {"ko": "12번 중 1번", "en": "1 of 12 turns"}
PHONES = seats(Seat("ko", 390), Seat("en", 390))
CHAT = re.compile(r"/personas/chat/[0-9a-f-]{36}")
PERSONA = re.compile(r"/personas/[0-9a-f-]{36}$")


class Waiting:
    """Leads the guided interview, but says only its first words before a gate opens."""

    def __init__(self) -> None:
        self.gate = Gate()

    async def interviewer_for(self, generation: object) -> Waiting:
        return self

    async def reply(self, request: InterviewRequest) -> AsyncGenerator[InterviewEvent]:
        replied = reply_to(request)
        yield Filled(replied.found, replied.asked)
        yield Said(replied.text[:6])
        await self.gate.wait()
        yield Said(replied.text[6:])
        yield Ended()


@pytest.fixture
def waiting(live_server: LiveServer) -> Iterator[Waiting]:
    """Replies wait at a gate, until the test opens it or ends."""
    kind: Any = live_server.container.runner._kinds["persona_chat"]
    before, kind._interviewers = kind._interviewers, Waiting()
    yield kind._interviewers
    kind._interviewers.gate.open()
    kind._interviewers = before


async def sit_down(resident: Resident) -> Page:
    page = resident.page
    await page.goto("/personas/new")
    await page.locator(".door-way").nth(2).click()
    await expect(page).to_have_url(re.compile(r"/personas/chat$"))
    await ready(page)
    return page


async def say(page: Page, text: str) -> None:
    await page.fill("#message", text)
    await page.press("#message", "Enter")


@EVERY_SEAT
async def test_from_the_first_word_to_the_form(resident: Resident, seat: Seat) -> None:
    page = await sit_down(resident)
    await assert_accessible(page)
    await say(page, FIRST[seat.locale])
    await expect(page).to_have_url(CHAT)
    await expect(page.locator("#name")).to_have_value(NAME[seat.locale])
    await expect(page.locator("[data-turns]")).to_have_text(USED[seat.locale])
    await expect(page.locator('input[name="speech_level"][value="polite"]')).to_be_checked()
    await expect(page.locator(".bubble")).to_have_count(3)
    await ready(page)
    await expect(page.locator("#message")).to_be_focused()
    await say(page, SECOND[seat.locale])
    await expect(page.locator("#traits")).to_have_value(TRAITS[seat.locale])
    await expect(page.locator(".bubble")).to_have_count(5)
    await expect(page.locator("#message")).to_be_in_viewport()  # the page stays where the talk is
    await expect(page.locator(".bubble").last).to_be_in_viewport()
    await assert_accessible(page)
    await page.fill("#dont", "…")
    await page.locator('button[formaction$="/accept"]').click()
    await expect(page).to_have_url(PERSONA)
    await expect(page.locator("#name")).to_have_value(NAME[seat.locale])
    await expect(page.locator("#dont")).to_have_value("…")
    await assert_accessible(page)
    made = (await resident.api.get("/personas")).json()["items"][-1]
    assert (made["name"], made["origin"], made["dont"]) == (NAME[seat.locale], "chat", ["…"])


@PHONES
async def test_the_form_can_always_be_reached_and_what_is_typed_while_a_reply_comes_stays(
    resident: Resident, waiting: Waiting, seat: Seat
) -> None:
    page = await sit_down(resident)
    await say(page, FIRST[seat.locale])
    await expect(page.locator(".replying .read")).not_to_be_empty()
    await ready(page)
    await assert_accessible(page)
    await page.locator(".jump").click()
    await expect(page.locator("#filled")).to_be_in_viewport()
    await page.fill("#traits", "quiet")
    await page.locator('.swatch input[value="sea"]').check()
    await page.fill("#message", "…and")
    waiting.gate.open()
    await expect(page.locator("#name")).to_have_value(NAME[seat.locale])
    await expect(page.locator("#traits")).to_have_value("quiet")
    await expect(page.locator("#message")).to_have_value("…and")
    await expect(page.locator("#message")).to_be_focused()
    await expect(page.locator('.swatch input[value="sea"]')).to_be_checked()
    await page.locator("[data-send]").click()
    await expect(page.locator(".bubble")).to_have_count(5)
    chat = (await resident.api.get("/persona-chats")).json()["items"][0]
    assert (chat["form"]["traits"], chat["form"]["name"], chat["form"]["colour"]) == (
        ["quiet"],
        NAME[seat.locale],
        "sea",
    )
    assert chat["touched"] == ["traits"]


async def test_a_stop_keeps_the_message_and_uses_no_turn(resident: Resident, waiting: Waiting) -> None:
    page = await sit_down(resident)
    await say(page, FIRST["ko"])
    await expect(page.locator(".replying .read")).not_to_be_empty()
    await page.locator('button[formaction$="/stop"]').click()
    await expect(page.locator("[data-send]")).to_be_visible()
    await expect(page.locator("#message")).to_have_value(FIRST["ko"])
    await expect(page.locator("[data-turns]")).to_have_text("12번 중 0번")
    await assert_accessible(page)


async def test_it_goes_on_later_and_can_be_started_over(resident: Resident) -> None:
    page = await sit_down(resident)
    await say(page, FIRST["ko"])
    await expect(page.locator(".bubble")).to_have_count(3)
    await page.goto("/personas/chat")
    await expect(page.locator("#name")).to_have_value(NAME["ko"])
    await page.locator('a[href$="/start-over"]').click()
    await assert_accessible(page)
    await page.locator(".door-card .button.danger").click()
    await expect(page).to_have_url(re.compile(r"/personas/chat$"))
    await expect(page.locator("#name")).to_have_value("")
    await expect(page.locator(".bubble")).to_have_count(1)
    assert (await resident.api.get("/persona-chats")).json()["items"] == []


async def test_enter_composes_and_shift_enter_begins_a_line(resident: Resident) -> None:
    page = await sit_down(resident)
    await page.fill("#message", "해요체")
    await page.locator("#message").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    await page.press("#message", "Shift+Enter")
    await expect(page.locator("#message")).to_have_value("해요체\n")
    await expect(page).to_have_url(re.compile(r"/personas/chat$"))


async def test_without_scripts(resident: Resident, open_window: OpenWindow, seat: Seat) -> None:
    page = await open_window(seat, script=False, storage_state=await resident.page.context.storage_state())
    await page.goto("/personas/chat")
    await page.fill("#message", FIRST["ko"])
    await page.locator("[data-send]").click()
    await expect(page).to_have_url(CHAT)
    await page.goto("/personas/chat")
    await expect(page.locator("#name")).to_have_value(NAME["ko"])
    await page.fill("#name", "손으로 쓴 이름")
    await page.fill("#message", SECOND["ko"])
    await page.locator("[data-send]").click()
    await page.goto("/personas/chat")
    await expect(page.locator("#name")).to_have_value("손으로 쓴 이름")
    await page.locator('button[formaction$="/accept"]').click()
    await expect(page).to_have_url(PERSONA)
    await expect(page.locator("#name")).to_have_value("손으로 쓴 이름")


@PHONES
async def test_what_cannot_be_taken_is_said_and_nothing_is_lost(resident: Resident, seat: Seat) -> None:
    page = await sit_down(resident)
    await say(page, FIRST[seat.locale])
    await expect(page.locator(".bubble")).to_have_count(3)
    await page.fill("#traits", "x" * 41)
    await page.fill("#message", "…")
    await page.locator("[data-send]").click()
    await expect(page.locator("#traits-error")).to_be_visible()
    await expect(page.locator("#message")).to_have_value("…")
    await expect(page.locator("#traits")).to_have_value("x" * 41)
    await assert_accessible(page)
