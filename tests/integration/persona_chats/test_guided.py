"""Personas made in a chat without any model."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from echodiary.bootstrap import housekeeping
from echodiary.bootstrap.app import create_app
from echodiary.bootstrap.container import Container
from echodiary.features.personas.domain import NAME_MAX
from echodiary.platform.clock import ManualClock
from tests.conftest import Person, PostgresServer, container_for, new_person, running, settings_for
from tests.integration.persona_chats.house import CHATS, begun, look, said, say, settled


async def test_a_chat_begins_with_a_question_that_costs_no_turn(person: Person) -> None:
    chat = await look(person, await begun(person))
    assert (chat["status"], chat["turns_used"], chat["turns_left"]) == ("open", 0, 12)
    [first] = chat["messages"]
    assert first["speaker"] == "assistant"
    assert "누가 하루를 적어 주면" in first["text"]
    assert chat["form"]["name"] is None


async def test_it_greets_in_its_owners_language(another_person: Person) -> None:
    chat = await look(another_person, await begun(another_person))
    assert chat["messages"][0]["text"].startswith("Hello")
    korean = await look(another_person, await begun(another_person, language="ko"))
    assert korean["messages"][0]["text"].startswith("반가워요")


async def test_an_answer_fills_the_form_and_costs_a_turn(person: Person) -> None:
    chat = await said(person, await begun(person), "해요체로, 짧게, 이름은 책방이모")
    assert (chat["turns_used"], chat["turns_left"], chat["pending"], chat["error"]) == (1, 11, None, None)
    assert (chat["form"]["name"], chat["form"]["speech_level"], chat["form"]["do"]) == (
        "책방이모",
        "polite",
        ["문장을 짧게 쓰기"],
    )
    assert [turn["speaker"] for turn in chat["messages"]] == ["assistant", "user", "assistant"]
    assert chat["messages"][1]["text"] == "해요체로, 짧게, 이름은 책방이모"


async def test_a_persona_is_made_of_it_once(person: Person) -> None:
    chat_id = await begun(person)
    await said(person, chat_id, "해요체로, 다정하게, 이름은 책방이모. 이모지는 빼 줘")
    first = await person.client.post(f"{CHATS}/{chat_id}/accept")
    assert first.status_code == 201, first.text
    again = await person.client.post(f"{CHATS}/{chat_id}/accept", json={})
    assert (again.status_code, again.json()) == (201, first.json())
    made = first.json()
    assert (made["name"], made["origin"], made["speech_level"]) == ("책방이모", "chat", "polite")
    assert (made["traits"], made["dont"], made["language"]) == (["다정함"], ["이모지 쓰지 않기"], "ko")
    chat = await look(person, chat_id)
    assert (chat["status"], chat["persona_id"]) == ("accepted", made["id"])
    names = [one["name"] for one in (await person.client.get("/api/v1/personas")).json()["items"]]
    assert names.count("책방이모") == 1
    refused = await say(person, chat_id, "하나 더")
    assert (refused.status_code, refused.json()["code"]) == (409, "persona_chat_accepted")
    assert chat_id not in (await person.client.get(CHATS)).text


async def test_a_persona_needs_something_to_be_made_of(person: Person) -> None:
    chat_id = await begun(person)
    refused = await person.client.post(f"{CHATS}/{chat_id}/accept")
    assert (refused.status_code, refused.json()["code"]) == (409, "persona_chat_empty")
    await said(person, chat_id, "반말로")
    made = (await person.client.post(f"{CHATS}/{chat_id}/accept")).json()
    assert (made["name"], made["speech_level"]) == ("새 페르소나", "casual")


async def test_what_is_filled_in_by_hand_stays(person: Person) -> None:
    chat_id = await begun(person)
    filled = await person.client.patch(f"{CHATS}/{chat_id}", json={"form": {"name": "달님", "traits": ["조용함"]}})
    assert filled.status_code == 200, filled.text
    assert filled.json()["touched"] == ["name", "traits"]
    chat = await said(person, chat_id, "해요체로, 다정하게, 이름은 책방이모")
    assert (chat["form"]["name"], chat["form"]["traits"]) == ("달님", ["조용함"])
    assert chat["form"]["speech_level"] == "polite"
    opened = (await person.client.patch(f"{CHATS}/{chat_id}", json={"form": {"name": None}})).json()
    assert opened["touched"] == ["traits"]
    assert (await said(person, chat_id, "이름은 책방이모"))["form"]["name"] == "책방이모"


@pytest.mark.parametrize("form", [{"name": "가" * (NAME_MAX + 1)}, {"speech_level": "loud"}, {"traits": ["가" * 41]}])
async def test_the_form_keeps_the_limits_of_personas(person: Person, form: dict[str, object]) -> None:
    chat_id = await begun(person)
    assert (await person.client.patch(f"{CHATS}/{chat_id}", json={"form": form})).status_code == 422


async def test_what_was_filled_in_while_accepting_counts(person: Person) -> None:
    chat_id = await begun(person)
    answer = await person.client.post(f"{CHATS}/{chat_id}/accept", json={"form": {"name": "손으로"}})
    assert (answer.status_code, answer.json()["name"]) == (201, "손으로")


@pytest.mark.parametrize(("message", "code"), [("  \n ", "message_empty"), ("가" * 6_001, "message_too_long")])
async def test_messages_that_are_none(person: Person, message: str, code: str) -> None:
    chat_id = await begun(person)
    answer = await say(person, chat_id, message)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert (await look(person, chat_id))["pending"] is None


async def test_a_request_sent_twice_does_one_thing(person: Person) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    first = await person.client.post(CHATS, headers=key)
    again = await person.client.post(CHATS, headers=key)
    assert first.json()["id"] == again.json()["id"]
    chat_id = first.json()["id"]
    await say(person, chat_id, "해요체로", **key)
    await settled(person, chat_id)
    assert (await say(person, chat_id, "해요체로", **key)).status_code == 202
    assert (await settled(person, chat_id))["turns_used"] == 1


async def test_it_goes_on_another_day_and_can_be_thrown_away(person: Person) -> None:
    first, second = await begun(person), await begun(person)
    await said(person, first, "해요체로")
    listed = (await person.client.get(CHATS)).json()["items"]
    assert [one["id"] for one in listed] == [first, second]
    assert listed[0]["form"]["speech_level"] == "polite"
    page = (await person.client.get(CHATS, params={"limit": 1})).json()
    rest = (await person.client.get(CHATS, params={"limit": 1, "cursor": page["next_cursor"]})).json()
    assert ([one["id"] for one in rest["items"]], rest["next_cursor"]) == ([second], None)
    assert (await person.client.delete(f"{CHATS}/{first}")).status_code == 204
    assert (await person.client.get(f"{CHATS}/{first}")).status_code == 404
    assert (await person.client.delete(f"{CHATS}/{first}")).status_code == 404
    assert [one["id"] for one in (await person.client.get(CHATS)).json()["items"]] == [second]


async def test_there_are_only_so_many_unfinished_ones(person: Person) -> None:
    for _ in range(20):
        await begun(person)
    refused = await person.client.post(CHATS)
    assert (refused.status_code, refused.json()["code"], refused.json()["maximum"]) == (409, "persona_chat_limit", 20)


async def test_the_twelfth_turn_is_the_last(shared_database: URL, tmp_path: Path) -> None:
    settings = settings_for(tmp_path, persona_chat_turns=2)
    async with running(create_app(container_for(shared_database, tmp_path, settings=settings))) as app:
        person = await new_person(app)
        chat_id = await begun(person)
        await said(person, chat_id, "해요체로")
        last = await said(person, chat_id, "이름은 달님")
        assert (last["turns_used"], last["turns_left"]) == (2, 0)
        refused = await say(person, chat_id, "하나만 더")
        assert (refused.status_code, refused.json()["code"]) == (409, "persona_chat_turns_spent")
        assert (await look(person, chat_id))["pending"] is None
        made = await person.client.post(f"{CHATS}/{chat_id}/accept")
        assert (made.status_code, made.json()["name"]) == (201, "달님")
        await person.client.aclose()


async def test_the_share_of_a_day_is_kept(shared_database: URL, tmp_path: Path) -> None:
    settings = settings_for(tmp_path, chat_turns_a_day=1)
    async with running(create_app(container_for(shared_database, tmp_path, settings=settings))) as app:
        person = await new_person(app)
        chat_id = await begun(person)
        await said(person, chat_id, "해요체로")
        refused = await say(person, chat_id, "이름은 달님")
        assert (refused.status_code, refused.json()["code"]) == (429, "quota_exceeded")
        assert refused.json()["chat_id"] == chat_id
        chat = await look(person, chat_id)
        assert (chat["pending"], chat["turns_used"], chat["status"]) == ("이름은 달님", 1, "open")
        usage = (await person.client.get("/api/v1/usage")).json()
        assert usage["drafts"]["used"] == 0
        await person.client.aclose()


async def test_the_reply_streams(person: Person) -> None:
    chat_id = await begun(person)
    await say(person, chat_id, "이름은 달님")
    chat = await settled(person, chat_id)
    answer = await person.client.get(f"{CHATS}/{chat_id}/stream")
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = [block.split("\n") for block in answer.text.strip().split("\n\n")]
    deltas = [json.loads(lines[-1].removeprefix("data: ")) for lines in events if "event: delta" in lines]
    assert [one["seq"] for one in deltas] == list(range(1, len(deltas) + 1))
    assert "".join(one["text"] for one in deltas) == chat["messages"][-1]["text"]
    done = json.loads(events[-1][-1].removeprefix("data: "))
    assert events[-1][0] == "event: done"
    assert done == {"status": "open", "turns_used": 1, "turns_left": 11}


async def test_nothing_that_was_said_can_be_read_in_the_database(container: Container, person: Person) -> None:
    chat_id = await begun(person)
    await said(person, chat_id, "이름은 비밀스러운달님, 해요체로")
    async with container.database.reading() as session:
        row = (
            await session.execute(text("SELECT t::text FROM persona_chats t WHERE id = :id"), {"id": chat_id})
        ).scalar()
    assert row is not None
    assert "달님" not in row
    assert "polite" not in row
    assert "달님".encode().hex() not in row


async def test_what_nobody_touched_for_a_month_is_swept_out(
    postgres: PostgresServer, template: str, tmp_path: Path
) -> None:
    url, clock = postgres.create(template), ManualClock(datetime(2026, 5, 4, 12, tzinfo=UTC))
    container = container_for(url, tmp_path, clock=clock)
    async with running(create_app(container)) as app:
        person = await new_person(app)
        old, thrown_away = await begun(person), await begun(person)
        await said(person, old, "해요체로")
        await person.client.delete(f"{CHATS}/{thrown_away}")
        clock.advance(timedelta(days=29))
        fresh = await begun(person)
        await housekeeping.sweep(container.database, clock, container.usage_rules)
        assert await _count(container, "persona_chats") == 2
        clock.advance(timedelta(days=2))
        await housekeeping.sweep(container.database, clock, container.usage_rules)
        assert await _count(container, "persona_chats") == 1
        assert await _count(container, "generations") == 0
        assert (await look(person, fresh))["id"] == fresh
        await person.client.aclose()
    postgres.drop(url)


async def test_deleting_the_account_deletes_its_chats(container: Container, person: Person) -> None:
    chat_id = await begun(person)
    answer = await person.client.request("DELETE", "/api/v1/me", json={"password": person.password})
    assert answer.status_code == 204, answer.text
    async with container.database.reading() as session:
        found = await session.execute(text("SELECT 1 FROM persona_chats WHERE id = :id"), {"id": chat_id})
        assert found.first() is None


async def _count(container: Container, table: str) -> int:
    async with container.database.reading() as session:
        return int((await session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())  # noqa: S608
