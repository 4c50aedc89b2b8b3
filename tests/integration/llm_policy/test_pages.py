"""The admin's page of the policy, as a browser without scripts uses it."""

from echodiary.llm.errors import Misconfigured, Unavailable
from tests.integration.drafts.test_pages import browser_of, fields_of
from tests.integration.llm_policy.house import House
from tests.integration.llm_policy.test_policy import KEY, OPENAI, POLICY, save

OPENAI_SMALL = "gpt-6-luna"
FORM = 'action="/admin"'


async def test_an_admin_chooses_tries_saves_and_goes_back(house: House) -> None:
    async with browser_of(house, house.admin) as client:  # type: ignore[arg-type]
        page = (await client.get("/admin")).text
        assert "내장 작성기가 모든 초안을 써요." in page
        chosen = {**fields_of(page, FORM), "provider": "openai", "api_key": KEY, "note": "시험 삼아"}
        tried = await client.post("/admin/try", data=chosen)
        assert tried.text.count("대답했어요") == 3
        assert KEY not in tried.text
        saved = await client.post("/admin", data=chosen)
        assert saved.status_code == 303
        page = (await client.get("/admin")).text
        assert "0042로 끝나는 키가 저장되어 있어요." in page
        assert "시험 삼아" in page
        assert KEY not in page
        await save(house, provider="builtin")
        back = await client.post("/admin/roll-back", data={"version": "1"})
        assert back.status_code == 303
    assert (await house.admin.client.get(POLICY)).json()["provider"] == "openai"


async def test_what_speaks_against_a_policy_stands_beside_its_field_and_it_can_be_saved_anyway(house: House) -> None:
    house.providers.failures["typo"] = Misconfigured()
    async with browser_of(house, house.admin) as client:  # type: ignore[arg-type]
        page = (await client.get("/admin")).text
        chosen = {**fields_of(page, FORM), "provider": "openai", "api_key": KEY, "text_small_model": "typo"}
        refused = await client.post("/admin", data=chosen)
        assert refused.status_code == 422
        assert "제공자가 모르는 모델" in refused.text
        assert 'value="typo"' in refused.text
        assert (await house.admin.client.get(POLICY)).json()["version"] == 0
        saved = await client.post("/admin", data={**chosen, "anyway": "true"})
        assert saved.status_code == 303
        unreadable = await client.post("/admin", data={**chosen, "text_small_model": "a model with spaces"})
        assert unreadable.status_code == 422


async def test_going_back_is_one_action_also_to_the_settings_and_says_what_does_not_answer(house: House) -> None:
    async with browser_of(house, house.admin) as client:  # type: ignore[arg-type]
        await save(house, **OPENAI)
        page = (await client.get("/admin")).text
        assert 'name="version" value="0"' in page, "what the settings say is a line of the history"
        await client.post("/admin/roll-back", data={"version": "0"})
        assert (await house.admin.client.get(POLICY)).json()["provider"] == "builtin"
        house.providers.failures[OPENAI_SMALL] = Unavailable()
        await client.post("/admin/roll-back", data={"version": "1"})
        assert "제공자가 제대로 답하지 않아요" in (await client.get("/admin")).text
    assert (await house.admin.client.get(POLICY)).json()["provider"] == "openai"


async def test_where_nobody_answers_the_address_is_marked(house: House) -> None:
    house.providers.failures[OPENAI_SMALL] = Unavailable()
    body = {**OPENAI, "base_url": "http://127.0.0.1:9/v1"}
    refused = await house.admin.client.put(POLICY, json=body, headers={"If-Match": "*"})
    assert refused.json()["problems"] == [{"field": "base_url", "code": "provider_unavailable"}]
    await save(house, **body, save_anyway=True)
    assert "OpenAI (127.0.0.1:9)" in (await house.admin.client.get("/admin")).text


async def test_a_stale_form_overwrites_nothing(house: House) -> None:
    async with browser_of(house, house.admin) as client:  # type: ignore[arg-type]
        page = (await client.get("/admin")).text
        await save(house, **OPENAI)
        stale = await client.post("/admin", data={**fields_of(page, FORM), "provider": "builtin"})
        assert stale.status_code == 409
        assert "그사이 다른 정책이 저장됐어요." in stale.text
    assert (await house.admin.client.get(POLICY)).json()["provider"] == "openai"


async def test_others_find_a_closed_door(house: House) -> None:
    async with browser_of(house, house.other) as client:  # type: ignore[arg-type]
        assert (await client.get("/admin")).status_code == 403
        assert (await client.post("/admin", data={"provider": "builtin"})).status_code == 403
        assert "/admin" not in (await client.get("/account")).text
