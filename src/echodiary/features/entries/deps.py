"""The use cases of entries for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.entries.service import EntryLists, EntrySearch, EntryService
from echodiary.web.deps import ClockDep, PlainReadingDep, ReadingDep, SealerDep, SessionDep


async def get_entry_service(session: SessionDep, sealer: SealerDep, clock: ClockDep) -> EntryService:
    """The use cases of entries on this request's transaction."""
    return EntryService(session, sealer, clock)


async def get_entry_reader(session: ReadingDep, sealer: SealerDep, clock: ClockDep) -> EntryService:
    """The same on a session that only reads."""
    return EntryService(session, sealer, clock)


async def get_entry_lists(reader: PlainReadingDep, sealer: SealerDep) -> EntryLists:
    """Lists of entries."""
    return EntryLists(reader, sealer)


async def get_entry_search(session: SessionDep, sealer: SealerDep) -> EntrySearch:
    """Searching, on a transaction: its planner settings end with it."""
    return EntrySearch(session, sealer)


EntryServiceDep = Annotated[EntryService, Depends(get_entry_service)]
EntryReaderDep = Annotated[EntryService, Depends(get_entry_reader)]
EntryListsDep = Annotated[EntryLists, Depends(get_entry_lists)]
EntrySearchDep = Annotated[EntrySearch, Depends(get_entry_search)]
