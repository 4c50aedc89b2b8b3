"""What the JSON API says about one version beside its text: where it comes from, what was checked, what was sent."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from echodiary.features.drafts.domain import Version
from echodiary.features.generations.domain import Receipt


class SentenceView(BaseModel):
    """Where one sentence comes from."""

    start: int
    end: int
    text: str
    rests_on: list[str]
    added: bool
    guessed: list[str]
    quoted: list[str]
    findings: list[str]
    off_level: bool


class ProvenanceView(BaseModel):
    """Where the sentences of a version come from."""

    version: int | None
    sentences: list[SentenceView]

    @classmethod
    def of(cls, version: Version | None) -> Self:
        """The provenance of a version; empty without one."""
        sentences = [SentenceView.model_validate(one.to_json()) for one in version.provenance] if version else []
        return cls(version=version.number if version else None, sentences=sentences)


class ChecksView(BaseModel):
    """How many sentences there are, say what the memo lacks, are told by a guess, or slip in their speech level."""

    sentences: int
    added: int
    guessed: int
    off_level: int


class MessageView(BaseModel):
    """One message as it was sent."""

    speaker: str
    text: str


class ReceiptView(BaseModel):
    """What left the server for a version, to whom, and what it cost; nothing did where `sent_at` is null."""

    version: int
    provider: str | None
    model: str | None
    role: str | None
    sent_at: datetime | None
    times_sent: int
    messages: list[MessageView]
    input_tokens: int | None
    output_tokens: int | None
    cost_usd: float | None
    seconds: float | None

    @classmethod
    def of(cls, version: Version, receipt: Receipt | None) -> Self:
        """The receipt of a version; a text by hand, or from the built-in writer, was sent to nobody."""
        counted = receipt.counted if receipt else None
        cost = counted.cost_usd if counted else None
        return cls(
            version=version.number,
            provider=version.provider,
            model=version.model,
            role=version.role,
            sent_at=receipt.sent_at if receipt else None,
            times_sent=receipt.times_sent if receipt else 0,
            messages=[MessageView(speaker=who, text=text) for who, text in receipt.messages] if receipt else [],
            input_tokens=counted.input_tokens if counted else None,
            output_tokens=counted.output_tokens if counted else None,
            cost_usd=None if cost is None else float(cost),
            seconds=receipt.seconds if receipt else None,
        )
