"""The keys of one account, and the form in which the key store keeps them."""

import base64
import json
import os
from dataclasses import dataclass
from uuid import UUID

from echodiary.platform.sealing.keyring import KEY_BYTES, KeyRing


@dataclass(frozen=True, slots=True)
class AccountKeys:
    """Numbered data keys (the highest number seals, all open) and one key for search tokens, which stays."""

    data: dict[int, bytes]
    search: bytes

    @property
    def current(self) -> int:
        """The number of the data key that seals."""
        return max(self.data)

    @classmethod
    def new(cls) -> "AccountKeys":
        """Fresh random keys."""
        return cls(data={1: os.urandom(KEY_BYTES)}, search=os.urandom(KEY_BYTES))

    def with_new_data_key(self) -> "AccountKeys":
        """The same keys and one more data key, which seals from now on."""
        return AccountKeys(data={**self.data, self.current + 1: os.urandom(KEY_BYTES)}, search=self.search)

    def with_only_current(self) -> "AccountKeys":
        """The same keys without the data keys that no row uses any more."""
        return AccountKeys(data={self.current: self.data[self.current]}, search=self.search)

    def wrapped(self, ring: KeyRing, account_id: UUID) -> bytes:
        """Serialise and wrap for the key store."""
        plain = json.dumps(
            {
                "data": {str(number): base64.b64encode(key).decode() for number, key in self.data.items()},
                "search": base64.b64encode(self.search).decode(),
            }
        ).encode()
        return ring.wrap(plain, context=account_id.bytes)

    @classmethod
    def unwrapped(cls, blob: bytes, ring: KeyRing, account_id: UUID) -> "AccountKeys":
        """Unwrap what `wrapped` made; raises UnknownRingKey."""
        plain = json.loads(ring.unwrap(blob, context=account_id.bytes))
        return cls(
            data={int(number): base64.b64decode(key) for number, key in plain["data"].items()},
            search=base64.b64decode(plain["search"]),
        )
