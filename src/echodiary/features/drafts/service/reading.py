"""Looking at drafts."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from echodiary.features.drafts.cells import DraftCells
from echodiary.features.drafts.domain import Draft, DraftStatus, Version
from echodiary.features.drafts.errors import DraftNotFound, VersionNotFound
from echodiary.features.drafts.repository import DraftRepository


class DraftReader:
    """Reads one account's drafts; needs no transaction."""

    def __init__(self, account_id: UUID, drafts: DraftRepository, cells: DraftCells) -> None:
        self._account_id = account_id
        self._drafts = drafts
        self._cells = cells

    async def get(self, draft_id: UUID) -> tuple[Draft, list[Version]]:
        """A draft and all its versions. Raises DraftNotFound."""
        row = await self._drafts.get(self._account_id, draft_id)
        if row is None:
            raise DraftNotFound
        versions = await self._drafts.list_versions(row)
        return self._cells.open_draft(row), [self._cells.open_version(version) for version in versions]

    async def get_draft(self, draft_id: UUID) -> Draft:
        """A draft without its versions. Raises DraftNotFound."""
        row = await self._drafts.get(self._account_id, draft_id)
        if row is None:
            raise DraftNotFound
        return self._cells.open_draft(row)

    async def get_last_book(self, among: Collection[UUID]) -> UUID | None:
        """Of these books the one that was drafted in last; None when none was."""
        return await self._drafts.get_last_book(self._account_id, among)

    async def get_version(self, draft_id: UUID, number: int) -> Version:
        """One version. Raises DraftNotFound, VersionNotFound."""
        row = await self._drafts.get(self._account_id, draft_id)
        if row is None:
            raise DraftNotFound
        found = await self._drafts.get_version(row, number)
        if found is None:
            raise VersionNotFound
        return self._cells.open_version(found)

    async def list_drafts(
        self, statuses: Collection[DraftStatus], limit: int, after: tuple[datetime, UUID] | None = None
    ) -> Sequence[Draft]:
        """Drafts in these states, the last touched first."""
        rows = await self._drafts.list_page(self._account_id, statuses, limit, after)
        return [self._cells.open_draft(row) for row in rows]
