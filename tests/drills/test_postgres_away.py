"""PostgreSQL stopped, hung or full under load: clear refusals, nothing acknowledged lost, all back by itself."""

import contextlib
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import psycopg
import pytest

from tests.drills.conftest import Opener
from tests.drills.instances import Instance, wait_until
from tests.outside_postgres import OutsidePostgres

pytestmark = pytest.mark.drill

AWAY_S = float(os.environ.get("ECHODIARY_DRILL_AWAY", "8"))
HANDS = 4
NEVER_LONGER_S = 20.0  # pool time-out, connect time-out and TCP's own together; far below "hangs"


@pytest.fixture
def outside() -> Iterator[OutsidePostgres]:
    postgres = OutsidePostgres(settings="max_connections=20")
    postgres.start()
    yield postgres
    postgres.remove()


@dataclass
class Load:
    """Writes entries all the time; knows what was acknowledged and how the rest was refused."""

    instance: Instance
    token: str
    book_id: str
    acknowledged: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def __post_init__(self) -> None:
        self._over = threading.Event()
        self._hands = [threading.Thread(target=self._write, args=(number,)) for number in range(HANDS)]

    def __enter__(self) -> "Load":
        for hand in self._hands:
            hand.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._over.set()
        for hand in self._hands:
            hand.join(timeout=60)

    def _write(self, hand: int) -> None:
        number = 0
        headers = {"Authorization": self.token}
        with httpx.Client(base_url=f"{self.instance.url}/api/v1/", headers=headers, timeout=60) as client:
            while not self._over.is_set():
                number += 1
                began = time.monotonic()
                body = f"글 {hand}-{number}"
                made = client.post("entries", json={"book_id": self.book_id, "body": body})
                self.slowest = max(self.slowest, time.monotonic() - began)
                if made.status_code == 201:
                    self.acknowledged.append(made.json()["id"])
                else:
                    self.refused[f"{made.status_code} {made.json()['code']}"] += 1
                time.sleep(0.02)


def readiness(instance: Instance) -> tuple[int, float]:
    began = time.monotonic()
    answer = httpx.get(f"{instance.url}/health/ready", timeout=30)
    return answer.status_code, time.monotonic() - began


@pytest.mark.parametrize("how", ["stopped", "hung"])
def test_a_database_that_is_away_comes_back_by_itself(
    open_instance: Opener, outside: OutsidePostgres, how: str
) -> None:
    instance = open_instance(ECHODIARY_DATABASE_URL=outside.url)
    instance.start()
    client = instance.sign_up("away@example.com")
    book = client.get("books").json()["items"][0]["id"]
    with Load(instance, client.headers["Authorization"], book) as load:
        time.sleep(1)
        (outside.stop if how == "stopped" else outside.pause)()
        time.sleep(0.5)
        answers = [readiness(instance)]
        live = httpx.get(f"{instance.url}/health/live", timeout=5).status_code
        time.sleep(AWAY_S)
        answers.append(readiness(instance))
        (outside.start if how == "stopped" else outside.resume)()
        wait_until(lambda: readiness(instance)[0] == 200, "ready again", within=30)
        before = len(load.acknowledged)
        wait_until(lambda: len(load.acknowledged) > before + 10, "writes go through again", within=30)
    lost = [one for one in load.acknowledged if client.get(f"entries/{one}").status_code != 200]
    print(f"\n{how} drill: {len(load.acknowledged)} acknowledged, {len(lost)} lost, refused {dict(load.refused)},")
    print(f"{how} drill: ready said {answers}, slowest answer {load.slowest:.1f} s")
    assert lost == []
    assert live == 200
    assert {status for status, _ in answers} == {503}
    assert max(took for _, took in answers) < 5
    assert set(load.refused) <= {"503 database_unavailable"}
    assert load.slowest < NEVER_LONGER_S
    assert instance.stop() == 0


def test_no_connection_left_is_a_wait_and_then_a_clear_refusal(open_instance: Opener, outside: OutsidePostgres) -> None:
    instance = open_instance(ECHODIARY_DATABASE_URL=outside.url, ECHODIARY_DATABASE_POOL_TIMEOUT="2")
    instance.start()
    client = instance.sign_up("full@example.com")
    with contextlib.ExitStack() as taken:
        with contextlib.suppress(psycopg.OperationalError):
            while True:
                taken.enter_context(contextlib.closing(psycopg.connect(outside.url)))
        began = time.monotonic()
        with Load(instance, client.headers["Authorization"], client.get("books").json()["items"][0]["id"]) as load:
            time.sleep(4)
        took = time.monotonic() - began
    print(
        f"\nconnections drill: {len(load.acknowledged)} written meanwhile, refused {dict(load.refused)} in {took:.1f} s"
    )
    assert set(load.refused) <= {"503 database_unavailable"}
    assert load.slowest < NEVER_LONGER_S
    wait_until(lambda: client.get("books").status_code == 200, "served again", within=15)
