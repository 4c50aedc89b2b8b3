"""Personas as tests make them."""

import asyncio
from collections.abc import Awaitable
from uuid import UUID

import httpx

from echodiary.bootstrap.container import Container
from echodiary.features.accounts.locks import lock_account
from tests.conftest import Person


def persona_form(**changes: object) -> dict[str, object]:
    return {
        "name": "책방이모",
        "description": "동네 책방을 하는 이모. 사람을 좋아한다.",
        "speech_level": "polite",
        "traits": ["느긋함", "다정함"],
        "writing_samples": ["오늘은 손님이 셋 왔어요.\n비가 왔거든요."],
        "do": ["날씨부터 써요"],
        "dont": ["훈계하지 않아요"],
        "language": "ko",
        **changes,
    }


async def make_persona(person: Person, **changes: object) -> dict[str, object]:
    made = await person.client.post("/api/v1/personas", json=persona_form(**changes))
    assert made.status_code == 201, made.text
    persona: dict[str, object] = made.json()
    return persona


async def personas_of(person: Person) -> list[dict[str, object]]:
    answer = await person.client.get("/api/v1/personas", params={"limit": 100})
    items: list[dict[str, object]] = answer.json()["items"]
    return items


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a refusal; fails when the answer is not a problem."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    return answer.status_code, answer.json()["code"]


async def at_the_same_moment(
    container: Container, person: Person, *requests: Awaitable[httpx.Response]
) -> list[httpx.Response]:
    """Send requests that need the account to themselves: none may be answered while somebody else holds it."""
    async with container.database.transaction() as session:
        await lock_account(session, UUID(person.id))
        sent = [asyncio.ensure_future(request) for request in requests]
        done, _ = await asyncio.wait(sent, timeout=0.3)
        assert not done, "answered without waiting for its turn"
    return await asyncio.gather(*sent)
