"""Between the sealed cells of drafts and the values of the domain."""

from typing import Any
from uuid import UUID

from echodiary.features.drafts.domain import Draft, DraftOptions, DraftStatus, Version, VersionKind
from echodiary.features.drafts.models import DraftRow, VersionRow
from echodiary.features.generations.domain import Failure
from echodiary.platform.sealing.sealer import SealedTable, Sealer
from echodiary.writing.events import SentenceProvenance
from echodiary.writing.request import Fidelity, Language, Length, Memo, MemoKind

WORKING = "sealed_working"


class DraftCells:
    """Seals and opens what drafts and versions hold."""

    def __init__(self, sealer: Sealer) -> None:
        self._drafts = SealedTable(sealer, DraftRow.__tablename__)
        self._versions = SealedTable(sealer, VersionRow.__tablename__)

    def seal_memo(self, account_id: UUID, draft_id: UUID, memo: Memo) -> bytes:
        """Seal a memo."""
        document = {"kind": memo.kind, "text": memo.text, "keywords": memo.keywords}
        return self._drafts.seal(account_id, draft_id, document)

    def seal_working(self, account_id: UUID, draft_id: UUID, text: str, title: str | None) -> bytes:
        """Seal a working copy."""
        return self._drafts.seal(account_id, draft_id, {"text": text, "title": title}, WORKING)

    def seal_version(self, account_id: UUID, version: Version) -> bytes:
        """Seal what a version says."""
        document = {
            "text": version.text,
            "title": version.title,
            "persona_name": version.persona_name,
            "persona_colour": version.persona_colour,
            "instruction": version.instruction,
            "provenance": [sentence.to_json() for sentence in version.provenance],
        }
        return self._versions.seal(account_id, version.id, document)

    def open_draft(self, row: DraftRow) -> Draft:
        """The draft of a row."""
        memo: dict[str, Any] = self._drafts.open(row.account_id, row.id, row.sealed)
        working: dict[str, Any] = self._drafts.open(row.account_id, row.id, row.sealed_working, WORKING)
        return Draft(
            id=row.id,
            account_id=row.account_id,
            book_id=row.book_id,
            persona_id=row.persona_id,
            entry_date=row.entry_date,
            status=DraftStatus(row.status),
            options=_options(row),
            memo=Memo(MemoKind(memo["kind"]), memo["text"], tuple(memo["keywords"])),
            working_text=working["text"],
            working_title=working["title"],
            working_version=row.working_version,
            offered_version=row.offered_version,
            edited=row.edited,
            version_count=row.version_count,
            revision=row.rev,
            generation_id=row.generation_id,
            entry_id=row.entry_id,
            failure=Failure(row.error_code, bool(row.error_retryable)) if row.error_code else None,
            created_at=row.created_at,
            updated_at=row.updated_at,
        )

    def open_version(self, row: VersionRow) -> Version:
        """The version of a row."""
        document: dict[str, Any] = self._versions.open(row.account_id, row.id, row.sealed)
        return Version(
            id=row.id,
            number=row.number,
            kind=VersionKind(row.kind),
            text=document["text"],
            title=document["title"],
            persona_id=row.persona_id,
            persona_name=document["persona_name"],
            persona_colour=document.get("persona_colour"),
            options=_options(row),
            provider=row.provider,
            model=row.model,
            role=row.role,
            instruction=document["instruction"],
            provenance=tuple(SentenceProvenance.from_json(sentence) for sentence in document["provenance"]),
            created_at=row.created_at,
            generation_id=row.generation_id,
        )


def _options(row: DraftRow | VersionRow) -> DraftOptions:
    return DraftOptions(Length(row.length), Fidelity(row.fidelity), Language(row.language) if row.language else None)
