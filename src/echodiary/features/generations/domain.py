"""One run of a writer: its states, what it says, and how it ends. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

MOST_ATTEMPTS = 3


class GenerationStatus(StrEnum):
    """queued → running → done | interrupted | failed | refused | cancelled."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    INTERRUPTED = "interrupted"
    FAILED = "failed"
    REFUSED = "refused"
    CANCELLED = "cancelled"


LIVE = frozenset({GenerationStatus.QUEUED, GenerationStatus.RUNNING})
ALLOWED: dict[GenerationStatus, frozenset[GenerationStatus]] = {
    GenerationStatus.QUEUED: frozenset(
        {
            GenerationStatus.RUNNING,
            GenerationStatus.CANCELLED,
            GenerationStatus.INTERRUPTED,
            GenerationStatus.FAILED,
        }
    ),
    GenerationStatus.RUNNING: frozenset(GenerationStatus) - LIVE,
}


def may_become(now: GenerationStatus, then: GenerationStatus) -> bool:
    """Whether a generation may go from one state to another; ended ones go nowhere."""
    return then in ALLOWED.get(now, frozenset())


@dataclass(frozen=True, slots=True)
class Piece:
    """The next piece of the text; never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Aside:
    """Something the writer says beside the text (a title, a provenance); kept until the end, not streamed."""

    name: str
    value: object


@dataclass(frozen=True, slots=True)
class Completed:
    """The writer says that it is done. A run that ends without it is not done."""


@dataclass(frozen=True, slots=True)
class Dispatched:
    """What is about to leave for a provider: pairs of speaker and text. It leaves once this is on record."""

    messages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the provider counted; `cost_usd` None where the model has no known price."""

    input_tokens: int
    output_tokens: int
    cost_usd: Decimal | None


Spoken = Piece | Aside | Dispatched | Counted | Completed


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a generation failed: a code of the contract, and whether pressing the button again can help."""

    code: str
    retryable: bool


INTERRUPTED = Failure("interrupted", retryable=True)
INVALID_RESPONSE = Failure("provider_invalid_response", retryable=True)


@dataclass(frozen=True, slots=True)
class Generation:
    """A stored generation without its texts."""

    id: UUID
    account_id: UUID
    kind: str
    subject_id: UUID
    status: GenerationStatus
    provider: str
    model: str
    role: str
    policy_version: int
    attempt: int
    lease_until: datetime | None
    cancel_requested: bool

    @property
    def is_live(self) -> bool:
        """Whether it has not ended."""
        return self.status in LIVE


@dataclass(frozen=True, slots=True)
class Ending:
    """How a generation ended, as its kind settles it in the transaction that ends it."""

    generation: Generation
    request: Mapping[str, Any]
    status: GenerationStatus
    text: str
    asides: dict[str, object]
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A numbered piece of the stream; numbers begin at 1 and have no gaps."""

    seq: int
    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """What a follower of the stream sees last; `result` holds ids, numbers and states only."""

    status: GenerationStatus
    failure: Failure | None
    result: dict[str, object]


StreamItem = Chunk | Ended


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was sent for a generation, to whom, and what it cost. Nothing was sent where `sent_at` is None.

    `times_sent` counts the runs: a server that dies before the first word is answered sends the same again.
    `cost_usd` None: the model has no known price, or the provider did not get as far as counting.
    """

    provider: str
    model: str
    role: str
    sent_at: datetime | None
    times_sent: int
    messages: tuple[tuple[str, str], ...]
    counted: Counted | None
    seconds: float | None


def status_after_failure(code: str) -> GenerationStatus:
    """Which end a failure is: a provider's refusal and a cut are told apart from the rest."""
    return {
        "provider_refused": GenerationStatus.REFUSED,
        "interrupted": GenerationStatus.INTERRUPTED,
    }.get(code, GenerationStatus.FAILED)
