"""Making an account."""

from uuid import uuid4

import httpx

from tests.conftest import Person


async def test_a_new_account_is_shown_with_its_recovery_code_once(person: Person) -> None:
    assert len(person.recovery_code) == 24
    me = (await person.client.get("/api/v1/me")).json()
    assert me["email"] == person.email
    assert me["time_zone"] == "Asia/Seoul"
    assert "recovery_code" not in me


async def test_short_passwords_are_refused(stranger: httpx.AsyncClient) -> None:
    answer = await stranger.post("/api/v1/accounts", json={"email": f"{uuid4().hex}@example.com", "password": "short"})
    assert answer.status_code == 422
    assert answer.json()["code"] == "password_too_short"
