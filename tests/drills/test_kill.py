"""kill -9 of the server at random moments of a draft's life: nothing acknowledged is lost, nothing is doubled.

ECHODIARY_DRILL_KILLS says how often (30), ECHODIARY_DRILL_SEED which moments.
"""

import asyncio
import contextlib
import json
import os
import random
import secrets
import threading
import time

import httpx
import pytest

from tests.drills.conftest import Opener
from tests.drills.instances import Instance, settled, wait_until
from tests.drills.ledger import DraftNote, EntryNote, Ledger, check, note_versions

pytestmark = pytest.mark.drill

KILLS = int(os.environ.get("ECHODIARY_DRILL_KILLS", "30"))
SEED = int(os.environ.get("ECHODIARY_DRILL_SEED", str(secrets.randbelow(1_000_000))))
PEOPLE_AT_WORK = 3
LATEST_S = 1.6


class AtWork:
    """Somebody who drafts, edits, rewrites and saves until the server is gone."""

    def __init__(self, client: httpx.AsyncClient, ledger: Ledger, book_id: str, chance: random.Random) -> None:
        self._client = client
        self._ledger = ledger
        self._book_id = book_id
        self._chance = chance

    async def work(self) -> None:
        """Go on until a request fails."""
        with contextlib.suppress(httpx.TransportError):
            while True:
                if self._chance.random() < 0.25:
                    await self._write_entry()
                else:
                    await self._live_a_draft()

    async def _write_entry(self) -> None:
        note = EntryNote(f"글 {self._chance.getrandbits(48):x}")
        self._ledger.entries.append(note)
        body = {"book_id": self._book_id, "body": note.body}
        made = await self._client.post("entries", json=body, headers={"Idempotency-Key": note.key})
        if made.status_code == 201:
            note.entry_id = made.json()["id"]

    async def _live_a_draft(self) -> None:
        number = self._chance.getrandbits(40)
        note = DraftNote(f"회의 {number}개 하고 너무 힘들었음. 저녁에 엄마랑 통화. 한강에서 산책 {number % 97}분")
        self._ledger.drafts.append(note)
        made = await start(self._client, note, self._book_id)
        if made.status_code != 202:
            return
        note.draft_id = made.json()["id"]
        await self._follow(note)
        for _ in range(self._chance.randrange(4)):
            await self._edit(note)
        if self._chance.random() < 0.4:
            await self._client.post(f"drafts/{note.draft_id}/versions", json={"options": {"length": "short"}})
            await self._edit(note)
        shown = (await self._client.get(f"drafts/{note.draft_id}")).json()
        note_versions(note, shown, self._ledger.wrong)
        if self._chance.random() < 0.6:
            note.wants_save = True
            saved = await self._client.post(f"drafts/{note.draft_id}/save", json={})
            if saved.status_code == 201:
                note.entry_id = saved.json()["id"]

    async def _follow(self, note: DraftNote) -> None:
        """Read the stream, now and then only its beginning."""
        patience = self._chance.choice((0.1, 30.0))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience), self._client.stream("GET", f"drafts/{note.draft_id}/stream") as said:
                event = ""
                async for line in said.aiter_lines():
                    if line.startswith("event: "):
                        event = line.removeprefix("event: ")
                    elif line.startswith("data: ") and event == "delta":
                        note.shown += json.loads(line.removeprefix("data: "))["text"]

    async def _edit(self, note: DraftNote) -> None:
        current = (await self._client.get(f"drafts/{note.draft_id}")).headers.get("etag", "*")
        note.edits.append(f"고친 글 {self._chance.getrandbits(48):x}")
        changed = await self._client.patch(
            f"drafts/{note.draft_id}", json={"working_text": note.edits[-1]}, headers={"If-Match": current}
        )
        if changed.status_code == 200:
            note.acknowledged_edits = len(note.edits)


async def start(client: httpx.AsyncClient, note: DraftNote, book_id: str) -> httpx.Response:
    body = {"book_id": book_id, "memo": {"kind": "text", "text": note.memo}}
    return await client.post("drafts", json=body, headers={"Idempotency-Key": note.key})


async def work_until_killed(
    instance: Instance, token: str, ledger: Ledger, book_id: str, chance: random.Random, group: bool
) -> None:
    """Let people work, kill the server at a random moment."""
    headers = {"Authorization": token}
    async with httpx.AsyncClient(base_url=f"{instance.url}/api/v1/", headers=headers, timeout=30) as client:
        people = [
            AtWork(client, ledger, book_id, random.Random(chance.random())).work()  # noqa: S311 - to be replayed
            for _ in range(PEOPLE_AT_WORK)
        ]
        wait = chance.uniform(0.02, LATEST_S)
        killer = threading.Timer(wait, instance.kill, kwargs={"group": group})
        killer.start()
        await asyncio.wait_for(asyncio.gather(*people), timeout=60)
        killer.join()


def repeat_what_was_not_answered(client: httpx.Client, ledger: Ledger, book_id: str) -> None:
    """As a real client does: the same request with the same key, and pressing save again."""
    for note in ledger.drafts:
        body = {"book_id": book_id, "memo": {"kind": "text", "text": note.memo}}
        made = client.post("drafts", json=body, headers={"Idempotency-Key": note.key})
        assert made.status_code in {202, 409}, made.text
        again = made.json()["id"] if made.status_code == 202 else made.json()["draft_id"]
        if note.draft_id not in {None, again}:
            ledger.wrong.append(f"the same key made a second draft of {note.memo!r}")
        note.draft_id = again
    for entry in ledger.entries:
        made = client.post(
            "entries", json={"book_id": book_id, "body": entry.body}, headers={"Idempotency-Key": entry.key}
        )
        assert made.status_code == 201, made.text
        if entry.entry_id not in {None, made.json()["id"]}:
            ledger.wrong.append(f"the same key made a second entry {entry.body!r}")
        entry.entry_id = made.json()["id"]


def save_again(client: httpx.Client, ledger: Ledger) -> None:
    for note in ledger.drafts:
        settled(client, str(note.draft_id))
        if note.wants_save:
            saved = client.post(f"drafts/{note.draft_id}/save", json={})
            assert saved.status_code == 201, saved.text
            if note.entry_id not in {None, saved.json()["id"]}:
                ledger.wrong.append(f"saving {note.memo!r} twice made two entries")
            note.entry_id = saved.json()["id"]


def test_nothing_is_lost_or_doubled_by_kills(open_instance: Opener) -> None:
    print(f"\nkill drill: {KILLS} kills, seed {SEED}")
    chance = random.Random(SEED)  # noqa: S311 - to be replayed
    instance = open_instance()
    instance.start()
    client = instance.sign_up("kill@example.com")
    book_id = client.get("books").json()["items"][0]["id"]
    everything, left_behind, slowest = Ledger(), 0, 0.0
    for _ in range(KILLS):
        this = Ledger()
        group = chance.random() < 0.3
        asyncio.run(work_until_killed(instance, client.headers["Authorization"], this, book_id, chance, group))
        killed = time.monotonic()
        try:
            wait_until(lambda: not instance.postgres_processes(), "PostgreSQL ends with its server", within=30)
        except AssertionError:
            left_behind += 1
        slowest = max(slowest, time.monotonic() - killed)
        instance.start()
        repeat_what_was_not_answered(client, this, book_id)
        save_again(client, this)
        everything.drafts += this.drafts
        everything.entries += this.entries
        everything.wrong += this.wrong
        check(client, everything, only=this.drafts)
    check(client, everything, only=everything.drafts)
    print(f"kill drill: acknowledged and checked {everything.counts()}; lost or doubled: {len(everything.wrong)};")
    print(f"kill drill: PostgreSQL left behind {left_behind} times, gone within {slowest:.1f} s at most")
    assert everything.wrong == []
    assert left_behind == 0
    assert all(count > 0 for count in everything.counts().values())
    assert instance.stop() == 0
