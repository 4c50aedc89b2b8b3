"""The checklist against servers of models that others wrote: every role reaches exactly the model it is mapped to."""

import base64
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.features.checklist.running import ChecklistRunner
from echodiary.features.checklist.samples import SAMPLES
from tests.conftest import Person, container_for, new_person, running
from tests.providers.aimock import Aimock
from tests.providers.fixtures import aimock, aimock_server  # noqa: F401

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
POLICY = "/api/v1/admin/llm-policy"


@dataclass
class Office:
    runner: ChecklistRunner
    admin: Person


@pytest.fixture
async def office(empty_database: URL, tmp_path: Path) -> AsyncIterator[Office]:
    container = container_for(empty_database, tmp_path)
    ports = (container.policy_rules, container.opener, container.house_usage)
    async with running(create_app(container)) as app:
        admin = await new_person(app)
        yield Office(ChecklistRunner(container.database, container.clock, *ports), admin)
        await admin.client.aclose()


@pytest.mark.parametrize("provider", ["openai", "gemini"])
async def test_every_role_reaches_the_model_it_is_mapped_to(
    office: Office,
    aimock: Aimock,  # noqa: F811
    provider: str,
) -> None:
    drawing = "gemini-3.1-flash-image" if provider == "gemini" else "gpt-image-2"
    mapped = {"text_small_model": "m-small", "text_large_model": "m-large", "image_model": drawing}
    for model in ("m-small", "m-large"):
        aimock.answer("치과에 갔어요.", model=model)
    aimock.image(DOT, gemini=provider == "gemini")
    url = aimock.gemini_url if provider == "gemini" else aimock.openai_url
    body = {"provider": provider, "base_url": url, "api_key": "sk-checked", **mapped}
    saved = await office.admin.client.put(POLICY, json=body, headers={"If-Match": "*"})
    assert saved.status_code == 200, saved.text
    tried = Counter(one.model for one in aimock.requests())
    assert tried == {"m-small": 1, "m-large": 1}, "the trial of what is saved"
    asked = (await office.admin.client.get(f"{POLICY}/checklist")).json()["items"][0]["id"]
    await office.runner.run(UUID(asked))
    report = (await office.admin.client.get(f"{POLICY}/checklist/{asked}")).json()
    wanted = Counter(mapped[f"{sample.role.replace('-', '_')}_model"] for sample in SAMPLES)
    assert Counter(one.model for one in aimock.requests()) - tried == wanted + Counter([drawing])
    assert report["score"]["failed"] == 0, report["roles"]
