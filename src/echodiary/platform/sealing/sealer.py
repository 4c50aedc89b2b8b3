"""Sealing at rest: AES-256-GCM with a data key of the account, bound to the very cell that holds it.

Form of a sealed value: format (1 byte) · number of the data key (2 bytes) · nonce (12 bytes) · ciphertext and tag.
Associated data: account, table, column, row id and format, each with its length before it, so that a value moved to
another cell, row
or account does not open (NIST SP 800-38D; 96-bit random nonces, far below 2^32 values a key).
"""

import os
import time
from collections import OrderedDict
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from echodiary.platform.sealing.account_keys import AccountKeys
from echodiary.platform.sealing.key_store import KeyStore
from echodiary.platform.sealing.keyring import NONCE_BYTES, KeyRing

FORMAT = 1
KEY_NUMBER_BYTES = 2
HEADER_BYTES = 1 + KEY_NUMBER_BYTES
CACHED_ACCOUNTS = 2048
CACHED_SECONDS = 60.0


class SealBroken(Exception):
    """A sealed value does not open: damaged, moved, or of another account."""


class _Opened:
    """An account's keys as ciphers, kept for a while."""

    __slots__ = ("ciphers", "current", "keys", "until")

    def __init__(self, keys: AccountKeys) -> None:
        self.keys = keys
        self.ciphers = {number: AESGCM(key) for number, key in keys.data.items()}
        self.current = keys.current
        self.until = time.monotonic() + CACHED_SECONDS


class Sealer:
    """Seals and opens cells; knows the accounts' keys through the key ring and the key store."""

    def __init__(self, ring: KeyRing, store: KeyStore) -> None:
        self._ring = ring
        self._store = store
        self._cache: OrderedDict[UUID, _Opened] = OrderedDict()

    def create_keys(self, account_id: UUID) -> None:
        """Make and store the keys of a new account; must happen before its rows are committed."""
        self._store.write(account_id, AccountKeys.new().wrapped(self._ring, account_id))

    def destroy_keys(self, account_id: UUID) -> None:
        """Destroy the keys: from here on nothing of the account opens again, in any copy of the database."""
        self._cache.pop(account_id, None)
        self._store.destroy(account_id)

    def seal(self, account_id: UUID, table: str, column: str, row_id: UUID, payload: bytes) -> bytes:
        """Seal `payload` for one cell; raises AccountKeyMissing."""
        opened = self._opened(account_id)
        nonce = os.urandom(NONCE_BYTES)
        context = _context(account_id, table, column, row_id)
        sealed = opened.ciphers[opened.current].encrypt(nonce, payload, context)
        return b"".join((FORMAT.to_bytes(), opened.current.to_bytes(KEY_NUMBER_BYTES), nonce, sealed))

    def open(self, account_id: UUID, table: str, column: str, row_id: UUID, sealed: bytes) -> bytes:
        """Open one cell; raises SealBroken or AccountKeyMissing."""
        sealed = bytes(sealed)
        if not sealed or sealed[0] != FORMAT:
            raise SealBroken(f"{table}.{column}: unknown format")
        number = int.from_bytes(sealed[1:HEADER_BYTES])
        cipher = self._cipher(account_id, number)
        nonce, text = sealed[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES], sealed[HEADER_BYTES + NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, text, _context(account_id, table, column, row_id))
        except (InvalidTag, ValueError):  # cut short, there is not even a nonce
            raise SealBroken(f"{table}.{column}") from None

    def search_key(self, account_id: UUID) -> bytes:
        """The key of the account's search tokens (32 bytes)."""
        return self._opened(account_id).keys.search

    def key_number(self, sealed: bytes) -> int:
        """Which data key sealed this value."""
        return int.from_bytes(sealed[1:HEADER_BYTES])

    def keys_of(self, account_id: UUID) -> AccountKeys:
        """The account's keys, for rotation."""
        return self._opened(account_id).keys

    def store_keys(self, account_id: UUID, keys: AccountKeys) -> None:
        """Replace the account's keys (rotation), wrapped under the first key of the ring."""
        self._store.write(account_id, keys.wrapped(self._ring, account_id))
        self._cache.pop(account_id, None)

    def _cipher(self, account_id: UUID, number: int) -> AESGCM:
        cipher = self._opened(account_id).ciphers.get(number)
        if cipher is None:  # another process has rotated the keys since they were read here
            self._cache.pop(account_id, None)
            cipher = self._opened(account_id).ciphers.get(number)
        if cipher is None:
            raise SealBroken(f"data key {number} is gone")
        return cipher

    def _opened(self, account_id: UUID) -> _Opened:
        opened = self._cache.get(account_id)
        if opened is not None and opened.until > time.monotonic():
            return opened
        blob = self._store.read(account_id)
        opened = self._cache[account_id] = _Opened(AccountKeys.unwrapped(blob, self._ring, account_id))
        self._cache.move_to_end(account_id)
        if len(self._cache) > CACHED_ACCOUNTS:
            self._cache.popitem(last=False)
        return opened


class SealedTable:
    """The sealer bound to one table, with rows' typed fields as one JSON document."""

    def __init__(self, sealer: Sealer, table: str) -> None:
        self._sealer = sealer
        self._table = table

    def seal(self, account_id: UUID, row_id: UUID, document: object, column: str = "sealed") -> bytes:
        """Seal a JSON document for a row."""
        return self._sealer.seal(account_id, self._table, column, row_id, orjson.dumps(document))

    def open(self, account_id: UUID, row_id: UUID, sealed: bytes, column: str = "sealed") -> dict[str, object]:
        """Open a row's JSON document; raises SealBroken or AccountKeyMissing."""
        document: dict[str, object] = orjson.loads(self._sealer.open(account_id, self._table, column, row_id, sealed))
        return document


def _context(account_id: UUID, table: str, column: str, row_id: UUID) -> bytes:
    parts = (account_id.bytes, table.encode(), column.encode(), row_id.bytes, FORMAT.to_bytes())
    return b"".join(len(part).to_bytes(4) + part for part in parts)
