"""Two server processes on one PostgreSQL: a stream begun on one is followed, stopped and rescued on the other."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from echodiary.platform.embedded_postgres import EmbeddedPostgres
from tests.drills.conftest import Opener
from tests.drills.instances import Instance, settled, wait_until

pytestmark = pytest.mark.drill

MEMO = "회의 3개 하고 너무 힘들었음. 저녁에 엄마랑 통화. 기분 좋아짐. 한강에서 산책 30분. 비가 많이 왔다. 파스타 먹음"


@pytest.fixture
def pair(open_instance: Opener, tmp_path: Path) -> Iterator[tuple[Instance, Instance]]:
    """Two processes with one database, one key store, one key ring."""
    shared = tmp_path / "shared"
    with EmbeddedPostgres(shared, durable=False) as postgres:
        ring = "cccccccccccccccccccccccccccccccccccccccccck="
        common = {
            "ECHODIARY_DATABASE_URL": postgres.start(),
            "ECHODIARY_KEYS_URL": str(tmp_path / "keys"),
            "ECHODIARY_SECRET_KEYS": ring,
            "ECHODIARY_DRILL_PACE": "0.3",
        }
        instances = open_instance("one", **common), open_instance("two", **common)
        instances[0].start()
        instances[1].start()
        yield instances
        for instance in instances:
            if instance.process is not None and instance.process.poll() is None:
                instance.stop()


def at(instance: Instance, client: httpx.Client) -> httpx.Client:
    """The same person before another process."""
    other = instance.client()
    other.headers["Authorization"] = client.headers["Authorization"]
    return other


def begin(client: httpx.Client) -> str:
    book = client.get("books").json()["items"][0]["id"]
    made = client.post("drafts", json={"book_id": book, "memo": {"kind": "text", "text": MEMO}})
    assert made.status_code == 202, made.text
    return str(made.json()["id"])


def follow(client: httpx.Client, draft_id: str, *, after: int = 0, most: int | None = None) -> tuple[list, str]:
    """Chunks of a stream as (number, text), and the event that ended it; gives up after `most` chunks."""
    headers = {"Last-Event-ID": str(after)} if after else {}
    chunks: list[tuple[int, str]] = []
    event = ""
    with client.stream("GET", f"drafts/{draft_id}/stream", headers=headers) as said:
        assert said.status_code == 200
        for line in said.iter_lines():
            if line.startswith("event: "):
                event = line.removeprefix("event: ")
            elif line.startswith("data: ") and event == "delta":
                data = json.loads(line.removeprefix("data: "))
                chunks.append((data["seq"], data["text"]))
                if most is not None and len(chunks) >= most:
                    break
    return chunks, event


def test_a_stream_is_followed_across_processes(pair: tuple[Instance, Instance]) -> None:
    one, two = pair
    here = one.sign_up("two@example.com")
    there = at(two, here)
    draft_id = begin(here)
    heard: dict[str, tuple[list, str]] = {}
    ears = [
        threading.Thread(target=lambda name=name, client=client: heard.update({name: follow(client, draft_id)}))
        for name, client in (("here", at(one, here)), ("there", there))
    ]
    for ear in ears:
        ear.start()
    for ear in ears:
        ear.join(timeout=60)
    assert heard["here"] == heard["there"]
    chunks, event = heard["there"]
    assert event == "done"
    assert [number for number, _ in chunks] == list(range(1, len(chunks) + 1))
    assert len(chunks) > 3
    text = "".join(piece for _, piece in chunks)
    assert settled(there, draft_id)["versions"][0]["text"] == text

    second = begin(here)
    first, _ = follow(here, second, most=2)
    rest, event = follow(there, second, after=first[-1][0])
    assert event == "done"
    assert "".join(piece for _, piece in first + rest) == settled(here, second)["versions"][0]["text"]
    print(f"\ntwo processes drill: {len(chunks)} chunks heard alike on both; resumed on the other after {len(first)}")


def test_a_stop_reaches_the_process_that_writes(pair: tuple[Instance, Instance]) -> None:
    one, two = pair
    here = one.sign_up("stop@example.com")
    there = at(two, here)
    draft_id = begin(here)
    seen, _ = follow(there, draft_id, most=1)
    assert there.post(f"drafts/{draft_id}/stop").status_code == 200
    draft = settled(there, draft_id, within=10)
    assert draft["versions"][0]["kind"] == "partial"
    assert draft["versions"][0]["text"].startswith(seen[0][1])


def test_the_other_process_rescues_what_a_killed_one_wrote(pair: tuple[Instance, Instance]) -> None:
    one, two = pair
    here = one.sign_up("rescue@example.com")
    there = at(two, here)
    said = begin(here)
    seen, _ = follow(there, said, most=2)
    one.kill()
    chunks, event = follow(there, said, after=seen[-1][0])
    assert event in {"done", "failed"}
    draft = settled(there, said)
    assert draft["status"] == "interrupted"
    assert draft["versions"][0]["kind"] == "partial"
    assert draft["versions"][0]["text"] == "".join(piece for _, piece in seen + chunks)
    one.start()
    wait_until(lambda: at(one, here).get(f"drafts/{said}").json()["status"] == "interrupted", "both see it")
