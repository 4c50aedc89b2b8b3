"""The figures of the product on known data: counts and times, nothing of anybody."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy.engine import URL

from echodiary.bootstrap.app import create_app
from echodiary.platform.clock import ManualClock
from echodiary.platform.database import libpq_url
from tests.conftest import Person, client_of, container_for, new_person, running

HERE = "/api/v1/admin/product-metrics"
PAGE = "/admin/product"
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


@dataclass
class Books:
    """An instance whose tables are filled by hand."""

    admin: Person
    other: Person
    connection: psycopg.Connection[Any]
    book_id: UUID
    persona_id: UUID
    app: Any
    places: int = field(default=0)

    def generation(self, ago: timedelta, seconds: float = 1.0, **columns: object) -> None:
        """One that ended so long ago, after so many seconds."""
        ended = NOW - ago
        row = {
            "id": uuid4(), "account_id": UUID(self.other.id), "kind": "draft", "subject_id": uuid4(),
            "status": "done", "provider": "builtin", "model": "m", "role": "text-small", "policy_version": 0,
            "attempt": 1, "sealed": b"", "created_at": ended - timedelta(seconds=seconds), "ended_at": ended, **columns,
        }  # fmt: skip
        self._insert("generations", row)

    def draft(
        self, ago: timedelta, *, ready: float | None = None, saved: float | None = None, **columns: object
    ) -> None:
        """One that was begun so long ago; seconds until it was ready, and from then until it was saved."""
        begun, draft_id = NOW - ago, uuid4()
        ready_at = begun + timedelta(seconds=ready or 0)
        row = {
            "id": draft_id, "account_id": UUID(self.other.id), "book_id": self.book_id, "persona_id": self.persona_id,
            "entry_date": begun.date(), "status": "ready" if ready else "waiting", "length": "medium",
            "fidelity": "natural", "sealed": b"", "sealed_working": b"", "created_at": begun,
            "updated_at": ready_at + timedelta(seconds=saved or 0),
        }  # fmt: skip
        self._insert("drafts", row | ({"status": "saved"} if saved is not None else {}) | columns)
        if ready:
            for number in (1, 2):  # the second one is a rewrite: the first one counts
                version = {
                    "id": uuid4(), "draft_id": draft_id, "account_id": UUID(self.other.id), "number": number,
                    "kind": "generated", "length": "medium", "fidelity": "natural", "sealed": b"",
                    "created_at": ready_at + timedelta(seconds=number - 1),
                }  # fmt: skip
                self._insert("draft_versions", version)

    def entry(self, ago: timedelta, **columns: object) -> None:
        """One that was written so long ago."""
        at = NOW - ago
        row = {
            "id": uuid4(), "account_id": UUID(self.other.id), "book_id": self.book_id, "entry_date": at.date(),
            "tag_ids": [], "rev": 1, "sealed": b"", "created_at": at, "updated_at": at, **columns,
        }  # fmt: skip
        self._insert("entries", row)

    def persona(self, ago: timedelta, origin: str) -> None:
        """One that was made so long ago, on a way."""
        at = NOW - ago
        row = {
            "id": uuid4(), "account_id": UUID(self.other.id), "speech_level": "plain", "language": "ko",
            "origin": origin, "position": 9, "rev": 1, "sealed": b"", "created_at": at, "updated_at": at,
        }  # fmt: skip
        self._insert("personas", row)

    def switch(self, version: int, ago: timedelta, provider: str) -> None:
        """A version of the policy that came into force so long ago."""
        row = {
            "version": version, "provider": provider, "text_small_model": "s", "text_large_model": "l",
            "image_model": "i", "saved_at": NOW - ago,
        }  # fmt: skip
        self._insert("llm_policies", row)

    def _insert(self, table: str, row: dict[str, object]) -> None:
        names, marks = ", ".join(row), ", ".join(["%s"] * len(row))
        self.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})".encode(), list(row.values()))  # noqa: S608

    async def read(self, days: int = 30) -> dict[str, Any]:
        answer = await self.admin.client.get(f"{HERE}?days={days}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


@pytest.fixture
async def books(empty_database: URL, tmp_path: Path) -> AsyncIterator[Books]:
    container = container_for(empty_database, tmp_path, clock=ManualClock(NOW))
    async with running(create_app(container)) as app:
        admin, other = await new_person(app), await new_person(app)
        book = (await other.client.get("/api/v1/books")).json()["items"][0]
        with psycopg.connect(libpq_url(empty_database), autocommit=True) as connection:
            yield Books(admin, other, connection, UUID(book["id"]), UUID(book["default_persona_id"]), app)
        await admin.client.aclose()
        await other.client.aclose()


def days(number: float) -> timedelta:
    return timedelta(days=number)


async def test_an_empty_server_has_no_rates(books: Books) -> None:
    found = await books.read()
    assert found["drafts"] == {
        "begun": 0, "ready": 0, "saved": 0, "unfinished": 0, "failed": {}, "save_rate": None, "seconds_to_save": None,
    }  # fmt: skip
    assert (found["roles"], found["switches"], found["entries_by_hand"]) == ([], [], 0)
    assert found["until"] == "2026-06-30T12:00:00Z"


async def test_drafts_of_a_period_and_what_was_saved_of_them(books: Books) -> None:
    for seconds in range(1, 101):  # saved after 1 to 100 seconds
        books.draft(days(3), ready=2, saved=seconds)
    for _ in range(60):
        books.draft(days(3), ready=2)
    books.draft(days(3), ready=2, error_code="provider_timeout", status="failed")  # a rewrite failed: it was ready
    for code, count in (("provider_timeout", 3), ("rate_limited", 1)):
        for _ in range(count):
            books.draft(days(3), error_code=code, status="failed")
    books.draft(days(3), error_code="rate_limited", status="discarded", discarded_at=NOW)
    books.draft(days(3))
    books.draft(days(3), status="writing")
    books.draft(days(20), ready=2, saved=5)
    books.draft(days(60), ready=2)
    found = (await books.read(7))["drafts"]
    assert found == {
        "begun": 168,
        "ready": 161,
        "saved": 100,
        "unfinished": 2,
        "failed": {"provider_timeout": 3, "rate_limited": 2},
        "save_rate": pytest.approx(100 / 161),
        "seconds_to_save": {"p50": pytest.approx(50.5), "p95": pytest.approx(95.05)},
    }
    assert ((await books.read(30))["drafts"]["begun"], (await books.read(90))["drafts"]["begun"]) == (169, 170)


async def test_entries_that_no_draft_stands_behind(books: Books) -> None:
    books.entry(days(1))
    books.entry(days(2), deleted_at=NOW)
    books.entry(days(2), draft_id=uuid4())
    books.entry(days(8))
    assert [(await books.read(period))["entries_by_hand"] for period in (7, 30)] == [2, 3]


async def test_personas_by_the_way_they_were_made_without_the_starters(books: Books) -> None:
    assert (await books.read())["personas_made"] == {}
    for ago, origin in ((1, "chat"), (2, "chat"), (2, "template"), (2, "starter"), (8, "edit")):
        books.persona(days(ago), origin)
    assert [(await books.read(period))["personas_made"] for period in (7, 30)] == [
        {"chat": 2, "template": 1},
        {"chat": 2, "template": 1, "edit": 1},
    ]


async def test_failures_and_times_by_role_and_provider(books: Books) -> None:
    for seconds in (1, 2, 3):
        books.generation(
            days(1), seconds, provider="openai", input_tokens=100, output_tokens=10, cost_usd=Decimal("0.5")
        )
    books.generation(days(1), 60, provider="openai", status="failed", error_code="provider_timeout")
    books.generation(days(1), 60, provider="openai", status="interrupted", error_code="interrupted")
    books.generation(days(1), 60, provider="openai", status="refused", error_code="provider_refused")
    books.generation(days(1), 60, provider="openai", status="failed", error_code="provider_timeout")
    books.generation(days(1), 60, provider="openai", status="cancelled")
    books.generation(days(2), 0.5)
    books.generation(days(2), 4, role="text-large")
    books.generation(days(8), 9)
    books.generation(days(1), 1, status="running", ended_at=None)
    found = (await books.read(7))["roles"]
    assert [(one["role"], one["provider"], one["ended"]) for one in found] == [
        ("text-large", "builtin", 1), ("text-small", "builtin", 1), ("text-small", "openai", 7),
    ]  # fmt: skip
    assert found[2] == {
        "role": "text-small",
        "provider": "openai",
        "ended": 7,
        "failed": 4,
        "stopped": 1,
        "failure_rate": pytest.approx(4 / 7),
        "seconds_to_end": {"p50": 2.0, "p95": pytest.approx(2.9)},
        "errors": {"provider_timeout": 2, "interrupted": 1, "provider_refused": 1},
        "input_tokens": 300,
        "output_tokens": 30,
        "cost_usd": 1.5,
    }


async def test_before_and_after_each_switch(books: Books) -> None:
    books.switch(1, days(20), "openai")
    books.switch(2, days(18), "gemini")
    # Version 0, the settings' built-in writer: seven days before the first switch count.
    books.generation(days(21), 1)
    books.generation(days(28), 9)
    # Version 1, two days long: its neighbours end it.
    for _ in range(3):
        books.generation(days(19), 2, policy_version=1, provider="openai")
    books.generation(days(19), 2, policy_version=1, provider="openai", status="failed", error_code="rate_limited")
    books.generation(days(19), 50, policy_version=1, provider="builtin")  # a book that is never sent
    # Accepted under version 1, ended after the switch to 2: it is of the days before.
    books.generation(days(18) - timedelta(minutes=1), 2, policy_version=1, provider="openai")
    # Version 2: seven days after it count.
    books.generation(days(12), 3, policy_version=2, provider="gemini")
    books.generation(days(10), 3, policy_version=2, provider="gemini", status="failed", error_code="rate_limited")
    second, first = (await books.read(7))["switches"]
    assert (first["version"], first["provider"], first["previous_version"], first["previous_provider"]) == (
        1, "openai", 0, "builtin",
    )  # fmt: skip
    assert (first["before"]["ended"], first["before"]["seconds_to_end"]) == (1, {"p50": 1.0, "p95": 1.0})
    assert (first["after"]["ended"], first["after"]["failed"], first["after"]["failure_rate"]) == (5, 1, 0.2)
    assert second["before"] == first["after"]
    assert (second["after"]["ended"], second["after"]["failed"]) == (1, 0)
    assert second["switched_at"] == "2026-06-12T12:00:00Z"


async def test_the_last_ten_switches_are_compared(books: Books) -> None:
    for version in range(1, 13):
        books.switch(version, days(13 - version), "openai" if version % 2 else "gemini")
    found = (await books.read())["switches"]
    assert [one["version"] for one in found] == list(range(12, 2, -1))
    assert [found[-1]["previous_version"], found[-1]["previous_provider"]] == [2, "gemini"]


async def test_it_is_the_admins(books: Books) -> None:
    async with client_of(books.app) as stranger:
        assert (await stranger.get(HERE)).status_code == 401
    assert (await books.other.client.get(HERE)).status_code == 403
    assert (await books.admin.client.get(f"{HERE}?days=8")).status_code == 422
