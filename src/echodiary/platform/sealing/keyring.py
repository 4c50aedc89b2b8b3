"""The key ring: the few keys of an instance that wrap the data keys of its accounts.

`ECHODIARY_SECRET_KEYS` holds base64url keys of 32 bytes, separated by commas or white space. The first one wraps; all
of them unwrap,
so a new key is put first, `echodiary keys rotate` rewraps, and the old one can go.
"""

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from echodiary.platform.errors import SetupError

KEY_BYTES = 32
NONCE_BYTES = 12
KEY_ID_BYTES = 8


class UnknownRingKey(SetupError):
    """The key ring lacks the key that wrapped this account's keys."""


@dataclass(frozen=True, slots=True)
class RingKey:
    """One key of the ring; its id is a digest, so it needs no name of its own."""

    key_id: bytes
    cipher: AESGCM


class KeyRing:
    """Wraps and unwraps small secrets with AES-256-GCM."""

    def __init__(self, keys: tuple[bytes, ...]) -> None:
        if not keys:
            raise SetupError("The key ring is empty: set ECHODIARY_SECRET_KEYS")
        if any(len(key) != KEY_BYTES for key in keys):
            raise SetupError(f"ECHODIARY_SECRET_KEYS: each key must be {KEY_BYTES} bytes, base64url-encoded")
        self._keys = tuple(
            RingKey(hashlib.sha256(b"echodiary ring" + key).digest()[:KEY_ID_BYTES], AESGCM(key)) for key in keys
        )

    @classmethod
    def parse(cls, text: str) -> "KeyRing":
        """Read keys from a setting or a key file; raises SetupError without repeating what it read."""
        try:
            keys = tuple(base64.urlsafe_b64decode(word) for word in text.replace(",", " ").split())
        except (binascii.Error, ValueError):
            raise SetupError("ECHODIARY_SECRET_KEYS: not base64url") from None
        return cls(keys)

    def wrap(self, secret: bytes, context: bytes) -> bytes:
        """Wrap `secret` under the first key; `context` must be given again to unwrap."""
        first = self._keys[0]
        nonce = os.urandom(NONCE_BYTES)
        return first.key_id + nonce + first.cipher.encrypt(nonce, secret, context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return the secret; raises UnknownRingKey when no key of the ring fits."""
        key_id, nonce = wrapped[:KEY_ID_BYTES], wrapped[KEY_ID_BYTES : KEY_ID_BYTES + NONCE_BYTES]
        for key in self._keys:
            if key.key_id == key_id:
                try:
                    return key.cipher.decrypt(nonce, wrapped[KEY_ID_BYTES + NONCE_BYTES :], context)
                except InvalidTag:
                    break
        raise UnknownRingKey(
            "A key file cannot be opened with ECHODIARY_SECRET_KEYS: a key is missing, or the file is damaged"
        )

    def wrapped_by_first(self, wrapped: bytes) -> bool:
        """Whether `wrapped` already is under the key that wraps now."""
        return wrapped[:KEY_ID_BYTES] == self._keys[0].key_id


def new_ring_key() -> str:
    """Make one key in the form that the setting takes."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


def ring_from_file(path: Path) -> KeyRing:
    """Read the ring of an embedded set-up, making it (mode 0600) on the very first start."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(new_ring_key() + "\n")
            file.flush()
            os.fsync(file.fileno())
    return KeyRing.parse(path.read_text())
