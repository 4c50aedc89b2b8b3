"""Passwords: argon2id (RFC 9106), off the event loop, a few at a time because each takes 64 MiB."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from echodiary.features.accounts.domain import PASSWORD_MAX, PASSWORD_MIN
from echodiary.features.accounts.errors import PasswordTooLong, PasswordTooShort

AT_ONCE = 2


class Passwords:
    """Hashes and checks passwords."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._slots = asyncio.Semaphore(AT_ONCE)
        # Checked when an address does not exist, so that the answer takes as long as for one that does.
        self._nobody = self._hasher.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        """Hash a new password; raises PasswordTooShort or PasswordTooLong."""
        if len(password) < PASSWORD_MIN:
            raise PasswordTooShort(minimum=PASSWORD_MIN)
        if len(password) > PASSWORD_MAX:
            raise PasswordTooLong(maximum=PASSWORD_MAX)
        async with self._slots:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def check(self, password: str, stored: str | None) -> bool:
        """Whether `password` made `stored`; takes the same time when there is no stored hash."""
        async with self._slots:
            matches = await asyncio.to_thread(self._verify, password[:PASSWORD_MAX], stored or self._nobody)
        return matches and stored is not None

    def _verify(self, password: str, stored: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerifyMismatchError, InvalidHashError):
            return False
