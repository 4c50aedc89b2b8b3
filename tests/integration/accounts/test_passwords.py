"""Changing a password, and getting back in without one."""

import httpx
import pytest

from tests.conftest import Person, client_of, new_person
from tests.integration.accounts.conftest import Instance
from tests.integration.accounts.test_sessions import sign_in, status_with

NEXT = "battery staple"


async def test_a_changed_password_ends_the_other_sessions(person: Person, stranger: httpx.AsyncClient) -> None:
    phone = await sign_in(person, stranger)
    body = {"current": person.password, "new": NEXT}
    assert (await person.client.post("/api/v1/me/password", json=body)).status_code == 204
    assert await status_with(stranger, phone) == 401
    assert (await person.client.get("/api/v1/me")).status_code == 200
    old = await stranger.post("/api/v1/sessions", json={"email": person.email, "password": person.password})
    assert old.status_code == 401
    person.password = NEXT
    await sign_in(person, stranger)


async def test_the_present_password_is_asked_for(person: Person, stranger: httpx.AsyncClient) -> None:
    phone = await sign_in(person, stranger)
    refused = await person.client.post("/api/v1/me/password", json={"current": "wrong guess", "new": NEXT})
    assert (refused.status_code, refused.json()["code"]) == (403, "password_wrong")
    refused = await person.client.post("/api/v1/me/password", json={"current": person.password, "new": "short"})
    assert (refused.status_code, refused.json()["code"]) == (422, "password_too_short")
    assert await status_with(stranger, phone) == 200
    await sign_in(person, stranger)


def as_copied(code: str) -> str:
    """A code as somebody types it from paper: O for 0, l for 1, small letters, no dashes."""
    return code.replace("-", " ").lower().replace("0", "o").replace("1", "l")


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: code.replace("-", ""), as_copied])
async def test_the_recovery_code_opens_the_account_however_it_is_typed(
    person: Person, stranger: httpx.AsyncClient, typed: object
) -> None:
    assert callable(typed)
    body = {"email": person.email.upper(), "code": typed(person.recovery_code), "new_password": NEXT}
    recovered = await stranger.post("/api/v1/recovery", json=body)
    assert recovered.status_code == 200
    assert recovered.json()["recovery_code"] != person.recovery_code
    assert (await person.client.get("/api/v1/me")).status_code == 401
    person.password = NEXT
    await sign_in(person, stranger)


async def test_a_code_is_spent_once_and_the_next_one_works(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        body = {"email": person.email, "code": person.recovery_code, "new_password": NEXT}
        following = (await client.post("/api/v1/recovery", json=body)).json()["recovery_code"]
        spent = await client.post("/api/v1/recovery", json={**body, "new_password": "another staple"})
        assert (spent.status_code, spent.json()["code"]) == (401, "recovery_refused")
        again = await client.post("/api/v1/recovery", json={**body, "code": following})
        assert again.status_code == 200


async def test_a_wrong_code_changes_nothing_and_tells_nothing(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        body = {"email": person.email, "code": "0000-0000-0000-0000-0000", "new_password": NEXT}
        wrong = await client.post("/api/v1/recovery", json=body)
        unknown = await client.post("/api/v1/recovery", json={**body, "email": "nobody@example.com"})
        assert (wrong.status_code, wrong.json()["code"]) == (401, "recovery_refused")
        assert (unknown.status_code, unknown.content) == (wrong.status_code, wrong.content)
        assert (await person.client.get("/api/v1/me")).status_code == 200
        await sign_in(person, client)


async def test_a_password_that_is_too_short_does_not_spend_the_code(
    person: Person, stranger: httpx.AsyncClient
) -> None:
    body = {"email": person.email, "code": person.recovery_code, "new_password": "short"}
    refused = await stranger.post("/api/v1/recovery", json=body)
    assert (refused.status_code, refused.json()["code"]) == (422, "password_too_short")
    assert (await stranger.post("/api/v1/recovery", json={**body, "new_password": NEXT})).status_code == 200


async def test_a_new_code_replaces_the_old_one(person: Person, stranger: httpx.AsyncClient) -> None:
    refused = await person.client.post("/api/v1/me/recovery-code", json={"password": "wrong guess"})
    assert (refused.status_code, refused.json()["code"]) == (403, "password_wrong")
    renewed = await person.client.post("/api/v1/me/recovery-code", json={"password": person.password})
    code = renewed.json()["recovery_code"]
    body = {"email": person.email, "code": person.recovery_code, "new_password": NEXT}
    assert (await stranger.post("/api/v1/recovery", json=body)).status_code == 401
    assert (await stranger.post("/api/v1/recovery", json={**body, "code": code})).status_code == 200
