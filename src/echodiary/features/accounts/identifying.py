"""Who is behind a session token: what every request asks first, so on a bare connection."""

from datetime import datetime, timedelta

from echodiary.features.accounts import domain
from echodiary.features.accounts.domain import SignedIn
from echodiary.features.accounts.errors import NotSignedIn
from echodiary.features.accounts.repository import AccountRepository, find_signed_in
from echodiary.platform.database import Database

TOUCH_EVERY = timedelta(hours=1)


async def identify(database: Database, token: str, *, now: datetime, lifetime: timedelta) -> SignedIn:
    """Who is behind a session token; raises NotSignedIn. A session that is used lives on for `lifetime`."""
    async with database.reading_plainly() as reader:
        found = await find_signed_in(reader, domain.token_digest(token), now)
    if found is None:
        raise NotSignedIn
    who, last_used_at = found
    if now - last_used_at > TOUCH_EVERY:
        async with database.transaction() as session:
            await AccountRepository(session).touch_session(who.session_id, now, now + lifetime)
    return who
