"""Where the wrapped keys of the accounts live: outside the database and its backups, one small file an account.

Destroying an account's file makes every old dump of the database useless for that account.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from uuid import UUID

from echodiary.platform.errors import SetupError

SUFFIX = ".key"


class AccountKeyMissing(Exception):
    """The key store holds no key for this account; what it sealed cannot be opened."""


class KeyStore(Protocol):
    """Keeps one opaque blob an account."""

    def read(self, account_id: UUID) -> bytes:
        """Return the blob; raises AccountKeyMissing."""
        ...

    def write(self, account_id: UUID, blob: bytes) -> None:
        """Store the blob so that it survives a power cut."""
        ...

    def destroy(self, account_id: UUID) -> None:
        """Remove the blob for good; nothing happens when there is none."""
        ...

    def account_ids(self) -> Iterator[UUID]:
        """Every account that has a key."""
        ...


class FolderKeyStore:
    """A key store in a local folder (mode 0700, files 0600)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self) -> None:
        """Make the folder; raises SetupError when that is impossible."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise SetupError(f"The key store {self._folder} cannot be made: {error.strerror}") from None

    def exists(self) -> bool:
        """Whether the folder is there."""
        return self._folder.is_dir()

    def read(self, account_id: UUID) -> bytes:
        """Return the blob; raises AccountKeyMissing."""
        try:
            return self._path(account_id).read_bytes()
        except FileNotFoundError:
            raise AccountKeyMissing(str(account_id)) from None

    def write(self, account_id: UUID, blob: bytes) -> None:
        """Write beside, sync, rename, sync the folder: after a crash the old or the new blob is whole."""
        path = self._path(account_id)
        beside = path.with_suffix(".new")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(blob)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        self._sync_folder()

    def destroy(self, account_id: UUID) -> None:
        """Overwrite, then unlink. On copy-on-write disks the overwriting is a courtesy, the unlinking is what
        counts.
        """
        path = self._path(account_id)
        try:
            with path.open("r+b") as file:
                file.write(os.urandom(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
        except FileNotFoundError:
            return
        self._sync_folder()

    def account_ids(self) -> Iterator[UUID]:
        """Every account that has a key."""
        return (UUID(path.stem) for path in sorted(self._folder.glob(f"*{SUFFIX}")))

    def _path(self, account_id: UUID) -> Path:
        return self._folder / f"{account_id}{SUFFIX}"

    def _sync_folder(self) -> None:
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
