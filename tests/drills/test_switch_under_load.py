"""Fifty drafts stream while the admin flips the policy ten times between two providers: none changes hands."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from echodiary.platform.embedded_postgres import EmbeddedPostgres
from tests.drills.conftest import Opener
from tests.drills.instances import Instance, settled
from tests.providers.aimock import Aimock

pytestmark = pytest.mark.drill

DRAFTS, FLIPS = 50, 10
# Seconds: the load itself. Drafts arrive all the while that the policy flips, and outlive several flips.
BETWEEN_DRAFTS, BETWEEN_FLIPS = 0.06, 0.4
MEMO = "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화"
SAID = {"left": "왼쪽에서 썼다. " * 12, "right": "오른쪽에서 썼다. " * 12}


@pytest.fixture
def providers() -> Iterator[dict[str, Aimock]]:
    """Two servers of models; each speaks for some seconds, in its own words."""
    with ExitStack() as opened:
        sides = {side: opened.enter_context(Aimock.started()) for side in SAID}
        for side, aimock in sides.items():
            aimock.answer(SAID[side], chunk_size=10, first_token=0.3, per_second=5)
        yield sides


@pytest.fixture(params=[1, 2], ids=["one-process", "two-processes"])
def servers(request: pytest.FixtureRequest, open_instance: Opener, tmp_path: Path) -> Iterator[list[Instance]]:
    """Processes on one database, with the writers that the policy names."""
    with EmbeddedPostgres(tmp_path / "shared", durable=False) as postgres:
        common = {
            "ECHODIARY_DATABASE_URL": postgres.start(),
            "ECHODIARY_KEYS_URL": str(tmp_path / "keys"),
            "ECHODIARY_SECRET_KEYS": "cccccccccccccccccccccccccccccccccccccccccck=",
            "ECHODIARY_DRILL_PACE": "0",
            "ECHODIARY_GENERATION_LEASE": "6",
        }
        instances = [open_instance(f"server-{number}", **common) for number in range(request.param)]
        for instance in instances:
            instance.start()
        yield instances
        for instance in instances:
            instance.stop()


def policy(side: str, provider: Aimock) -> dict[str, object]:
    return {
        "provider": "openai",
        "text_small_model": f"gpt-{side}",
        "base_url": provider.openai_url,
        "api_key": f"sk-{side}",
        "note": f"to the {side}",
        "save_anyway": True,
    }


def flip(admin: httpx.Client, providers: dict[str, Aimock]) -> None:
    for number in range(FLIPS):
        side = ("right", "left")[number % 2]
        saved = admin.put("admin/llm-policy", json=policy(side, providers[side]), headers={"If-Match": "*"})
        assert saved.status_code == 200, saved.text
        time.sleep(BETWEEN_FLIPS)


def test_every_draft_ends_with_the_provider_it_was_accepted_under(
    servers: list[Instance], providers: dict[str, Aimock]
) -> None:
    admin = servers[0].sign_up("admin@example.com")
    admin.patch("me", json={"external_ai_consent": True}).raise_for_status()
    book = admin.get("books").json()["items"][0]["id"]
    first = admin.put("admin/llm-policy", json=policy("left", providers["left"]), headers={"If-Match": "*"})
    assert first.status_code == 200, first.text
    writers = []
    for server in servers:
        writers.append(server.client())
        writers[-1].headers["Authorization"] = admin.headers["Authorization"]
    flipping = threading.Thread(target=flip, args=(admin, providers))
    flipping.start()
    drafts = []
    for number in range(DRAFTS):
        body = {"book_id": book, "memo": {"kind": "text", "text": MEMO}}
        made = writers[number % len(writers)].post("drafts", json=body)
        assert made.status_code == 202, made.text
        drafts.append(made.json()["id"])
        time.sleep(BETWEEN_DRAFTS)
    flipping.join()

    wrote: Counter[str] = Counter()
    for draft_id in drafts:
        draft = settled(writers[0], draft_id)
        assert draft["status"] == "ready", draft["error"]
        [version] = draft["versions"]
        side = version["model"].removeprefix("gpt-")
        assert version["text"] == SAID[side].strip(), "another provider ended what this one began"
        wrote[side] += 1
    for side, provider in providers.items():
        written = [one for one in provider.requests() if MEMO in one.text("user")]  # not the trials of each save
        assert Counter(one.model for one in written) == Counter({f"gpt-{side}": wrote[side]})
    print(f"\n{DRAFTS} drafts, {FLIPS} flips, {len(servers)} processes: {dict(wrote)}, none failed")
