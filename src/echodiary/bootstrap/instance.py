"""Opening an instance: its data folder, database, migrations, key ring and key store, each checked before anything
is served.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from uuid import UUID

import psycopg
from sqlalchemy.engine import URL

from echodiary.platform import migrations
from echodiary.platform.database import database_url, libpq_url
from echodiary.platform.embedded_postgres import EmbeddedPostgres, EmbeddedPostgresError
from echodiary.platform.errors import SetupError
from echodiary.platform.sealing.account_keys import AccountKeys
from echodiary.platform.sealing.key_store import FolderKeyStore
from echodiary.platform.sealing.keyring import KeyRing, ring_from_file
from echodiary.platform.settings import Settings

RING_FILE = "secret_keys"


@dataclass(frozen=True, slots=True)
class Instance:
    """An opened instance. `direct_url` bypasses a pooler; `is_exclusive` when no other process can be using it."""

    settings: Settings
    url: URL
    direct_url: URL
    ring: KeyRing
    store: FolderKeyStore
    is_exclusive: bool


@contextmanager
def open_instance(settings: Settings, *, migrate: bool = True) -> Iterator[Instance]:
    """Open the instance that the settings name; closes what it started. Raises SetupError with one clear line."""
    check_data_folder(settings.data_dir)
    with open_database(settings) as (url, direct_url):
        if migrate:
            migrations.upgrade(direct_url)
        has_accounts = count_accounts(direct_url) > 0
        ring, store = open_ring(settings, has_accounts=has_accounts), open_store(settings, has_accounts=has_accounts)
        check_keys(ring, islice(store.account_ids(), 1), store)
        yield Instance(
            settings=settings,
            url=url,
            direct_url=direct_url,
            ring=ring,
            store=store,
            is_exclusive=settings.database_url is None,
        )


@contextmanager
def open_database(settings: Settings) -> Iterator[tuple[URL, URL]]:
    """The database's address and the one that bypasses a pooler; starts the embedded PostgreSQL where none is named."""
    if settings.database_url is not None:
        url = database_url(settings.database_url.get_secret_value())
        direct = settings.database_direct_url
        yield url, database_url(direct.get_secret_value()) if direct else url
        return
    server = EmbeddedPostgres(settings.data_dir)
    try:
        url = database_url(server.start())
    except EmbeddedPostgresError as error:
        raise SetupError(str(error)) from None
    try:
        yield url, url
    finally:
        server.stop()


def check_data_folder(folder: Path) -> None:
    """Make the data folder if need be; raises SetupError when it cannot be written to."""
    try:
        # As root the embedded PostgreSQL runs as somebody else, who must be able to pass; files inside are 0600.
        folder.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SetupError(f"The data folder {folder} cannot be written to: {error.strerror}") from None


def count_accounts(url: URL) -> int:
    """How many accounts the database holds; 0 before the first migration."""
    with psycopg.connect(libpq_url(url), connect_timeout=5) as connection:
        if connection.execute("SELECT to_regclass('accounts')").fetchone() == (None,):
            return 0
        row = connection.execute("SELECT count(*) FROM accounts").fetchone()
    return int(row[0]) if row else 0


def open_ring(settings: Settings, *, has_accounts: bool) -> KeyRing:
    """The key ring of the settings, else of the data folder, where the very first start makes it."""
    if settings.secret_keys is not None:
        return KeyRing.parse(settings.secret_keys.get_secret_value())
    path = settings.data_dir / RING_FILE
    if has_accounts and not path.exists():
        raise SetupError(
            f"The key ring {path} is missing and ECHODIARY_SECRET_KEYS is not set: the diaries cannot be opened"
        )
    return ring_from_file(path)


def open_store(settings: Settings, *, has_accounts: bool) -> FolderKeyStore:
    """The key store; only an instance without accounts may start with a new one."""
    store = FolderKeyStore(settings.keys_folder)
    if not store.exists():
        if has_accounts:
            raise SetupError(
                f"The key store {settings.keys_folder} is missing: bring it back,"
                " or say where it is with ECHODIARY_KEYS_URL"
            )
        store.create()
    return store


def check_keys(ring: KeyRing, account_ids: Iterable[UUID], store: FolderKeyStore) -> int:
    """Open these accounts' keys; returns how many there are. Raises UnknownRingKey (a SetupError)."""
    count = 0
    for account_id in account_ids:
        AccountKeys.unwrapped(store.read(account_id), ring, account_id)
        count += 1
    return count
