"""The admin's policy: saved with reasons for refusal, tried, followed through its history, taken back."""

from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from echodiary.llm.errors import BadCredentials, Misconfigured, RateLimited
from echodiary.web.pagination import encode_cursor
from tests.conftest import new_person
from tests.integration.generations.stage import begun, rows_of, said, staged, until
from tests.integration.llm_policy.house import House, Providers

POLICY = "/api/v1/admin/llm-policy"
KEY = "sk-geheim-두꺼비-0042"
OPENAI = {"provider": "openai", "api_key": KEY, "note": "봄맞이 두꺼비"}


async def save(house: House, etag: str = "*", **body: object) -> dict[str, object]:
    answer = await house.admin.client.put(POLICY, json=body, headers={"If-Match": etag})
    assert answer.status_code == 200, answer.text
    saved: dict[str, object] = answer.json()
    return saved


async def test_before_anything_was_saved_the_settings_speak(house: House) -> None:
    answer = await house.admin.client.get(POLICY)
    assert answer.headers["ETag"] == '"0"'
    view = answer.json()
    assert (view["version"], view["provider"], view["key_source"]) == (0, "builtin", "none")


async def test_a_policy_is_saved_and_its_key_never_comes_back(house: House) -> None:
    saved = await house.admin.client.put(POLICY, json=OPENAI, headers={"If-Match": '"0"'})
    assert saved.status_code == 200, saved.text
    assert KEY not in saved.text
    view = saved.json()
    assert (view["version"], view["text_small_model"], view["text_large_model"]) == (1, "gpt-6-luna", "gpt-6.1-sol")
    assert (view["key_source"], view["key_tail"], view["note"]) == ("stored", "0042", "봄맞이 두꺼비")
    assert view["saved_by"] == house.admin.id
    (opened,) = house.providers.opened
    assert opened.endpoint.api_key is not None
    assert opened.endpoint.api_key.get_secret_value() == KEY
    rows = rows_of(house, "SELECT p::text FROM llm_policies p")  # type: ignore[arg-type]
    for secret in (KEY, KEY.encode().hex(), "두꺼비", "두꺼비".encode().hex()):
        assert secret not in str(rows)


async def test_the_key_stays_when_another_version_says_nothing_of_it(house: House) -> None:
    await save(house, **OPENAI)
    again = await save(house, provider="openai", text_small_model="gpt-7-nova")
    assert (again["key_tail"], again["text_small_model"]) == ("0042", "gpt-7-nova")
    gone = await save(house, provider="openai", api_key="", base_url="http://127.0.0.1:11434/v1")
    assert (gone["key_source"], gone["key_tail"]) == ("none", None)
    await save(house, **OPENAI)
    elsewhere = await save(house, provider="openai", base_url="http://127.0.0.1:11434/v1")
    assert (elsewhere["key_source"], elsewhere["key_tail"]) == ("none", None), "a key is sent to no other host"
    assert house.providers.opened[-1].endpoint.api_key is None
    other = await house.admin.client.put(POLICY, json={"provider": "gemini"}, headers={"If-Match": "*"})
    assert other.json()["problems"] == [{"field": "api_key", "code": "missing"}]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"provider": "openai"}, ("api_key", "missing")),
        ({**OPENAI, "base_url": "nowhere"}, ("base_url", "not_an_address")),
        ({**OPENAI, "base_url": "https://me:secret@host/v1"}, ("base_url", "holds_credentials")),
        ({**OPENAI, "base_url": "http://models.example.com/v1"}, ("base_url", "not_encrypted")),
        ({**OPENAI, "text_large_model": "no-such-model"}, ("text_large_model", "model_unknown")),
        ({**OPENAI, "text_small_model": "wrong-key"}, ("api_key", "provider_credentials")),
        ({**OPENAI, "text_small_model": "busy"}, ("text_small_model", "rate_limited")),
    ],
)
async def test_what_would_not_work_is_refused_with_the_reason_or_saved_anyway(
    house: House, body: dict[str, object], problem: tuple[str, str]
) -> None:
    house.providers.failures |= {
        "no-such-model": Misconfigured(),
        "wrong-key": BadCredentials(),
        "busy": RateLimited(),
    }
    refused = await house.admin.client.put(POLICY, json=body, headers={"If-Match": "*"})
    assert (refused.status_code, refused.json()["code"]) == (422, "policy_refused")
    assert {"field": problem[0], "code": problem[1]} in refused.json()["problems"]
    assert KEY not in refused.text
    assert (await house.admin.client.get(POLICY)).json()["version"] == 0
    saved = await save(house, **body, save_anyway=True)
    assert (saved["version"], saved["saved_anyway"]) == (1, True)


@pytest.mark.parametrize(
    "address", ["\x00", "nowhere", "http://h:x/v1", "http://h:99999/v1", "http://호스트/v1", "http://a b/"]
)
async def test_a_trial_of_something_that_is_no_address_says_so_and_asks_nobody(house: House, address: str) -> None:
    tried = await house.admin.client.post(f"{POLICY}/test", json={**OPENAI, "base_url": address})
    assert tried.status_code == 200
    assert {item["error"] for item in tried.json()["items"]} == {"not_an_address"}
    assert house.providers.opened == []
    refused = await house.admin.client.put(POLICY, json={**OPENAI, "base_url": address}, headers={"If-Match": "*"})
    assert refused.json()["problems"] == [{"field": "base_url", "code": "not_an_address"}]


async def test_a_stale_save_changes_nothing_and_shows_both(house: House) -> None:
    await save(house, **OPENAI)
    missing = await house.admin.client.put(POLICY, json=OPENAI)
    assert missing.status_code == 428
    stale = await house.admin.client.put(POLICY, json={"provider": "builtin"}, headers={"If-Match": '"0"'})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert stale.json()["current"]["provider"] == "openai"
    assert stale.json()["yours"]["provider"] == "builtin"
    assert (await house.admin.client.get(POLICY)).json()["version"] == 1


async def test_one_step_goes_back_and_the_history_says_who_and_why(house: House) -> None:
    await save(house, **OPENAI)
    await save(house, provider="builtin", note="비용")
    back = await house.admin.client.post(f"{POLICY}/rollback", json={"version": 1})
    assert (back.json()["version"], back.json()["provider"], back.json()["key_tail"]) == (3, "openai", "0042")
    assert back.json()["restores"] == 1
    nowhere = await house.admin.client.post(f"{POLICY}/rollback", json={"version": 9})
    assert nowhere.status_code == 404
    first = (await house.admin.client.get(f"{POLICY}/history?limit=2")).json()
    assert [item["version"] for item in first["items"]] == [3, 2]
    rest = (await house.admin.client.get(f"{POLICY}/history", params={"cursor": first["next_cursor"]})).json()
    assert [(item["version"], item["note"]) for item in rest["items"]] == [(1, "봄맞이 두꺼비")]
    to_settings = await house.admin.client.post(f"{POLICY}/rollback", json={"version": 0})
    assert (to_settings.json()["provider"], to_settings.json()["restores"]) == ("builtin", 0)


async def test_each_role_is_tried_with_its_model(house: House) -> None:
    house.providers.failures["gpt-image-2"] = RateLimited()
    trials = (await house.admin.client.post(f"{POLICY}/test", json=OPENAI)).json()["items"]
    assert [(one["role"], one["model"], one["ok"], one["error"]) for one in trials] == [
        ("text-small", "gpt-6-luna", True, None),
        ("text-large", "gpt-6.1-sol", True, None),
        ("image", "gpt-image-2", False, "rate_limited"),
    ]
    in_force = (await house.admin.client.post(f"{POLICY}/test")).json()["items"]
    assert in_force == []  # the built-in writer needs no trial


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("PUT", ""), ("POST", "/test"), ("GET", "/history"), ("POST", "/rollback")],
)
async def test_only_an_admin_comes_in(house: House, method: str, path: str) -> None:
    body = {"provider": "builtin", "version": 0}
    forbidden = await house.other.client.request(method, POLICY + path, json=body, headers={"If-Match": "*"})
    assert forbidden.status_code == 403
    del house.other.client.headers["Authorization"]
    stranger = await house.other.client.request(method, POLICY + path, json=body, headers={"If-Match": "*"})
    assert stranger.status_code == 401


async def test_a_running_draft_ends_under_the_policy_it_was_accepted_under(empty_database: URL, tmp_path: Path) -> None:
    async with staged(empty_database, tmp_path, opener=Providers()) as stage:
        admin = await new_person(stage.app)
        await admin.client.patch("/api/v1/me", json={"external_ai_consent": True})
        gate = stage.gate()
        stage.writer.enqueue("앞. ", gate, "뒤.")
        draft_id = await begun(admin)
        await said(stage, draft_id, "앞. ")
        switched = await admin.client.put(POLICY, json=OPENAI, headers={"If-Match": "*"})
        assert switched.status_code == 200, switched.text
        second = await begun(admin)
        gate.set()
        first = await until(admin, draft_id, "ready")
        assert first["versions"][0]["provider"] == "builtin"  # type: ignore[index]
        later = await until(admin, second, "ready")
        assert later["versions"][0]["provider"] == "openai"  # type: ignore[index]
        versions = rows_of(stage, "SELECT policy_version FROM generations ORDER BY created_at")
        assert versions == [(0,), (1,)]


@pytest.mark.parametrize("path", [f"{POLICY}/history", "/api/v1/admin/budget/history"])
async def test_a_cursor_beyond_the_column_is_refused_in_words(house: House, path: str) -> None:
    answer = await house.admin.client.get(path, params={"cursor": encode_cursor([2**40])})
    assert (answer.status_code, answer.json()["code"]) == (422, "cursor_invalid")
