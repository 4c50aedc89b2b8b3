"""Drafts by a model, as a user meets them: asked first, streamed, on record, and told plainly when they fail."""

from collections.abc import Iterator

import pytest
from playwright.async_api import Page, expect
from pydantic import SecretStr
from sqlalchemy.engine import URL

from tests.browser.conftest import LiveServer, Resident, Seat, assert_accessible, ready, seats, serving
from tests.browser.writing import MEMOS, drafted, sit_down, working_text
from tests.conftest import container_for, settings_for
from tests.providers.aimock import Aimock
from tests.providers.fixtures import aimock, aimock_server  # noqa: F401
from tests.providers.stages import KEY

pytestmark = pytest.mark.browser
BOTH = seats(Seat("ko", 390), Seat("en", 1280))
WRITTEN = {
    "ko": "면접을 봤는데 망한 것 같다. 집에 오는 길에 붕어빵 2천원어치를 샀다.",
    "en": "The interview went badly. On the way home I bought three fish cakes.",
}
ADDED = {"ko": "내일은 부산에 간다.", "en": "Tomorrow I will fly to Paris."}


@pytest.fixture(scope="module", params=["openai", "gemini"])
def live_server(
    request: pytest.FixtureRequest,
    live_database: URL,
    aimock_server: Aimock,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveServer]:
    """A server whose settings name a provider that is played."""
    folder = tmp_path_factory.mktemp("models")
    address = aimock_server.gemini_url if request.param == "gemini" else aimock_server.openai_url
    settings = settings_for(
        folder,
        llm_provider=request.param,
        llm_base_url=address,
        openai_api_key=SecretStr(KEY),
        gemini_api_key=SecretStr(KEY),
        shutdown_grace=2.0,
        database_pool_size=4,
    )
    with serving(container_for(live_database, folder, settings=settings)) as server:
        yield server


async def send(resident: Resident, locale: str) -> Page:
    """Write a memo and press the button."""
    page = await sit_down(resident)
    await page.fill("#memo", MEMOS[locale])
    await page.click(".go")
    return page


async def agree(resident: Resident) -> None:
    answer = await resident.api.patch("/me", json={"external_ai_consent": True})
    assert answer.status_code == 200


@BOTH
async def test_from_the_question_to_the_receipt(
    resident: Resident,
    seat: Seat,
    live_server: LiveServer,
    aimock: Aimock,  # noqa: F811
) -> None:
    text, added = WRITTEN[seat.locale], ADDED[seat.locale]
    aimock.answer(f"# A day\n\n**{text[:9]}**{text[9:]} {added}", chunk_size=7, per_second=200)
    page = await send(resident, seat.locale)
    notice = page.locator(".notice").first
    recipient = {"openai": "OpenAI", "gemini": "Google Gemini"}[live_server.container.settings.llm_provider]
    await expect(notice).to_contain_text(recipient)
    assert aimock.requests() == [], "nothing is sent before the answer"
    await assert_accessible(page)
    await notice.get_by_role("button").click()
    await drafted(page)
    assert await working_text(page) == f"{text} {added}"
    await expect(page.locator(".read mark").last).to_have_text(added)
    await assert_accessible(page)
    await page.get_by_role("button", name="다시 쓰기" if seat.locale == "ko" else "Rewrite", exact=True).click()
    await expect(page.locator(".versions")).to_contain_text("2")
    await drafted(page)
    await page.goto(f"{page.url}/versions/1")
    await page.locator("details.receipt summary").click()
    await expect(page.locator("details.receipt")).to_contain_text(MEMOS[seat.locale])
    await assert_accessible(page)
    assert KEY not in await page.content()
    small, large = (asked.model for asked in aimock.requests())
    assert small != large


FAILED = {
    401: {"ko": "API 키", "en": "The writer's key is not accepted."},
    429: {"ko": "초안을 쓰는 사람이 많아요", "en": "Too many drafts are being written right now."},
    500: {"ko": "닿지 못했어요", "en": "The writer could not be reached."},
}


@BOTH
@pytest.mark.parametrize("status", FAILED)
async def test_a_failure_is_told_the_memo_is_there_and_the_button_writes(
    resident: Resident,
    seat: Seat,
    status: int,
    aimock: Aimock,  # noqa: F811
) -> None:
    await agree(resident)
    aimock.fail(status, retry_after=30, message=f"no: {KEY}")
    page = await send(resident, seat.locale)
    notice = page.locator(".notice.failed")
    await expect(notice).to_be_visible(timeout=10_000)
    await expect(notice).to_contain_text(FAILED[status][seat.locale])
    await expect(page.locator("#memo")).to_have_value(MEMOS[seat.locale])
    assert KEY not in await page.content()
    await assert_accessible(page)
    aimock.forget()
    aimock.answer(WRITTEN[seat.locale])
    await notice.get_by_role("button").click()
    await drafted(page)
    assert await working_text(page) == WRITTEN[seat.locale]


async def test_what_was_added_goes_with_one_button(resident: Resident, aimock: Aimock) -> None:  # noqa: F811
    await agree(resident)
    aimock.answer(f"{WRITTEN['ko']} {ADDED['ko']}")
    page = await send(resident, "ko")
    await drafted(page)
    await page.locator("[data-drop-all]").click()
    assert await working_text(page) == WRITTEN["ko"]


async def test_a_sentence_in_another_way_of_speaking_is_marked_and_said(resident: Resident, aimock: Aimock) -> None:  # noqa: F811
    await agree(resident)
    told, slipped = "면접을 봤는데 망한 듯하다.", "집에 오는 길에 붕어빵 2천원어치를 샀어요."
    aimock.answer(f"{told} {slipped}")
    page = await send(resident, "ko")
    await drafted(page)
    await expect(page.locator(".read mark[data-mark=off_level]")).to_have_text(slipped)
    await expect(page.locator("[data-note=off_level]")).to_be_visible()
    await assert_accessible(page)


async def test_a_book_that_never_sends_is_written_here(resident: Resident, aimock: Aimock) -> None:  # noqa: F811
    [book] = (await resident.api.get("/books")).json()["items"]
    await resident.api.patch(f"/books/{book['id']}", json={"never_send": True}, headers={"If-Match": "*"})
    page = await send(resident, "ko")
    await drafted(page)
    await expect(page.locator(".maker")).to_contain_text("AI")
    assert aimock.requests() == []
    await ready(page)
