"""Guessing passwords and recovery codes is slow, and tells nothing about who has an account."""

from datetime import timedelta

import httpx
import pytest

from tests.conftest import Person, client_of, new_person
from tests.integration.accounts.conftest import Instance

UNKNOWN = "nobody@example.com"


async def guess(client: httpx.AsyncClient, email: str, password: str = "a wrong guess") -> httpx.Response:  # noqa: S107
    return await client.post("/api/v1/sessions", json={"email": email, "password": password})


async def guess_code(client: httpx.AsyncClient, email: str) -> httpx.Response:
    body = {"email": email, "code": "0000-0000", "new_password": "battery staple"}
    return await client.post("/api/v1/recovery", json=body)


async def test_after_five_wrong_guesses_even_the_right_password_waits(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        assert [(await guess(client, person.email)).status_code for _ in range(5)] == [401] * 5
        refused = await guess(client, person.email, person.password)
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many_attempts")
        assert refused.headers["Retry-After"] == "30"
        instance.clock.advance(timedelta(seconds=29))
        assert (await guess(client, person.email, person.password)).headers["Retry-After"] == "1"
        instance.clock.advance(timedelta(seconds=1))
        assert (await guess(client, person.email, person.password)).status_code == 201


async def test_an_unknown_address_waits_just_the_same(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        for _ in range(7):
            known, unknown = await guess(client, person.email), await guess(client, UNKNOWN)
            assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
            assert known.headers.get("Retry-After") == unknown.headers.get("Retry-After")
        assert known.status_code == 429


async def test_each_further_guess_doubles_the_pause_up_to_a_quarter_of_an_hour(instance: Instance) -> None:
    pauses = []
    async with client_of(instance.app) as client:
        for _ in range(5):
            await guess(client, UNKNOWN)
        for _ in range(7):
            pauses.append(int((await guess(client, UNKNOWN)).headers["Retry-After"]))
            instance.clock.advance(timedelta(seconds=pauses[-1]))
            assert (await guess(client, UNKNOWN)).status_code == 401
    assert pauses == [30, 60, 120, 240, 480, 900, 900]


async def test_signing_in_and_a_day_of_rest_both_start_the_count_again(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        for _ in range(4):
            await guess(client, person.email)
        assert (await guess(client, person.email, person.password)).status_code == 201
        assert [(await guess(client, person.email)).status_code for _ in range(5)] == [401] * 5
        instance.clock.advance(timedelta(hours=25))
        assert [(await guess(client, person.email)).status_code for _ in range(5)] == [401] * 5
        assert (await guess(client, person.email)).status_code == 429


async def test_recovery_codes_are_guessed_no_faster(instance: Instance) -> None:
    person = await new_person(instance.app)
    async with client_of(instance.app) as client:
        for email in (person.email, UNKNOWN):
            assert [(await guess_code(client, email)).status_code for _ in range(5)] == [401] * 5
            refused = await guess_code(client, email)
            assert (refused.status_code, refused.headers["Retry-After"]) == (429, "30")
        body = {"email": person.email, "code": person.recovery_code, "new_password": "battery staple"}
        assert (await client.post("/api/v1/recovery", json=body)).status_code == 429
        instance.clock.advance(timedelta(seconds=30))
        assert (await client.post("/api/v1/recovery", json=body)).status_code == 200


@pytest.fixture
async def person_here(instance: Instance) -> Person:
    return await new_person(instance.app)


async def test_a_place_that_guesses_many_addresses_waits_and_others_do_not(
    instance: Instance, person_here: Person
) -> None:
    async with instance.client_at("192.0.2.1") as guesser, instance.client_at("192.0.2.2") as neighbour:
        for number in range(50):
            assert (await guess(guesser, f"{number}@example.com")).status_code == 401
        refused = await guess(guesser, person_here.email, person_here.password)
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "30")
        assert (await guess(neighbour, person_here.email, person_here.password)).status_code == 201
