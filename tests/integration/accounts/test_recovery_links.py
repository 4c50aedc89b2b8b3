"""An owner who lost everything comes back by an admin's link, and no link is silent (ADR 0015)."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from structlog.testing import capture_logs

from echodiary.platform.database import libpq_url
from tests.conftest import Person, client_of, new_person
from tests.integration.accounts.conftest import Instance

NEXT = "battery staple"
ADMIN = "/api/v1/admin/accounts"
RECORDS = "/api/v1/admin/recovery-links"
USE = "/api/v1/recovery/link"


@dataclass
class Town:
    """An instance with its admin, somebody who will be locked out, and a stranger who holds the link."""

    instance: Instance
    admin: Person
    owner: Person
    stranger: httpx.AsyncClient

    async def issue(self, person: Person | None = None) -> httpx.Response:
        return await self.admin.client.post(f"{ADMIN}/{(person or self.owner).id}/recovery-link")

    async def token(self) -> str:
        answer = await self.issue()
        assert answer.status_code == 201, answer.text
        return str(answer.json()["url"]).partition("#")[2]

    async def use(self, token: str, password: str = NEXT, **headers: str) -> httpx.Response:
        return await self.stranger.post(USE, json={"token": token, "new_password": password}, headers=headers)

    async def enter(self, password: str = NEXT) -> httpx.AsyncClient:
        body = {"email": self.owner.email, "password": password}
        opened = await self.stranger.post("/api/v1/sessions", json=body)
        assert opened.status_code == 201, opened.text
        return client_of(self.instance.app, Authorization=f"Bearer {opened.json()['token']}")

    async def told(self, client: httpx.AsyncClient | None = None) -> dict[str, Any] | None:
        found: dict[str, Any] | None = (await (client or self.owner.client).get("/api/v1/me")).json()["recovery_link"]
        return found

    async def states(self) -> list[str]:
        return [line["state"] for line in (await self.admin.client.get(RECORDS)).json()["items"]]


@pytest.fixture
async def town(instance: Instance) -> AsyncIterator[Town]:
    admin, owner = await new_person(instance.app), await new_person(instance.app)
    async with client_of(instance.app) as stranger:
        yield Town(instance, admin, owner, stranger)
    await admin.client.aclose()
    await owner.client.aclose()


async def test_a_link_sets_a_password_ends_every_session_and_gives_a_new_code(town: Town) -> None:
    made = await town.issue()
    assert made.status_code == 201
    assert re.fullmatch(r"http://echodiary\.test/recovery/link#[A-Za-z0-9_-]{43}", made.json()["url"])
    expires_at = town.instance.clock.now() + timedelta(hours=24)
    assert made.json()["expires_at"] == expires_at.isoformat().replace("+00:00", "Z")
    used = await town.use(made.json()["url"])  # the whole link, as it was pasted
    assert used.status_code == 200
    assert (await town.owner.client.get("/api/v1/me")).status_code == 401
    old = {"email": town.owner.email, "password": town.owner.password}
    assert (await town.stranger.post("/api/v1/sessions", json=old)).status_code == 401
    assert (await (await town.enter()).get("/api/v1/entries")).status_code == 200
    spent = {"email": town.owner.email, "code": town.owner.recovery_code, "new_password": "another staple"}
    assert (await town.stranger.post("/api/v1/recovery", json=spent)).status_code == 401
    following = {**spent, "code": used.json()["recovery_code"]}
    assert (await town.stranger.post("/api/v1/recovery", json=following)).status_code == 200


async def test_only_an_admin_makes_one_and_never_for_an_admin_nobody_or_an_account_at_rest(town: Town) -> None:
    path = f"{ADMIN}/{town.owner.id}/recovery-link"
    assert (await town.stranger.post(path)).status_code == 401
    assert (await town.owner.client.post(path)).status_code == 403
    assert (await town.owner.client.get(RECORDS)).status_code == 403
    assert (await town.admin.client.post(f"{ADMIN}/{uuid4()}/recovery-link")).status_code == 404
    refused = await town.issue(town.admin)
    assert (refused.status_code, refused.json()["code"]) == (409, "account_is_admin")
    await town.admin.client.post(f"{ADMIN}/{town.owner.id}/disable")
    refused = await town.issue()
    assert (refused.status_code, refused.json()["code"]) == (409, "account_disabled")
    assert "at rest" in refused.json()["detail"]
    assert await town.states() == []


async def test_a_link_works_once(town: Town) -> None:
    token = await town.token()
    assert (await town.use(token)).status_code == 200
    again = await town.use(token, "another staple")
    assert (again.status_code, again.json()["code"]) == (401, "recovery_link_refused")
    await town.enter()


async def test_of_many_who_use_one_link_at_once_one_does(town: Town) -> None:
    token = await town.token()
    answers = await asyncio.gather(*(town.use(token, f"battery staple {number}") for number in range(5)))
    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401, 401]


async def test_two_links_made_at_once_leave_one_that_works(town: Town) -> None:
    first, second = await asyncio.gather(town.token(), town.token())
    assert sorted([(await town.use(first)).status_code, (await town.use(second)).status_code]) == [200, 401]


async def test_a_link_is_over_after_a_day(town: Town) -> None:
    early, late = await town.token(), ""
    town.instance.clock.advance(timedelta(hours=24))
    assert (await town.use(early)).status_code == 401
    assert await town.told() is None
    assert await town.states() == ["expired"]
    late = await town.token()
    town.instance.clock.advance(timedelta(hours=24) - timedelta(seconds=1))
    assert (await town.use(late)).status_code == 200
    assert await town.states() == ["used", "expired"]


async def test_a_newer_link_makes_the_older_one_void(town: Town) -> None:
    older = await town.token()
    newer = await town.token()
    assert (await town.use(older)).status_code == 401
    assert await town.states() == ["open", "replaced"]
    assert (await town.use(newer)).status_code == 200


async def test_all_that_do_not_work_get_the_same_answer(town: Town) -> None:
    used, replaced = await town.token(), ""
    await town.use(used)
    replaced = await town.token()
    await town.token()
    answers = [await town.use(token) for token in (used, replaced, "never-was-one", "", f"{town.owner.email}#x")]
    assert {(answer.status_code, answer.content) for answer in answers} == {(401, answers[0].content)}


async def test_a_password_that_is_too_short_does_not_spend_the_link(town: Town) -> None:
    token = await town.token()
    refused = await town.use(token, "short")
    assert (refused.status_code, refused.json()["code"]) == (422, "password_too_short")
    assert (await town.use(token)).status_code == 200


async def test_an_account_that_is_put_to_rest_meanwhile_stays_closed_and_its_link_unspent(town: Town) -> None:
    token = await town.token()
    await town.admin.client.post(f"{ADMIN}/{town.owner.id}/disable")
    closed = await town.use(token)
    assert (closed.status_code, closed.json()["code"]) == (403, "account_disabled")
    await town.admin.client.post(f"{ADMIN}/{town.owner.id}/enable")
    assert (await town.use(token)).status_code == 200


async def test_an_owner_who_is_signed_in_sees_an_open_link_and_refuses_it(town: Town) -> None:
    assert await town.told() is None
    token = await town.token()
    told = await town.told()
    assert told is not None
    assert (told["used_at"], told["used_on"]) == (None, None)
    assert await town.told(town.admin.client) is None
    assert (await town.admin.client.post("/api/v1/me/recovery-link/refuse")).status_code == 204  # that is nobody's
    assert (await town.owner.client.post("/api/v1/me/recovery-link/refuse")).status_code == 204
    assert await town.told() is None
    assert (await town.use(token)).status_code == 401
    assert (await town.owner.client.get("/api/v1/me")).status_code == 200
    assert await town.states() == ["refused"]


async def test_after_it_was_used_the_owner_is_told_until_they_confirm(town: Town) -> None:
    token = await town.token()
    windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0"
    await town.use(token, **{"User-Agent": windows})
    owner = await town.enter()
    told = await town.told(owner)
    assert told is not None
    assert told["used_at"] is not None
    assert told["used_on"] == "Chrome · Windows"
    await town.enter()
    assert await town.told(owner) == told  # the next sign-in does not end it
    assert (await owner.post("/api/v1/me/recovery-link/confirm")).status_code == 204
    assert await town.told(owner) is None
    (line,) = (await town.admin.client.get(RECORDS)).json()["items"]
    assert (line["state"], line["email"], line["issued_by"]) == ("used", town.owner.email, town.admin.email)
    assert line["confirmed_at"] is not None
    assert "used_on" not in line  # which device the owner has is not the admin's


async def test_an_open_link_is_told_before_one_that_was_used(town: Town) -> None:
    await town.use(await town.token())
    owner = await town.enter()
    await town.token()
    told = await town.told(owner)
    assert told is not None
    assert told["used_at"] is None
    await owner.post("/api/v1/me/recovery-link/refuse")
    told = await town.told(owner)
    assert told is not None
    assert told["used_at"] is not None


@pytest.mark.parametrize("way", ["password", "code"])
async def test_a_password_that_is_set_without_it_ends_an_open_link(town: Town, way: str) -> None:
    token = await town.token()
    if way == "password":
        body = {"current": town.owner.password, "new": NEXT}
        await town.owner.client.post("/api/v1/me/password", json=body)
    else:
        body = {"email": town.owner.email, "code": town.owner.recovery_code, "new_password": NEXT}
        await town.stranger.post("/api/v1/recovery", json=body)
    assert (await town.use(token, "another staple")).status_code == 401
    assert await town.states() == ["overtaken"]


async def test_guessing_links_is_slow(town: Town) -> None:
    token = await town.token()
    async with town.instance.client_at("192.0.2.1") as guesser:
        for number in range(50):
            assert (await guesser.post(USE, json={"token": f"{number}", "new_password": NEXT})).status_code == 401
        refused = await guesser.post(USE, json={"token": token, "new_password": NEXT})
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "30")
    assert (await town.use(token)).status_code == 200


async def test_the_database_holds_a_digest_only_and_no_log_the_token(
    town: Town, capfd: pytest.CaptureFixture[str]
) -> None:
    with capture_logs() as logs:
        token = await town.token()
        await town.use("never-was-one")
        await town.stranger.get("/recovery/link")
        await town.use(token)
    said = capfd.readouterr()
    assert token not in f"{logs}{said.out}{said.err}"
    events = {line["event"] for line in logs}
    assert {"accounts.recovery_link_issued", "accounts.recovery_link_used", "http.answered"} <= events
    with psycopg.connect(libpq_url(town.instance.container.database.url)) as connection:
        (row,) = connection.execute("SELECT l::text, token_digest FROM recovery_links l").fetchall()
    assert token not in row[0]
    assert len(row[1]) == 32


async def test_the_lines_come_in_pages_and_go_with_their_account(town: Town) -> None:
    for _ in range(3):
        await town.token()
        town.instance.clock.advance(timedelta(minutes=1))
    one = (await town.admin.client.get(f"{RECORDS}?limit=2")).json()
    two = (await town.admin.client.get(f"{RECORDS}?limit=2&cursor={one['next_cursor']}")).json()
    assert [line["state"] for line in (*one["items"], *two["items"])] == ["open", "replaced", "replaced"]
    assert two["next_cursor"] is None
    assert (await town.admin.client.get(f"{RECORDS}?cursor=nonsense")).status_code == 422
    gone = await town.owner.client.request("DELETE", "/api/v1/me", json={"password": town.owner.password})
    assert gone.status_code == 204
    assert await town.states() == []
