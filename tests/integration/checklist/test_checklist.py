"""The checklist: every role called, a fixed set of memos judged, before and after side by side, inside the budget."""

from typing import Any
from uuid import UUID

import pytest

from echodiary.features.checklist.samples import SAMPLES
from echodiary.llm.errors import BadCredentials, Misconfigured
from tests.integration.checklist.conftest import House
from tests.integration.generations.stage import rows_of

HERE = "/api/v1/admin/llm-policy/checklist"
POLICY = "/api/v1/admin/llm-policy"
OPENAI = {"provider": "openai", "text_small_model": "small", "text_large_model": "large", "image_model": "picture"}
KEY = "sk-checked"


async def save(house: House, **body: object) -> int:
    saved = await house.admin.client.put(POLICY, json={**OPENAI, "api_key": KEY, **body}, headers={"If-Match": "*"})
    assert saved.status_code == 200, saved.text
    house.providers.asked.clear()
    return int(saved.json()["version"])


async def runs(house: House) -> list[dict[str, Any]]:
    return list((await house.admin.client.get(HERE)).json()["items"])


async def spent(house: House) -> float:
    return float((await house.admin.client.get("/api/v1/admin/budget")).json()["spent_usd"])


async def run_newest(house: House) -> dict[str, Any]:
    """Run what was asked last, as its job would; returns the report."""
    newest = next(run for run in await runs(house) if run["state"] == "queued")
    await house.runner.run(UUID(newest["id"]))
    return dict((await house.admin.client.get(f"{HERE}/{newest['id']}")).json())


async def test_a_run_calls_every_role_and_judges_each_memo(house: House) -> None:
    await save(house)
    report = await run_newest(house)
    assert report["state"] == "done"
    small = [sample for sample in SAMPLES if sample.role == "text-small"]
    large = [sample for sample in SAMPLES if sample.role == "text-large"]
    asked = house.providers.asked
    assert (asked.count("small"), asked.count("large"), asked.count("picture")) == (len(small), len(large), 1)
    assert set(report["roles"]) == {"text-small", "text-large", "image"}
    by_key = {result["sample"]: result for result in report["results"]}
    assert by_key["keywords"]["lost"] == []
    assert by_key["keywords"]["off_level"] == 0
    assert "132/85" in by_key["figures"]["lost"]
    assert "치과" not in str(by_key["figures"]["lost"])
    assert by_key["figures"]["off_level"] == by_key["figures"]["sentences"] == 3
    assert by_key["english"]["off_level"] == 0
    assert report["score"]["calls"] == len(SAMPLES) + 1
    assert report["score"]["cost_usd"] == pytest.approx(0.04 + 0.002 * len(SAMPLES))


async def test_a_switch_runs_the_policy_before_too_and_shows_both(house: House) -> None:
    version = await save(house)
    report = await run_newest(house)
    assert report["trigger"] == "switch"
    assert report["before"]["policy_version"] == version - 1 == 0
    assert report["before"]["provider"] == "builtin"
    assert report["before"]["state"] == "done"
    measures = {line["measure"]: line for line in report["comparison"]}
    assert measures["facts_kept"]["before"] == 1, "the built-in writer loses nothing"
    assert measures["facts_kept"]["verdict"] == "worse"
    assert measures["cost_usd"]["before"] == 0
    assert [run["trigger"] for run in await runs(house)].count("before") == 1
    await save(house, text_small_model="another")
    again = await run_newest(house)
    assert again["before"]["policy_version"] == version
    assert [run["trigger"] for run in await runs(house)].count("before") == 1, "it had one already"


async def test_a_policy_that_was_changed_again_before_its_run_began_is_left_out(house: House) -> None:
    await save(house)
    (first,) = await runs(house)
    await save(house, text_small_model="another")
    await house.runner.run(UUID(first["id"]))
    assert house.providers.asked == []
    assert {run["id"]: run["state"] for run in await runs(house)}[first["id"]] == "superseded"


async def test_on_demand_there_is_one_run_at_a_time_and_it_ends_once(house: House) -> None:
    asked = await house.admin.client.post(HERE)
    again = await house.admin.client.post(HERE)
    assert (asked.status_code, again.status_code) == (202, 202)
    assert asked.json()["id"] == again.json()["id"]
    assert asked.headers["Location"] == f"{HERE}/{asked.json()['id']}"
    report = await run_newest(house)
    assert (report["provider"], report["trigger"], report["state"]) == ("builtin", "demand", "done")
    assert report["score"]["failed"] == 0
    ended = report["ended_at"]
    await house.runner.run(UUID(report["id"]))
    assert (await house.admin.client.get(f"{HERE}/{report['id']}")).json()["ended_at"] == ended


async def test_what_fails_is_told_by_role_and_the_rest_goes_on(house: House) -> None:
    await save(house)
    house.providers.failures |= {"large": Misconfigured(), "picture": BadCredentials()}
    report = await run_newest(house)
    assert report["roles"]["text-large"]["errors"] == ["model_unknown"]
    assert report["roles"]["image"]["errors"] == ["provider_credentials"]
    assert report["roles"]["text-small"]["failed"] == 0
    assert report["score"]["failed"] == 3


async def test_a_provider_that_cannot_be_opened_fails_every_call(house: House) -> None:
    await save(house)
    house.providers.broken = BadCredentials()
    report = await run_newest(house)
    assert report["state"] == "done"
    assert report["score"]["errors"] == ["provider_credentials"]
    assert report["score"]["failed"] == report["score"]["calls"] == len(SAMPLES) + 1


async def test_its_cost_is_in_the_budget_and_a_spent_budget_stops_it(house: House) -> None:
    prices = {name: {"input": 1, "output": 1} for name in ("small", "large", "picture")}
    budget = {"monthly_usd": "5", "prices": prices}
    await house.admin.client.put("/api/v1/admin/budget", json=budget, headers={"If-Match": "*"})
    await save(house)
    trials = 2 * 150 / 1_000_000  # of the two roles that write, when it was saved
    assert await spent(house) == pytest.approx(trials)
    report = await run_newest(house)
    assert report["score"]["cost_usd"] == pytest.approx((150 * len(SAMPLES) + 1010) / 1_000_000)
    assert await spent(house) == pytest.approx(trials + report["score"]["cost_usd"])
    assert (await house.admin.client.get("/api/v1/admin/budget")).json()["reserved_usd"] == 0
    usage = (await house.admin.client.get("/api/v1/usage")).json()
    assert (usage["drafts"]["used"], usage["images"]["used"]) == (0, 0), "it is in nobody's share"
    await house.admin.client.put("/api/v1/admin/budget", json={"monthly_usd": "0"}, headers={"If-Match": "*"})
    house.providers.asked.clear()
    await house.admin.client.post(HERE)
    refused = await run_newest(house)
    assert refused["score"]["errors"] == ["budget_spent"]
    assert house.providers.asked == []


async def test_a_trial_is_booked_and_a_spent_budget_does_not_keep_an_admin_from_trying(house: House) -> None:
    await house.admin.client.put("/api/v1/admin/budget", json={"monthly_usd": "0"}, headers={"If-Match": "*"})
    tried = await house.admin.client.post(f"{POLICY}/test", json={**OPENAI, "api_key": KEY})
    assert [item["ok"] for item in tried.json()["items"]] == [True] * 3
    assert await spent(house) == pytest.approx(2 * 0.002 + 0.04)


async def test_a_run_that_breaks_is_interrupted_and_the_next_one_may_begin(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.admin.client.post(HERE)

    async def broken(_run: object) -> None:
        raise RuntimeError("표식")

    monkeypatch.setattr(house.runner, "_results", broken)
    (run,) = await runs(house)
    with pytest.raises(RuntimeError):
        await house.runner.run(UUID(run["id"]))
    assert (await runs(house))[0]["state"] == "interrupted"
    again = await house.admin.client.post(HERE)
    assert again.json()["id"] != run["id"]


async def test_a_run_that_breaks_at_the_policy_before_is_interrupted_too(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await save(house)

    async def broken(_run: object) -> None:
        raise RuntimeError("표식")

    monkeypatch.setattr(house.runner, "_run_before", broken)
    (run,) = await runs(house)
    with pytest.raises(RuntimeError):
        await house.runner.run(UUID(run["id"]))
    assert (await runs(house))[0]["state"] == "interrupted"


async def test_only_admins_ask_and_look(house: House) -> None:
    for call in (house.other.client.get(HERE), house.other.client.post(HERE)):
        assert (await call).status_code == 403
    assert (await house.other.client.get("/admin/checklist")).status_code in {403, 404}
    missing = await house.admin.client.get(f"{HERE}/{house.admin.id}")
    assert (missing.status_code, missing.json()["code"]) == (404, "not_found")


async def test_the_job_holds_an_id_and_nothing_else(house: House) -> None:
    asked = (await house.admin.client.post(HERE)).json()
    jobs = rows_of(house, "SELECT args::text FROM procrastinate_jobs WHERE task_name = 'checklist.run'")
    assert jobs == [(f'{{"run_id": "{asked["id"]}"}}',)]


@pytest.mark.parametrize(("language", "heading"), [("ko", "바꾸기 앞뒤"), ("en", "Before and after")])
async def test_the_page_shows_both_policies_and_what_was_written(house: House, language: str, heading: str) -> None:
    await house.admin.client.patch("/api/v1/me", json={"locale": language})
    await save(house)
    waiting = await house.admin.client.get("/admin/checklist")
    assert "disabled" in waiting.text
    report = await run_newest(house)
    page = (await house.admin.client.get("/admin/checklist")).text
    assert heading in page
    assert house.providers.told in page
    assert "132/85" in page
    one = (await house.admin.client.get(f"/admin/checklist/{report['id']}")).text
    assert house.providers.told in one
    assert KEY not in page + one


async def test_what_a_model_says_is_shown_as_text(house: House) -> None:
    house.providers.told = "<script>alert(1)</script> 치과에 갔어요."
    await save(house)
    await run_newest(house)
    page = (await house.admin.client.get("/admin/checklist")).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
