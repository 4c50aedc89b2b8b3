"""Tasting by an outside provider: nothing leaves before it was agreed to, nothing begins without a budget."""

from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.engine import URL

from tests.conftest import new_person
from tests.integration.generations.stage import MEMO, Stage, staged
from tests.integration.personas.factory import persona_form

OPENAI = {"llm_provider": "openai", "openai_api_key": SecretStr("sk-of-the-server")}
TWO = {"memo": MEMO, "personas": [persona_form(name="하나"), persona_form(name="둘")]}


async def count(stage: Stage) -> int:
    async with stage.container.database.reading() as session:
        return int((await session.execute(text("SELECT count(*) FROM generations"))).scalar_one())


async def test_nothing_is_tasted_outside_before_the_account_agrees(shared_database: URL, tmp_path: Path) -> None:
    async with staged(shared_database, tmp_path, settings=OPENAI) as stage:
        person = await new_person(stage.app)
        before = await count(stage)
        refused = await person.client.post("/api/v1/personas/tasting", json=TWO)
        assert (refused.status_code, refused.json()["code"]) == (403, "consent_required")
        assert (refused.json()["recipient"], await count(stage)) == ("OpenAI", before)
        assert stage.writer.requests == []
        await person.client.patch("/api/v1/me", json={"external_ai_consent": True})
        assert (await person.client.post("/api/v1/personas/tasting", json=TWO)).status_code == 202
        assert await count(stage) == before + 2
        await person.client.aclose()


async def test_a_spent_budget_begins_no_voice(shared_database: URL, tmp_path: Path) -> None:
    settings = {**OPENAI, "budget_usd_a_month": 0}
    async with staged(shared_database, tmp_path, settings=settings) as stage:
        person = await new_person(stage.app)
        await person.client.patch("/api/v1/me", json={"external_ai_consent": True})
        before = await count(stage)
        refused = await person.client.post("/api/v1/personas/tasting", json=TWO)
        assert (refused.status_code, refused.json()["code"]) == (402, "budget_spent")
        assert await count(stage) == before
        assert stage.writer.requests == []
        await person.client.aclose()
