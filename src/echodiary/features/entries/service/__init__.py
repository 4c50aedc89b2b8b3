"""Use cases of entries."""

from echodiary.features.entries.service.entries import EntryService
from echodiary.features.entries.service.lists import EntryLists
from echodiary.features.entries.service.search import EntrySearch, Found

__all__ = ["EntryLists", "EntrySearch", "EntryService", "Found"]
