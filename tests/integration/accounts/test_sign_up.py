"""Making an account."""

import asyncio
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from tests.conftest import Person, client_of, container_for, new_person, running, settings_for
from tests.integration.accounts.conftest import Instance


def form(**changes: object) -> dict[str, object]:
    return {"email": f"{uuid4().hex}@example.com", "password": "correct horse", **changes}


async def test_a_new_account_is_shown_with_its_recovery_code_once(person: Person) -> None:
    assert len(person.recovery_code) == 24
    me = (await person.client.get("/api/v1/me")).json()
    assert me["email"] == person.email
    assert me["time_zone"] == "Asia/Seoul"
    assert "recovery_code" not in me


async def test_what_is_sent_is_what_the_account_has(stranger: httpx.AsyncClient) -> None:
    made = await stranger.post(
        "/api/v1/accounts",
        json=form(email=" Ana@Example.COM ", display_name=" 아나 ", locale="en", time_zone="Europe/Lisbon"),
    )
    assert made.status_code == 201
    account = made.json()
    assert account["email"] == "ana@example.com"
    assert (account["display_name"], account["locale"], account["time_zone"]) == ("아나", "en", "Europe/Lisbon")
    assert account["day_start_minutes"] == 240
    assert account["external_ai_consent"] is False


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"password": "short"}, "password_too_short"),
        ({"password": "x" * 1025}, "password_too_long"),
        ({"email": "nobody"}, "email_invalid"),
        ({"email": "a\u0000@example.com"}, "email_invalid"),
        ({"email": "a@" + "b" * 250 + ".com"}, "email_invalid"),
        ({"time_zone": "Asia/Nowhere"}, "time_zone_unknown"),
        ({"time_zone": "../../etc/passwd"}, "time_zone_unknown"),
        ({"time_zone": "A\u0000"}, "time_zone_unknown"),
        ({"locale": "fr"}, "invalid"),
        ({"display_name": "가" * 41}, "invalid"),
    ],
)
async def test_what_cannot_be_taken_is_refused(stranger: httpx.AsyncClient, wrong: dict[str, str], code: str) -> None:
    refused = await stranger.post("/api/v1/accounts", json=form(**wrong))
    assert (refused.status_code, refused.json()["code"]) == (422, code)


async def test_an_address_has_one_account_however_it_is_written(stranger: httpx.AsyncClient, person: Person) -> None:
    refused = await stranger.post("/api/v1/accounts", json=form(email=f" {person.email.upper()} "))
    assert (refused.status_code, refused.json()["code"]) == (409, "email_taken")


async def test_two_sign_ups_with_one_address_make_one_account(stranger: httpx.AsyncClient) -> None:
    same = form()
    answers = await asyncio.gather(*(stranger.post("/api/v1/accounts", json=same) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409]


async def test_only_the_first_account_is_admin(instance: Instance) -> None:
    first = await new_person(instance.app)
    second = await new_person(instance.app)
    assert (first.account["is_admin"], second.account["is_admin"]) == (True, False)


async def test_only_one_is_admin_when_several_sign_up_at_the_same_moment(instance: Instance) -> None:
    async with client_of(instance.app) as client:
        answers = await asyncio.gather(*(client.post("/api/v1/accounts", json=form()) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [201] * 4
    assert sum(answer.json()["is_admin"] for answer in answers) == 1


async def test_a_closed_instance_takes_its_first_account_and_no_other(empty_database: URL, tmp_path: Path) -> None:
    container = container_for(empty_database, tmp_path, settings=settings_for(tmp_path, signup="closed"))
    async with running(create_app(container)) as app:
        first = await new_person(app)
        assert first.account["is_admin"] is True
        async with client_of(app) as client:
            refused = await client.post("/api/v1/accounts", json=form())
        assert (refused.status_code, refused.json()["code"]) == (403, "signup_closed")
