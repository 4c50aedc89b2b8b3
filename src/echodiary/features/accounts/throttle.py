"""Slowing down those who guess: failed tries are counted by the address tried and by the place they come from."""

from echodiary.features.accounts import domain
from echodiary.features.accounts.errors import TriesExhausted
from echodiary.features.accounts.repository import AccountRepository
from echodiary.platform.clock import Clock


class Throttle:
    """Counts failed tries, whether or not the address has an account."""

    def __init__(self, accounts: AccountRepository, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock

    async def pause(self, address: str, place: str) -> TriesExhausted | None:
        """The refusal that says how long to wait, None when a try is free."""
        by_address = domain.throttle_subject("address", address)
        by_place = domain.throttle_subject("place", place)
        counted = await self._accounts.get_throttles((by_address, by_place))
        now = self._clock.now()
        pauses = [0]
        for subject, free in ((by_address, domain.FREE_TRIES), (by_place, domain.FREE_TRIES_OF_PLACE)):
            row = counted.get(subject)
            if row is not None:
                pauses.append(domain.pause_left(row.failures, row.last_failed_at, now, free))
        return TriesExhausted(retry_after=max(pauses)) if max(pauses) else None

    async def count_failure(self, address: str, place: str) -> None:
        """Count a failed try."""
        now = self._clock.now()
        for subject in sorted((domain.throttle_subject("address", address), domain.throttle_subject("place", place))):
            await self._accounts.count_failure(subject, now, now - domain.FORGET_AFTER)

    async def pause_of_place(self, place: str) -> TriesExhausted | None:
        """Like `pause` for tries that name no address."""
        subject = domain.throttle_subject("place", place)
        row = (await self._accounts.get_throttles((subject,))).get(subject)
        if row is None:
            return None
        left = domain.pause_left(row.failures, row.last_failed_at, self._clock.now(), domain.FREE_TRIES_OF_PLACE)
        return TriesExhausted(retry_after=left) if left else None

    async def count_failure_of_place(self, place: str) -> None:
        """Count a failed try that named no address."""
        now = self._clock.now()
        await self._accounts.count_failure(domain.throttle_subject("place", place), now, now - domain.FORGET_AFTER)

    async def forget(self, address: str) -> None:
        """Start counting from nothing again for an address whose owner has proven to be there."""
        await self._accounts.forget_failures(domain.throttle_subject("address", address))
