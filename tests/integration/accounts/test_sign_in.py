"""Signing in, and what a session opens."""

import httpx
import pytest

from echodiary.features.accounts.deps import SESSION_COOKIE
from tests.conftest import Person, client_of, new_person
from tests.integration.accounts.conftest import Instance


def token_of(person: Person) -> str:
    return person.client.headers["Authorization"].removeprefix("Bearer ")


@pytest.fixture
def browser(person: Person) -> httpx.AsyncClient:
    """The person's session in a browser: a cookie, no Bearer."""
    token = token_of(person)
    del person.client.headers["Authorization"]
    person.client.cookies.set(SESSION_COOKIE, token)
    return person.client


async def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        wrong = await client.post("/api/v1/sessions", json={"email": person.email, "password": "battery staple"})
        unknown = await client.post("/api/v1/sessions", json={"email": "no@example.com", "password": "correct horse"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "credentials_wrong")
    assert (unknown.status_code, unknown.content) == (wrong.status_code, wrong.content)
    assert set(unknown.headers) == set(wrong.headers)


@pytest.mark.parametrize("email", ["", "no", "a\u0000b@example.com", "é" * 300, "a b@example.com"])
async def test_what_is_no_address_is_an_unknown_one(instance: Instance, email: str) -> None:
    async with client_of(instance.app) as client:
        refused = await client.post("/api/v1/sessions", json={"email": email, "password": "correct horse"})
        assert (refused.status_code, refused.json()["code"]) == (401, "credentials_wrong")
        body = {"email": email, "code": "0000", "new_password": "battery staple"}
        refused = await client.post("/api/v1/recovery", json=body)
        assert (refused.status_code, refused.json()["code"]) == (401, "recovery_refused")


async def test_an_address_may_be_typed_in_any_case(person: Person, stranger: httpx.AsyncClient) -> None:
    body = {"email": f" {person.email.upper()} ", "password": person.password}
    assert (await stranger.post("/api/v1/sessions", json=body)).status_code == 201


async def test_a_token_opens_the_account(person: Person) -> None:
    assert (await person.client.get("/api/v1/me")).json()["id"] == person.id
    person.client.headers["Authorization"] = f"bearer {token_of(person)}"
    assert (await person.client.get("/api/v1/me")).json()["id"] == person.id


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer x", "Basic eDp5", "Bearer  "])
async def test_no_token_opens_nothing(stranger: httpx.AsyncClient, authorization: str) -> None:
    refused = await stranger.get("/api/v1/me", headers={"Authorization": authorization})
    assert (refused.status_code, refused.json()["code"]) == (401, "not_signed_in")


async def test_a_cookie_opens_the_account(browser: httpx.AsyncClient, person: Person) -> None:
    assert (await browser.get("/api/v1/me")).json()["id"] == person.id


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "http://echodiary.test"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://echodiary.test"}, 403),
        ({"Origin": "http://elsewhere.test"}, 403),
        ({"Origin": "http://echodiary.test.elsewhere.test"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
async def test_a_cookie_changes_things_only_from_our_own_pages(
    browser: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    answer = await browser.patch("/api/v1/me", json={"display_name": "바꿈"}, headers=headers)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["code"] == "cross_site"
    assert ((await browser.get("/api/v1/me")).json()["display_name"] == "바꿈") == (status == 200)


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://elsewhere.test"}, {"Sec-Fetch-Site": "cross-site"}])
async def test_a_token_is_no_matter_of_sites(person: Person, headers: dict[str, str]) -> None:
    answer = await person.client.patch("/api/v1/me", json={"display_name": "바꿈"}, headers=headers)
    assert answer.status_code == 200


async def test_a_page_elsewhere_cannot_sign_somebody_in(person: Person, stranger: httpx.AsyncClient) -> None:
    body = {"email": person.email, "password": person.password}
    refused = await stranger.post("/api/v1/sessions", json=body, headers={"Sec-Fetch-Site": "cross-site"})
    assert (refused.status_code, refused.json()["code"]) == (403, "cross_site")
    refused = await stranger.post("/api/v1/sessions", json=body, headers={"Origin": "http://elsewhere.test"})
    assert refused.status_code == 403
