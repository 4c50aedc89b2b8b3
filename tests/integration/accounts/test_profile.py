"""The account's own settings."""

import pytest

from tests.conftest import Person

CHANGES = {
    "display_name": "봄",
    "locale": "en",
    "time_zone": "America/New_York",
    "day_start_minutes": 0,
    "theme": "dark",
    "external_ai_consent": True,
}


@pytest.mark.parametrize("name", CHANGES)
async def test_each_setting_changes_by_itself(person: Person, name: str) -> None:
    before = (await person.client.get("/api/v1/me")).json()
    changed = await person.client.patch("/api/v1/me", json={name: CHANGES[name]})
    assert changed.status_code == 200
    assert changed.json() == {**before, name: CHANGES[name]} != before
    assert (await person.client.get("/api/v1/me")).json() == changed.json()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"time_zone": "Asia/Nowhere"}, "time_zone_unknown"),
        ({"time_zone": ""}, "time_zone_unknown"),
        ({"day_start_minutes": -1}, "invalid"),
        ({"day_start_minutes": 1440}, "invalid"),
        ({"theme": "pink"}, "invalid"),
        ({"locale": "fr"}, "invalid"),
    ],
)
async def test_what_cannot_be_taken_changes_nothing(person: Person, wrong: dict[str, object], code: str) -> None:
    before = (await person.client.get("/api/v1/me")).json()
    refused = await person.client.patch("/api/v1/me", json={"display_name": "여름", **wrong})
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert (await person.client.get("/api/v1/me")).json() == before


async def test_is_admin_and_email_are_not_settings(person: Person) -> None:
    before = (await person.client.get("/api/v1/me")).json()
    sent = {"is_admin": not before["is_admin"], "email": "other@example.com", "id": "0"}
    assert (await person.client.patch("/api/v1/me", json=sent)).json() == before
