"""The page of a chat: every press sends the whole form, and nothing that was typed is lost."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client import generate_latest
from sqlalchemy.engine import URL

from echodiary.features.accounts.deps import SESSION_COOKIE
from echodiary.features.persona_chats.hand import digests_of, written_digests
from echodiary.features.personas.typed import TypedPersona
from echodiary.llm import errors as llm
from echodiary.platform.telemetry import REGISTRY
from tests.conftest import Person, client_of, new_person
from tests.integration.persona_chats.house import Chatting, begun, chatting, look, said, settled

PAGE = "/personas/chat"
SHOWN = re.compile(r'name="shown" value="([^"]+)"')


def browser(app: FastAPI, person: Person) -> httpx.AsyncClient:
    """The person's browser, without scripts."""
    client = client_of(app, **{"Sec-Fetch-Site": "same-origin"})
    client.cookies.set(SESSION_COOKIE, person.client.headers["Authorization"].removeprefix("Bearer "))
    return client


@pytest.fixture
async def pages(app: FastAPI, person: Person) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(app, person) as client:
        yield client


@pytest.fixture
async def house(shared_database: URL, tmp_path: Path) -> AsyncIterator[Chatting]:
    async with chatting(shared_database, tmp_path) as one:
        yield one


def shown(page: httpx.Response) -> str:
    found = SHOWN.search(page.text)
    assert found is not None
    return unescape(found[1])


async def test_a_chat_begins_with_the_first_message_and_not_before(pages: httpx.AsyncClient, person: Person) -> None:
    page = await pages.get(PAGE)
    assert page.status_code == 200
    assert "12번 중 0번" in page.text
    assert (await person.client.get("/api/v1/persona-chats")).json()["items"] == []
    form = {"shown": shown(page), "language": "ko", "message": "해요체로", "idempotency_key": "press-0001"}
    sent = await pages.post(PAGE, data=form)
    assert sent.status_code == 303
    assert (await pages.post(PAGE, data=form)).headers["location"] == sent.headers["location"]
    chat_id = sent.headers["location"].rpartition("/")[2]
    assert (await settled(person, chat_id))["form"]["speech_level"] == "polite"
    assert len((await person.client.get("/api/v1/persona-chats")).json()["items"]) == 1
    assert (await pages.get(PAGE)).headers["location"] == sent.headers["location"]


async def test_a_page_from_before_a_reply_does_not_take_back_what_the_reply_filled(
    pages: httpx.AsyncClient, person: Person
) -> None:
    chat_id = await begun(person)
    old = shown(await pages.get(f"{PAGE}/{chat_id}"))
    await said(person, chat_id, "해요체로, 다정하게, 이름은 달님")
    form = {"shown": old, "name": "", "traits": "조용함", "language": "ko", "message": ""}
    assert (await pages.post(f"{PAGE}/{chat_id}/messages", data=form)).status_code == 303
    chat = await look(person, chat_id)
    assert (chat["form"]["name"], chat["form"]["speech_level"], chat["form"]["traits"]) == (
        "달님",
        "polite",
        ["조용함"],
    )
    assert chat["touched"] == ["traits"]


async def test_what_is_changed_by_hand_is_taken_with_every_press(pages: httpx.AsyncClient, person: Person) -> None:
    chat_id = await begun(person)
    await said(person, chat_id, "이름은 달님, 해요체로")
    form = {
        "shown": shown(await pages.get(f"{PAGE}/{chat_id}")),
        "name": "책방이모",
        "speech_level": "polite",
        "dont": "이모지\r\n잔소리",
        "writing_samples": ["비가 왔어요.", ""],
        "language": "en",
        "colour": "sea",
    }
    made = await pages.post(f"{PAGE}/{chat_id}/accept", data=form)
    assert made.status_code == 303, made.text
    persona = (await person.client.get(f"/api/v1{made.headers['location']}")).json()
    assert (persona["name"], persona["dont"], persona["writing_samples"]) == (
        "책방이모",
        ["이모지", "잔소리"],
        ["비가 왔어요."],
    )
    assert (persona["language"], persona["colour"], persona["origin"]) == ("en", "sea", "chat")
    assert "대화로 만든 페르소나예요" in (await pages.get(made.headers["location"])).text
    for again in ("accept", "messages"):
        answer = await pages.post(f"{PAGE}/{chat_id}/{again}", data=form)
        assert answer.headers["location"] == made.headers["location"]
    assert (await pages.get(f"{PAGE}/{chat_id}")).headers["location"] == made.headers["location"]


async def test_what_does_not_fit_is_shown_with_the_message(pages: httpx.AsyncClient, person: Person) -> None:
    chat_id = await begun(person)
    form = {
        "shown": shown(await pages.get(f"{PAGE}/{chat_id}")),
        "name": "가" * 41,
        "language": "ko",
        "message": "안녕",
    }
    answer = await pages.post(f"{PAGE}/{chat_id}/messages", data=form)
    assert answer.status_code == 422
    assert "가" * 41 in answer.text
    assert "안녕" in answer.text
    assert (await look(person, chat_id))["pending"] is None
    long = {"shown": shown(await pages.get(f"{PAGE}/{chat_id}")), "language": "ko", "message": "말" * 6_001}
    answer = await pages.post(f"{PAGE}/{chat_id}/messages", data=long)
    assert answer.status_code == 422
    assert "말" * 6_001 in answer.text
    assert "6,000자" in answer.text


async def test_nothing_to_make_a_persona_of(pages: httpx.AsyncClient, person: Person) -> None:
    chat_id = await begun(person)
    answer = await pages.post(f"{PAGE}/{chat_id}/accept", data={"message": "아직"})
    assert answer.status_code == 409
    assert "아직 채운 것이 없어요" in answer.text


async def test_starting_over_throws_the_chat_away(pages: httpx.AsyncClient, person: Person) -> None:
    chat_id = await begun(person)
    assert "지워져요" in (await pages.get(f"{PAGE}/{chat_id}/start-over")).text
    answer = await pages.post(f"{PAGE}/{chat_id}/start-over")
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    assert (await pages.get(f"{PAGE}/{chat_id}")).status_code == 404


async def test_agreeing_sends_what_waited(house: Chatting) -> None:
    person = await new_person(house.app)
    async with browser(house.app, person) as pages:
        asked = await pages.post(PAGE, data={"message": "해요체로"})
        assert asked.status_code == 403
        assert "OpenAI" in asked.text
        assert "해요체로" in asked.text
        found = re.search(r'formaction="([^"]+/agree)"', asked.text)
        assert found is not None
        assert house.models.asked == []
        house.answers("네, 해요체로 할게요.", speech_level="polite")
        agreed = await pages.post(found[1], data={"message": "해요체로"})
        assert agreed.status_code == 303, agreed.text
        chat = await settled(person, agreed.headers["location"].rpartition("/")[2])
        assert (chat["turns_used"], chat["form"]["speech_level"]) == (1, "polite")
        assert (await person.client.get("/api/v1/me")).json()["external_ai_consent"] is True
    await person.client.aclose()


async def test_a_failure_says_that_nothing_is_lost_and_no_turn_was_used(house: Chatting) -> None:
    chat_id = await begun(house.person)
    house.models.enqueue(llm.Refused())
    await said(house.person, chat_id, "비밀스러운 부탁")
    async with browser(house.app, house.person) as pages:
        page = await pages.get(f"{PAGE}/{chat_id}")
    assert "모델이 이 말에는 답하지 않았어요" in page.text
    assert "차례는 쓰지 않았어요" in page.text
    assert re.search(r"<textarea[^>]*name=\"message\"[^>]*>\s*비밀스러운 부탁</textarea>", page.text)


async def test_a_page_opened_in_the_middle_of_a_reply_follows_it(house: Chatting) -> None:
    chat_id = await begun(house.person)
    gate = house.gate()
    house.models.enqueue(gate, json.dumps({"reply": "네."}))
    await house.person.client.post(f"/api/v1/persona-chats/{chat_id}/messages", json={"text": "해요체로"})
    async with browser(house.app, house.person) as pages:
        page = await pages.get(f"{PAGE}/{chat_id}")
        assert f'data-stream="/api/v1/persona-chats/{chat_id}/stream"' in page.text
        assert "멈추기" in page.text
        busy = await pages.post(f"{PAGE}/{chat_id}/messages", data={"message": "하나 더"})
        assert busy.status_code == 409
        assert "하나 더" in busy.text
    gate.set()
    assert (await settled(house.person, chat_id))["messages"][-1]["text"] == "네."


async def test_chats_are_counted_without_a_word_of_them(person: Person) -> None:
    def count(line: str) -> float:
        found = re.search(rf"^{re.escape(line)} (\S+)$", generate_latest(REGISTRY).decode(), re.MULTILINE)
        return float(found[1]) if found else 0.0

    lines = ['persona_chats_total{event="begun"}', 'persona_chats_total{event="accepted"}', "persona_chat_turns_count"]
    abandoned = 'persona_chats_total{event="abandoned"}'
    before = [count(line) for line in (*lines, abandoned)]
    first, second = await begun(person), await begun(person)
    await said(person, first, "이름은 유일무이한이름")
    await person.client.post(f"/api/v1/persona-chats/{first}/accept")
    await person.client.delete(f"/api/v1/persona-chats/{second}")
    after = [count(line) for line in (*lines, abandoned)]
    assert [now - then for now, then in zip(after, before, strict=True)] == [2, 1, 1, 1]
    assert "유일무이" not in generate_latest(REGISTRY).decode()


def test_a_field_that_was_not_touched_has_the_same_digest() -> None:
    typed = TypedPersona(name="달님", traits="조용함\n다정함", writing_samples=("하나.", ""))
    again = TypedPersona(name="달님", traits="조용함\n다정함", writing_samples=("하나.",))
    assert digests_of(typed) == digests_of(again)
    assert digests_of(typed)["name"] != digests_of(TypedPersona(name="달"))["name"]
    assert "달님" not in written_digests(typed)
