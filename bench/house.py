"""One PostgreSQL, EchoDiary and its bare twin on it, one account with entries."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx

from bench.filling import Filler
from bench.servers import free_port, running, sign_up
from echodiary.platform.embedded_postgres import EmbeddedPostgres
from echodiary.platform.sealing.key_store import FolderKeyStore
from echodiary.platform.sealing.keyring import KeyRing
from echodiary.platform.sealing.sealer import Sealer

RING = base64.urlsafe_b64encode(b"b" * 32).decode()


@dataclass(frozen=True)
class House:
    """Where everything is; `client` is somebody who writes in `book_id`."""

    url: str
    bare_url: str
    client: httpx.Client
    account_id: UUID
    book_id: UUID
    filler: Filler

    @property
    def headers(self) -> dict[str, str]:
        """What a signed-in client sends."""
        return {"Authorization": self.client.headers["Authorization"]}


@contextlib.contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """Start all of it; ends with the block."""
    folder.chmod(0o711)
    with EmbeddedPostgres(folder / "data") as postgres:
        conninfo = postgres.start()
        common = {
            "ECHODIARY_DATA_DIR": str(folder / "instance"),
            "ECHODIARY_KEYS_URL": str(folder / "keys"),
            "ECHODIARY_SECRET_KEYS": RING,
            "ECHODIARY_DATABASE_URL": conninfo,
            "ECHODIARY_LOG_LEVEL": "warning",
            "ECHODIARY_DRAFTS_A_DAY": "1000000",
        }
        port, bare_port = free_port(), free_port()
        with (
            running("bench.serving", port, "/health/ready", **common),
            running("bench.bare", bare_port, "/ready", BENCH_DATABASE=conninfo),
            sign_up(f"http://127.0.0.1:{port}", "bench@example.com") as client,
        ):
            account_id = UUID(client.get("me").json()["id"])
            book_id = UUID(client.get("books").json()["items"][0]["id"])
            sealer = Sealer(KeyRing.parse(RING), FolderKeyStore(folder / "keys"))
            filler = Filler(conninfo, sealer, account_id, book_id)
            yield House(
                f"http://127.0.0.1:{port}", f"http://127.0.0.1:{bare_port}", client, account_id, book_id, filler
            )
