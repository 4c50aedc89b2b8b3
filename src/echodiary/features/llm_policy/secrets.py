"""What a policy keeps wrapped by the key ring: the provider's key, and the admin's note."""

from pydantic import SecretStr

from echodiary.features.llm_policy.models import PolicyRow
from echodiary.platform.sealing.keyring import KeyRing


class PolicySecrets:
    """Wraps and unwraps, each bound to its column and version: a value moved to another row does not open."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring

    def wrap(self, text: str, column: str, version: int) -> bytes:
        """Wrap a text for one cell."""
        return self._ring.wrap(text.encode(), _context(column, version))

    def key_of(self, row: PolicyRow) -> SecretStr | None:
        """The stored key of a version; raises UnknownRingKey."""
        return None if row.wrapped_key is None else SecretStr(self._open(row.wrapped_key, "wrapped_key", row.version))

    def note_of(self, row: PolicyRow) -> str | None:
        """The note of a version; raises UnknownRingKey."""
        return None if row.wrapped_note is None else self._open(row.wrapped_note, "wrapped_note", row.version)

    def rewrapped(self, row: PolicyRow) -> bool:
        """Wrap a row's secrets under the first key of the ring; whether anything had to be done."""
        changed = False
        for column in ("wrapped_key", "wrapped_note"):
            wrapped = getattr(row, column)
            if wrapped is not None and not self._ring.wrapped_by_first(bytes(wrapped)):
                setattr(row, column, self.wrap(self._open(wrapped, column, row.version), column, row.version))
                changed = True
        return changed

    def _open(self, wrapped: bytes, column: str, version: int) -> str:
        return self._ring.unwrap(bytes(wrapped), _context(column, version)).decode()


def _context(column: str, version: int) -> bytes:
    return f"echodiary llm_policies {column} {version}".encode()
