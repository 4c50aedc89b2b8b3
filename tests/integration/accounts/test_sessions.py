"""The sessions of an account: listed, ended, running out."""

from datetime import datetime, timedelta
from uuid import uuid4

import httpx
from sqlalchemy import text

from tests.conftest import Person, client_of, new_person
from tests.integration.accounts.conftest import Instance

PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


async def sign_in(person: Person, client: httpx.AsyncClient, agent: str = "") -> dict[str, str]:
    answer = await client.post(
        "/api/v1/sessions",
        json={"email": person.email, "password": person.password},
        headers={"User-Agent": agent},
    )
    assert answer.status_code == 201
    session: dict[str, str] = answer.json()
    return session


async def status_with(client: httpx.AsyncClient, session: dict[str, str]) -> int:
    headers = {"Authorization": f"Bearer {session['token']}"}
    return (await client.get("/api/v1/me", headers=headers)).status_code


async def test_sessions_are_listed_by_device_and_this_one_is_marked(
    person: Person, stranger: httpx.AsyncClient
) -> None:
    phone = await sign_in(person, stranger, PHONE)
    listed = (await person.client.get("/api/v1/sessions")).json()
    assert listed["next_cursor"] is None
    by_id = {session["id"]: session for session in listed["items"]}
    assert len(by_id) == 2
    assert by_id[phone["id"]]["device"] == "Chrome · Android"
    assert [session["current"] for session in by_id.values() if session["id"] != phone["id"]] == [True]
    assert by_id[phone["id"]]["current"] is False
    assert "token" not in by_id[phone["id"]]


async def test_an_ended_session_opens_nothing_any_more(person: Person, stranger: httpx.AsyncClient) -> None:
    phone, tablet = await sign_in(person, stranger), await sign_in(person, stranger)
    assert (await person.client.delete(f"/api/v1/sessions/{phone['id']}")).status_code == 204
    assert await status_with(stranger, phone) == 401
    assert await status_with(stranger, tablet) == 200
    assert (await person.client.delete(f"/api/v1/sessions/{phone['id']}")).status_code == 404


async def test_signing_out_ends_this_session_only(person: Person, stranger: httpx.AsyncClient) -> None:
    phone = await sign_in(person, stranger)
    assert (await person.client.delete("/api/v1/sessions/current")).status_code == 204
    assert (await person.client.get("/api/v1/me")).status_code == 401
    assert await status_with(stranger, phone) == 200


async def test_somebody_elses_session_is_the_same_404_as_none(
    person: Person, another_person: Person, stranger: httpx.AsyncClient
) -> None:
    theirs = await sign_in(another_person, stranger)
    foreign = await person.client.delete(f"/api/v1/sessions/{theirs['id']}")
    missing = await person.client.delete(f"/api/v1/sessions/{uuid4()}")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content
    assert await status_with(stranger, theirs) == 200


async def test_a_session_that_is_not_used_runs_out(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        session = await sign_in(person, client)
        assert datetime.fromisoformat(session["expires_at"]) == instance.clock.now() + timedelta(days=60)
        instance.clock.advance(timedelta(days=60) - timedelta(seconds=1))
        fresh = await sign_in(person, client)
        instance.clock.advance(timedelta(seconds=1))
        assert await status_with(client, session) == 401
        listed = await client.get("/api/v1/sessions", headers={"Authorization": f"Bearer {fresh['token']}"})
        assert [each["id"] for each in listed.json()["items"]] == [fresh["id"]]


async def test_a_session_that_is_used_lives_on(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        session = await sign_in(person, client)
        for _ in range(4):
            instance.clock.advance(timedelta(days=40))
            assert await status_with(client, session) == 200


async def test_tokens_are_kept_as_digests_only(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        session = await sign_in(person, client)
    async with instance.container.database.reading() as reading:
        digests = (await reading.execute(text("SELECT token_digest FROM sessions"))).scalars().all()
        hashes = (await reading.execute(text("SELECT password_hash FROM accounts"))).scalars().all()
    assert len(digests) == 2
    assert all(session["token"].encode() not in bytes(digest) for digest in digests)
    assert [each.startswith("$argon2id$") for each in hashes] == [True]
