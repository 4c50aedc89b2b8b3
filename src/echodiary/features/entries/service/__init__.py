"""Use cases of entries."""

from echodiary.features.entries.service.entries import EntryService
from echodiary.features.entries.service.search import EntrySearch, Found

__all__ = ["EntrySearch", "EntryService", "Found"]
