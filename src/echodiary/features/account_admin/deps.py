"""The admin's accounts for the edges."""

from typing import Annotated

from fastapi import Depends

from echodiary.features.account_admin.listing import AccountListing
from echodiary.features.accounts.admins import AccountAdministration
from echodiary.features.accounts.recovery_links import LinkIssuing
from echodiary.web.deps import ClockDep, ReadingDep, SessionDep


async def get_listing(session: ReadingDep, clock: ClockDep) -> AccountListing:
    """Lists accounts."""
    return AccountListing(session, clock)


async def get_administration(session: SessionDep, clock: ClockDep) -> AccountAdministration:
    """The admin's use cases on this request's transaction."""
    return AccountAdministration(session, clock)


async def get_link_issuing(session: SessionDep, clock: ClockDep) -> LinkIssuing:
    """Recovery links on this request's transaction."""
    return LinkIssuing(session, clock)


async def get_link_records(session: ReadingDep, clock: ClockDep) -> LinkIssuing:
    """Recovery links, to be read."""
    return LinkIssuing(session, clock)


ListingDep = Annotated[AccountListing, Depends(get_listing)]
AccountAdminDep = Annotated[AccountAdministration, Depends(get_administration)]
LinkIssuingDep = Annotated[LinkIssuing, Depends(get_link_issuing)]
LinkRecordsDep = Annotated[LinkIssuing, Depends(get_link_records)]
