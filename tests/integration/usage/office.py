"""Servers with a provider whose prices are known, and what tests read in their books."""

import contextlib
from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy.engine import URL

from echodiary.platform.settings import OwnPrice
from echodiary.writing.events import Sent, TextDelta, Used
from tests.conftest import Person, new_person
from tests.integration.generations.stage import Stage, rows_of, staged

SMALL = "gpt-6-luna"
MESSAGES = (("system", "일기를 쓴다."), ("user", "메모"))
TEXT = "회의를 했다. 힘들었다."
# A thousand dollars for a million tokens: a token is a tenth of a cent.
PRICES = {SMALL: OwnPrice(input=Decimal(1000), output=Decimal(1000))}


def provided(**more: object) -> dict[str, object]:
    """The settings of a server whose drafts are written outside."""
    return {
        "llm_provider": "openai",
        "openai_api_key": SecretStr("sk-of-the-server"),
        "llm_prices": PRICES,
        "session_days": 400,
        **more,
    }


@contextlib.asynccontextmanager
async def office(url: URL, folder: Path, *, clock: object = None, **settings: object) -> AsyncIterator[Stage]:
    """A server of the test's own, with a provider."""
    ports = {} if clock is None else {"clock": clock}
    async with staged(url, folder, settings=provided(**settings), **ports) as stage:
        yield stage


async def hired(stage: Stage, **profile: object) -> Person:
    """Somebody who lets drafts be written outside."""
    someone = await new_person(stage.app, **profile)
    agreed = await someone.client.patch("/api/v1/me", json={"external_ai_consent": True})
    assert agreed.status_code == 200
    return someone


def will_count(stage: Stage, sent: int, got: int, *, text: str = TEXT, cost: Decimal | None = None) -> None:
    """Script a draft that leaves, comes back whole, and is counted."""
    stage.writer.enqueue(Sent(MESSAGES), TextDelta(text), Used(sent, got, cost))


def month_of(stage: Stage) -> tuple[Decimal, Decimal, int]:
    """Spent, reserved, calls without a price: of all months together."""
    (row,) = rows_of(
        stage,
        "SELECT coalesce(sum(spent_usd), 0), coalesce(sum(reserved_usd), 0), coalesce(sum(unpriced_calls), 0)"
        " FROM budget_months",
    )
    return row  # type: ignore[return-value]


def states(stage: Stage) -> list[str]:
    """The states of all reservations."""
    return sorted(str(row[0]) for row in rows_of(stage, "SELECT state FROM usage_reservations"))


def reserved_for(stage: Stage, draft_id: str) -> Decimal:
    """What was reserved for a draft's last generation."""
    rows = rows_of(
        stage,
        "SELECT reserved_usd FROM usage_reservations r JOIN drafts d ON d.generation_id = r.id WHERE d.id = %s",
        draft_id,
    )
    return Decimal(str(rows[0][0]))


async def drafts_used(person: Person) -> int:
    """What the account is told that it has used."""
    answer = await person.client.get("/api/v1/usage")
    assert answer.status_code == 200, answer.text
    used: Any = answer.json()["drafts"]["used"]
    return int(used)
